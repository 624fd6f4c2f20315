//! Generates a JSON Schema of every body that a catalog sends.
//!
//! For each entry, its envelope is partially evaluated: values that the catalog determines become constants, and conditions that it
//! determines are resolved. Whatever depends on the occurrence is optional or one of several alternatives.

mod body;
mod component_names;
mod dialect;
mod fragments;
mod keywords;
mod members;
mod other;
mod own;
pub(crate) mod param;
mod passes;
mod scope;
mod sent_body;
mod text_format;
mod variable;
mod xml;

use std::collections::BTreeSet;

use errbook_spec::Lowered;
use errbook_spec::artifact::Artifact;
use errbook_spec::model::{Catalog, Serializer};
use serde_json::{Map, Value, json};

use crate::json::optional;
use body::Shaper;
pub(crate) use component_names::ComponentNames;
pub(crate) use dialect::Dialect;
pub(crate) use fragments::schema as fragments;
pub(crate) use keywords::{constant, either, text};
pub(crate) use own::{languages, message, retry_after};
pub(crate) use scope::{Presence, Scope, ValueSchema, scopes};
pub(crate) use sent_body::{SentBody, sent_bodies};
pub(crate) use text_format::TextFormat;

/// The name of the file.
pub(crate) const FILE: &str = "schema.json";

/// Returns `schema.json`, a JSON Schema (draft 2020-12) of every JSON body.
///
/// ```text
/// $schema  title  description?
/// $comment? lists the media types of XML bodies, which only `openapi.json` describes
/// anyOf    any of the bodies below
/// $defs    name → schema: the Rust name of an error, after its group's if codes are unique only within their group
/// ```
///
/// A schema has the error's title and description, and `deprecated`. The code, the type URI, the status and everything else that the
/// catalog determines are `const`. If the `Accept` header chooses between several envelopes, the error has one schema per envelope, and the
/// names of the further ones are `<Name><Envelope>`. Retired errors have no schema. Additional members are allowed, because clients should
/// ignore unknown members.
///
/// All keywords are part of the draft, so strict validators accept the schema. Formats become comments, because validators differ in the
/// formats that they support.
///
/// `lowered` must contain the tables of the same catalog, with all its languages. Equal catalogs give identical bytes.
#[must_use]
pub fn schema(catalog: &Catalog, lowered: &Lowered) -> Artifact {
    let views = lowered.views();
    let tables = errbook::Catalog::new(views.tables());
    let sent = sent_bodies(catalog);
    let definitions = definitions(catalog, &tables, &sent, Dialect::JsonSchema);
    let bodies = sent.iter().filter(|it| definitions.contains_key(&it.name));
    let bodies: Vec<_> =
        bodies.map(|it| json!({ "$ref": format!("#/$defs/{}", it.name) })).collect();
    let mut root = Map::new();
    root.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    if let Some(texts) = catalog.texts.first().and_then(Option::as_ref) {
        root.insert("title".to_owned(), json!(texts.title));
        let description = texts.description.as_ref().map(|it| it.plain.clone());
        optional(&mut root, "description", description);
    }
    optional(&mut root, "$comment", about_xml(&sent));
    optional(&mut root, "anyOf", Some(bodies).filter(|bodies| !bodies.is_empty()));
    root.insert("$defs".to_owned(), Value::Object(definitions));
    Artifact { path: FILE.to_owned(), contents: crate::json_text::text(catalog, root.into()) }
}

/// Returns the schemas of all bodies that a dialect describes, and their definitions.
pub(crate) fn definitions(
    catalog: &Catalog,
    tables: &errbook::Catalog<'_>,
    sent: &[SentBody<'_>],
    dialect: Dialect,
) -> Map<String, Value> {
    let mut names: ComponentNames = sent.iter().map(|it| it.name.as_str()).collect();
    let mut shaper = Shaper::new(catalog, dialect, &mut names);
    for sent in sent.iter().filter(|sent| dialect == Dialect::OpenApi || !is_xml(sent)) {
        let Some(view) = tables.entry(sent.entry.id.0) else { continue };
        let schema = shaper.schema(sent, view);
        shaper.definitions.insert(sent.name.clone(), schema);
    }
    let mut definitions = shaper.definitions;
    passes::name_variants(&mut definitions, &mut names, dialect.refs());
    if dialect == Dialect::JsonSchema {
        definitions.values_mut().for_each(passes::comment_formats);
    }
    definitions
}

fn is_xml(sent: &SentBody<'_>) -> bool {
    sent.envelope.serializer == Serializer::Xml
}

/// Returns a comment on the bodies that have no schema.
fn about_xml(sent: &[SentBody<'_>]) -> Option<String> {
    let types = sent.iter().filter(|it| is_xml(it)).map(|it| it.envelope.content_type.as_str());
    let types: BTreeSet<_> = types.collect();
    let types = types.into_iter().collect::<Vec<_>>().join(" and ");
    let text = format!("bodies of {types} are XML: the OpenAPI document describes them");
    (!types.is_empty()).then_some(text)
}
