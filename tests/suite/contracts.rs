//! The contracts: what the runtime sends fits the JSON Schema and the `OpenAPI` document of its catalog.

mod openapi;

use std::path::Path;

use errbook::RequestContext;
use errbook_spec::model::{Entry, Example};
use errbook_spec::{Occurrence, lower};
use errbook_tests::{Known, catalog, catalog_folders, folders, overlays, root};
use jsonschema::Validator;
use serde_json::{Map, Value, json};

/// The JSON Schema of a catalog.
pub(crate) struct Schemas(Map<String, Value>);

impl Schemas {
    pub(crate) fn new(known: &Known) -> Self {
        let lowered = lower(&known.model, &overlays(&known.model));
        let schema = errbook_docs::schema(&known.model, &lowered).contents;
        let mut schema: Value = serde_json::from_str(&schema).unwrap();
        jsonschema::meta::validate(&schema).unwrap();
        Self(schema["$defs"].as_object_mut().map(std::mem::take).unwrap())
    }

    /// Returns the schema of an entry's bodies, or of those in an envelope that a request has chosen.
    fn name(&self, known: &Known, entry: &Entry, envelope: Option<&str>) -> Option<String> {
        let names = [
            entry.rust_name.clone(),
            format!("{}.{}", known.model.group_of(entry).name, entry.rust_name),
        ];
        let is_its =
            |name: &String| self.0.get(name).is_some_and(|it| it["x-error-code"] == entry.code);
        let name = names.into_iter().find(is_its)?;
        let name = envelope.map_or(name.clone(), |envelope| format!("{name}.{envelope}"));
        self.0.contains_key(&name).then_some(name)
    }

    pub(crate) fn validator(&self, known: &Known, entry: &Entry) -> Option<Validator> {
        Some(validator(&self.name(known, entry, None)?, &self.0))
    }

    /// Returns the same with no members but those that are named.
    fn closed(&self) -> Self {
        let mut schemas = self.0.clone();
        schemas.values_mut().for_each(close);
        Self(schemas)
    }
}

fn validator(name: &str, schemas: &Map<String, Value>) -> Validator {
    let schema = json!({ "$ref": format!("#/$defs/{name}"), "$defs": schemas });
    jsonschema::validator_for(&schema).unwrap()
}

fn close(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            object.values_mut().for_each(close);
            if object.get("type").is_some_and(|it| it == "object") {
                object.entry("additionalProperties").or_insert(json!(false));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

#[test]
fn every_example_of_every_catalog_fits() {
    let mut count = 0;
    for folder in catalog_folders().into_iter().chain(folders(&root().join("tests/presets"))) {
        count += check(Known::new(catalog(&folder)), &folder.display().to_string());
    }
    assert!(count > 400, "{count}");
}

#[test]
fn every_example_fits_in_every_envelope() {
    let folders = ["catalog/vonage", "catalog/wompi", "tests/golden/everything/catalog"];
    for preset in errbook_spec::presets() {
        for folder in folders {
            let known = Known::in_preset(&root().join(folder), preset);
            check(known, &format!("{folder} in {preset}"));
        }
    }
}

/// Checks every body of every example in every language, and returns how many there are.
fn check(known: &'static Known, what: &str) -> usize {
    let schemas = Schemas::new(known);
    let closed = schemas.closed();
    let mut count = 0;
    for entry in &known.model.entries {
        for envelope in [None].into_iter().chain(offered(known)) {
            let Some(name) = schemas.name(known, entry, envelope.map(|(name, _)| name)) else {
                continue;
            };
            let (open, closed) = (validator(&name, &schemas.0), validator(&name, &closed.0));
            for body in bodies(known, entry, envelope.map(|(_, accept)| accept)) {
                count += 1;
                for (validator, how) in [(&open, "open"), (&closed, "closed")] {
                    let problem = validator.validate(&body).err();
                    assert!(problem.is_none(), "{what}: {name}, {how}: {problem:?}\n{body:#}");
                }
                for wrong in changed(known, entry, &body) {
                    assert!(!open.is_valid(&wrong), "{what}: {name} takes {wrong:#}");
                }
            }
        }
    }
    count
}

/// Returns name and media type of the envelopes that a request chooses from.
fn offered(known: &'static Known) -> impl Iterator<Item = Option<(&'static str, &'static str)>> {
    let offered = known.model.envelopes.iter().take(known.model.offered).skip(1);
    offered.map(|it| Some((it.name.as_str(), it.content_type.as_str())))
}

/// Returns the bodies of an entry's examples, of a request that says nothing and of one that says all.
fn bodies(known: &Known, entry: &Entry, accept: Option<&str>) -> Vec<Value> {
    let mut bodies = Vec::new();
    for language in &known.model.languages {
        let mut request = RequestContext::new().language(language);
        if let Some(accept) = accept {
            request = request.accept(accept);
        }
        let full = request
            .clone()
            .instance("urn:1")
            .trace_id("t")
            .timestamp("now")
            .docs_url("https://e.example");
        for example in &entry.examples {
            bodies.push(body(known, entry, example, request.clone()));
            bodies.push(body(known, entry, example, full.clone()));
        }
    }
    bodies
}

fn body(known: &Known, entry: &Entry, example: &Example, request: RequestContext<'_>) -> Value {
    let occurrence = Occurrence::new(&known.model, entry, example);
    let response = occurrence.response(&known.runtime, request).unwrap();
    serde_json::from_slice(response.body()).unwrap()
}

/// Returns the body with another code, in each spelling that it has, and with another type URI.
fn changed(known: &Known, entry: &Entry, body: &Value) -> Vec<Value> {
    use errbook_spec::model::Filter::{Camel, Kebab, None, Pascal, Screaming, Snake, Upper};
    let filters = [None, Upper, Snake, Kebab, Pascal, Camel, Screaming];
    let mut texts: Vec<_> =
        filters.map(|filter| errbook::__v1::spelled(&entry.code, filter.byte()).to_string()).into();
    let view = known.runtime.entry(entry.id.0).unwrap();
    texts.extend(view.type_uri().map(|uri| uri.to_string()));
    // A title may be the code in one of its spellings.
    texts.retain(|text| entry.texts.iter().flatten().all(|it| it.title != *text));
    let body = body.to_string();
    let wrong = texts.iter().filter_map(|text| {
        let wrong = body.replace(&format!(":\"{text}\""), &format!(":\"{text}x\""));
        (wrong != body).then(|| serde_json::from_str(&wrong).unwrap())
    });
    wrong.collect()
}

/// A client passes over what it does not know.
#[test]
fn unknown_members_are_allowed() {
    let known = Known::new(catalog(Path::new(&root().join("catalog/vonage"))));
    let entry = known.model.entries.iter().find(|entry| entry.code == "out-of-credit").unwrap();
    let mut body = body(known, entry, &entry.examples[0], RequestContext::new());
    body["new"] = json!(true);
    assert!(Schemas::new(known).validator(known, entry).unwrap().is_valid(&body));
}
