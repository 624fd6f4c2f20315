//! The `OpenAPI` document: its structure, its references, its examples.

use errbook_spec::lower;
use errbook_tests::{catalog, overlays, root, sources};
use serde_json::{Value, json};

/// The schema of the parts of `OpenAPI` 3.1 in use. It allows only members of the specification.
const STRUCTURE: &str = include_str!("openapi.schema.json");

#[test]
fn every_document_is_sound() {
    let structure: Value = serde_json::from_str(STRUCTURE).unwrap();
    let structure = jsonschema::validator_for(&structure).unwrap();
    for folder in sources() {
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

/// Checks every example of every response with the schema of its media type. Exactly one of several errors fits.
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

/// Returns every reference in a document, and the targets of discriminators.
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

/// An operation has a response for each status of its set.
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
