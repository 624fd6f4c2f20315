//! Text → [`Document`]: shape only, no meaning.
//!
//! 1. `syntax`: where everything is. After it, the file is YAML without anything that the format forbids.
//! 2. `shape`: what the format's declarations take, asked from their `Deserialize` itself.
//! 3. `convert`: syntax tree against shape. Reports every key and value that does not fit and makes a `serde_yaml::Value` of the rest.
//! 4. `decode`: values → declarations, entry by entry, with serde. After it, what is in the document has the right types.

use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::parse as words;
use crate::document::Document;
use crate::source::{FileId, Role, SourceFile, Sources};

mod convert;
mod decode;
mod lookalike;
mod misplaced;
mod named_map;
mod parallel;
mod presets;
mod reference;
mod shape;
mod spaces;
mod syntax;
mod texts;
mod unknown_key;
mod wrong_type;

pub(crate) use presets::presets;
pub use reference::{FormatMap, explain_key, format_maps};
pub use shape::{Field, Shape, Takes};
pub(crate) use syntax::{NodeId, NodeKind, SyntaxTree, is_forbidden, locate};

/// The result of parsing.
#[derive(Debug, Default)]
pub(crate) struct Parsed {
    pub(crate) document: Document,
    /// One per file, in the order of the sources.
    pub(crate) trees: Vec<SyntaxTree>,
    /// For each file, the first line of each of its errors.
    pub(crate) lines: Vec<Vec<usize>>,
}

/// Parses every file.
pub(crate) fn parse(sources: &Sources, diagnostics: &mut Diagnostics) -> Parsed {
    let trees = syntax_trees(sources, diagnostics);
    let mut document = decode::document(sources, &trees, diagnostics);
    let named = presets::named(&document);
    if let Some(cover) = &mut document.cover {
        cover.decl.presets = named;
    }
    let lines = trees.iter().map(lines).collect();
    Parsed { document, trees, lines }
}

/// Reads the syntax tree of every file.
fn syntax_trees(sources: &Sources, diagnostics: &mut Diagnostics) -> Vec<SyntaxTree> {
    let built = parallel::map(sources.files.len(), |index| {
        let mut own = Diagnostics::default();
        let tree = syntax_tree(sources, FileId(index), &sources.files[index].bytes, &mut own);
        (tree, own.list)
    });
    let (trees, problems): (Vec<_>, Vec<_>) = built.into_iter().unzip();
    problems.into_iter().flatten().for_each(|problem| diagnostics.push(problem));
    trees
}

/// Reads the syntax tree of a file, unless its name excludes it.
fn syntax_tree(
    sources: &Sources,
    file: FileId,
    bytes: &[u8],
    diagnostics: &mut Diagnostics,
) -> SyntaxTree {
    if !sources.misnamed.contains(&file) {
        return SyntaxTree::build(bytes, file, diagnostics);
    }
    let SourceFile { path, role, .. } = &sources.files[file.0];
    let name = path.rsplit('/').next().unwrap_or(path);
    diagnostics.push(words::file_name(file, name, *role == Role::Cover));
    SyntaxTree::refused()
}

/// Returns the first line of each error of a file.
fn lines(tree: &SyntaxTree) -> Vec<usize> {
    let errors = tree.root().and_then(|root| tree.get(root, "errors"));
    let (mut line, mut counted) = (1, 0);
    let begins = errors.into_iter().flat_map(|errors| tree.pairs(errors));
    let lines = begins.map(|(_, entry)| {
        let begin = tree.key_range(entry).start;
        let between = tree.text().get(counted..begin).unwrap_or_default();
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
#[cfg(test)]
mod yaml_test_suite;
