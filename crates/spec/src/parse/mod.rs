//! Text → [`Document`]: shape only, no meaning.
//!
//! 1. `outline`: where everything is. After it, the file is YAML without anything that the format forbids.
//! 2. `shape`: what the format's declarations take, asked from their `Deserialize` itself.
//! 3. `convert`: outline against shape. Reports every key and value that does not fit and makes a `serde_yaml::Value` of the rest.
//! 4. `decode`: values → declarations, entry by entry, with serde. After it, what is in the document has the right types.

use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::parse as words;
use crate::document::Document;
use crate::source::{FileId, Role, SourceFile, Sources};

mod alike;
mod convert;
mod decode;
mod described;
mod instead;
mod known;
mod level;
mod meant;
mod misplaced;
mod outline;
mod presets;
mod shape;
mod spaces;
mod texts;

pub use described::explain_key;
pub(crate) use outline::{Outline, locate};
pub(crate) use presets::presets;

/// What parsing gives.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub(crate) document: Document,
    /// One a file, in the order of the sources.
    pub(crate) outlines: Vec<Outline>,
    /// One a file: on which line each of its errors begins.
    pub(crate) lines: Vec<Vec<usize>>,
}

/// Parses every file.
pub(crate) fn parse(sources: &Sources, diagnostics: &mut Diagnostics) -> Parsed {
    let outlines: Vec<Outline> = sources
        .files
        .iter()
        .enumerate()
        .map(|(index, file)| outline(sources, FileId(index), &file.bytes, diagnostics))
        .collect();
    let mut document = decode::document(sources, &outlines, diagnostics);
    let named = presets::named(&document);
    if let Some(cover) = &mut document.cover {
        cover.decl.presets = named;
    }
    let lines = outlines.iter().map(lines).collect();
    Parsed { document, outlines, lines }
}

/// Reads the outline of a file, unless its name says that it would otherwise be passed over.
fn outline(
    sources: &Sources,
    file: FileId,
    bytes: &[u8],
    diagnostics: &mut Diagnostics,
) -> Outline {
    if !sources.misnamed.contains(&file) {
        return Outline::build(bytes, file, diagnostics);
    }
    let SourceFile { path, role, .. } = &sources.files[file.0];
    let name = path.rsplit('/').next().unwrap_or(path);
    diagnostics.push(words::file_name(file, name, *role == Role::Cover));
    Outline::refused()
}

/// Returns on which line each of the errors of a file begins.
fn lines(outline: &Outline) -> Vec<usize> {
    let errors = outline.root().and_then(|root| outline.get(root, "errors"));
    let (mut line, mut counted) = (1, 0);
    let begins = errors.into_iter().flat_map(|errors| outline.pairs(errors));
    let lines = begins.map(|(_, entry)| {
        let begin = outline.key_range(entry).start;
        let between = outline.text().get(counted..begin).unwrap_or_default();
        line += between.matches('\n').count();
        counted = begin;
        line
    });
    lines.collect()
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
