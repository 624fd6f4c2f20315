//! The documentation site in a real browser.

mod browser;
mod find;
mod policy;
mod programs;
mod server;
mod sites;
