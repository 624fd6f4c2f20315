//! Text → [`Document`]: shape only, no meaning.

use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::source::Sources;

mod outline;

pub(crate) use outline::Outline;

/// What parsing gives.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub(crate) document: Document,
    /// One a file, in the order of the sources.
    pub(crate) outlines: Vec<Outline>,
}

/// Parses every file.
pub(crate) fn parse(sources: &Sources, diagnostics: &mut Diagnostics) -> Parsed {
    let _ = (sources, diagnostics);
    Parsed::default()
}
