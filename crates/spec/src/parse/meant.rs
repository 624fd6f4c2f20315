//! What was meant by a key that a map does not have.

use super::Outline;
use super::outline::{NodeId, instead_of_space, odd_space};
use super::shape::Shape;
use crate::document::{CoverDecl, EntryDecl, GroupDecl, OverlayDecl, ParamSpec};
use crate::suggest::nearest;

/// What keys are called in other formats, and here.
const OTHER_NAMES: [(&str, &str); 27] = [
    ("args", "params"),
    ("arguments", "params"),
    ("parameters", "params"),
    ("variables", "params"),
    ("message", "detail"),
    ("msg", "detail"),
    ("text", "detail"),
    ("fix", "resolution"),
    ("solution", "resolution"),
    ("action", "resolution"),
    ("http_status", "status"),
    ("status_code", "status"),
    ("name", "title"),
    ("summary", "title"),
    ("desc", "description"),
    ("causes", "reasons"),
    ("enum", "one_of"),
    ("values", "one_of"),
    ("locale", "language"),
    ("locales", "languages"),
    ("links", "see"),
    ("id", "number"),
    ("former_codes", "aliases"),
    ("codes", "errors"),
    ("retry_after", "retry"),
    ("default", "example"),
    ("required", "optional"),
];

/// What was meant by a key.
#[derive(Debug)]
pub(super) enum Meant {
    /// This key, by another name or misspelled.
    Key(&'static str),
    /// This key and its value, with no colon between them.
    Joined(&'static str, String),
    /// One of what is in this map.
    In(&'static str),
    /// Something that is written elsewhere, with where.
    Elsewhere(String),
    /// A key with a space in it that looks like none, or like another.
    Spaced(char, Option<&'static str>),
    Nothing,
}

impl Meant {
    /// Finds out what was meant, of the keys that may be written and those of them that are left.
    pub(super) fn by(
        outline: &Outline,
        name: &str,
        value: NodeId,
        known: &[&'static str],
        left: &[&'static str],
    ) -> Self {
        if let Some((_, space)) = odd_space(name) {
            let without = name.replace(space, "");
            return Self::Spaced(space, left.iter().find(|key| **key == without).copied());
        }
        let holds_entries = is_entry(outline, value);
        let is_group = known.contains(&"group") && left.contains(&"errors");
        if is_group && holds_entries && outline.get(value, "status").is_none() {
            return Self::Key("errors");
        }
        if let Some(place) = elsewhere(name, known, holds_entries) {
            return Self::Elsewhere(place);
        }
        let words = name.split_once([' ', ':', '=']);
        let joined =
            words.and_then(|(key, rest)| Some((left.iter().find(|it| **it == key)?, rest)));
        if let Some((key, rest)) = joined.filter(|_| outline.is_null(value)) {
            return Self::Joined(key, rest.trim_start_matches([' ', ':', '=']).to_owned());
        }
        let mut other =
            OTHER_NAMES.iter().filter(|(other, _)| *other == name).map(|(_, here)| *here);
        let other = other.find(|here| left.contains(here));
        if let Some(key) = other.or_else(|| nearest(name, left.iter().copied())) {
            return Self::Key(key);
        }
        if known.contains(&"params") && outline.get(value, "type").is_some() {
            return Self::In("params");
        }
        Self::Nothing
    }

    /// Says what to write.
    pub(super) fn help(&self, name: &str) -> Option<String> {
        match self {
            Self::Key(key) => Some(format!("did you mean `{key}`?")),
            Self::Joined(key, value) => {
                Some(format!("put a colon after the key: `{key}: {value}`"))
            }
            Self::In(map) => Some(format!("indent `{name}` below `{map}:`")),
            Self::Elsewhere(place) => Some(place.clone()),
            Self::Spaced(space, _) => Some(instead_of_space(*space)),
            Self::Nothing => None,
        }
    }
}

/// Returns whether a value looks like an error, or in a translation like the texts of one or of some.
pub(super) fn is_entry(outline: &Outline, value: NodeId) -> bool {
    let has = |map, keys: &[&str]| keys.iter().all(|key| outline.get(map, key).is_some());
    let texts = ["title", "description", "resolution"];
    let is_one = |map| has(map, &["status"]) || has(map, &texts);
    is_one(value) || outline.pairs(value).any(|(_, inner)| is_one(inner))
}

/// Returns whether the format has a key of this name.
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

/// Says where a key belongs that is one of another map; `is_entry` is whether its value looks like an error.
fn elsewhere(name: &str, known: &[&str], is_entry: bool) -> Option<String> {
    let is_in = |shape: Shape| matches!(shape, Shape::Struct(fields) if fields.iter().any(|it| it.name == name));
    let (cover, group, overlay) =
        (known.contains(&"envelopes"), known.contains(&"group"), known.contains(&"groups"));
    let entry = known.contains(&"status");
    if is_entry && (group || overlay) {
        return Some("indent it below `errors:` if it is an error".to_owned());
    }
    if is_entry && entry {
        return Some(format!("indent `{name}` as the errors around it if it is an error"));
    }
    if cover && matches!(name, "errors" | "group") {
        let lines = "`group: orders`, `title: Orders`, `errors:`";
        return Some(format!(
            "move the errors to a file of their own, such as orders.yaml: {lines}"
        ));
    }
    if overlay && matches!(name, "title" | "description") {
        return Some(format!("write it below `catalog:`, as in `catalog: {{ {name}: … }}`"));
    }
    if group && is_in(Shape::of::<EntryDecl>()) {
        return Some(format!("write `{name}` below a code under `errors:`"));
    }
    if (entry || group) && (name == "envelopes" || is_in(Shape::of::<CoverDecl>())) {
        return Some(format!("move `{name}` to catalog.yaml"));
    }
    None
}
