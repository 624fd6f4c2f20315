//! The documents that the examples serve with aide and utoipa.

use std::fs;

use errbook_tests::root;
use serde_json::{Value, json};

use crate::edge::exchange::SentRequest;
use crate::edge::payments;
use crate::edge::senders::reqwest;
use crate::operations::codes;
use crate::program;

/// Operations, with their catalogs and errors.
const OPERATIONS: [(&str, &str, &str); 3] = [
    ("/paths/~1messages/post", "catalog/vonage", "out-of-credit"),
    ("/paths/~1transactions/post", "catalog/wompi", WOMPI),
    ("/paths/~1transactions~1{id}/get", "catalog/wompi", WOMPI),
];

const WOMPI: &str = "INPUT_VALIDATION_ERROR INVALID_ACCESS_TOKEN NOT_FOUND_ERROR";

async fn documents() -> Vec<(&'static str, Value)> {
    let mut documents = Vec::new();
    for server in payments() {
        let response = reqwest(&server, &SentRequest::new("GET", "/openapi.json")).await;
        assert_eq!(response.status, 200, "{}", server.name);
        documents.push((server.name, serde_json::from_str(&response.body).unwrap()));
    }
    documents
}

#[tokio::test]
async fn each_operation_lists_its_errors_with_what_preview_shows() {
    for (server, document) in documents().await {
        for (operation, catalog, expected) in OPERATIONS {
            let responses = &document.pointer(operation).unwrap()["responses"];
            let by_status = codes(responses);
            let by_status = by_status.as_object().unwrap();
            let mut listed: Vec<_> =
                by_status.values().flat_map(|it| it.as_array().unwrap()).collect();
            listed.sort_by_key(ToString::to_string);
            let expected: Vec<_> = expected.split(' ').collect();
            assert_eq!(json!(listed), json!(expected), "{server}: {operation}");
            for (status, codes) in by_status {
                for code in codes.as_array().unwrap() {
                    let code = code.as_str().unwrap();
                    let example = example(&responses[status], code);
                    assert_eq!(*example, preview(catalog, code), "{server}: {operation}, {code}");
                }
            }
        }
    }
}

fn example<'d>(response: &'d Value, code: &str) -> &'d Value {
    let contents = response["content"].as_object().unwrap().values();
    let mut examples = contents.filter_map(|it| it["examples"].get(code));
    &examples.next().unwrap()["value"]
}

/// Returns the body that `preview` prints.
fn preview(catalog: &str, code: &str) -> Value {
    let arguments = ["preview", code, "--catalog", catalog, "--instance", "<trace_id>"];
    let (exit, response, problem) = program::run(&arguments);
    assert_eq!(exit, 0, "{problem}");
    serde_json::from_str(response.split_once("\n\n").unwrap().1).unwrap()
}

/// Failed requests are answered as documented.
#[tokio::test]
async fn what_is_answered_fits_the_document() {
    let exchanges =
        fs::read_to_string(root().join("examples/axum-api/tests/exchanges.txt")).unwrap();
    for (server, (_, document)) in payments().iter().zip(documents().await) {
        let mut count = 0;
        for exchange in exchanges.split_terminator("\n----\n") {
            let request = SentRequest::parse(exchange.split_once("\n=>").unwrap().0);
            let response = reqwest(server, &request).await;
            // Another catalog answers requests that reach no handler, in a separate type or with a separate status.
            let listed = operation(&document, &request)
                .and_then(|it| it["responses"].get(response.status.to_string()))
                .and_then(|it| it["content"].get(response.header("content-type")));
            let Some(listed) = listed else { continue };
            let mut schema = listed["schema"].clone();
            schema["components"] = document["components"].clone();
            let body: Value = serde_json::from_str(&response.body).unwrap();
            let problem = jsonschema::validator_for(&schema)
                .unwrap()
                .validate(&body)
                .err()
                .map(|it| it.to_string());
            assert_eq!(problem, None, "{}: {request:?}", server.name);
            count += usize::from(response.status >= 400);
        }
        assert!(count >= 5, "{}: {count}", server.name);
    }
}

/// Returns the operation of a request.
fn operation<'d>(document: &'d Value, request: &SentRequest) -> Option<&'d Value> {
    let is_its = |template: &str| {
        let (wanted, given) = (template.split('/'), request.path.split('/'));
        wanted.clone().count() == given.clone().count()
            && wanted.zip(given).all(|(wanted, given)| wanted == given || wanted.starts_with('{'))
    };
    let mut paths = document["paths"].as_object().unwrap().iter();
    paths.find(|(template, _)| is_its(template))?.1.get(request.method.to_lowercase())
}
