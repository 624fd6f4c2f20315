//! Bodies that nobody should send.

use errbook_client::{MAX_BODY, ReadOptions, read, read_with};
use proptest::prelude::*;

use crate::shop::{PROBLEM, shop};

const BODY: &str = r##"{"type":"https://example.com/Error#out-of-credit","title":"\u00e9 \ud83d\ude00","status":403,"balance":-3.5e+7,
    "errors":[{"pointer":"#/a","detail":"x"},null,true],"x":{"y":[{}]}}"##;

fn is_known(body: &[u8]) -> bool {
    let reading = read(shop(), 403, PROBLEM, body);
    assert_eq!(reading.status(), 403);
    assert_eq!(reading.body(), &body[..body.len().min(1024)]);
    let _ = (reading.params().count(), reading.fields().count(), reading.retry());
    assert!(reading.to_string().len() < 4096);
    reading.entry().is_some()
}

#[test]
fn a_truncated_body_leaves_the_status() {
    assert!(is_known(BODY.as_bytes()));
    for len in 0..BODY.len() {
        assert!(!is_known(&BODY.as_bytes()[..len]), "{len}");
    }
}

#[test]
fn what_is_no_json_leaves_the_status() {
    let with = |member: &str| format!("{{\"type\":\"https://example.com/Error#down\",{member}}}");
    for good in [
        "\"a\":1e999",
        "\"a\":-0.0e-00",
        "\"a\":\"\\u0000\"",
        "\"a\":\"\\ud800\"",
        "\"a\":\"\\udc00\\ud800\"",
        &format!("\"a\":{}", "9".repeat(5000)),
    ] {
        assert!(is_known(with(good).as_bytes()), "{good}");
    }
    for bad in [
        "",
        "\"a\":01",
        "\"a\":\"\0\"",
        "\"a\":nul",
        "\"a\":1,",
        "a:1",
        "\"a\":+1",
        "\"a\":\"\\x\"",
    ] {
        assert!(!is_known(with(bad).as_bytes()), "{bad}");
    }
    assert!(!is_known(b"{\"type\":\"https://example.com/Error#down\",\"a\":\"\xFF\"}"));
    assert!(!is_known(b"\0"));
    assert!(!is_known(b"<html>Bad gateway</html>"));
    let utf16: Vec<u8> = with("\"a\":1").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(!is_known(&utf16));
}

#[test]
fn depth_and_size_are_limited() {
    let nested = |depth: usize| {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        format!("{{\"type\":\"https://example.com/Error#down\",\"a\":{open}{close}}}")
    };
    for depth in [63, 64, 65, 10_000] {
        assert!(is_known(nested(depth).as_bytes()), "{depth}");
    }
    assert!(!is_known("[".repeat(10_000).as_bytes()));
    let padded = |len: usize| {
        let body = "{\"type\":\"https://example.com/Error#down\"}";
        body.to_owned() + &" ".repeat(len - body.len())
    };
    assert!(is_known(padded(MAX_BODY).as_bytes()));
    assert!(!is_known(padded(MAX_BODY + 1).as_bytes()));
    assert!(!is_known(padded(10_000_000).as_bytes()));
    let options = ReadOptions::new().max_body(100);
    for (len, expected) in [(100, true), (101, false)] {
        let body = padded(len);
        let reading = read_with(&options, shop(), 400, [], body.as_bytes());
        assert_eq!(reading.entry().is_some(), expected, "{len}");
    }
}

#[test]
fn thousands_of_field_errors_are_read() {
    let field = r##"{"pointer":"#/items/0/name","detail":"is wrong"}"##;
    let fields = vec![field; 100_000].join(",");
    let body = format!("{{\"type\":\"https://example.com/Error#invalid\",\"errors\":[{fields}]}}");
    let headers = [("content-type", b"application/problem+json".as_slice())];
    let reading = read(shop(), 400, headers, body.as_bytes());
    assert_eq!(reading.entry().map(|entry| entry.code()), Some("invalid"));
    assert_eq!(reading.fields().count(), 100_000);
    assert_eq!(reading.fields().last().unwrap().path(), "items[0].name");
}

#[test]
fn a_charset_has_no_effect_on_json() {
    for charset in ["utf-8", "ISO-8859-1", "utf-16"] {
        let content_type = format!("application/problem+json; charset={charset}");
        let headers = [("content-type", content_type.as_bytes())];
        let reading = read(shop(), 403, headers, BODY.as_bytes());
        assert!(reading.entry().is_some(), "{charset}");
    }
}

proptest! {
    #[test]
    fn any_bytes(body in prop::collection::vec(any::<u8>(), 0..200)) {
        is_known(&body);
    }

    #[test]
    fn any_change(at in 0..BODY.len(), byte: u8) {
        let mut body = BODY.as_bytes().to_vec();
        body[at] = byte;
        is_known(&body);
    }

    #[test]
    fn any_headers(name in "content-type|retry-after|x", value in prop::collection::vec(any::<u8>(), 0..40)) {
        let reading = read(shop(), 400, [(name.as_str(), value.as_slice())], BODY.as_bytes());
        prop_assert_eq!(reading.status(), 400);
    }
}
