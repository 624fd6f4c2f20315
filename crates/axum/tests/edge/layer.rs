//! Tests for the request's influence on responses.

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_ENCODING, LINK, SET_COOKIE, VARY};
use axum::http::{HeaderValue, Method};
use axum::middleware::map_response;
use axum::response::Response;
use axum::routing::get;
use errbook::{CatalogError, OwnedArg};
use errbook_axum::{ErrorLayer, OriginalError};

use crate::call::{Received, fetch, raising, request};
use crate::catalog::Failure;

const TRACE: &[u8] = b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

async fn out_of_credit(headers: &[(&str, &[u8])]) -> Received {
    fetch(raising(Failure::out_of_credit(), ErrorLayer::new()), "/", headers).await
}

#[tokio::test]
async fn the_language() {
    let cases: [(&[u8], &str, &str); 6] = [
        (b"", "en", "Not enough credit"),
        (b"es-MX, en;q=0.1", "es", "Sin saldo"),
        (b"fr", "en", "Not enough credit"),
        (b"en;q=0.3, es;q=0.4", "es", "Sin saldo"),
        (b"\xff\xfe, es;q=NaN", "en", "Not enough credit"),
        (b"es;q=0, *", "en", "Not enough credit"),
    ];
    for (header, language, title) in cases {
        let response = out_of_credit(&[("accept-language", header)]).await;
        assert_eq!((response.status, response.header("content-language")), (403, language.into()));
        assert_eq!(response.json("title"), title);
        assert_eq!(response.header("vary"), "Accept, Accept-Language");
        assert_eq!(response.header("content-length"), response.body.len().to_string());
    }
    let response = out_of_credit(&[("accept-language", b"fr"), ("accept-language", b"es")]).await;
    assert_eq!(response.header("content-language"), "es", "several lines are one");
    assert_eq!(out_of_credit(&[]).await.header("vary"), "Accept, Accept-Language");
}

#[tokio::test]
async fn the_envelope() {
    let xml = out_of_credit(&[("accept", b"text/html, application/xml;q=0.9")]).await;
    assert_eq!(xml.header("content-type"), "application/problem+xml");
    assert!(xml.body.contains("<balance>30</balance>"), "{}", xml.body);
    assert_eq!(xml.header("x-code"), "", "that is the other envelope's");
    assert_eq!(xml.header("content-length"), xml.body.len().to_string());
    for accept in [&b"application/problem+json"[..], b"text/html", b"\xff", b"a/b;q=NaN"] {
        let response = out_of_credit(&[("accept", accept)]).await;
        assert_eq!(response.header("content-type"), "application/problem+json");
        assert_eq!(response.header("x-code"), "out-of-credit");
    }
}

#[tokio::test]
async fn the_trace() {
    let id = "0af7651916cd43dd8448eb211c80319c";
    let response = out_of_credit(&[("traceparent", TRACE)]).await;
    assert_eq!((response.json("instance"), response.header("x-trace")), (id.into(), id.into()));
    let response = out_of_credit(&[("traceparent", b"00-\xff")]).await;
    assert_eq!(
        (response.json("instance"), response.header("x-trace")),
        (String::new(), String::new())
    );
    let own = Failure::out_of_credit().with_instance("own");
    let error = errbook_axum::ErrorResponse::from(own);
    let response = fetch(raising(error, ErrorLayer::new()), "/", &[("traceparent", TRACE)]).await;
    assert_eq!((response.json("instance"), response.header("x-trace")), ("own".into(), id.into()));
}

#[tokio::test]
async fn what_the_application_knows() {
    let layer = ErrorLayer::new()
        .docs_url("https://test.example.com/docs/")
        .trace_id(|headers| Some(headers.get("x-request-id")?.to_str().ok()?.to_owned()))
        .instance(|request| Some(format!("urn:path:{}", request.uri.path())))
        .timestamp(|| "2026-01-02T03:04:05Z".to_owned())
        .value("tenant", |request| Some(request.headers.get("x-tenant")?.to_str().ok()?.to_owned()))
        .value("other", |_| None);
    let app = raising(Failure::out_of_credit(), layer);
    let headers: [(&str, &[u8]); 3] =
        [("traceparent", TRACE), ("x-request-id", b"r-1"), ("x-tenant", b"a \"b\"")];
    let response = fetch(app.clone(), "/", &headers).await;
    assert_eq!(response.header("x-trace"), "r-1");
    let members = ["instance", "docs", "time", "tenant"].map(|member| response.json(member));
    let docs = "https://test.example.com/docs/orders/out-of-credit/";
    assert_eq!(members, ["urn:path:/", docs, "2026-01-02T03:04:05Z", "a \"b\""]);
    let response = fetch(app, "/", &[("traceparent", TRACE)]).await;
    assert_eq!(response.header("x-trace"), "", "another function has been set");
}

#[tokio::test]
async fn headers_of_others_stay() {
    let add = |mut response: Response| async {
        let headers = response.headers_mut();
        headers.append(VARY, HeaderValue::from_static("Origin, accept"));
        headers.append(SET_COOKIE, HeaderValue::from_static("a=1"));
        headers.append(SET_COOKIE, HeaderValue::from_static("b=2"));
        headers.append(LINK, HeaderValue::from_static("</>; rel=\"home\""));
        headers.append(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        response
    };
    let raise = async || {
        errbook_axum::ErrorResponse::from(Failure::out_of_credit().with_header("X-Own", "1"))
    };
    let app =
        Router::new().route("/", get(raise)).layer(map_response(add)).layer(ErrorLayer::new());
    let response = fetch(app, "/", &[("accept-language", b"es")]).await;
    let header = |name| response.header(name);
    assert_eq!(header("vary"), "Origin, accept | Accept-Language");
    assert_eq!(header("set-cookie"), "a=1 | b=2");
    assert_eq!(header("link"), "</>; rel=\"home\" | <https://example.com/pay>; rel=\"payment\"");
    assert_eq!((header("x-own"), header("x-code")), ("1".into(), "out-of-credit".into()));
    assert_eq!(header("content-encoding"), "", "the body is another");
    assert_eq!(response.json("title"), "Sin saldo");
}

#[tokio::test]
async fn a_pause() {
    let wait = OwnedArg::Duration(std::time::Duration::from_millis(8_001));
    let app = raising(Failure::new("throttled", [wait]), ErrorLayer::new());
    let response = fetch(app, "/", &[]).await;
    assert_eq!((response.header("retry-after"), response.json("retry")), ("9".into(), "9".into()));
}

#[tokio::test]
async fn a_wait_is_sent_once() {
    let add = |mut response: Response| async {
        response.headers_mut().append("retry-after", HeaderValue::from_static("7"));
        response
    };
    let raise = || async {
        let wait = OwnedArg::Duration(std::time::Duration::from_secs(9));
        Failure::new("throttled", [wait])
    };
    let app =
        Router::new().route("/", get(raise)).layer(map_response(add)).layer(ErrorLayer::new());
    assert_eq!(fetch(app, "/", &[]).await.header("retry-after"), "9");
}

#[tokio::test]
async fn head_has_the_headers_of_get() {
    let layer = || ErrorLayer::new().fallbacks(crate::catalog::catalog());
    for path in ["/", "/none"] {
        let app = raising(Failure::out_of_credit(), layer());
        let got = fetch(app.clone(), path, &[("accept-language", b"es")]).await;
        let head =
            request(app, Method::HEAD, path, &[("accept-language", b"es")], Body::empty()).await;
        assert_eq!((head.status, head.headers), (got.status, got.headers));
        assert!(head.body.is_empty() && !got.body.is_empty(), "{path}");
    }
}

#[tokio::test]
async fn the_layer_nearest_to_the_handler_answers_once() {
    let near = ErrorLayer::new().docs_url("https://near.example.com");
    let far = ErrorLayer::new().docs_url("https://far.example.com");
    let seen = map_response(|response: Response| async {
        assert!(response.extensions().get::<OriginalError>().is_some(), "metrics see the error");
        response
    });
    let app = raising(Failure::out_of_credit(), near).layer(seen).layer(far);
    let response = fetch(app, "/", &[]).await;
    assert!(response.json("docs").starts_with("https://near."));
    assert_eq!(response.header("vary"), "Accept, Accept-Language");
}

#[tokio::test]
async fn what_is_no_error_is_left_alone() {
    let app = Router::new().route("/", get(async || "paid")).layer(ErrorLayer::new());
    let response = fetch(app, "/", &[("accept-language", b"es")]).await;
    assert_eq!((response.status, &*response.body), (200, "paid"));
    assert_eq!(response.header("vary"), "");
    let none = fetch(Router::new().layer(ErrorLayer::new()), "/", &[]).await;
    assert_eq!((none.status, &*none.body), (404, ""), "without fallbacks");
}
