//! Formats the files of a catalog.

use super::format;
use crate::diagnostic::{Diagnostics, Report};
use crate::parse::{locate, syntax_trees};
use crate::source::Sources;

/// The files of a catalog in canonical layout.
#[derive(Debug)]
pub struct FormattedCatalog {
    /// The files that can be read, in order.
    pub files: Vec<FormattedFile>,
    /// The problems of the files that can't.
    pub report: Report,
}

/// A file in canonical layout.
#[derive(Debug)]
pub struct FormattedFile {
    /// The path below the catalog's folder, with `/`.
    pub path: String,
    /// The text in the file.
    pub before: String,
    /// The formatted text.
    pub after: String,
}

/// Formats the files of a catalog in memory.
#[must_use]
pub fn format_catalog(sources: Sources) -> FormattedCatalog {
    let mut diagnostics = Diagnostics::default();
    let trees = syntax_trees(&sources, &mut diagnostics);
    let mut files = Vec::new();
    for (file, tree) in sources.files.iter().zip(&trees) {
        let is_readable = !tree.is_refused() && tree.doubled().is_empty();
        let formatted = is_readable.then(|| format(file.role, &file.path, tree.text()));
        if let Some(Ok(after)) = formatted {
            let path = sources.below(&file.path).to_owned();
            files.push(FormattedFile { path, before: tree.text().to_owned(), after });
        }
    }
    let texts = locate(trees, &mut diagnostics);
    FormattedCatalog { files, report: Report::new(sources, texts, diagnostics) }
}
