//! What was meant by a key that a map does not have.

use super::shape::{Field, Shape, Takes};
use crate::document::{CoverDecl, EntryDecl};
use crate::suggest::nearest;

/// What keys are called in other formats, and here.
const OTHER_NAMES: [(&str, &str); 23] = [
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
];

/// Returns the key that was meant, of those that may be written and are not there yet.
pub(super) fn meant(name: &str, left: &[&'static str]) -> Option<&'static str> {
    let mut other = OTHER_NAMES.iter().filter(|(other, _)| *other == name).map(|(_, here)| *here);
    other.find(|here| left.contains(here)).or_else(|| nearest(name, left.iter().copied()))
}

/// Returns the keys that may be written.
pub(super) fn known(fields: &[Field]) -> Vec<&'static str> {
    let built = fields.iter().filter(|field| field.takes != Takes::NotYet);
    built.map(|field| field.name).collect()
}

/// Says where a key belongs that is one of another map; `is_entry` is whether its value looks like an error.
pub(super) fn elsewhere(name: &str, known: &[&str], is_entry: bool) -> Option<String> {
    let is_in = |shape: Shape| matches!(shape, Shape::Struct(fields) if fields.iter().any(|it| it.name == name));
    let (cover, group, overlay) =
        (known.contains(&"envelopes"), known.contains(&"group"), known.contains(&"groups"));
    let entry = known.contains(&"status");
    if is_entry && group {
        return Some(format!("indent `{name}` below `errors:` if it is an error"));
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
