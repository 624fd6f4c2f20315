//! Generates Rust from errbook catalogs.
#![doc = ""]
#![doc = include_str!("../README.md")]

mod builder;
mod compiled;
mod emit;
mod script;

use std::path::Path;

pub use builder::Builder;
pub use emit::{Options, emit};
pub use errbook_spec::Error;

/// Compiles the catalog in a folder, for `errbook::include_catalog!` to include.
///
/// For build scripts: a relative folder is looked up in the package's own, and the code is written below
/// `OUT_DIR`. Cargo is told what to watch, and shows what is worth a warning.
///
/// # Errors
///
/// If the folder has no catalog or several, or something is wrong with it. Shown with `{:?}`, as `main` does,
/// the error is the report. Nothing is written then.
///
/// # Examples
///
/// ```no_run
/// fn main() -> Result<(), errbook_codegen::Error> {
///     errbook_codegen::compile("catalog")
/// }
/// ```
pub fn compile(catalog: impl AsRef<Path>) -> Result<(), Error> {
    configure().compile(catalog)
}

/// Returns the options of a build script.
///
/// # Examples
///
/// A server on axum that publishes two of the catalog's languages:
///
/// ```no_run
/// # fn main() -> Result<(), errbook_codegen::Error> {
/// errbook_codegen::configure().axum().languages(["en", "es"]).compile("catalog")
/// # }
/// ```
#[must_use]
pub fn configure() -> Builder {
    Builder::default()
}
