//! Tests for the errors that replace axum's own.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::extract::DefaultBodyLimit;
use axum::http::{Method, StatusCode, header};
use axum::response::{AppendHeaders, Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use errbook::__edge::OF_THE_BODY;
use errbook_axum::{ErrorLayer, OriginalError};
use http_body::Frame;
use serde_json::{Value, json};

use crate::call::{fetch, request};
use crate::catalog::catalog;

type Header = (&'static str, &'static [u8]);

const JSON: Header = ("content-type", b"application/json");

fn app() -> Router {
    Router::new()
        .route("/echo", post(async |Json(body): Json<Vec<u64>>| Json(body)))
        .route("/json", get(async || (StatusCode::NOT_FOUND, Json(json!({ "mine": true })))))
        .route("/html", get(async || (StatusCode::NOT_FOUND, Html("<p>none</p>"))))
        .route("/teapot", get(async || StatusCode::IM_A_TEAPOT))
        .route("/stream", get(stream))
        .route("/login", get(async || (StatusCode::BAD_REQUEST, [("www-authenticate", "Basic")])))
        .route(
            "/panic",
            get(async || (StatusCode::INTERNAL_SERVER_ERROR, "the password is hunter2")),
        )
        .layer(DefaultBodyLimit::max(64))
        .layer(ErrorLayer::new().fallbacks(catalog()))
}

/// Responds with a body of unknown length and kind.
async fn stream() -> Response {
    (StatusCode::NOT_FOUND, Body::new(Streamed(Some("streamed")))).into_response()
}

struct Streamed(Option<&'static str>);

impl http_body::Body for Streamed {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.take().map(|text| Ok(Frame::data(Bytes::from(text)))))
    }
}

#[tokio::test]
async fn rejections_are_answered_by_the_catalog() {
    let long = format!("[{}1]", "1,".repeat(100));
    let post = Method::POST;
    let cases: [(Method, &str, &[Header], &str, &str); 7] = [
        (Method::GET, "/none", &[], "", "nothing-here"),
        (Method::DELETE, "/echo", &[], "", "wrong-method"),
        (post.clone(), "/echo", &[JSON], "[1", "malformed"),
        (post.clone(), "/echo", &[JSON], "{}", "malformed"),
        (post.clone(), "/echo", &[], "[1]", "malformed"),
        (post, "/echo", &[JSON], &long, "too-large"),
        (Method::GET, "/panic", &[], "", "oops"),
    ];
    for (method, path, headers, body, code) in cases {
        let headers = [headers, &[("accept-language", b"es"), ("traceparent", b"junk")]].concat();
        let response = request(app(), method, path, &headers, body.to_owned()).await;
        let of = catalog().find(code).expect("a code");
        assert_eq!(response.status, of.status(), "{path} {code}");
        assert_eq!(response.header("x-code"), code);
        assert_eq!(response.header("content-type"), "application/problem+json");
        assert_eq!(response.header("content-language"), "es");
        assert_eq!(response.header("vary"), "Accept, Accept-Language");
        assert_eq!(response.header("content-length"), response.body.len().to_string());
        assert!(!response.body.contains("hunter2"), "{}", response.body);
    }
    let fine = request(app(), Method::POST, "/echo", &[JSON], "[1]").await;
    assert_eq!((fine.status, &*fine.body), (200, "[1]"));
}

#[tokio::test]
async fn headers_of_a_rejection_stay() {
    let response = request(app(), Method::DELETE, "/echo", &[], Body::empty()).await;
    assert_eq!(response.header("allow"), "POST", "axum knows better than the catalog");
    assert_eq!(response.header("x-help"), "yes");
    let response = fetch(app(), "/login", &[]).await;
    assert_eq!((response.status, response.header("www-authenticate")), (400, "Basic".into()));
    assert_eq!(response.header("x-code"), "malformed");
}

#[tokio::test]
async fn headers_that_describe_the_replaced_body_are_removed() {
    let described = async || {
        let headers = OF_THE_BODY.map(|name| (name, "of-the-old-body"));
        (StatusCode::NOT_FOUND, AppendHeaders(headers), "the old body")
    };
    let layer = ErrorLayer::new().fallbacks(catalog());
    let app = Router::new().route("/", get(described)).layer(layer);
    let response = fetch(app, "/", &[]).await;
    assert_eq!(response.header("x-code"), "nothing-here");
    for (name, value) in &response.headers {
        assert_ne!(value, "of-the-old-body", "{name}");
    }
    for name in
        ["digest", "content-digest", "repr-digest", "etag", "last-modified", "content-encoding"]
    {
        assert!(!response.headers.contains_key(name), "{name}");
    }
}

#[tokio::test]
async fn the_applications_own_answers_stay() {
    for (path, body) in
        [("/json", r#"{"mine":true}"#), ("/html", "<p>none</p>"), ("/stream", "streamed")]
    {
        let response = fetch(app(), path, &[("accept-language", b"es")]).await;
        assert_eq!((response.status, &*response.body), (404, body));
        assert_eq!(response.header("vary"), "");
    }
    let teapot = fetch(app(), "/teapot", &[]).await;
    assert_eq!((teapot.status, &*teapot.body), (418, ""), "the catalog has nothing for it");
}

#[tokio::test]
async fn any_bytes_in_headers_are_answered() {
    let many = [b"es;q=0.1,", &b"\xff,"[..]].concat().repeat(5_000);
    let values: [&[u8]; 5] = [b"\xff\xfe", b"q=NaN;;;,,,", b"*", b"\t", &many];
    for value in values {
        let headers = ["accept", "accept-language", "traceparent", "x-request-id", "cookie"];
        let headers = headers.map(|name| (name, value));
        for path in ["/none", "/json", "/panic"] {
            let response = fetch(app(), path, &headers).await;
            assert!(serde_json::from_str::<Value>(&response.body).is_ok(), "{}", response.body);
        }
    }
}

#[tokio::test]
async fn a_fallback_can_be_seen() {
    let seen = axum::middleware::map_response(|response: Response| async {
        assert!(response.extensions().get::<OriginalError>().is_some());
        (StatusCode::OK, [(header::SERVER, "seen")], response)
    });
    let response = fetch(app().layer(seen), "/none", &[]).await;
    assert_eq!(response.header("server"), "seen");
}
