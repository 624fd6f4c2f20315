//! Bodies that a handler does not accept.

use crate::edge::exchange::{ReceivedResponse, SentRequest};
use crate::edge::senders::{assert_alive, by_all, raw};
use crate::edge::server::payments;

const LIMIT: usize = 2 << 20;

#[tokio::test]
async fn what_is_no_json_and_what_is_other_json() {
    let deep = "[".repeat(10_000);
    let nested = format!("{deep}{}", "]".repeat(10_000));
    let cases: [(&str, Vec<u8>, u16); 21] = [
        ("nothing", b"".to_vec(), 400),
        ("a blank", b" ".to_vec(), 400),
        ("truncated", br#"{"text":"He"#.to_vec(), 400),
        ("truncated in an escape", br#"{"text":"\u12"#.to_vec(), 400),
        ("half a character", b"{\"text\":\"\xf0\x9f\"}".to_vec(), 400),
        ("no UTF-8", b"{\"text\":\"\xff\"}".to_vec(), 400),
        ("half a surrogate pair", br#"{"text":"\ud800"}"#.to_vec(), 400),
        ("a control character", b"{\"text\":\"\x01\"}".to_vec(), 400),
        ("a byte order mark", b"\xef\xbb\xbf{\"text\":\"a\"}".to_vec(), 400),
        ("UTF-16", b"\xff\xfe{\0}\0".to_vec(), 400),
        ("more after the end", br#"{"text":"a"}{"text":"b"}"#.to_vec(), 400),
        ("no number", br#"{"other":NaN,"text":"a"}"#.to_vec(), 400),
        ("a huge number", br#"{"text":1e999999}"#.to_vec(), 400),
        ("only depth", deep.clone().into_bytes(), 422),
        ("nested", nested.clone().into_bytes(), 422),
        ("nested in a member", format!(r#"{{"text":{nested}}}"#).into_bytes(), 422),
        ("open in another member", format!(r#"{{"other":{deep}"#).into_bytes(), 400),
        ("null", b"null".to_vec(), 422),
        ("a member twice", br#"{"text":"a","text":"b"}"#.to_vec(), 422),
        (
            "nested in another member",
            format!(r#"{{"other":{nested},"text":"a"}}"#).into_bytes(),
            202,
        ),
        ("any character", r#"{"text":"\u0000\u202e'\"€💸"}"#.as_bytes().to_vec(), 202),
    ];
    let servers = payments();
    for (what, body, status) in cases {
        let response = by_all(&servers, &SentRequest::json("/messages", body)).await;
        assert_eq!(response.status, status, "{what}: {response:?}");
        let code = match status {
            400 => "#invalid-json",
            422 => "#unexpected-json",
            _ => "balance",
        };
        assert!(response.body.contains(code), "{what}: {response:?}");
    }
}

#[tokio::test]
async fn what_is_too_large() {
    let servers = payments();
    let body = |len: usize| format!(r#"{{"text":"{}"}}"#, "x".repeat(len - 11));
    let fits = by_all(&servers, &SentRequest::json("/messages", body(LIMIT))).await;
    assert_eq!((fits.status, fits.header("content-language")), (403, "en"));
    for server in &servers {
        let request =
            SentRequest::json("/messages", body(LIMIT + 1)).header("Accept-Language", "es");
        assert_too_large(&raw(server, &request).unwrap());
        // A client that keeps sending may miss the response: the connection is reset meanwhile (RFC 9112, section 9.6).
        let much = SentRequest::json("/messages", body(10 << 20)).header("Accept-Language", "es");
        raw(server, &much).iter().for_each(assert_too_large);
        assert_alive(server, "10 MB");
    }
}

fn assert_too_large(response: &ReceivedResponse) {
    assert_eq!((response.status, response.header("content-language")), (413, "es"));
    assert!(response.body.contains("#body-too-large"), "{response:?}");
}
