//! Reads error responses: turns status, headers and body into a typed error of a catalog.
#![doc = ""]
#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod captures;

mod error_view;
mod field;
mod headers;
#[cfg(feature = "http")]
mod http;
mod identify;
mod language;
mod machine;
mod media;
mod node_reader;
mod options;
mod parsed;
mod part;
mod path;
mod reading;
mod received;
#[cfg(feature = "reqwest")]
mod reqwest;
mod retry;
mod sanitized;
mod small;
mod tape;
mod typed;
mod value;

#[cfg(feature = "reqwest")]
pub use self::reqwest::{RequestBuilderExt, ResponseExt};
pub use field::Field;
pub use language::accept_language;
pub use options::{MAX_BODY, ReadOptions};
pub use part::Part;
pub use reading::{Reading, read, read_with};
pub use received::Received;
pub use retry::Retry;
pub use tape::MAX_DEPTH;
pub use value::Value;
