//! The documentation of generated errors by utoipa and aide: the errors of an operation, their schemas and examples.

mod documents;
mod types;

use std::collections::BTreeMap;
use std::path::Path;

use errbook_spec::{lower, model};
use errbook_tests::{Known, catalog, overlays, root, sources};
use serde_json::{Map, Value, json};

/// Returns the documented responses of each error type, by file.
fn said(known: &Known) -> BTreeMap<String, Value> {
    let lowered = lower(&known.model, &overlays(&known.model));
    let files = errbook_docs::responses(&known.model, &lowered);
    let read = files.into_iter().map(|it| (it.path, serde_json::from_str(&it.contents).unwrap()));
    read.collect()
}

fn every_catalog() -> Vec<(String, &'static Known)> {
    let mut all = Vec::new();
    for folder in sources() {
        all.push((folder.display().to_string(), Known::new(catalog(&folder))));
    }
    for preset in errbook_spec::presets() {
        let folder = Path::new("tests/golden/everything/catalog");
        let known = Known::in_preset(&root().join(folder), preset);
        all.push((format!("{} in {preset}", folder.display()), known));
    }
    all
}

/// A framework that drops part of a schema would document impossible responses.
#[test]
fn the_types_of_the_frameworks_hold_all_of_it() {
    for (what, known) in every_catalog() {
        for (file, said) in said(known) {
            let text = said.to_string();
            let utoipa = json!(errbook::__v1::into_responses(&text));
            let aide = errbook::__v1::operation_responses(&text).into_iter();
            let aide = aide.map(|(status, it)| (status.unwrap().to_string(), json!(it)));
            let aide = Value::Object(aide.collect());
            let said = common(said);
            assert_eq!(common(utoipa), said, "utoipa: {what}, {file}");
            assert_eq!(common(aide), said, "aide: {what}, {file}");
        }
    }
}

/// Returns responses without the parts that only one framework can express: whether a header is always present, and the title and
/// deprecation of a body with several shapes.
fn common(mut responses: Value) -> Value {
    for response in members(&mut responses) {
        for header in response.get_mut("headers").into_iter().flat_map(members) {
            forget(header, &["required", "style"]);
        }
        for media_type in response.get_mut("content").into_iter().flat_map(members) {
            let Some(schema) = media_type.get_mut("schema") else { continue };
            let several = schema.get_mut("oneOf").and_then(Value::as_array_mut);
            several.into_iter().flatten().for_each(forget_of_shapes);
            forget_of_shapes(schema);
        }
    }
    responses
}

fn forget_of_shapes(schema: &mut Value) {
    if let Some(shapes) = schema.get_mut("anyOf").and_then(Value::as_array_mut) {
        shapes.iter_mut().for_each(forget_of_shapes);
        forget(schema, &["deprecated", "title"]);
    }
}

fn forget(object: &mut Value, names: &[&str]) {
    for name in names {
        object.as_object_mut().unwrap().remove(*name);
    }
}

fn members(object: &mut Value) -> impl Iterator<Item = &mut Value> {
    object.as_object_mut().into_iter().flat_map(Map::values_mut)
}

#[test]
fn every_example_fits_its_schema_which_refers_to_nothing() {
    let mut count = 0;
    for (what, known) in every_catalog() {
        for (file, said) in said(known) {
            for (status, response) in said.as_object().unwrap() {
                for content in response["content"].as_object().unwrap().values() {
                    let examples = content["examples"].as_object().unwrap();
                    assert!(!examples.is_empty(), "{what}, {file}, {status}");
                    let schema = &content["schema"];
                    assert!(!schema.to_string().contains("\"$ref\""), "{what}, {file}: {schema}");
                    jsonschema::meta::validate(schema).unwrap();
                    let validator = jsonschema::validator_for(schema).unwrap();
                    for (name, example) in examples {
                        let problem = validator.validate(&example["value"]).err();
                        assert!(problem.is_none(), "{what}, {file}, {name}: {problem:?}");
                        count += 1;
                    }
                }
            }
        }
    }
    assert!(count > 1000, "{count}");
}

#[test]
fn each_type_lists_its_errors_by_status() {
    let known = Known::new(catalog(&root().join("tests/golden/everything/catalog")));
    let said = said(known);
    let files: Vec<_> = said.keys().map(String::as_str).collect();
    let expected = [
        "responses.any.json",
        "responses.group.orders.json",
        "responses.group.system.json",
        "responses.group.types.json",
        "responses.set.maintenance.json",
        "responses.set.place-order.json",
        "responses.set.read-order.json",
    ];
    assert_eq!(files, expected);
    let expected = json!({ "400": ["ORDER_ERROR"], "429": ["LIMIT_REACHED"] });
    assert_eq!(codes(&said["responses.set.read-order.json"]), expected);
    // Internal errors appear as their masks, and retired errors are left out.
    let all = codes(&said["responses.any.json"]);
    assert_eq!(all["500"], json!(["INTERNAL_ERROR"]));
    assert_eq!(all.get("410"), None);
    let active = known
        .model
        .entries
        .iter()
        .filter(|it| it.retired.is_none() && matches!(it.audience, model::Audience::Public));
    let count: usize =
        all.as_object().unwrap().values().map(|it| it.as_array().unwrap().len()).sum();
    assert_eq!(count, active.count());
}

/// Returns the codes of responses, by status.
fn codes(responses: &Value) -> Value {
    let responses = responses.as_object().unwrap().iter();
    let codes = responses
        .filter_map(|(status, it)| Some((status.clone(), it.get("x-error-codes")?.clone())));
    Value::Object(codes.collect())
}

/// A server that was built without a language does not send it.
#[test]
fn languages_that_are_not_built_in_are_not_said() {
    let model = catalog(&root().join("catalog/vonage"));
    let lowered = lower(&model, &[0]);
    let text: String =
        errbook_docs::responses(&model, &lowered).into_iter().map(|it| it.contents).collect();
    assert!(
        text.contains("\"en\"") && !text.contains("\"es\"") && !text.contains(".es\""),
        "{text}"
    );
}
