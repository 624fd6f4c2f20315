//! Hostile responses, as a client reads them.

use errbook_client::Received;
use vonage_errors::AnyError;

const BODY: &[u8] = br#"{"type":"https://example.com/Error#out-of-credit","title":"T","detail":"D \u00e9 \ud83d\ude00","x":[1,{"a":null}]}"#;

fn received(content_type: &[u8], body: &[u8]) -> Received<AnyError> {
    let received = Received::read(403, [("content-type", content_type)], body);
    assert_eq!(received.status(), 403);
    assert!(received.to_string().len() < 4_096 && !received.to_string().contains('\u{1b}'));
    received
}

fn code(content_type: &str, body: &[u8]) -> Option<String> {
    let received = received(content_type.as_bytes(), body);
    received.entry().map(|entry| entry.code().to_owned())
}

#[test]
fn truncated_at_every_byte() {
    assert_eq!(code("application/problem+json", BODY).as_deref(), Some("out-of-credit"));
    for end in 0..BODY.len() {
        for content_type in ["application/problem+json", "application/problem+xml", "text/html", ""]
        {
            let found = code(content_type, &BODY[..end]);
            assert!(found.is_none() || found.as_deref() == Some("out-of-credit"));
        }
    }
}

#[test]
fn nested_and_endless() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("<a>", "</a>"), ("<a b='c'>", "")] {
        let deep = open.repeat(10_000) + &close.repeat(10_000);
        for content_type in ["application/problem+json", "application/xml"] {
            assert_eq!(code(content_type, deep.as_bytes()), None);
        }
    }
    let mut endless = BODY.to_vec();
    endless.resize(10_000_000, b' ');
    let _ = code("application/problem+json", &endless);
    assert_eq!(code("application/problem+json", &vec![b'['; 10_000_000]), None);
}

#[test]
fn of_another_charset_or_none() {
    for content_type in
        ["application/problem+json; charset=utf-16", "image/png", "\u{0}", ";;;", "a/b;c=\""]
    {
        let _ = code(content_type, BODY);
    }
    let latin = BODY.iter().map(|byte| if *byte == b'D' { 0xE9 } else { *byte });
    assert_eq!(code("application/problem+json", &latin.collect::<Vec<_>>()), None);
    let wide: Vec<u8> = BODY.iter().flat_map(|byte| [*byte, 0]).collect();
    assert_eq!(code("application/problem+json", &wide), None);
    let shown =
        br#"{"type":"https://example.com/Error#out-of-credit","detail":"\u001b[31m\u202e\r\n"}"#;
    assert_eq!(code("application/problem+json", shown).as_deref(), Some("out-of-credit"));
}
