//! Maps of named things: errors, translations, envelopes.

use super::SyntaxTree;
use super::syntax::NodeId;

/// A map whose keys are names: the kind of thing that they belong to.
#[derive(Clone, Copy)]
pub(super) struct NamedMap {
    /// Such as `an error`.
    pub(super) thing: &'static str,
    /// Such as `a code`.
    pub(super) name: &'static str,
    /// An example of a name.
    pub(super) example: &'static str,
    /// Keys that are unique to this kind of thing.
    pub(super) marks: &'static [&'static str],
}

/// The errors of a group.
pub(super) const ERRORS: NamedMap = NamedMap {
    thing: "an error",
    name: "a code",
    example: "sold-out",
    marks: &["status", "title", "description", "resolution"],
};

/// The translations of a group's errors.
pub(super) const TRANSLATIONS: NamedMap = NamedMap { thing: "a translation", ..ERRORS };

/// The envelopes of a cover.
pub(super) const ENVELOPES: NamedMap = NamedMap {
    thing: "an envelope",
    name: "an envelope",
    example: "house",
    marks: &["body", "content_type", "extends", "http_status", "serializer"],
};

/// Returns whether a value has keys that are unique to this kind of thing.
pub(super) fn is_thing(tree: &SyntaxTree, value: NodeId, named: NamedMap) -> bool {
    named.marks.iter().any(|mark| tree.get(value, mark).is_some())
}
