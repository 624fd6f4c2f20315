//! Text → [`Document`]: shape only, no meaning.

use crate::diagnostic::Diagnostics;
use crate::document::{Document, EnvelopeDecl};
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

/// Parses the text of one envelope, such as a preset: `content_type`, `http_status`, `extends`, `headers`, `body`.
///
/// # Errors
///
/// The drawn report, where something is wrong with the text.
pub(crate) fn parse_envelope(name: &str, text: &str) -> Result<EnvelopeDecl, String> {
    let _ = (name, text);
    Ok(EnvelopeDecl::default())
}
