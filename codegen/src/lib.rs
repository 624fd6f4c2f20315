//! Generates Rust from errbook catalogs.
#![doc = ""]
#![doc = include_str!("../README.md")]

mod compiled;
mod emit;
mod script;

use std::path::{Path, PathBuf};

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

/// Options of a build script.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    languages: Option<Vec<String>>,
    out_dir: Option<PathBuf>,
    options: Options,
    #[cfg(feature = "openapi")]
    openapi: bool,
}

impl Builder {
    /// Keeps these languages only, and always the source language.
    #[must_use]
    pub fn languages(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.languages = Some(tags.into_iter().map(Into::into).collect());
        self
    }

    /// Writes below this folder instead of `OUT_DIR`.
    #[must_use]
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Lets every error be returned by a handler of axum. The crate that includes the code depends on `errbook-axum`.
    #[must_use]
    pub fn axum(mut self) -> Self {
        self.options.axum = true;
        self
    }

    /// Lets every error be returned by a handler of actix-web. The crate that includes the code depends on `errbook-actix`.
    #[must_use]
    pub fn actix(mut self) -> Self {
        self.options.actix = true;
        self
    }

    /// Lets `AnyError` be made again of a response, by `errbook-client`.
    #[must_use]
    pub fn client(mut self) -> Self {
        self.options.client = true;
        self
    }

    /// Lets operations list the errors that they answer with, and their examples: in the `OpenAPI` document that utoipa or
    /// aide collects from the types of an API. `errbook-axum` and `errbook-actix` have features `utoipa` and `aide`, or the
    /// crate that includes the code has them of `errbook`; without them nothing comes of it.
    ///
    /// For build scripts that ask for the feature `openapi` of this crate.
    #[cfg(feature = "openapi")]
    #[must_use]
    pub fn openapi(mut self) -> Self {
        self.openapi = true;
        self
    }

    /// Compiles the catalog in a folder, see [`compile()`].
    ///
    /// # Errors
    ///
    /// As [`compile()`]; and where the catalog has no such language.
    pub fn compile(&self, catalog: impl AsRef<Path>) -> Result<(), Error> {
        script::run(self, catalog.as_ref())
    }
}
