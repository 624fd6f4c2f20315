//! Characters that no catalog can have, such as controls, are replaced, and reported as lost.

use std::borrow::Cow;

use errbook_spec::edit::{Value, is_writable};

use crate::imported::{Imported, Loss};
use crate::source::Source;
use crate::tree::{Map, Tree};

const REASON: &str = "no catalog can have this character; U+FFFD is in its place";

/// Returns the sources without such characters, and reports each line with one.
pub(crate) fn sources<'s>(sources: &'s [Source], losses: &mut Vec<Loss>) -> Cow<'s, [Source]> {
    // A byte order mark at the start is no part of the text.
    let text = |source: &'s Source| source.text.trim_start_matches('\u{feff}');
    if sources.iter().all(|source| source.text.chars().all(is_writable)) {
        return Cow::Borrowed(sources);
    }
    let printable = sources.iter().map(|source| {
        for (line, text) in (1..).zip(text(source).lines()) {
            losses.extend(first(text).map(|what| Loss {
                reason: REASON,
                place: source.place(line),
                what,
            }));
        }
        Source::new(source.name.clone(), printable(text(source)))
    });
    Cow::Owned(printable.collect())
}

/// Replaces such characters in values, where escapes of the source wrote them, and reports each value with one.
pub(crate) fn values(imported: &mut Imported, source: &Source) {
    let mut found = Vec::new();
    map(&mut imported.cover, "", &mut found);
    for group in &mut imported.groups {
        map(&mut group.keys, "", &mut found);
        map(&mut group.errors, "", &mut found);
    }
    for (language, texts) in &mut imported.languages {
        map(texts, &format!("{language}."), &mut found);
    }
    imported.losses.extend(found.into_iter().map(|what| Loss {
        reason: REASON,
        place: source.name.clone(),
        what,
    }));
}

fn map(map: &mut Map, path: &str, found: &mut Vec<String>) {
    for (key, tree) in &mut map.members {
        let path = format!("{path}{key}");
        match tree {
            Tree::Map(inner) => self::map(inner, &format!("{path}."), found),
            Tree::Leaf(_, leaf) => value(leaf, &path, found),
        }
    }
}

fn value(value: &mut Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Text(text) => {
            if let Some(what) = first(text) {
                found.push(format!("{what} in `{path}`"));
                *text = printable(text);
            }
        }
        Value::List(items) => items.iter_mut().for_each(|item| self::value(item, path, found)),
        Value::Map(members) => {
            for (_, member) in members {
                self::value(member, path, found);
            }
        }
        _ => {}
    }
}

/// Returns the name of the first such character.
fn first(text: &str) -> Option<String> {
    let character = text.chars().find(|character| !is_writable(*character))?;
    Some(format!("U+{:04X}", u32::from(character)))
}

fn printable(text: &str) -> String {
    text.chars().map(|c| if is_writable(c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}
