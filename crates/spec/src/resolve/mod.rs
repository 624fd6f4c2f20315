//! [`Document`] → [`Catalog`]: all meaning.

use crate::diagnostic::Diagnostics;
use crate::document::Document;
use crate::model::Catalog;

/// Resolves a document.
pub(crate) fn resolve(document: &Document, diagnostics: &mut Diagnostics) -> Option<Catalog> {
    let _ = (document, diagnostics);
    None
}
