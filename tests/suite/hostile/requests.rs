//! Requests that nobody sends by accident.

use errbook::RequestContext;

const RANGES: [&[u8]; 12] = [
    b"",
    b"en;q=NaN",
    b"en;q=1e9, es;q=-1, *;q=inf",
    b"*;q=0",
    b"en;q=0, es;q=0, *;q=0",
    b"\xff\xfe\x00es",
    b"es;q=0.8;q=0.9;;;,,,",
    b"es\r\nSet-Cookie: a=b",
    b"-,--,es-,-es,;q",
    b"es;q=0.33333333333333333333333333",
    b"e\xcc\x81s, \xf0\x9f\x91\xa9",
    b"ES-419, x-klingon, i-default",
];

#[test]
fn every_request_gets_an_answer() {
    let many = "xx-YY;q=0.1, ".repeat(10_000) + "es";
    let long = format!("es-{}", "a".repeat(100_000));
    let headers = RANGES.into_iter().chain([many.as_bytes(), long.as_bytes()]);
    for header in headers {
        let context = RequestContext::new().accept_language(header);
        let error = vonage_errors::generic::Error::OutOfCredit { balance: 30, cost: 50 };
        let response = error.response(&context);
        let language = response.header("Content-Language").unwrap();
        assert!(["en", "es"].contains(&language), "{language}");
        assert_eq!(response.status(), 403);
        serde_json::from_slice::<serde_json::Value>(response.body()).unwrap();
    }
}

/// What comes from the request and goes into the response is text there.
#[test]
fn values_of_a_request_stay_values() {
    for text in
        ["\"}, {\"a\": \"", "\r\nSet-Cookie: a=b", "\u{0}\u{1f}\u{2028}", "\\\"\\", "</script>"]
    {
        let context = RequestContext::new().instance(text).trace_id(text).language(text);
        let error =
            vonage_errors::generic::Error::OutOfCredit { balance: i64::MIN, cost: i64::MAX };
        let response = error.response(&context);
        let body: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
        assert_eq!(body["instance"], text);
        assert!(response.headers().all(|(_, value)| !value.contains(['\r', '\n', '\0'])));
    }
}
