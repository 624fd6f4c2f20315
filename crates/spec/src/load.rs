//! The stages in order.

use crate::Error;
use crate::diagnostic::{Diagnostics, Report};
use crate::model::Catalog;
use crate::source::Sources;
use crate::{parse, resolve};

/// The result of [`load`]: the catalog, if it has no errors, and the report.
#[derive(Debug)]
pub struct Loaded {
    /// The catalog; `None` if it has errors.
    pub catalog: Option<Catalog>,
    /// All errors and warnings.
    pub report: Report,
}

impl Loaded {
    /// Returns the catalog and its warnings, or the report as an error if the catalog has errors.
    ///
    /// # Errors
    ///
    /// Returns an error if the catalog has errors.
    pub fn into_result(self) -> Result<(Catalog, Report), Error> {
        match self.catalog {
            Some(catalog) => Ok((catalog, self.report)),
            None => Err(self.report.into_error()),
        }
    }
}

/// Reads a catalog from its sources and reports every problem.
#[must_use]
pub fn load(sources: Sources) -> Loaded {
    let mut diagnostics = Diagnostics::default();
    let parsed = parse::parse(&sources, &mut diagnostics);
    let catalog = resolve::resolve(&parsed.document, &parsed.lines, &mut diagnostics);
    let catalog = catalog.filter(|_| !diagnostics.has_errors());
    let texts = parse::locate(parsed.trees, &mut diagnostics);
    Loaded { catalog, report: Report::new(sources, texts, diagnostics) }
}
