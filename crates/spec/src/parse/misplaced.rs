//! Keys with the indentation of a name.

use super::SyntaxTree;
use super::convert::Converter;
use super::named_map::{ERRORS, NamedMap, is_thing};
use super::shape::Shape;
use super::syntax::NodeId;
use crate::diagnostic::Place;
use crate::diagnostic::words::parse as words;

/// Reports keys in the place of a name: they belong to the previous thing, or to one without a name. `shape` is the shape of a
/// thing. The keys are not read.
pub(super) fn report(converter: &mut Converter<'_>, map: NodeId, shape: &Shape, named: NamedMap) {
    let Shape::Struct(fields) = shape else { return };
    let Converter { tree, file, diagnostics, skipped } = converter;
    if misindented_name(tree, map, named).is_some() {
        return;
    }
    let pairs: Vec<_> = tree.pairs(map).collect();
    let mut before = None;
    let mut told = false;
    for (key, value) in pairs {
        let name = tree.scalar(key);
        let is_key = fields.iter().any(|field| field.name == name);
        if !is_key || is_thing(tree, value, named) || tree.range(value).is_empty() {
            before = Some(value);
            continue;
        }
        let place = Place::Span(*file, tree.range(key));
        match before {
            Some(before) => {
                diagnostics.push(words::as_name(
                    name,
                    (named.thing, named.name),
                    tree.indent(key) + 2,
                    place,
                ));
                diagnostics.reject(*file, tree.path_to(before).key(name));
            }
            None if told => {}
            None => {
                told = true;
                diagnostics.push(words::unnamed(name, named.name, named.example, place));
                diagnostics.reject(*file, tree.path_to(map));
            }
        }
        diagnostics.reject(*file, tree.path_to(value));
        skipped.push(value);
    }
}

/// Reports a name with the indentation of its thing's keys. It has no value then.
pub(super) fn is_misindented(converter: &mut Converter<'_>, map: NodeId, named: NamedMap) -> bool {
    let Converter { tree, file, diagnostics, .. } = converter;
    let Some((key, value)) = misindented_name(tree, map, named) else { return false };
    let place = Place::Span(*file, tree.key_range(value));
    let expected = tree.indent_around(map);
    let (name, indent) = (tree.scalar(key), tree.indent(key));
    diagnostics.push(words::misindented(name, indent, expected, None, place));
    diagnostics.reject(*file, tree.path_to(map));
    true
}

/// Skips a key without a value if its children are next to it. They are reported as unknown keys.
pub(super) fn outside(converter: &mut Converter<'_>, root: NodeId, key: &str, named: NamedMap) {
    let Converter { tree, file, diagnostics, skipped } = converter;
    let Some(empty) = tree.get(root, key).filter(|map| tree.is_null(*map)) else { return };
    let is_outside = |(_, value): (NodeId, NodeId)| is_thing(tree, value, named);
    if tree.pairs(root).any(is_outside) {
        diagnostics.reject(*file, tree.path_to(empty));
        skipped.push(empty);
    }
}

/// Returns the key without a value right before a key that is unique to a thing.
fn misindented_name(tree: &SyntaxTree, map: NodeId, named: NamedMap) -> Option<(NodeId, NodeId)> {
    let pairs: Vec<_> = tree.pairs(map).collect();
    let is_misindented = |pair: &&[(NodeId, NodeId)]| {
        let ((_, nothing), (key, value)) = (pair[0], pair[1]);
        tree.range(nothing).is_empty() && is_mark(tree, key, value, named)
    };
    pairs.windows(2).find(is_misindented).map(|pair| pair[0])
}

/// Returns whether a key is unique to a thing, and its value is not a thing.
fn is_mark(tree: &SyntaxTree, key: NodeId, value: NodeId, named: NamedMap) -> bool {
    let is_body = tree.scalar(key) == "body";
    named.marks.contains(&tree.scalar(key)) && (is_body || tree.is_scalar(value))
}

/// Returns whether a value in the place of a translation's group contains the texts of a code.
pub(super) fn is_code(tree: &SyntaxTree, group: NodeId) -> bool {
    let keys = [
        "status",
        "title",
        "description",
        "resolution",
        "detail",
        "cases",
        "reasons",
        "field_errors",
    ];
    let is_text = |(key, _): &(NodeId, NodeId)| keys.contains(&tree.scalar(*key));
    let is_code = |(_, value): &(NodeId, NodeId)| is_thing(tree, *value, ERRORS);
    let (texts, codes): (Vec<_>, Vec<_>) = tree.pairs(group).partition(is_text);
    !texts.is_empty()
        && !codes.iter().any(is_code)
        && misindented_name(tree, group, ERRORS).is_none()
}
