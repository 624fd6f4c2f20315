//! Guesses the intended key of an unknown one.

use super::SyntaxTree;
use super::named_map;
use super::shape::{Field, Shape, Takes};
use super::spaces::{instead_of_space, odd_space};
use super::syntax::{NodeId, NodeKind};
use crate::document::{CoverDecl, EntryDecl, Scalar};
use crate::suggest::nearest;

mod other_names;

/// The intended key.
#[derive(Debug)]
pub(super) enum KeyGuess {
    /// This key, by another name or misspelled.
    Key(&'static str),
    /// This key and its value, with no colon between them.
    Joined(&'static str, String),
    /// One of the things in this map.
    In(&'static str),
    /// Something that belongs elsewhere, with its place.
    Elsewhere(String),
    /// A key with an odd space in it.
    Spaced(char, Option<&'static str>),
    Nothing,
}

impl KeyGuess {
    /// Guesses the intended key, from the possible keys of the map and its missing ones.
    pub(super) fn of(
        tree: &SyntaxTree,
        name: &str,
        value: NodeId,
        fields: &[Field],
        left: &[&'static str],
    ) -> Self {
        let known: Vec<&'static str> = fields.iter().map(|field| field.name).collect();
        if let Some((_, space)) = odd_space(name) {
            let without = name.replace(space, "");
            return Self::Spaced(space, left.iter().find(|key| **key == without).copied());
        }
        let holds_entries = is_entry(tree, value);
        let is_group = known.contains(&"group") && left.contains(&"errors");
        if is_group && holds_entries && tree.get(value, "status").is_none() {
            return Self::Key("errors");
        }
        if known.contains(&"envelopes") && named_map::is_thing(tree, value, named_map::ENVELOPES) {
            return Self::Elsewhere("indent it below `envelopes:` if it is an envelope".to_owned());
        }
        if known.contains(&"causes")
            && known.contains(&"trace_id")
            && other_names::here(name, left).is_none()
        {
            let help = "write the values of params below `params:`, as in `params: { left: 3 }`";
            return Self::Elsewhere(help.to_owned());
        }
        // Values that are sent belong in the body.
        let is_sent = tree.scalar(value).contains('$')
            || tree.pairs(value).any(|(key, _)| tree.scalar(key).starts_with('$'));
        if known.contains(&"requires_props") && is_sent {
            return Self::Elsewhere("indent it below `body:`".to_owned());
        }
        if known.contains(&"group")
            && left.contains(&"group")
            && tree.get(value, "errors").is_some()
        {
            let help = format!("write `group: {name}`, and what is below it without indentation");
            return Self::Elsewhere(help);
        }
        if let Some(place) = elsewhere(name, &known, holds_entries) {
            return Self::Elsewhere(place);
        }
        let words = name.split_once([' ', ':', '=']);
        let joined =
            words.and_then(|(key, rest)| Some((left.iter().find(|it| **it == key)?, rest)));
        if let Some((key, rest)) = joined.filter(|_| tree.is_null(value)) {
            return Self::Joined(key, rest.trim_start_matches([' ', ':', '=']).to_owned());
        }
        let fitting = fields
            .iter()
            .filter(|field| left.contains(&field.name) && may_take(tree, value, &field.takes));
        let fitting: Vec<&'static str> = fitting.map(|field| field.name).collect();
        let is_status = |key: &&'static str| *key == "status" && is_number_of_status(tree, value);
        let status = fitting.iter().copied().find(is_status).filter(|_| name == "code");
        let other = status.or_else(|| other_names::here(name, &fitting));
        if let Some(key) = other.or_else(|| nearest(name, left.iter().copied())) {
            return Self::Key(key);
        }
        if known.contains(&"params") && tree.get(value, "type").is_some() {
            return Self::In("params");
        }
        Self::Nothing
    }

    /// Returns the help with the text to write.
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

/// Returns the required keys among those of a map.
fn required(known: &[&str]) -> &'static [&'static str] {
    if known.contains(&"status") {
        &["status", "title", "description", "resolution"]
    } else if known.contains(&"group") {
        &["group", "title"]
    } else if known.contains(&"envelopes") {
        &["catalog", "title", "language", "envelope"]
    } else if known.contains(&"groups") {
        &["language"]
    } else {
        &[]
    }
}

/// Returns the unused keys that an unknown key with no similarity may mean, and the single missing key among them. If two are
/// missing, neither is more likely.
pub(super) fn candidates(
    tree: &SyntaxTree,
    value: NodeId,
    fields: &[Field],
    left: &[&'static str],
) -> (Vec<&'static str>, Option<&'static str>) {
    let known: Vec<&str> = fields.iter().map(|field| field.name).collect();
    let is_required = |key: &&'static str| required(&known).contains(key);
    let is_fitting = |key: &&'static str| {
        let field = fields.iter().find(|field| field.name == *key);
        field.is_some_and(|field| may_take(tree, value, &field.takes))
    };
    let mut missing = left.iter().copied().filter(is_required);
    let only = missing.next().filter(|_| missing.next().is_none()).filter(is_fitting);
    let optional = left.iter().copied().filter(|key| !is_required(key)).filter(is_fitting);
    (optional.chain(only).collect(), only)
}

/// Returns whether a value has a type that a key accepts.
fn may_take(tree: &SyntaxTree, value: NodeId, takes: &Takes) -> bool {
    let Takes::Value(shape) = takes else { return tree.kind(value) == NodeKind::Map };
    let scalar = Scalar::plain(tree.scalar(value));
    match (shape, tree.kind(value)) {
        (Shape::Any, _)
        | (Shape::List(_) | Shape::ListOr(_), NodeKind::List)
        | (Shape::Pairs(_) | Shape::Struct(_) | Shape::ListOr(_), NodeKind::Map) => true,
        (Shape::TextOr(other), NodeKind::List) => matches!(**other, Shape::List(_)),
        (Shape::TextOr(other), NodeKind::Map) => !matches!(**other, Shape::List(_)),
        (_, NodeKind::List | NodeKind::Map) => false,
        (Shape::Integer(..), _) => matches!(scalar, Scalar::Integer(_)),
        (Shape::Boolean, _) => matches!(scalar, Scalar::Boolean(_)),
        (Shape::Text | Shape::TextOr(_), _) => true,
        _ => false,
    }
}

/// Returns whether a value is a number in the range of an error's status.
fn is_number_of_status(tree: &SyntaxTree, value: NodeId) -> bool {
    matches!(Scalar::plain(tree.scalar(value)), Scalar::Integer(400..=599))
}

/// Returns whether a value looks like an error, or in a translation like the texts of one or several.
pub(super) fn is_entry(tree: &SyntaxTree, value: NodeId) -> bool {
    let has = |map, keys: &[&str]| keys.iter().all(|key| tree.get(map, key).is_some());
    let texts = ["title", "description", "resolution"];
    let is_one = |map| has(map, &["status"]) || has(map, &texts);
    is_one(value) || tree.pairs(value).any(|(_, inner)| is_one(inner))
}

/// Returns the help for a key that belongs to another map. `is_entry` is whether its value looks like an error.
fn elsewhere(name: &str, known: &[&str], is_entry: bool) -> Option<String> {
    let is_in = |shape: Shape| matches!(shape, Shape::Struct(fields) if fields.iter().any(|it| it.name == name));
    let (cover, group, overlay) =
        (known.contains(&"envelopes"), known.contains(&"group"), known.contains(&"groups"));
    let entry = known.contains(&"status");
    if name == "required" && known.contains(&"optional") {
        return Some("remove it: a param is required unless it has `optional: true`".to_owned());
    }
    let limits =
        ["min", "max", "minimum", "maximum", "min_length", "minLength", "pattern", "regex"];
    if limits.contains(&name) && known.contains(&"optional") {
        let help = "remove it, or say it in `description`: no limit but `max_length` is checked";
        return Some(help.to_owned());
    }
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
