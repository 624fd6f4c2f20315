//! Writes YAML: new files, files in canonical layout, and edits that leave everything else as it is.
//!
//! 1. `read`: syntax tree → nodes with their comments, which the tree doesn't have.
//! 2. `order`: the order of keys, from the declarations of the format.
//! 3. `merge`: changes of nodes, and `splice`: the bytes that a change replaces.
//! 4. `print`: nodes → text.

mod catalog;
mod editor;
mod merge;
mod node;
mod order;
mod print;
mod read;
mod same;
mod splice;
mod text;
mod value;

use node::{Above, Collection, Node};

pub use crate::source::Role as FileKind;
pub use catalog::{FormattedCatalog, FormattedFile, format_catalog};
pub use editor::Editor;
pub use value::Value;

use crate::Error;
use crate::diagnostic::{Diagnostics, Format, Report};
use crate::document::Scalar;
use crate::parse::{NodeId, NodeKind, SyntaxTree, is_forbidden};
use crate::source::{FileId, Sources};

/// Returns whether a file can have a character: no control other than tab and line ends, no bidirectional control, no noncharacter.
#[must_use]
pub fn is_writable(character: char) -> bool {
    !is_forbidden(character)
}

/// Prints a new file in canonical layout. A file is a [`Value::Map`].
#[must_use]
pub fn print(kind: FileKind, file: &Value) -> String {
    match Node::of(file) {
        Node::Collection(map) => canonical(kind, map),
        node @ Node::Scalar(_) => print::on_line(&node, false).unwrap_or_default() + "\n",
    }
}

/// Formats a file: keys in canonical order, one layout, the same meaning, every comment next to what it comments.
///
/// A file without a map is returned as it is.
///
/// # Errors
///
/// Returns a report if the text is not YAML that the format reads.
pub fn format(kind: FileKind, path: &str, text: &str) -> Result<String, Error> {
    let has_returns = text.split('\n').next().is_some_and(|line| line.ends_with('\r'));
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let tree = tree(path, &text)?;
    let Some(map) = read::file(&tree) else { return Ok(text) };
    let formatted = canonical(kind, map);
    let formatted = if same::is_same(&tree, &formatted) { formatted } else { text };
    Ok(if has_returns { formatted.replace('\n', "\r\n") } else { formatted })
}

/// Prints a file in canonical order and layout.
fn canonical(kind: FileKind, mut map: Collection) -> String {
    let header = header(&mut map);
    order::sort(&mut map, &order::shape(kind));
    if kind == FileKind::Group {
        order::separate(&mut map);
    }
    map.is_flow = false;
    let mut out = print::above(&header, 0);
    let mut items = print::items(&mut map, 0);
    if let Some(first) = map.items.first() {
        items.insert_str(0, &print::above(&first.above, 0));
    }
    out.push_str(&items);
    if map.items.is_empty() {
        out.push_str("{}\n");
    }
    out
}

/// Takes the comments that are about the file from its first item: those up to the last blank line, or all.
fn header(map: &mut Collection) -> Vec<Above> {
    let Some(first) = map.items.first_mut() else { return Vec::new() };
    let blank = first.above.iter().rposition(|line| *line == Above::Blank);
    let own = match blank {
        Some(blank) => first.above.split_off(blank + 1),
        None => Vec::new(),
    };
    let mut header = std::mem::replace(&mut first.above, own);
    if header.first() == Some(&Above::Blank) {
        header.remove(0);
    }
    header
}

/// Reads a text, or reports why it can't be read.
fn tree(path: &str, text: &str) -> Result<SyntaxTree, Error> {
    let mut diagnostics = Diagnostics::default();
    let tree = SyntaxTree::build(text.as_bytes(), FileId(0), &mut diagnostics);
    if !diagnostics.has_errors() {
        return Ok(tree);
    }
    let sources = Sources::from_memory(vec![(path.to_owned(), text.as_bytes().to_vec())]);
    let report = Report::new(sources, vec![text.to_owned()], diagnostics);
    Err(Error::findings(report.render(Format::Full { color: false })))
}

/// Returns the value of a node; `None` for nothing.
fn value(tree: &SyntaxTree, id: NodeId) -> Option<Value> {
    Some(match tree.kind(id) {
        NodeKind::Plain => return scalar(tree.scalar(id)),
        NodeKind::Quoted | NodeKind::Literal | NodeKind::Folded => {
            Value::Text(tree.scalar(id).to_owned())
        }
        NodeKind::List => Value::List(tree.items(id).filter_map(|id| value(tree, id)).collect()),
        NodeKind::Map => {
            let member = |(key, id)| Some((tree.scalar(key).to_owned(), value(tree, id)?));
            Value::Map(tree.pairs(id).filter_map(member).collect())
        }
    })
}

/// Returns the value of a scalar without quotes; `None` for nothing.
fn scalar(text: &str) -> Option<Value> {
    Some(match Scalar::plain(text) {
        Scalar::Null => return None,
        Scalar::Boolean(boolean) => Value::Boolean(boolean),
        // Other digits can be a text, such as `017`.
        Scalar::Integer(number) if number.to_string() == text => Value::Integer(number),
        Scalar::Float(number) if format!("{number:?}") == text => Value::Number(number),
        _ => Value::Text(text.to_owned()),
    })
}

#[cfg(test)]
mod tests;
