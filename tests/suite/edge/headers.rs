//! Headers that are empty or too long.

use std::time::{Duration, Instant};

use crate::edge::exchange::SentRequest;
use crate::edge::senders::{assert_alive, raw, reqwest, said};
use crate::edge::server::payments;

/// Sends a request over a socket and by reqwest to both servers. Asserts that all responses agree, and returns their language and
/// body.
async fn heard(request: &SentRequest, what: &str) -> (String, String) {
    let mut responses = Vec::new();
    for server in payments() {
        let response = raw(&server, request);
        responses.push(response.unwrap_or_else(|| panic!("{} is silent: {what}", server.name)));
        responses.push(reqwest(&server, request).await);
    }
    let first = responses[0].clone();
    for response in responses {
        assert_eq!(response.shown(), first.shown(), "{what}");
    }
    assert_eq!(first.status, 404, "{what}: {first:?}");
    (first.header("content-language").to_owned(), first.body)
}

#[tokio::test]
async fn languages() {
    let cases: [(&[u8], &str); 16] = [
        (b"es", "es"),
        (b"\xff\xfe\x80, es", "es"),
        (b"\xe2\x80\xae", "en"),
        (b"es;q=NaN", "en"),
        (b"es;q=NaN, en;q=0.1", "en"),
        (b"es;q=-1", "en"),
        (b"es;q=1e400", "en"),
        (b"es;q=99999999999999999999", "en"),
        (b"es;q=0.0000000000000000001", "en"),
        (b"es;q=", "en"),
        (b",,;,=,;q=,;;;===", "en"),
        (b"'\"\\<script>", "en"),
        (b"es_MX, ../../es, es%00", "en"),
        (b"en;q=0.2, es-419;q=0.9", "es"),
        (b"*;q=0", "en"),
        (b"\t es\t;\tq=1 ", "es"),
    ];
    for (value, language) in cases {
        let request = SentRequest::nowhere().header("Accept-Language", value);
        let what = String::from_utf8_lossy(value);
        assert_eq!(heard(&request, &what).await.0, language, "{what}");
    }
}

#[tokio::test]
async fn formats_and_traces() {
    let plain = heard(&SentRequest::nowhere(), "nothing").await.1;
    let values: [&[u8]; 12] = [
        b"\xff\xfe\x80",
        b"application/problem+json;q=NaN",
        b"application/problem+json;q=0",
        b"application/xml;q=1, */*;q=Infinity",
        b"*/*/*/*",
        b"////;;;;,,,,",
        b"\"",
        b"text/html;level=\"1,2;q=0\"",
        b"00-\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff-b7ad6b7169203331-01",
        b"00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-and-more",
        b"\"}{\"instance\":\"mine",
    ];
    for value in values {
        for name in ["Accept", "traceparent"] {
            let what = format!("{name}: {}", String::from_utf8_lossy(value));
            let request = SentRequest::nowhere().header(name, value);
            assert_eq!(heard(&request, &what).await.1, plain, "{what}");
        }
    }
}

/// The number of ranges is limited, so that no request can make a server slow.
#[tokio::test]
async fn ten_thousand_ranges() {
    let many = "fr,".repeat(10_000);
    let cases = [(format!("es,{many}"), "es"), (format!("{many}es"), "en"), (many, "en")];
    for (value, language) in cases {
        let start = Instant::now();
        let request =
            SentRequest::nowhere().header("Accept-Language", value.clone()).header("Accept", value);
        assert_eq!(heard(&request, "many ranges").await.0, language);
        assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
    }
    let lines =
        (0..50).fold(SentRequest::nowhere(), |request, _| request.header("Accept-Language", "fr"));
    assert_eq!(heard(&lines.header("Accept-Language", "es"), "many lines").await.0, "en");
}

/// The server rejects longer headers itself, or hangs up. The next request is answered as usual.
#[test]
fn what_no_server_takes() {
    let long = "a".repeat(1 << 20);
    let cases = [
        ("a long header", SentRequest::nowhere().header("Accept-Language", long.clone())),
        ("a long name", SentRequest::nowhere().header(&long, "x")),
        ("a long path", SentRequest::new("GET", &format!("/{long}"))),
        ("a long method", SentRequest::new(&long, "/")),
        ("a null", SentRequest::nowhere().header("Accept", "a\0b")),
        ("a control character", SentRequest::nowhere().header("traceparent", "a\x01b")),
        ("a name with a space", SentRequest::nowhere().header("Accept Language", "es")),
        ("many headers", {
            (0..1000).fold(SentRequest::nowhere(), |request, index| {
                request.header(&format!("X-{index}"), "x")
            })
        }),
    ];
    for server in payments() {
        for (what, request) in &cases {
            let said = said(&server, &request.bytes(server.address, "close"));
            let head = String::from_utf8_lossy(&said);
            let status = head.split(' ').nth(1).unwrap_or_default();
            let fits = ["", "400", "414", "431"].contains(&status);
            assert!(fits, "{what}: {} says {head}", server.name);
            assert_alive(&server, what);
        }
    }
}
