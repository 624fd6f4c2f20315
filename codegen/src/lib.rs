//! Generates Rust from errbook catalogs.
#![doc = ""]
#![doc = include_str!("../README.md")]

mod builder;
mod compiled;
mod emit;
mod examples;
mod script;

use std::path::Path;

pub use builder::Builder;
pub use emit::{Options, emit};
pub use errbook_spec::Error;
pub use examples::{Example, examples};

/// Compiles the catalog in a folder, for `errbook::include_catalog!` to include.
///
/// Call it from a build script. A relative path is resolved against the package's folder, and the code is written below `OUT_DIR`.
/// Cargo runs the script again when a file of the catalog changes, and shows its warnings.
///
/// # Errors
///
/// Returns an error if the folder has no catalog or several, or if the catalog has errors. Its `Debug` output, which `main` prints, is
/// the report. Nothing is written then.
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
