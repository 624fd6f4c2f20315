//! Covers of imported catalogs.

use errbook_spec::edit::Value;

use crate::imported::Imported;
use crate::names;
use crate::tree::{Map, Tree};

/// The reason of values that no source has.
pub(crate) const NOT_IN_SOURCE: &str = "the source has none";

/// Fills the cover with what every catalog needs and the format didn't set: name, title, language, style of the codes, and a body.
pub(crate) fn complete(imported: &mut Imported, name: &str, title: &str, body: Value) {
    let style = names::code_style(imported.codes());
    let cover = std::mem::take(&mut imported.cover);
    let mut full = Map::default();
    full.guess("catalog", name, "from the name of the folder");
    full.guess("title", title, NOT_IN_SOURCE);
    full.guess("language", "en", NOT_IN_SOURCE);
    full.guess("code_style", style, "from the codes");
    full.guess(
        "envelope",
        "house",
        "declared in the cover: replace it by the format of your responses",
    );
    let envelopes = full.map("envelopes");
    let mut house = Map::default();
    house.guess("body", body, "declared in the cover: replace it by the format of your responses");
    envelopes.add("house", house);
    // What the format set wins.
    for (key, tree) in cover.members {
        match full.members.iter_mut().find(|(name, _)| *name == key) {
            Some((_, found)) => *found = tree,
            None => full.members.push((key, tree)),
        }
    }
    full.members.retain(|(_, tree)| !matches!(tree, Tree::Map(map) if map.members.is_empty()));
    imported.cover = full;
}

/// Sets the texts that errors must have.
pub(crate) fn requires(imported: &mut Imported, texts: &[&str]) {
    let texts = texts.iter().map(|text| Value::from(*text)).collect();
    imported.cover.guess("requires", Value::List(texts), "the source has no other texts");
}

/// Sets the status of errors that have none, and lets responses contain the message.
pub(crate) fn default_status(imported: &mut Imported, status: i64) {
    let lacks_status =
        |tree: &Tree| matches!(tree, Tree::Map(error) if error.get("status").is_none());
    let mut errors = imported.groups.iter().flat_map(|group| &group.errors.members);
    if !errors.any(|(_, error)| lacks_status(error)) {
        return;
    }
    let defaults = imported.cover.map("defaults");
    defaults.guess("status", status, "the source has none for some errors");
    if status >= 500 {
        defaults.guess("expose", true, "otherwise, a response with this status has no detail");
    }
}

/// Returns a map to write.
pub(crate) fn map<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Map(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

/// Returns a body with the code, the text and the params.
pub(crate) fn body(code: &str) -> Value {
    let params = map([("$when", "params".into()), ("then", "$params".into())]);
    map([("code", code.into()), ("message", "$text".into()), ("params", params)])
}
