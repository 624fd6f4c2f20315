//! Catalog and tables → Rust.

mod ident;
mod literal;
mod printer;
mod prose;

use errbook_spec::Lowered;
use errbook_spec::artifact::Artifact;
use errbook_spec::model::Catalog;

/// How Rust is emitted.
#[derive(Clone, Debug)]
pub struct Options {
    /// The command that the first line names.
    pub command: String,
}

/// Returns the Rust of a catalog: `mod.rs`, and the tables and texts that it includes.
#[must_use]
pub fn emit(catalog: &Catalog, lowered: &Lowered, options: &Options) -> Vec<Artifact> {
    let _ = (catalog, lowered, options);
    Vec::new()
}
