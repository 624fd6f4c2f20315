//! The stages in order.

use crate::Error;
use crate::diagnostic::{Diagnostics, Report};
use crate::model::Catalog;
use crate::source::Sources;
use crate::{parse, resolve};

/// What came of reading a catalog.
#[derive(Debug)]
pub struct Loaded {
    /// The catalog, unless something is wrong with it.
    pub catalog: Option<Catalog>,
    /// Everything that was found, errors and warnings.
    pub report: Report,
}

impl Loaded {
    /// Returns the catalog, and the report with its warnings.
    ///
    /// # Errors
    ///
    /// The report, where something is wrong with the catalog.
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
    let texts = parse::locate(parsed.outlines, &mut diagnostics);
    Loaded { catalog, report: Report::new(sources, texts, diagnostics) }
}
