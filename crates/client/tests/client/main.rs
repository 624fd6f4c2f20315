//! Reads responses by catalogs that are made by hand.

#[expect(dead_code, reason = "the tests of the runtime use more of it")]
#[path = "../../../errbook/tests/runtime/build.rs"]
mod build;

mod bodies;
mod hostile;
#[cfg(feature = "http")]
mod http;
mod identify;
mod nodes;
#[cfg(feature = "reqwest")]
mod reqwest;
mod seeds;
mod shop;
mod typed;
#[cfg(feature = "xml")]
mod xml;
