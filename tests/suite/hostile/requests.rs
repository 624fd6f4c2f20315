//! Hostile requests.

use std::borrow::Cow;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderValue, Request};
use axum::routing::get;
use errbook::{CatalogError, FieldError, OwnedRequestContext, RequestContext, Response};
use errbook_axum::ErrorLayer;
use errbook_spec::model::{Entry, Example, Param, ParamType, ParamValue};
use errbook_tests::{Known, catalog, is_xml, preset_catalogs, root};
use tower::ServiceExt;

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

/// Hostile values for parts of a request that an error shows.
const TEXTS: [&str; 9] = [
    "\"}, {\"a\": \"",
    "\r\nSet-Cookie: a=b",
    "\u{0}\u{1}\u{1b}[31m\u{1f}\u{7f}\u{85}\u{2028}\u{feff}\u{fffe}\u{ffff}",
    "\\\"\\",
    "\\",
    "\"",
    "</script>]]><!--&amp;&#0;<a b='c'>",
    "\u{202e}\u{2066}abc",
    "{balance}\u{1} \u{1}!",
];

fn headers() -> Vec<Vec<u8>> {
    let many = "xx-YY;q=0.1, ".repeat(10_000) + "es";
    let long = format!("es-{}", "a".repeat(100_000));
    let longer = [many.into_bytes(), long.into_bytes()];
    RANGES.into_iter().map(<[u8]>::to_vec).chain(longer).collect()
}

fn out_of_credit() -> vonage_errors::generic::Error {
    vonage_errors::generic::Error::OutOfCredit { balance: 30, cost: 50 }
}

fn check(response: &Response) {
    let language = response.header("Content-Language").unwrap();
    assert!(["en", "es"].contains(&language), "{language}");
    assert_eq!(response.status(), 403);
    serde_json::from_slice::<serde_json::Value>(response.body()).unwrap();
}

#[test]
fn every_request_gets_an_answer() {
    for header in headers() {
        let facts = OwnedRequestContext::from_headers([
            ("accept-language", &*header),
            ("accept", &*header),
            ("traceparent", &*header),
        ]);
        assert_eq!(facts.trace_id(), None);
        let context = RequestContext::new().accept_language(&header).accept(&header);
        check(&out_of_credit().response(&context));
        check(&out_of_credit().response(&facts.context()));
    }
}

/// Only the start of a header counts, so the work is bounded for any length.
#[test]
fn what_is_beyond_the_limit_is_not_read() {
    for filler in ["xx-YY;q=0.1, ", ",", "a", " ", "application/json;q=0.1,"] {
        let short = filler.repeat(4_200 / filler.len() + 1);
        let long = filler.repeat(1_000_000 / filler.len()) + ", es, application/xml";
        let answer = |header: &str| {
            let facts = OwnedRequestContext::from_headers(
                [("accept", header), ("accept-language", header)]
                    .map(|(name, value)| (name, value.as_bytes())),
            );
            out_of_credit().response(&facts.context())
        };
        assert_eq!(answer(&long), answer(&short), "{filler}");
    }
    let lines = std::iter::repeat_n(("accept-language", &b"xx;q=0.1"[..]), 10_000);
    let facts = OwnedRequestContext::from_headers(lines.chain([("accept-language", &b"es"[..])]));
    assert_eq!(out_of_credit().response(&facts.context()).header("content-language"), Some("en"));
}

#[tokio::test]
async fn axum_answers_every_request() {
    let raise = || async { Err::<(), _>(errbook_axum::ErrorResponse::from(out_of_credit())) };
    let app = Router::new().route("/", get(raise)).layer(ErrorLayer::new());
    for header in headers() {
        let Ok(value) = HeaderValue::from_bytes(&header) else { continue };
        let mut request = Request::get("/").body(Body::empty()).unwrap();
        for name in ["accept", "accept-language", "traceparent"] {
            for _ in 0..3 {
                request.headers_mut().append(name, value.clone());
            }
        }
        let answer = app.clone().oneshot(request).await.unwrap();
        assert_eq!(answer.status(), 403);
        let language = answer.headers()["content-language"].to_str().unwrap().to_owned();
        assert!(["en", "es"].contains(&&*language), "{language}");
        let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        serde_json::from_slice::<serde_json::Value>(&body).unwrap();
    }
}

/// Values of the request appear in the response as text.
#[test]
fn values_of_a_request_stay_values() {
    for text in TEXTS {
        let context = RequestContext::new().instance(text).trace_id(text).language(text);
        let error =
            vonage_errors::generic::Error::OutOfCredit { balance: i64::MIN, cost: i64::MAX };
        let response = error.with_header("X-Sent", text).response(&context);
        let body: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
        assert_eq!(body["instance"], text);
        sendable(&response);
    }
}

/// Tries every envelope with every text in every param, field path and value from the application.
#[test]
fn params_stay_values_in_every_envelope() {
    for folder in preset_catalogs() {
        let known = Known::new(catalog(&folder));
        for entry in &known.model.entries {
            for text in TEXTS {
                well_formed(&response(known, entry, text));
            }
        }
    }
}

#[test]
fn long_params_are_sent_whole() {
    let long = "a\"\n<\u{1}\u{202e}é ".repeat(80_000);
    for preset in ["rfc9457", "rfc9457-xml"] {
        let known = Known::new(catalog(&root().join(format!("tests/presets/{preset}.txt"))));
        let response = response(known, &known.model.entries[0], &long);
        well_formed(&response);
        assert!(response.body().len() > long.len(), "{preset}");
    }
}

fn response(known: &'static Known, entry: &Entry, text: &str) -> Response {
    let case = (!entry.cases.is_empty()).then_some(0);
    let of_case = case.map(|case| &entry.cases[case].params);
    let params = entry.params.iter().chain(of_case.into_iter().flatten());
    let values = params.map(|param| value(param, entry, text)).collect();
    let example = Example { case, values, ..Example::default() };
    let context =
        RequestContext::new().instance(text).trace_id(text).timestamp(text).docs_url(text);
    let context = context.value("request_log_url", text).json("path", text);
    known.example(entry, &example).response(&context)
}

fn value(param: &Param, entry: &Entry, text: &str) -> ParamValue {
    match &param.kind {
        ParamType::String => ParamValue::Text(text.to_owned()),
        ParamType::OneOf(words) => ParamValue::Text(words[0].0.clone()),
        ParamType::Integer => ParamValue::Integer(i64::MIN),
        ParamType::Unsigned => ParamValue::Unsigned(u64::MAX),
        ParamType::Number => ParamValue::Number(f64::NAN),
        ParamType::Boolean => ParamValue::Boolean(true),
        ParamType::Duration => ParamValue::Seconds(u64::MAX),
        ParamType::Strings => ParamValue::Texts(vec![text.to_owned(), String::new()]),
        ParamType::Json(_) => ParamValue::Json(serde_json::json!({ text: [text] }).to_string()),
        ParamType::Fields => {
            let fields = entry.issues.iter().enumerate().map(|(index, issue)| {
                let values = issue.params.iter().map(|param| Some(value(param, entry, text)));
                (text.to_owned(), index, values.collect())
            });
            ParamValue::Fields(fields.collect())
        }
    }
}

/// A request has as many field errors as it has fields.
#[test]
fn many_field_errors_are_all_sent() {
    for count in [100, 1_000] {
        let path = |index: usize| Cow::Owned(format!("items[{index}].name"));
        let fields = (0..count).map(|index| FieldError::text(path(index), "is missing")).collect();
        let error = wompi_errors::api::Error::InputValidationError { fields };
        let response = error.response(&RequestContext::new());
        let body: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
        assert_eq!(body["error"]["messages"].as_object().unwrap().len(), count);
    }
}

fn well_formed(response: &Response) {
    let text = std::str::from_utf8(response.body()).unwrap();
    if response.header("content-type").unwrap().contains("xml") {
        assert_eq!(is_xml(text), Ok(()));
    } else {
        serde_json::from_str::<serde_json::Value>(text).unwrap();
    }
    sendable(response);
}

fn sendable(response: &Response) {
    let is_control = |character: char| character.is_ascii_control() && character != '\t';
    assert!(response.headers().all(|(_, value)| !value.contains(is_control)), "{response}");
}
