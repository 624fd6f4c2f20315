//! The status and headers of a response.

use std::time::Duration;

use errbook::{CatalogError, OwnedArg, RequestContext, Response};

use crate::bodies::teapot;
use crate::failure::Failure;

fn all(response: &Response) -> Vec<String> {
    response.headers().map(|(name, value)| format!("{name}: {value}")).collect()
}

#[test]
fn the_order_of_headers() {
    let mut error = teapot();
    error.args[0] = OwnedArg::Text("so".into());
    let context = RequestContext::new().trace_id("t1").accept_language("es");
    let response = error.with_header("X-More", "1").response(&context);
    let expected = [
        "Content-Type: application/json",
        "Content-Language: es",
        "Vary: Accept-Language",
        "Retry-After: 30",
        "X-Text: so!",
        "X-Code: <teapot>",
        "X-Title: <Soy una \"tetera\">",
        "X-Trace: <t1>",
        "X-Quoted: id=\"t1\"; code=\"teapot\"",
        "X-More: 1",
    ];
    assert_eq!(all(&response), expected);
    assert_eq!(response.header("retry-after"), Some("30"));
}

#[test]
fn what_no_header_can_carry_is_replaced_and_no_header_is_lost_for_it() {
    for (bad, sent) in [("a\r\nSet-Cookie: x=1", "a  Set-Cookie: x=1"), ("a\0b", "a?b"), ("ñ", "?")]
    {
        let mut error = teapot();
        error.args[0] = OwnedArg::Text(bad.into());
        let context = RequestContext::new().trace_id(bad);
        let error = error.with_header("X-More", bad).with_header("X More", "1");
        let response = error.response(&context);
        let names: Vec<_> = response.headers().map(|(name, _)| name.to_owned()).collect();
        let expected = [
            "Content-Type",
            "Content-Language",
            "Retry-After",
            "X-Text",
            "X-Code",
            "X-Title",
            "X-Trace",
            "X-Quoted",
            "X-More",
        ];
        assert_eq!(names, expected, "{bad:?}");
        assert_eq!(response.header("X-Text"), Some(&*format!("{sent}!")));
        assert_eq!(response.header("X-Trace"), Some(&*format!("<{sent}>")));
        assert_eq!(response.header("X-More"), Some(sent));
        assert!(response.body().ends_with(b"}"));
    }
    let response = teapot().response(&RequestContext::new());
    assert_eq!(response.header("X-Trace"), None);
}

#[test]
fn values_in_a_quoted_string_are_quoted_pairs() {
    let challenge = |key: OwnedArg| {
        let error = Failure::new("INVALID_ACCESS_TOKEN", [key]);
        let response = error.response(&RequestContext::new());
        response.header("WWW-Authenticate").map(str::to_owned)
    };
    let cases = [
        ("k1", r#"Bearer key="k1""#),
        (
            r#"x", error_uri="https://evil.example/"#,
            r#"Bearer key="x\", error_uri=\"https://evil.example/""#,
        ),
        (r"a\", r#"Bearer key="a\\""#),
        (r#"\""#, r#"Bearer key="\\\"""#),
        ("a\r\nb", r#"Bearer key="a  b""#),
        ("", r#"Bearer key="""#),
    ];
    for (key, expected) in cases {
        assert_eq!(challenge(OwnedArg::Text(key.into())).as_deref(), Some(expected), "{key:?}");
    }
    // A 401 has its challenge, whatever is missing in it (RFC 9110, section 15.5.2).
    assert_eq!(challenge(OwnedArg::Absent).as_deref(), Some(r#"Bearer key="""#));
}

#[test]
fn an_envelope_quotes_its_values_too() {
    let context = RequestContext::new().trace_id(r#"a"b\"#);
    let response = teapot().response(&context);
    assert_eq!(response.header("X-Trace"), Some(r#"<a"b\>"#), "no quotes in the template");
    assert_eq!(response.header("X-Quoted"), Some(r#"id="a\"b\\"; code="teapot""#));
}

#[test]
fn a_language_of_the_header_is_told_to_caches() {
    let error = Failure::out_of_credit();
    let vary = |context| error.response(&context).header("Vary").map(str::to_owned);
    let context = RequestContext::new;
    assert_eq!(vary(context()), None);
    assert_eq!(vary(context().language("es")), None);
    for header in ["", "es", "xx", "\u{0}"] {
        assert_eq!(vary(context().accept_language(header)).as_deref(), Some("Accept-Language"));
    }
}

#[test]
fn a_pause_is_rounded_up_to_whole_seconds() {
    let pauses = [
        (Duration::ZERO, "0"),
        (Duration::from_millis(1), "1"),
        (Duration::from_secs(30), "30"),
        (Duration::from_millis(30_001), "31"),
        (Duration::MAX, "18446744073709551615"),
    ];
    for (pause, expected) in pauses {
        for code in ["throttled", "overloaded"] {
            let error = Failure::new(code, [OwnedArg::Duration(pause)]);
            let response = error.response(&RequestContext::new());
            assert_eq!(response.header("Retry-After"), Some(expected));
            let body = String::from_utf8_lossy(response.body()).into_owned();
            assert!(body.contains(&format!(" {expected} s.")), "{body}");
        }
    }
    let error = Failure::new("throttled", [OwnedArg::Absent]);
    assert_eq!(error.response(&RequestContext::new()).header("Retry-After"), None);
}

#[test]
fn what_can_be_there_once_stays_the_catalogs() {
    let error = teapot()
        .with_header("content-type", "text/html")
        .with_header("Content-Language", "xx")
        .with_header("retry-after", "1")
        .with_header("Content-Length", "1")
        .with_header("Transfer-Encoding", "chunked")
        .with_header("X-Code", "mine");
    let response = error.response(&RequestContext::new());
    assert_eq!(response.header("Content-Type"), Some("application/json"));
    assert_eq!(response.header("Content-Language"), Some("en"));
    assert_eq!(response.header("Content-Length"), None);
    assert_eq!(response.header("Transfer-Encoding"), None);
    let of = |wanted: &str| -> Vec<String> {
        let headers = response.headers().filter(|(name, _)| *name == wanted);
        headers.map(|(_, value)| value.to_owned()).collect()
    };
    assert_eq!(of("X-Code"), ["<teapot>", "mine"]);
    assert_eq!((of("Retry-After"), of("retry-after")), (vec!["30".to_owned()], Vec::new()));
    let error = Failure::out_of_credit().with_header("Retry-After", "7");
    let response = error.response(&RequestContext::new());
    assert_eq!(response.header("Retry-After"), Some("7"), "the catalog has none");
}

#[cfg(feature = "http")]
#[test]
fn as_the_crate_http_has_it() {
    let error = teapot().with_header("Set-Cookie", "a=1").with_header("Set-Cookie", "b=2");
    let context = RequestContext::new();
    let (response, taken) = (error.response(&context), error.to_http_response(&context));
    assert_eq!(taken.status(), 200);
    assert_eq!(taken.body(), response.body());
    let headers: Vec<_> =
        taken.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    let lower = response.headers().map(|(name, value)| (name.to_lowercase(), value.to_owned()));
    for (name, value) in lower {
        assert!(headers.contains(&(&name, value.as_bytes())), "{name}: {value}");
    }
    assert_eq!(headers.len(), response.headers().len());
}
