//! A JSON Schema of every body that a catalog sends.
//!
//! An envelope is specialised for an entry: what the catalog says becomes constant, conditions that it decides are
//! decided, and what is left to the occurrence is optional or one of several.

mod body;
mod fragments;
mod keywords;
mod members;
mod other;
mod own;
pub(crate) mod param;
mod prose;
mod scope;
mod sent;

use errbook_spec::Lowered;
use errbook_spec::artifact::Artifact;
use errbook_spec::model::{Catalog, Serializer};
use serde_json::{Map, Value, json};

use crate::json::optional;
use body::Shaper;
pub(crate) use fragments::schema as fragments;
pub(crate) use keywords::{constant, either, text};
pub(crate) use own::{languages, message, retry_after};
pub(crate) use prose::Prose;
pub(crate) use scope::{Found, Presence, Scope, scopes};
pub(crate) use sent::{Sent, sent};

/// Returns a JSON Schema (draft 2020-12) of every JSON body as `schema.json`.
///
/// ```text
/// $schema  title  description?
/// anyOf    one of the bodies below
/// $defs    name → schema: an error's Rust name, after its group's where codes are unique in groups only
/// ```
///
/// A schema has the error's title and description, `deprecated`, and its code as `x-error-code`. The code, the type
/// URI, the status and all else that the catalog says are `const`. An error that the `Accept` header finds in further
/// envelopes has a schema for each, named `<name>.<envelope>`. Bodies in XML have none, and retired errors are not sent.
/// Members that an envelope does not have are allowed: clients pass over what they do not know.
///
/// `lowered` is the same catalog with all its languages. The same catalog gives the same bytes.
#[must_use]
pub fn schema(catalog: &Catalog, lowered: &Lowered) -> Artifact {
    let views = lowered.views();
    let tables = errbook::Catalog::new(views.tables());
    let sent = sent(catalog);
    let definitions = definitions(catalog, &tables, &sent, "#/$defs/", Prose::Plain);
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
    optional(&mut root, "anyOf", Some(bodies).filter(|bodies| !bodies.is_empty()));
    root.insert("$defs".to_owned(), Value::Object(definitions));
    let mut contents = format!("{:#}", Value::Object(root));
    contents.push('\n');
    Artifact { path: "schema.json".to_owned(), contents }
}

/// Returns the schemas of all JSON bodies and what they refer to by addresses that start with `refs`.
pub(crate) fn definitions(
    catalog: &Catalog,
    tables: &errbook::Catalog<'_>,
    sent: &[Sent<'_>],
    refs: &str,
    prose: Prose,
) -> Map<String, Value> {
    let mut shaper = Shaper::new(catalog, refs, prose);
    for sent in sent.iter().filter(|sent| sent.envelope.serializer == Serializer::Json) {
        let Some(view) = tables.entry(sent.entry.id.0) else { continue };
        let schema = shaper.schema(sent, view);
        shaper.definitions.insert(sent.name.clone(), schema);
    }
    shaper.definitions
}
