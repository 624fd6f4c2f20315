//! The contracts: what the runtime sends fits the JSON Schema and the `OpenAPI` document of its catalog.

mod bodies;
mod documents;
pub(crate) mod openapi;
mod tools;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bodies::{Case, Kind, body, cases};
use errbook::RequestContext;
use errbook_spec::lower;
use errbook_spec::model::Entry;
use errbook_tests::{
    Known, catalog, catalog_folders, folders, node_script, output, overlays, root,
};
use jsonschema::Validator;
use serde_json::{Map, Value, json};

/// The JSON Schema of a catalog, and the responses of its `OpenAPI` document, which say what the schemas are of.
pub(crate) struct Schemas {
    all: Map<String, Value>,
    responses: Map<String, Value>,
}

impl Schemas {
    pub(crate) fn new(known: &Known) -> Self {
        let lowered = lower(&known.model, &overlays(&known.model));
        let schema = errbook_docs::schema(&known.model, &lowered).contents;
        let mut schema: Value = serde_json::from_str(&schema).unwrap();
        jsonschema::meta::validate(&schema).unwrap();
        let document = errbook_docs::openapi(&known.model, &lowered).contents;
        let mut document: Value = serde_json::from_str(&document).unwrap();
        let taken = |value: &mut Value| value.as_object_mut().map(std::mem::take).unwrap();
        let responses = taken(&mut document["components"]["responses"]);
        Self { all: taken(&mut schema["$defs"]), responses }
    }

    /// Returns the schema of an entry's bodies, or of those in an envelope that a request has chosen.
    fn name(&self, known: &Known, entry: &Entry, envelope: Option<&str>) -> Option<String> {
        let group = &known.model.group_of(entry).name;
        let is_its =
            |it: &&Value| it["x-error-code"] == entry.code && it["x-error-group"] == *group;
        let response = self.responses.values().find(is_its)?;
        let envelopes = &known.model.envelopes;
        let envelope = envelope.and_then(|name| envelopes.iter().find(|it| it.name == name));
        let envelope = envelope.unwrap_or(&envelopes[entry.envelope]);
        let schema = &response["content"][&envelope.content_type]["schema"];
        let name = schema["$ref"].as_str()?.rsplit('/').next()?.to_owned();
        self.all.contains_key(&name).then_some(name)
    }

    pub(crate) fn validator(
        &self,
        known: &Known,
        entry: &Entry,
        envelope: Option<&str>,
    ) -> Option<Validator> {
        Some(validator(&self.name(known, entry, envelope)?, &self.all))
    }

    /// Returns the same with no members but those that are named.
    fn closed(&self) -> Self {
        let mut all = self.all.clone();
        all.values_mut().for_each(close);
        Self { all, responses: Map::new() }
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
    let all = catalog_folders().into_iter().chain(folders(&root().join("tests/presets")));
    let cases = all.map(|folder| (folder.display().to_string(), Known::new(catalog(&folder))));
    let count = check(cases);
    assert!(count > 400, "{count}");
}

#[test]
fn every_example_fits_in_every_envelope() {
    let folders = ["catalog/vonage", "catalog/wompi", "tests/golden/everything/catalog"];
    let cases = errbook_spec::presets().flat_map(|preset| {
        folders.map(|folder| {
            let known = Known::in_preset(&root().join(folder), preset);
            (format!("{folder} in {preset}"), known)
        })
    });
    let count = check(cases);
    assert!(count > 400, "{count}");
}

/// Checks all bodies of catalogs, and wrong ones, with two validators. Returns how many bodies are right.
fn check(catalogs: impl IntoIterator<Item = (String, &'static Known)>) -> usize {
    let folder = tempfile::tempdir().unwrap();
    let (mut count, mut files) = (0, Vec::new());
    for (what, known) in catalogs {
        let schemas = Schemas::new(known);
        let cases = cases(known, &schemas);
        count += cases.iter().filter(|case| case.kind == Kind::Fits).count();
        by_jsonschema(&what, &schemas, &cases);
        let file = folder.path().join(format!("{}.json", files.len()));
        fs::write(&file, file_of(&schemas, &cases).to_string()).unwrap();
        files.push((file, what, cases));
    }
    let said = output(node_script("schemas.mjs").args(files.iter().map(|(file, ..)| file)));
    let said: Map<String, Value> = serde_json::from_str(&said).unwrap();
    for (file, what, cases) in &files {
        let said = said[&file.display().to_string()].as_array().unwrap();
        assert_eq!(said.len(), cases.len());
        for (case, problem) in cases.iter().zip(said) {
            let Case { name, body, kind } = case;
            let fits = *kind == Kind::Fits;
            assert_eq!(problem.is_null(), fits, "{what}: {name}: {problem}\n{body:#}");
        }
    }
    count
}

/// Returns what `schemas.mjs` reads.
fn file_of(schemas: &Schemas, cases: &[Case]) -> Value {
    let draft = "https://json-schema.org/draft/2020-12/schema";
    let [open, closed] = [schemas.all.clone(), schemas.closed().all]
        .map(|all| json!({ "$schema": draft, "$defs": all }));
    let bodies = cases.iter().map(|case| {
        let closed = case.kind == Kind::Misshapen;
        json!({ "name": case.name, "body": case.body, "closed": closed })
    });
    json!({ "open": open, "closed": closed, "bodies": bodies.collect::<Value>() })
}

fn by_jsonschema(what: &str, schemas: &Schemas, cases: &[Case]) {
    let closed = schemas.closed();
    let mut validators = BTreeMap::new();
    for Case { name, body, kind } in cases {
        let (open, closed) = validators
            .entry(name)
            .or_insert_with(|| (validator(name, &schemas.all), validator(name, &closed.all)));
        if *kind != Kind::Fits {
            let validator = if *kind == Kind::Misshapen { &*closed } else { open };
            assert!(!validator.is_valid(body), "{what}: {name} takes {body:#}");
            continue;
        }
        for (validator, how) in [(&*open, "open"), (closed, "closed")] {
            let problem = validator.validate(body).err();
            assert!(problem.is_none(), "{what}: {name}, {how}: {problem:?}\n{body:#}");
        }
    }
}

/// A client passes over what it does not know.
#[test]
fn unknown_members_are_allowed() {
    let known = Known::new(catalog(Path::new(&root().join("catalog/vonage"))));
    let entry = known.model.entries.iter().find(|entry| entry.code == "out-of-credit").unwrap();
    let mut body = body(known, entry, &entry.examples[0], RequestContext::new());
    body["new"] = json!(true);
    assert!(Schemas::new(known).validator(known, entry, None).unwrap().is_valid(&body));
}
