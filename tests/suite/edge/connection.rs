//! One connection, many requests.

use std::io::{BufRead, BufReader, Write};

use crate::edge::exchange::{ReceivedResponse, SentRequest};
use crate::edge::senders::connect;
use crate::edge::server::{Server, payments};

/// Requests and the statuses of their responses.
fn conversation() -> Vec<(SentRequest, u16)> {
    let message = |text: &str| SentRequest::json("/messages", format!(r#"{{"text":"{text}"}}"#));
    vec![
        (SentRequest::nowhere(), 404),
        (message("Hello"), 202),
        (SentRequest::new("HEAD", "/transactions/order-7"), 404),
        (SentRequest::new("PUT", "/messages"), 405),
        (message(&"x".repeat(31)).header("Accept-Language", "es"), 403),
        (SentRequest::json("/messages", "{"), 400),
        (SentRequest::json("/messages", "[]"), 422),
        (SentRequest::new("OPTIONS", "/transactions"), 405),
        (SentRequest::new("GET", "/transactions/order-1"), 200),
    ]
}

/// A response with a wrong length would corrupt the next one.
#[test]
fn a_connection_is_kept_from_error_to_error() {
    for server in payments() {
        let stream = connect(&server);
        let mut reader = BufReader::new(&stream);
        for (request, status) in conversation() {
            (&stream).write_all(&request.bytes(server.address, "keep-alive")).unwrap();
            assert_next(&server, &mut reader, &request, status);
        }
    }
}

#[test]
fn requests_may_be_sent_before_answers_are_read() {
    for server in payments() {
        let stream = connect(&server);
        let mut all = conversation();
        // actix-web sends a body for a HEAD if another request waits.
        all.retain(|(request, _)| request.method != "HEAD");
        let bytes: Vec<u8> = all
            .iter()
            .flat_map(|(request, _)| request.bytes(server.address, "keep-alive"))
            .collect();
        (&stream).write_all(&bytes).unwrap();
        let mut reader = BufReader::new(&stream);
        for (request, status) in all {
            assert_next(&server, &mut reader, &request, status);
        }
    }
}

fn assert_next(server: &Server, reader: &mut impl BufRead, request: &SentRequest, status: u16) {
    let response = next(reader, request.method == "HEAD");
    let what = format!("{}: {} {}: {response:?}", server.name, request.method, request.path);
    assert_eq!(response.status, status, "{what}");
    let length: usize = response.header("content-length").parse().unwrap();
    assert!(length > 0, "{what}");
    assert_eq!(response.header("allow").is_empty(), status != 405, "{what}");
}

/// Reads one response of its declared length.
fn next(reader: &mut impl BufRead, is_head: bool) -> ReceivedResponse {
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"\r\n\r\n") {
        assert!(reader.read_until(b'\n', &mut bytes).unwrap() > 0, "the connection was closed");
    }
    let head = ReceivedResponse::read(&bytes);
    let head = head.unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&bytes)));
    let length = if is_head { 0 } else { head.header("content-length").parse().unwrap() };
    let start = bytes.len();
    bytes.resize(start + length, 0);
    reader.read_exact(&mut bytes[start..]).unwrap();
    ReceivedResponse::read(&bytes).unwrap()
}
