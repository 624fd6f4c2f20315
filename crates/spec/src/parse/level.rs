//! The levels of named things: errors, translations, envelopes.

use super::SyntaxTree;
use super::syntax::NodeId;

/// The kind of thing that the names of a map belong to.
#[derive(Clone, Copy)]
pub(super) struct Level {
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
pub(super) const ERRORS: Level = Level {
    thing: "an error",
    name: "a code",
    example: "sold-out",
    marks: &["status", "title", "description", "resolution"],
};

/// The translations of a group's errors.
pub(super) const TRANSLATIONS: Level = Level { thing: "a translation", ..ERRORS };

/// The envelopes of a cover.
pub(super) const ENVELOPES: Level = Level {
    thing: "an envelope",
    name: "an envelope",
    example: "house",
    marks: &["body", "content_type", "extends", "http_status", "serializer"],
};

/// Returns whether a value has keys that are unique to this kind of thing.
pub(super) fn is_thing(tree: &SyntaxTree, value: NodeId, level: Level) -> bool {
    level.marks.iter().any(|mark| tree.get(value, mark).is_some())
}
