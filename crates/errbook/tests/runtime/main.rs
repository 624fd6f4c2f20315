//! The runtime over a small catalog whose tables are made by hand.

mod allocation;
mod bodies;
mod build;
mod facts;
mod failure;
mod headers;
mod index;
mod language;
mod masking;
mod mini;
mod occurrence;
mod program;
#[cfg(feature = "tracing")]
mod record;
mod requests;
mod robust;
mod uris;
