//! The keys of the format.

use super::shape::Shape;
use crate::document::{CoverDecl, EntryDecl, GroupDecl, OverlayDecl, ParamSpec};

/// Returns whether the format has a key with this name.
pub(super) fn is_key(name: &str) -> bool {
    let shapes = [
        Shape::of::<CoverDecl>(),
        Shape::of::<GroupDecl>(),
        Shape::of::<EntryDecl>(),
        Shape::of::<OverlayDecl>(),
        Shape::of::<ParamSpec>(),
    ];
    let has = |shape: &Shape| matches!(shape, Shape::Struct(fields) if fields.iter().any(|it| it.name == name));
    name == "errors" || shapes.iter().any(has)
}
