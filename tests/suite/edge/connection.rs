//! One connection, many requests.

use std::io::{BufRead, BufReader, Write};

use crate::edge::exchange::{Answer, Ask};
use crate::edge::senders::connect;
use crate::edge::server::{Server, payments};

/// Requests and the statuses of their answers.
fn conversation() -> Vec<(Ask, u16)> {
    let message = |text: &str| Ask::json("/messages", format!(r#"{{"text":"{text}"}}"#));
    vec![
        (Ask::nowhere(), 404),
        (message("Hello"), 202),
        (Ask::new("HEAD", "/transactions/order-7"), 404),
        (Ask::new("PUT", "/messages"), 405),
        (message(&"x".repeat(31)).header("Accept-Language", "es"), 403),
        (Ask::json("/messages", "{"), 400),
        (Ask::json("/messages", "[]"), 422),
        (Ask::new("OPTIONS", "/transactions"), 405),
        (Ask::new("GET", "/transactions/order-1"), 200),
    ]
}

/// An answer with a wrong length would corrupt the next one.
#[test]
fn a_connection_is_kept_from_error_to_error() {
    for server in payments() {
        let stream = connect(&server);
        let mut reader = BufReader::new(&stream);
        for (ask, status) in conversation() {
            (&stream).write_all(&ask.bytes(server.address, "keep-alive")).unwrap();
            assert_next(&server, &mut reader, &ask, status);
        }
    }
}

#[test]
fn requests_may_be_sent_before_answers_are_read() {
    for server in payments() {
        let stream = connect(&server);
        let mut all = conversation();
        // actix-web sends a body for a HEAD if another request waits.
        all.retain(|(ask, _)| ask.method != "HEAD");
        let bytes: Vec<u8> =
            all.iter().flat_map(|(ask, _)| ask.bytes(server.address, "keep-alive")).collect();
        (&stream).write_all(&bytes).unwrap();
        let mut reader = BufReader::new(&stream);
        for (ask, status) in all {
            assert_next(&server, &mut reader, &ask, status);
        }
    }
}

fn assert_next(server: &Server, reader: &mut impl BufRead, ask: &Ask, status: u16) {
    let answer = next(reader, ask.method == "HEAD");
    let what = format!("{}: {} {}: {answer:?}", server.name, ask.method, ask.path);
    assert_eq!(answer.status, status, "{what}");
    let length: usize = answer.header("content-length").parse().unwrap();
    assert!(length > 0, "{what}");
    assert_eq!(answer.header("allow").is_empty(), status != 405, "{what}");
}

/// Reads one answer of its declared length.
fn next(reader: &mut impl BufRead, is_head: bool) -> Answer {
    let mut bytes = Vec::new();
    while !bytes.ends_with(b"\r\n\r\n") {
        assert!(reader.read_until(b'\n', &mut bytes).unwrap() > 0, "the connection was closed");
    }
    let head = Answer::read(&bytes);
    let head = head.unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&bytes)));
    let length = if is_head { 0 } else { head.header("content-length").parse().unwrap() };
    let start = bytes.len();
    bytes.resize(start + length, 0);
    reader.read_exact(&mut bytes[start..]).unwrap();
    Answer::read(&bytes).unwrap()
}
