//! A linter reads the `OpenAPI` documents of all catalogs, of their mock APIs and of the examples.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use errbook_spec::lower;
use errbook_tests::{catalog, hostile, node_script, output, overlays, root, sources};
use serde_json::Value;

use crate::server::payments;

/// Redocly checks a document with its recommended rules: structure, references, schemas, examples, operations.
#[test]
fn a_linter_finds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    let mut write = |name: String, contents: String| {
        files.push(folder.path().join(name));
        fs::write(files.last().unwrap(), contents).unwrap();
    };
    let hostile = hostile::hostile_catalog();
    let all = sources();
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

/// Redocly finds each of these mistakes in an otherwise valid document.
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

#[tokio::test]
async fn a_linter_finds_nothing_in_the_documents_of_the_examples() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    for server in payments() {
        let response = client.get(server.url("/openapi.json")).send().await.unwrap();
        let file = folder.path().join(format!("{}.json", server.name));
        fs::write(&file, response.error_for_status().unwrap().bytes().await.unwrap()).unwrap();
        files.push(file);
    }
    for (file, problems) in lint(&files) {
        assert!(problems.is_empty(), "{file}: {problems:#?}");
    }
}

/// Returns Redocly's problems with documents, by file name.
fn lint(files: &[PathBuf]) -> BTreeMap<String, Vec<String>> {
    let said = output(node_script("openapi.mjs").args(files));
    let said: BTreeMap<String, Value> = serde_json::from_str(&said).unwrap();
    let texts = |problems: Value| {
        let texts = problems.as_array().unwrap().iter();
        texts.map(|problem| problem.as_str().unwrap().to_owned()).collect()
    };
    said.into_iter().map(|(file, problems)| (file, texts(problems))).collect()
}
