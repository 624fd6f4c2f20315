//! Generates an `OpenAPI` 3.1 document with the errors of a catalog.

mod choice;
mod headers;
mod inline;
mod operations;
mod reference;
mod response_objects;
mod types;
mod xml;

use errbook_spec::Lowered;
use errbook_spec::artifact::Artifact;
use errbook_spec::model::{Catalog, Set};
use serde_json::{Map, Value, json};

use crate::json::optional;
use crate::json_text::{self, Part};
use crate::published;
use crate::schema::{Dialect, TextFormat, definitions, sent_bodies};
use response_objects::ResponseObjects;
pub use types::responses;

/// The name of the file.
pub(crate) const FILE: &str = "openapi.json";

/// Returns the errors as `openapi.json`, an `OpenAPI` 3.1 document without paths that other documents can refer to.
///
/// ```text
/// info  externalDocs?               from the catalog
/// servers  security                 the server that the document is from, no authentication; your API's own document overrides both
/// components
///   schemas.<Name>                  the body of an error, as in `schema.json`, with its code as x-error-code
///   schemas.<Name>Variant           one of several shapes of it; further ones have a number
///   responses.<Name>                the response of an error: x-error-code, x-error-group, x-retry?, x-docs-url?, x-deprecated?
///   responses.Status<status>        all errors with a status: x-error-codes
///   responses.<Set>Status<status>   the errors of a set with a status, if there are several and the status has others
///   examples.<Name>, <Name>_2 …     responses of the catalog's examples; translations: <Name>_es, <Name>_2_es …
/// x-error-sets.<set>                description?, codes, and responses: status → reference, to copy into an operation
/// ```
///
/// If a response may contain several errors, its schema is a `oneOf` with a `discriminator`, provided that a top-level string tells them
/// apart, otherwise an `anyOf`. The schemas and examples of XML bodies describe the root element, with `xml` objects.
///
/// `lowered` must contain the tables of the same catalog, with all its languages. Equal catalogs give identical bytes.
#[must_use]
pub fn openapi(catalog: &Catalog, lowered: &Lowered) -> Artifact {
    document(catalog, lowered, None)
}

/// Returns the document of [`openapi`] with one operation per error, as a mock API at `address` serves it. A client generated from this
/// document can read every error.
///
/// ```text
/// servers                          the address
/// paths./<group>/<code>            operationId <Name>; query: `_lang`, `_case`, `_field` and each public param
/// responses.BadQuery, Unavailable  the mock API's own errors, in plain text
/// ```
#[must_use]
pub fn mock_openapi(catalog: &Catalog, lowered: &Lowered, address: &str) -> Artifact {
    document(catalog, lowered, Some(address))
}

fn document(catalog: &Catalog, lowered: &Lowered, mock: Option<&str>) -> Artifact {
    let lowered = xml::in_json(catalog, lowered);
    let views = lowered.views();
    let tables = errbook::Catalog::new(views.tables());
    let sent = sent_bodies(catalog);
    let schemas = definitions(catalog, &tables, &sent, Dialect::OpenApi);
    let mut objects = ResponseObjects::new(catalog, &tables, &sent, &schemas);
    let sets: Map<_, _> =
        catalog.sets.iter().map(|it| (it.name.clone(), set(catalog, &mut objects, it))).collect();
    let (mut responses, examples) = objects.finish();
    let examples = Part::members(examples);
    let mut root = Map::new();
    root.insert("openapi".to_owned(), json!("3.1.0"));
    root.insert("info".to_owned(), info(catalog));
    let docs = catalog.docs_url.as_ref().map(|url| json!({ "url": url }));
    optional(&mut root, "externalDocs", docs);
    root.insert("servers".to_owned(), json!([{ "url": mock.unwrap_or("/") }]));
    root.insert("security".to_owned(), json!([]));
    let paths =
        mock.map_or_else(|| json!({}), |_| operations::paths(catalog, &sent, &mut responses));
    optional(&mut root, "tags", mock.map(|_| operations::tags(catalog)));
    root.insert("paths".to_owned(), paths);
    let components = [
        ("schemas", schemas.clone().into()),
        ("responses", responses.into()),
        ("examples", examples),
    ];
    let components = Part::object(Map::new(), components);
    let sets = (!sets.is_empty()).then(|| ("x-error-sets", sets.into()));
    let parts = [("components", components)].into_iter().chain(sets);
    Artifact {
        path: FILE.to_owned(),
        contents: json_text::text(catalog, Part::object(root, parts)),
    }
}

fn info(catalog: &Catalog) -> Value {
    let mut info = Map::new();
    let texts = catalog.texts.first().and_then(Option::as_ref);
    let title = texts.map_or(catalog.name.as_str(), |texts| texts.title.as_str());
    info.insert("title".to_owned(), json!(title));
    let description = texts.and_then(|texts| texts.description.as_ref());
    let description = description.map(|it| TextFormat::Markdown.text(catalog, it));
    optional(&mut info, "description", description);
    let contact = catalog.contact.as_deref().map(|contact| {
        contact
            .strip_prefix("mailto:")
            .map_or_else(|| json!({ "url": contact }), |email| json!({ "email": email }))
    });
    optional(&mut info, "contact", contact);
    // `OpenAPI` requires a version, but catalogs do not.
    info.insert("version".to_owned(), json!(catalog.version.as_deref().unwrap_or("0.0.0")));
    Value::Object(info)
}

fn set(catalog: &Catalog, objects: &mut ResponseObjects<'_>, set: &Set) -> Value {
    let mut object = Map::new();
    let description = set.description.as_ref().map(|it| TextFormat::Markdown.text(catalog, it));
    optional(&mut object, "description", description);
    let entries: Vec<_> = published::entries_of_set(catalog, set).collect();
    let codes: Vec<_> = entries.iter().map(|entry| entry.code.as_str()).collect();
    object.insert("codes".to_owned(), json!(codes));
    let ids: Vec<_> = entries.iter().map(|entry| entry.id).collect();
    object.insert("responses".to_owned(), objects.of_set(&set.name, &ids));
    Value::Object(object)
}
