//! The canonical order of keys: that of the format's declarations.

use super::FileKind;
use super::node::{Above, Collection, Node};
use super::print;
use crate::parse::{Field, Shape, Takes, format_maps};

/// The shape of a file, which orders its keys.
pub(super) fn shape(kind: FileKind) -> Shape {
    let name = match kind {
        FileKind::Cover => "cover",
        FileKind::Group => "group",
        FileKind::Translation => "translation",
    };
    let map = format_maps().into_iter().find(|map| map.name == name);
    Shape::Struct(map.map(|map| map.keys).unwrap_or_default())
}

/// Sorts the keys of a map and of the maps in it. Keys of other maps than those of the format stay as they are.
pub(super) fn sort(map: &mut Collection, shape: &Shape) {
    if let (Some(fields), true) = (fields(shape), map.is_map) {
        map.items.sort_by_key(|item| rank(fields, item.key()));
    }
    for item in &mut map.items {
        if let (Node::Collection(value), Some(shape)) =
            (&mut item.value, below(shape, item.key.as_ref().map(|(_, key)| key.as_str())))
        {
            sort(value, shape);
        }
    }
}

/// Returns the place of a key in the order; unknown keys are last.
pub(super) fn rank(fields: &[Field], key: &str) -> usize {
    fields.iter().position(|field| field.name == key).unwrap_or(fields.len())
}

/// Returns the keys of a map of the format.
pub(super) fn fields(shape: &Shape) -> Option<&[Field]> {
    match shape {
        Shape::Struct(fields) => Some(fields),
        Shape::TextOr(other) | Shape::ListOr(other) => fields(other),
        _ => None,
    }
}

/// Returns the shape of a value of a map, or of an item of a list.
pub(super) fn below<'s>(shape: &'s Shape, key: Option<&str>) -> Option<&'s Shape> {
    match (shape, key) {
        (Shape::Struct(fields), Some(key)) => {
            let field = fields.iter().find(|field| field.name == key)?;
            match &field.takes {
                Takes::Value(shape) => Some(shape),
                Takes::Elsewhere => None,
            }
        }
        (Shape::Pairs(value), Some(_)) => Some(value),
        (Shape::List(item), None) => Some(item),
        (Shape::TextOr(other) | Shape::ListOr(other), key) => below(other, key),
        _ => None,
    }
}

/// Separates the errors of a group by blank lines, unless both are on one line.
pub(super) fn separate(group: &mut Collection) {
    let errors = group.items.iter_mut().find(|item| item.key() == ERRORS);
    let Some(Node::Collection(errors)) = errors.map(|item| &mut item.value) else { return };
    let mut is_last_long = false;
    for (index, item) in errors.items.iter_mut().enumerate() {
        let start = print::INDENT + item.key().chars().count() + 2;
        let is_long = matches!(&item.value, Node::Collection(value) if !value.is_flow || !print::fits(&item.value, start));
        if index > 0 && (is_long || is_last_long) && item.above.first() != Some(&Above::Blank) {
            item.above.insert(0, Above::Blank);
        }
        is_last_long = is_long;
    }
}

/// The key of the errors of a group.
pub(super) const ERRORS: &str = "errors";
