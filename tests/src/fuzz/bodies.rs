//! Checks that every response must pass.

use errbook::Response;

use crate::is_xml;

/// Checks that a body matches its content type and that no header contains a line break.
pub(super) fn check(response: &Response) {
    let content_type = response.header("Content-Type").expect("a response has one");
    let text = std::str::from_utf8(response.body()).expect("a body is UTF-8");
    if content_type.contains("xml") {
        assert_eq!(is_xml(text), Ok(()), "{text}");
    } else {
        let parsed = serde_json::from_str::<serde_json::Value>(text);
        assert!(parsed.is_ok(), "{:?}\n{text}", parsed.err());
    }
    for (name, value) in response.headers() {
        let sendable = |byte: u8| byte == b'\t' || !byte.is_ascii_control();
        assert!(value.bytes().all(sendable), "{name}: {value:?}");
    }
}

/// Checks that JSON is written as `serde_json` writes it, but for the plus of exponents and for the last digit of a number that lies
/// in the middle of two shortest spellings. JSON of the request's context is sent as it is.
pub(super) fn check_spelling(response: &Response) {
    let Ok(parsed) = serde_json::from_slice::<serde_json::Value>(response.body()) else { return };
    let (sent, expected) = (String::from_utf8_lossy(response.body()), parsed.to_string());
    let plain = |text: &str| text.replace("e+", "e");
    if plain(&sent) != plain(&expected) {
        let without_digits = |text: &str| plain(text).replace(|c: char| c.is_ascii_digit(), "");
        assert_eq!(without_digits(&sent), without_digits(&expected));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&expected).ok(), Some(parsed));
    }
}
