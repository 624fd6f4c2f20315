//! Tests for identifying the entry of a response.

use errbook::__v1::{filter, var};
use errbook_client::{Reading, read};

use crate::nodes::{Node, object, spelled, value};
use crate::shop::{catalog_of, read_by};

fn found(reading: &Reading<'_, '_>) -> String {
    let entry = reading.entry();
    entry.map_or(String::new(), |entry| format!("{}/{}", entry.group().name(), entry.code()))
}

#[test]
fn by_code() {
    let cases = [
        (filter::NONE, 403, "out-of-credit", "orders/out-of-credit"),
        (filter::NONE, 403, "no-credit", "orders/out-of-credit"),
        (filter::NONE, 403, "com.example#out-of-credit:https://x/y", "orders/out-of-credit"),
        (filter::NONE, 403, "out-of-credit:x", "orders/out-of-credit"),
        (filter::NONE, 403, "OUT_OF_CREDIT", ""),
        (filter::NONE, 403, "hidden", ""),
        // An internal entry has it, too.
        (filter::NONE, 403, "missing-order", "orders/not-found"),
        (filter::UPPER, 403, "MISSING-ORDER", "orders/not-found"),
        (filter::NONE, 403, "HTTPRetired", "generic/HTTPRetired"),
        (filter::SCREAMING, 403, "OUT_OF_CREDIT", "orders/out-of-credit"),
        (filter::SCREAMING, 403, "NO_CREDIT", "orders/out-of-credit"),
        (filter::SCREAMING, 403, "ns#OUT_OF_CREDIT", "orders/out-of-credit"),
        (filter::SCREAMING, 403, "OUT_OF_CREDITS", ""),
        (filter::SCREAMING, 403, "OUT", ""),
        (filter::SNAKE, 403, "http_retired", "generic/HTTPRetired"),
        (filter::PASCAL, 403, "OutOfCredit", "orders/out-of-credit"),
        // Two groups have it: the status tells.
        (filter::NONE, 404, "not-found", "orders/not-found"),
        (filter::NONE, 410, "not-found", "generic/not-found"),
        (filter::NONE, 500, "not-found", ""),
        (filter::UPPER, 410, "NOT-FOUND", "generic/not-found"),
        (filter::NONE, 400, "", ""),
    ];
    for (filter, status, code, expected) in cases {
        let node = object([("code", spelled(var::CODE, filter))]);
        let reading = read_by(node, status, &format!("{{\"code\":\"{code}\"}}"));
        assert_eq!(found(&reading), expected, "{code} by {filter}");
        assert_eq!(reading.raw_code().unwrap(), code);
    }
}

#[test]
fn by_group_number_and_address() {
    let node = || {
        object([
            ("code", value(var::CODE)),
            ("group", spelled(var::GROUP, filter::UPPER)),
            ("number", value(var::NUMBER)),
            ("docs", value(var::DOCS_URL)),
            ("type", value(var::TYPE_URI)),
        ])
    };
    let cases = [
        (r#"{"code":"not-found","group":"GENERIC"}"#, "generic/not-found"),
        (r#"{"group":"ORDERS","code":"not-found"}"#, "orders/not-found"),
        (r#"{"group":"OTHER","code":"not-found"}"#, ""),
        (r#"{"number":1001}"#, "orders/out-of-credit"),
        (r#"{"number":"1001"}"#, "orders/out-of-credit"),
        (r#"{"number":1001.0}"#, "orders/out-of-credit"),
        (r#"{"number":1001.5}"#, ""),
        (r#"{"number":99999999999999999999}"#, ""),
        (r#"{"code":"new","number":1001}"#, "orders/out-of-credit"),
        (r#"{"docs":"https://example.com/generic/down/"}"#, "generic/down"),
        (r#"{"docs":"https://other.example/v2/generic/down/"}"#, "generic/down"),
        (r#"{"docs":"https://other.example/down"}"#, ""),
        (r#"{"type":"https://example.com/Error#down","code":"throttled"}"#, "generic/down"),
        (r#"{"type":"about:blank","code":"throttled"}"#, "generic/throttled"),
    ];
    for (body, expected) in cases {
        assert_eq!(found(&read_by(node(), 400, body)), expected, "{body}");
    }
    assert_eq!(read_by(node(), 400, r#"{"number":-7}"#).raw_code().unwrap(), "-7");
    assert_eq!(read_by(node(), 400, r#"{"type":"about:blank"}"#).raw_code(), None);
}

#[test]
fn relative_type_uris_and_what_they_become() {
    let node = object([("type", value(var::TYPE_URI))]);
    let mut tables = *catalog_of(vec![("application/json", node, vec![])]).tables();
    tables.type_uri = "/errors/\u{1} ";
    let catalog = errbook::Catalog::new(tables);
    for uri in ["/errors/down", "https://api.example/errors/down"] {
        let body = format!("{{\"type\":\"{uri}\"}}");
        let reading = read(&catalog, 503, [], body.as_bytes());
        assert_eq!(found(&reading), "generic/down", "{uri}");
    }
}

#[test]
fn by_headers_where_the_body_says_nothing() {
    let headers = vec![
        ("X-Error-Code", spelled(var::CODE, filter::CAMEL)),
        ("X-Trace", Node::Text("id=", vec![((var::TRACE_ID, 0, ""), "")])),
        ("X-Instance", Node::Either(vec![Node::Literal("none"), value(var::INSTANCE)])),
    ];
    let node = object([("code", value(var::CODE))]);
    let catalog = catalog_of(vec![("application/json", node, headers)]);
    let header = |value: &'static [u8]| {
        [
            ("x-error-code", value),
            ("X-Trace", b"id=7"),
            ("X-Instance", if value == b"newer" { b"none" } else { b"/a" }),
            ("content-type", b"application/json"),
            ("x", b"\xFF"),
        ]
    };
    let reading = read(&catalog, 403, header(b" outOfCredit "), b"{}");
    assert_eq!(found(&reading), "orders/out-of-credit");
    assert_eq!(reading.trace_id().unwrap(), "7");
    assert_eq!(reading.instance().unwrap(), "/a");
    let reading = read(&catalog, 403, header(b"outOfCredit"), b"{\"code\":\"down\"}").into_owned();
    assert_eq!(found(&reading), "generic/down");
    let reading = read(&catalog, 403, header(b"newer"), b"<html>");
    assert_eq!(reading.raw_code().unwrap(), "newer");
    assert_eq!(reading.instance(), None);
    assert_eq!(reading.to_string(), "newer");
    let reading = read(&catalog, 403, header(b"out\xFFCredit"), b"");
    assert_eq!((found(&reading).as_str(), reading.raw_code()), ("", None));
}

#[test]
fn the_envelope_that_finds_a_code_wins() {
    let flat = object([("code", value(var::CODE)), ("title", value(var::TITLE))]);
    let nested = object([("error", object([("type", value(var::CODE))]))]);
    let xml = object([("error", value(var::CODE))]);
    let catalog = catalog_of(vec![
        ("application/xml", xml, vec![]),
        ("application/problem+json", flat, vec![]),
        ("application/json", nested, vec![]),
    ]);
    let cases: [(&str, &str, &str, Option<&str>); 7] = [
        (
            "application/json",
            r#"{"error":{"type":"down"},"code":"throttled"}"#,
            "generic/down",
            Some("down"),
        ),
        (
            "application/problem+json",
            r#"{"error":{"type":"down"},"code":"throttled"}"#,
            "generic/throttled",
            Some("throttled"),
        ),
        (
            "application/json",
            r#"{"error":{"type":"new"},"code":"throttled"}"#,
            "generic/throttled",
            Some("throttled"),
        ),
        ("application/json", r#"{"error":{"type":"new"},"code":"newer"}"#, "", Some("new")),
        ("application/json", r#"{"code":"newer"}"#, "", Some("newer")),
        ("text/plain", r#"{"code":"down"}"#, "", None),
        ("", r#"{"code":"down"}"#, "generic/down", Some("down")),
    ];
    for (content_type, body, entry, raw) in cases {
        let headers = [("content-type", content_type.as_bytes())];
        let reading = read(&catalog, 400, headers, body.as_bytes());
        assert_eq!(found(&reading), entry, "{content_type} {body}");
        assert_eq!(reading.raw_code().as_deref(), raw, "{content_type} {body}");
    }
}
