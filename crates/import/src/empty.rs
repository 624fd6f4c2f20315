//! Texts that say nothing are left out, and reported as lost.

use errbook_spec::edit::Value;
use errbook_spec::is_empty_text;

use crate::imported::{Imported, Loss};
use crate::source::Source;
use crate::tree::{Map, Tree};

/// The keys of texts that a catalog can leave out.
const TEXTS: [&str; 5] = ["title", "detail", "description", "resolution", "user_message"];

/// Removes such texts from errors and their translations.
pub(crate) fn remove(imported: &mut Imported, source: &Source) {
    let mut found = Vec::new();
    for group in &mut imported.groups {
        from(&mut group.errors, "", &mut found);
    }
    for (language, texts) in &mut imported.languages {
        from(texts, &format!("{language}."), &mut found);
    }
    imported.losses.extend(found.into_iter().map(|what| Loss {
        reason: "the text says nothing",
        place: source.name.clone(),
        what,
    }));
}

fn from(map: &mut Map, path: &str, found: &mut Vec<String>) {
    map.members.retain_mut(|(key, tree)| match tree {
        Tree::Map(inner) => {
            from(inner, &format!("{path}{key}."), found);
            true
        }
        Tree::Leaf(_, Value::Text(text)) => {
            let is_empty = TEXTS.contains(&key.as_str()) && is_empty_text(text);
            if is_empty {
                found.push(format!("`{path}{key}`"));
            }
            !is_empty
        }
        Tree::Leaf(..) => true,
    });
}
