//! Generates the responses of the error types of the generated Rust.

use std::collections::BTreeSet;

use errbook_spec::Lowered;
use errbook_spec::artifact::Artifact;
use errbook_spec::model::{Catalog, EntryId};
use serde_json::{Map, Value, json};

use super::response_objects::ResponseObjects;
use super::xml;
use crate::published;
use crate::schema::{Dialect, definitions, sent_bodies};

/// Returns the responses of each error type of the generated Rust, for frameworks that derive an API's `OpenAPI` document from its types.
///
/// | file | type |
/// | --- | --- |
/// | `responses.any.json` | `AnyError` |
/// | `responses.group.<name>.json` | `Error` of the group's module |
/// | `responses.set.<name>.json` | the type of the set, in module `sets` |
///
/// Each file is a Responses Object of `OpenAPI` 3.1 (status → response), with the catalog's examples by code, and with `x-error-codes`. It
/// contains no references: schemas are inlined, use only keywords that utoipa and aide support, and describe one level of a chain of
/// causes. Internal errors appear as the errors that mask them.
///
/// `lowered` must contain the tables of the same catalog, with the languages of the server. Equal catalogs give identical bytes.
#[must_use]
pub fn responses(catalog: &Catalog, lowered: &Lowered) -> Vec<Artifact> {
    let lowered = xml::in_json(catalog, lowered);
    let views = lowered.views();
    let tables = errbook::Catalog::new(views.tables());
    let sent = sent_bodies(catalog);
    let schemas = definitions(catalog, &tables, &sent, Dialect::OpenApi);
    let objects = ResponseObjects::new(catalog, &tables, &sent, &schemas);
    let examples = objects.example_objects();
    let types = types(catalog).into_iter().filter_map(|(path, entries)| {
        let sent = entries.into_iter().filter(|id| catalog.entry(*id).retired.is_none());
        let sent: BTreeSet<_> = sent.map(|id| published::sent(catalog, id).id).collect();
        let sent: Vec<_> = sent.into_iter().collect();
        (!sent.is_empty())
            .then(|| Artifact { path, contents: lines(&objects.complete(&sent, &examples)) })
    });
    types.collect()
}

/// Returns responses as JSON with one line per response, which keeps the text short, as it is compiled into programs.
fn lines(responses: &Map<String, Value>) -> String {
    let lines = responses.iter().map(|(status, it)| format!("{}: {it}", json!(status)));
    format!("{{\n{}\n}}\n", lines.collect::<Vec<_>>().join(",\n"))
}

/// Returns the file name and the errors of each type.
fn types(catalog: &Catalog) -> Vec<(String, Vec<EntryId>)> {
    let of = |entries: &[errbook_spec::model::Entry]| entries.iter().map(|it| it.id).collect();
    let any = ("responses.any.json".to_owned(), of(&catalog.entries));
    let groups = catalog.groups.iter().map(|group| {
        let path = format!("responses.group.{}.json", group.name);
        (path, of(catalog.entries_of(group)))
    });
    let sets = catalog.sets.iter().map(|set| {
        let path = format!("responses.set.{}.json", set.name);
        (path, set.entries.clone())
    });
    std::iter::once(any).chain(groups).chain(sets).collect()
}
