//! Tests for request contexts, and for the responses that a framework does not send by itself.

use errbook::{Catalog, CatalogError, Fallback, LanguageId, OwnedRequestContext};

use crate::failure::Failure;
use crate::mini::{catalog, entry, tables};

const TRACE: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

fn facts(headers: &[(&str, &str)]) -> OwnedRequestContext {
    OwnedRequestContext::from_headers(headers.iter().map(|(name, value)| (*name, value.as_bytes())))
}

fn body(facts: &OwnedRequestContext) -> String {
    let response = Failure::out_of_credit().response(&facts.context());
    String::from_utf8(response.into_body()).expect("bodies are UTF-8")
}

#[test]
fn an_answer_is_always_negotiated() {
    for (headers, language) in [
        (&[][..], "en"),
        (&[("Accept-Language", "es")], "es"),
        (&[("Accept-Language", "fr"), ("accept-language", "es;q=0.1")], "es"),
        (&[("Accept-Language", "")], "en"),
    ] {
        let response = Failure::out_of_credit().response(&facts(headers).context());
        assert_eq!(response.header("Content-Language"), Some(language), "{headers:?}");
        assert_eq!(response.header("Vary"), Some("Accept-Language"), "{headers:?}");
    }
}

#[test]
fn the_trace_identifies_the_occurrence_until_something_else_does() {
    let mut facts = facts(&[("traceparent", TRACE), ("traceparent", "x")]);
    assert!(body(&facts).ends_with(r#","instance":"0af7651916cd43dd8448eb211c80319c"}"#));
    facts.set_trace_id("t1");
    assert!(body(&facts).ends_with(r#","instance":"t1"}"#));
    facts.set_instance("i1");
    assert!(body(&facts).ends_with(r#","instance":"i1"}"#));
    let own = Failure::out_of_credit().with_instance("own").response(&facts.context());
    assert!(own.body().ends_with(br#","instance":"own"}"#));
    facts.set_trace_id("");
    assert_eq!(facts.trace_id(), None);
}

#[test]
fn a_fallback_is_an_error_like_any_other() {
    let index = |code| u16::try_from(entry(code).index()).unwrap().to_le_bytes();
    let mut rows = Vec::new();
    for (status, code) in [(404_u16, "NOT_FOUND_ERROR"), (413, "x"), (500, "internal-error")] {
        rows.extend([status.to_le_bytes(), index(code)].concat());
    }
    let mut tables = tables();
    tables.fallbacks = rows.leak();
    let catalog: &'static Catalog<'static> = Box::leak(Box::new(Catalog::new(tables)));
    let code = |status| catalog.fallback(status).map(|entry| entry.code());
    assert_eq!(
        [404, 413, 500].map(code),
        ["NOT_FOUND_ERROR", "x", "internal-error"].map(Some),
        "found by status"
    );
    assert_eq!([0, 403, 405, u16::MAX].map(code), [None; 4]);
    assert_eq!(crate::mini::catalog().fallback(404), None);
    let error = Fallback::of(catalog, 404).unwrap();
    assert_eq!((error.to_string(), error.entry().status()), ("Not found".to_owned(), 404));
    assert_eq!(format!("{error:?}"), "NOT_FOUND_ERROR");
    let response = error.response(&facts(&[("accept-language", "es")]).context());
    assert_eq!(
        String::from_utf8_lossy(response.body()),
        r#"{"error":{"type":"NOT_FOUND_ERROR","reason":"La entidad solicitada no existe"}}"#
    );
    assert_eq!(error.entry().title(LanguageId::SOURCE), "Not found");
    assert!(Fallback::of(self::catalog(), 404).is_none());
}
