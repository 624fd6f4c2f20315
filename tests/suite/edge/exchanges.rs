//! The examples send every client the responses in their expected files.

use std::fmt::Write;
use std::fs;

use errbook_tests::{expect_file, root};

use crate::edge::exchange::{ReceivedResponse, SentRequest};
use crate::edge::senders::by_all;
use crate::edge::server::{Server, payments};

#[tokio::test]
async fn every_exchange() {
    all(by_all).await;
}

/// Sends all requests, and compares the responses with the files.
pub(crate) async fn all(send: impl AsyncFn(&[Server], &SentRequest) -> ReceivedResponse) {
    let servers = payments();
    // Frameworks differ in the methods that they list for a route.
    let files = [
        ("examples/axum-api/tests/exchanges.txt", &["allow"][..]),
        ("tests/suite/edge/exchanges.txt", &[]),
    ];
    for (path, hidden) in files {
        let path = root().join(path);
        let expected = fs::read_to_string(&path).unwrap();
        let mut actual = String::new();
        for exchange in expected.split_terminator("\n----\n") {
            let (request, _) = exchange.split_once("\n=>").unwrap();
            let response = send(&servers, &SentRequest::parse(request)).await;
            let response = hidden.iter().fold(response, |it, name| it.without(name));
            write!(actual, "{request}\n=> {}\n----\n", response.shown()).unwrap();
        }
        expect_file(&path, &actual);
    }
}
