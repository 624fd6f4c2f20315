//! The `OpenAPI` document: its structure, its references, its examples.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use errbook_spec::lower;
use errbook_tests::{catalog, catalog_folders, folders, node_script, output, overlays, root};
use serde_json::{Value, json};

/// The parts of `OpenAPI` 3.1 that a document has, with no members but those of the specification.
const STRUCTURE: &str = include_str!("openapi.schema.json");

#[test]
fn every_document_is_sound() {
    let structure: Value = serde_json::from_str(STRUCTURE).unwrap();
    let structure = jsonschema::validator_for(&structure).unwrap();
    for folder in catalog_folders().into_iter().chain(folders(&root().join("tests/presets"))) {
        let catalog = catalog(&folder);
        let lowered = lower(&catalog, &overlays(&catalog));
        let document = errbook_docs::openapi(&catalog, &lowered).contents;
        let document: Value = serde_json::from_str(&document).unwrap();
        let what = folder.display();
        let problem = structure.validate(&document).err();
        assert!(problem.is_none(), "{what}: {problem:?}");
        for reference in references(&document) {
            let pointer = reference.strip_prefix('#').unwrap();
            assert!(document.pointer(pointer).is_some(), "{what}: {reference}");
        }
        for schema in document["components"]["schemas"].as_object().unwrap().values() {
            jsonschema::meta::validate(schema).unwrap();
        }
        examples_fit(&document, &what.to_string());
    }
}

/// Redocly checks a document with its own rules: structure, references, schemas, examples, operations.
#[test]
fn a_linter_finds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    let mut write = |name: String, contents: String| {
        files.push(folder.path().join(name));
        fs::write(files.last().unwrap(), contents).unwrap();
    };
    let hostile = crate::hostile::outputs::hostile_catalog(folder.path());
    let all = catalog_folders().into_iter().chain(folders(&root().join("tests/presets")));
    let models = all.map(|folder| catalog(&folder)).chain([hostile]);
    for (index, model) in models.enumerate() {
        let lowered = lower(&model, &overlays(&model));
        let address = format!("/mock/{}", model.name);
        let name = format!("{index}-{}", model.name);
        write(format!("{name}.json"), errbook_docs::openapi(&model, &lowered).contents);
        let mock = errbook_docs::mock_openapi(&model, &lowered, &address).contents;
        write(format!("{name}.mock.json"), mock);
    }
    let said = lint(&files);
    assert_eq!(said.len(), files.len());
    for (file, problems) in said {
        assert!(problems.is_empty(), "{file}: {problems:#?}");
    }
}

/// Each of these is wrong in a document that is right else, and found.
#[test]
fn a_linter_finds_what_is_wrong() {
    const BROKEN: [(&str, &str, &str); 8] = [
        ("/info/version", "null", "struct"),
        ("/components/schemas/OutOfCredit/type", "\"objekt\"", "struct"),
        ("/components/schemas/OutOfCredit/required", "\"title\"", "struct"),
        ("/components/responses/OutOfCredit/headers", "[]", "struct"),
        (
            "/components/responses/OutOfCredit/content",
            "{\"a/b\":{\"schema\":{\"$ref\":\"#/no\"}}}",
            "no-unresolved-refs",
        ),
        ("/components/examples/OutOfCredit/value/title", "5", "no-invalid-media-type-examples"),
        ("/components/examples/OutOfCredit_es/value", "{}", "no-invalid-media-type-examples"),
        (
            "/paths/~1generic~1out-of-credit/get/operationId",
            "\"Throttled\"",
            "operation-operationId-unique",
        ),
    ];
    let model = catalog(&root().join("catalog/vonage"));
    let lowered = lower(&model, &overlays(&model));
    let document = errbook_docs::mock_openapi(&model, &lowered, "/mock/vonage").contents;
    let document: Value = serde_json::from_str(&document).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for (index, (pointer, value, _)) in BROKEN.iter().enumerate() {
        let mut broken = document.clone();
        *broken.pointer_mut(pointer).unwrap() = serde_json::from_str(value).unwrap();
        let file = folder.path().join(format!("{index}.json"));
        fs::write(&file, broken.to_string()).unwrap();
        files.push(file);
    }
    for ((_, problems), (pointer, _, rule)) in lint(&files).into_iter().zip(BROKEN) {
        let is_found = problems.iter().any(|problem| problem.starts_with(rule));
        assert!(is_found, "{pointer}: {problems:?}");
    }
}

/// Returns what Redocly says of documents, by the files' names.
pub(crate) fn lint(files: &[PathBuf]) -> BTreeMap<String, Vec<String>> {
    let said = output(node_script("openapi.mjs").args(files));
    let said: BTreeMap<String, Value> = serde_json::from_str(&said).unwrap();
    let texts = |problems: Value| {
        let texts = problems.as_array().unwrap().iter();
        texts.map(|problem| problem.as_str().unwrap().to_owned()).collect()
    };
    said.into_iter().map(|(file, problems)| (file, texts(problems))).collect()
}

/// Checks every example of every response with the schema of its media type: of several errors, only one fits.
fn examples_fit(document: &Value, what: &str) {
    for (name, response) in document["components"]["responses"].as_object().unwrap() {
        for (media_type, content) in response["content"].as_object().unwrap() {
            let schema =
                json!({ "allOf": [content["schema"]], "components": document["components"] });
            let validator = jsonschema::validator_for(&schema).unwrap();
            for (key, example) in content["examples"].as_object().unwrap() {
                let example = example["$ref"].as_str().and_then(|it| it.strip_prefix('#'));
                let example = document.pointer(example.unwrap()).unwrap();
                let problem = validator.validate(&example["value"]).err();
                assert!(problem.is_none(), "{what}: {name}, {media_type}, {key}: {problem:?}");
            }
        }
    }
}

/// Returns every reference in a document, and what discriminators lead to.
fn references(value: &Value) -> Vec<&str> {
    match value {
        Value::Object(object) => {
            let own = object.get("$ref").and_then(Value::as_str);
            let mapping = object.get("mapping").and_then(Value::as_object);
            let mapped = mapping.into_iter().flat_map(|it| it.values().filter_map(Value::as_str));
            own.into_iter().chain(mapped).chain(object.values().flat_map(references)).collect()
        }
        Value::Array(items) => items.iter().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

/// An operation takes over what a set says: a response for each status.
#[test]
fn sets_have_a_response_for_each_status() {
    let catalog = catalog(&root().join("tests/golden/everything/catalog"));
    let lowered = lower(&catalog, &overlays(&catalog));
    let document: Value =
        serde_json::from_str(&errbook_docs::openapi(&catalog, &lowered).contents).unwrap();
    let responses = &document["x-error-sets"]["read-order"]["responses"];
    let expected = json!({
        "400": { "$ref": "#/components/responses/OrderError" },
        "429": { "$ref": "#/components/responses/LimitReached" },
    });
    assert_eq!(*responses, expected);
}
