//! The examples send every client the responses in their expected files.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use errbook_tests::{expect_file, root};

use crate::edge::exchange::{ReceivedResponse, SentRequest};
use crate::edge::senders::by_all;
use crate::edge::server::payments;

#[tokio::test]
async fn every_exchange_of_the_examples() {
    // Frameworks differ in the methods that they list for a route.
    exchange(&root().join("examples/axum-api/tests/exchanges.txt"), |response| {
        response.without("allow")
    })
    .await;
}

#[tokio::test]
async fn methods_routes_and_what_is_accepted() {
    exchange(&root().join("tests/suite/edge/exchanges.txt"), |response| response).await;
}

async fn exchange(path: &Path, shown: fn(ReceivedResponse) -> ReceivedResponse) {
    let servers = payments();
    let expected = fs::read_to_string(path).unwrap();
    let mut actual = String::new();
    for exchange in expected.split_terminator("\n----\n") {
        let (request, _) = exchange.split_once("\n=>").unwrap();
        let response = shown(by_all(&servers, &SentRequest::parse(request)).await);
        write!(actual, "{request}\n=> {}\n----\n", response.shown()).unwrap();
    }
    expect_file(path, &actual);
}
