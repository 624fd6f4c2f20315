//! Makes catalogs from lists of errors in other formats, and updates catalogs that were made this way.
//!
//! ```text
//! source texts ── formats ──▶ Imported ── merge ──▶ files of the catalog
//!                             values, each taken or guessed; losses
//!                                │
//!                                └── report ──▶ what was taken, guessed and lost
//! ```
//!
//! No function reads or writes files.
//!
//! # Add a format
//!
//! A format is one file in `formats`, with one function from [`Source`]s to an [`Imported`] catalog, and one row in
//! `formats/mod.rs`, which names it. The function
//!
//! - puts every value of the source into a [`Map`]: [`Map::take`] if the source has it, [`Map::guess`] with a reason if not,
//! - reports every value that it can't take with [`Imported::lose`] and the value's line,
//! - returns [`Source::error`] with a line if it can't read the source.
//!
//! Counts and places of the report come from these values, so no format counts. `document` reads JSON and YAML with the line of each
//! value, `message` turns placeholders into params, and `names` makes names that the catalog accepts.

mod cover;
mod document;
mod empty;
mod existing;
mod format;
mod formats;
mod html;
mod imported;
mod mapping;
mod merge;
mod message;
mod names;
mod printable;
mod report;
mod source;
mod tree;

pub use existing::CatalogFile;
pub use format::{Format, Options};
pub use formats::FORMATS;
pub use imported::{Group, Imported, Loss};
pub use merge::{Merged, MergedFile, merge};
pub use report::report;
pub use source::Source;
pub use tree::{Map, Origin, Tree};
