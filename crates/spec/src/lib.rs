//! Reads, checks and lowers errbook catalogs.
//!
//! ```text
//! catalog/**/*.yaml ── source ──▶ text ── parse ──▶ Document ── resolve ──▶ Catalog ── lower ──▶ Lowered
//!                                                   as written              as meant             the runtime's tables
//! ```
//!
//! [`load`] runs the stages up to the [`model::Catalog`] and reports every problem at once. [`lower()`] turns a
//! catalog into the tables that the runtime reads, in memory or printed as Rust.

pub mod artifact;
pub mod commonmark;
pub mod diagnostic;
mod document;
pub mod edit;
mod envelope;
mod error;
#[cfg(test)]
mod fixture;
mod load;
pub mod lower;
pub mod model;
mod occurrence;
mod parse;
mod preset;
mod presets;
pub mod reading;
mod resolve;
pub mod rust_names;
pub mod site_words;
mod sound;
pub mod source;
pub mod suggest;

pub use envelope::{EnvelopeWord, WordSort, envelope_words, explain_word};
pub use error::Error;
pub use load::{Loaded, load};
pub use lower::{Lowered, Views, lower};
pub use occurrence::{Occurrence, OwnedArgs};
pub use parse::{Field, FormatMap, Shape, Takes, explain_key, format_maps};
pub use preset::preset;
pub use presets::{STANDARD_PRESET, preset_text, presets};
pub use resolve::is_empty_text;
pub use sound::sound;

/// The examples of the README are compiled.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
