//! Exports the whole catalog as JSON.

pub(crate) mod entry;
mod member;
mod texts;

use errbook_spec::Lowered;
use errbook_spec::artifact::Artifact;
use errbook_spec::model::{Catalog, EntryId, Group, Set};
use serde_json::{Map, Value, json};

use crate::json_text::{self, Part};
use crate::published;
pub(crate) use member::{optional, reference};

/// The names of the files.
pub(crate) const FILE: &str = "catalog.json";
pub(crate) const SCHEMA_FILE: &str = "catalog.schema.json";

/// The version of the format. It increases when a member is removed or changes its meaning, but not when one is added.
const FORMAT: u32 = 1;

/// Returns a catalog as `catalog.json`: everything that is published, in every language, with the responses of every example.
///
/// ```text
/// format        1
/// catalog       name
/// version?  contact?  docs_url?
/// language      tag of the source language
/// languages     every tag, the source language first
/// texts         tag → { title, description?: { plain, markdown } }
/// groups        [{ group, tags, texts: tag → { title, description? }, errors: [entry] }]
/// sets          [{ name, description?: { plain, markdown }, errors: [{ group, code }] }]
/// fallbacks     [{ status, error: { group, code } }]     the errors that replace a framework's own responses
///
/// entry
///   code  group  status  severity
///   number?  type_uri?  docs_url?  since?  example_request?
///   retry?        { when: "never" | "after-fix" | "backoff" | "after", seconds?, param? }
///   envelope      { name, content_type }
///   headers       [{ name, value }]                 value: a message
///   props         name → value
///   tags  aliases [text]
///   see           [{ group, code } | { url, title? }]
///   parent?       { group, code }
///   deprecated?  retired?   { since?, use?: { group, code }, note? }
///   masked        whether responses leave out detail, params and field errors; if so, they are left out here, too
///   params        [{ name, type, optional, description?, example, one_of?, format?, max_length? }]
///   cases  field_errors     [{ name, params }]
///   texts         tag → { title, description, resolution: { plain, markdown, steps? }, reasons, detail?,
///                         cases: name → message, field_errors: name → message }; only for languages that translate the entry
///   examples      [{ title?, case?, params: name → value, responses: tag → { status, headers: [[name, value]], body } }]
/// ```
///
/// Members with `?` are optional. Messages contain `{name}` for params, and `{{` and `}}` for braces. A body is a string, exactly as it is
/// sent. Internal entries, internal params and notes are left out. Equal catalogs give identical bytes.
#[must_use]
pub fn json(catalog: &Catalog, lowered: &Lowered) -> Artifact {
    let views = lowered.views();
    let tables = errbook::Catalog::new(views.tables());
    let mut root = Map::new();
    root.insert("format".to_owned(), json!(FORMAT));
    root.insert("catalog".to_owned(), json!(catalog.name));
    optional(&mut root, "version", catalog.version.as_deref());
    optional(&mut root, "contact", catalog.contact.as_deref());
    optional(&mut root, "docs_url", catalog.docs_url.as_deref());
    root.insert("language".to_owned(), json!(catalog.languages[0]));
    root.insert("languages".to_owned(), json!(catalog.languages));
    root.insert(
        "texts".to_owned(),
        texts::by_language(catalog, &catalog.texts, |it| {
            texts::titled(catalog, &it.title, it.description.as_ref())
        }),
    );
    let groups = published::groups(catalog).map(|(_, it)| group(catalog, &tables, it));
    let parts = [
        ("groups", Part::items(groups)),
        ("sets", sets(catalog).into()),
        ("fallbacks", fallbacks(catalog).into()),
    ];
    Artifact {
        path: FILE.to_owned(),
        contents: json_text::text(catalog, Part::object(root, parts)),
    }
}

/// Returns the JSON Schema (2020-12) of `catalog.json` as `catalog.schema.json`. It is the same for every catalog and describes every
/// member.
#[must_use]
pub fn json_schema() -> Artifact {
    let contents = include_str!("catalog.schema.json").to_owned();
    Artifact { path: SCHEMA_FILE.to_owned(), contents }
}

fn group<'c>(catalog: &'c Catalog, tables: &'c errbook::Catalog<'_>, group: &'c Group) -> Part<'c> {
    let texts = texts::by_language(catalog, &group.texts, |it| {
        texts::titled(catalog, &it.title, it.description.as_ref())
    });
    let errors = published::entries(catalog, group);
    let errors = errors.map(|it| entry::entry(catalog, tables, it).into());
    let parts = [
        ("group", json!(group.name).into()),
        ("tags", json!(group.tags).into()),
        ("texts", texts.into()),
        ("errors", Part::items(errors)),
    ];
    Part::object(Map::new(), parts)
}

fn sets(catalog: &Catalog) -> Value {
    let set = |set: &Set| {
        let mut object = Map::new();
        object.insert("name".to_owned(), json!(set.name));
        let description = set.description.as_ref();
        optional(&mut object, "description", description.map(|it| texts::markdown(catalog, it)));
        let extends: Vec<_> =
            set.extends.iter().map(|index| catalog.sets[*index].name.as_str()).collect();
        optional(&mut object, "extends", (!extends.is_empty()).then(|| json!(extends)));
        let errors = published::entries_of_set(catalog, set);
        object.insert("errors".to_owned(), errors.map(|it| reference(catalog, it)).collect());
        Value::Object(object)
    };
    catalog.sets.iter().map(set).collect()
}

fn fallbacks(catalog: &Catalog) -> Value {
    let fallback = |(status, id): &(u16, EntryId)| {
        let error = reference(catalog, published::sent(catalog, *id));
        json!({ "status": status, "error": error })
    };
    catalog.fallbacks.iter().map(fallback).collect()
}
