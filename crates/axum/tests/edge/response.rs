//! Handlers that raise errors, without the layer.

use axum::Router;
use axum::body::Body;
use axum::http::{Method, StatusCode};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use errbook::{CatalogError, Report, RequestContext};
use errbook_axum::{ErrorLayer, ErrorResponse, OriginalError, ReportResponse};
use vonage_errors::{generic, whatsapp_provisioning};
use wompi_errors::api;

use crate::call::{fetch, read, request};
use crate::catalog::Failure;

/// Raises errors of three catalogs with `?`.
fn pay(step: u8) -> Result<&'static str, ErrorResponse> {
    match step {
        0 => Err(generic::Error::OutOfCredit { balance: 30, cost: 50 })?,
        1 => Err(whatsapp_provisioning::Error::Throttled)?,
        2 => Err(api::Error::NotFoundError)?,
        3 => Err(vonage_errors::AnyError::from(whatsapp_provisioning::Error::InvalidJson))?,
        4 => Err(api::Error::NotFoundError.with_source(std::io::Error::other("secret")))?,
        _ => Ok("paid"),
    }
}

#[tokio::test]
async fn any_error_is_an_answer_in_the_source_language() {
    let expected = [
        (403, "application/problem+json", "en", "out-of-credit"),
        (429, "application/problem+json", "en", "throttled"),
        (404, "application/json", "es", "NOT_FOUND_ERROR"),
        (400, "application/problem+json", "en", "invalid-json"),
        (404, "application/json", "es", "NOT_FOUND_ERROR"),
    ];
    for (step, (status, content_type, language, code)) in (0..).zip(expected) {
        let app = Router::new().route("/", get(async move || pay(step)));
        let response = fetch(app, "/", &[("accept-language", b"en, es;q=0.5")]).await;
        assert_eq!(response.status, status);
        assert_eq!(response.header("content-type"), content_type);
        assert_eq!(response.header("content-language"), language);
        assert_eq!(response.header("content-length"), response.body.len().to_string());
        assert_eq!(response.header("vary"), "", "nothing was negotiated");
        assert!(
            response.body.contains(code) && !response.body.contains("secret"),
            "{}",
            response.body
        );
    }
    assert_eq!(pay(9).unwrap_or_default(), "paid");
}

/// Promises errors of one group, with their sources.
fn charge() -> Result<(), Report<generic::Error>> {
    Err(generic::Error::out_of_credit(30, 50).with_source(std::io::Error::other("secret")))?
}

async fn promised() -> Result<&'static str, ReportResponse<vonage_errors::AnyError>> {
    charge()?;
    Ok("paid")
}

#[tokio::test]
async fn a_report_is_an_answer_and_keeps_its_source() {
    let response = fetch(Router::new().route("/", get(promised)), "/", &[]).await;
    assert_eq!(response.status, 403);
    assert_eq!(response.header("content-type"), "application/problem+json");
    assert!(!response.body.contains("secret"), "{}", response.body);
    let error = promised().await.unwrap_err();
    assert_eq!(error.to_string(), "Your current balance is 30, but that costs 50.");
    assert_eq!(error.error().source().map(ToString::to_string).as_deref(), Some("secret"));
}

#[tokio::test]
async fn a_type_is_an_answer_by_itself() {
    let response = read(Failure::out_of_credit().into_response()).await;
    let context = RequestContext::new();
    let plain = Failure::out_of_credit().response(&context);
    assert_eq!(response.body.as_bytes(), plain.body());
    let response = read((StatusCode::IM_A_TEAPOT, Failure::out_of_credit()).into_response()).await;
    assert_eq!(response.status, 418, "tuples work as they do in axum");
}

#[test]
fn what_was_raised_can_be_seen() {
    let error = ErrorResponse::from(Failure::out_of_credit());
    assert_eq!(error.to_string(), "30 is less than 50.");
    assert_eq!(format!("{error:?}"), "out-of-credit { balance: 30, cost: 50, ledger: <internal> }");
    assert_eq!(error.error().entry().code(), "out-of-credit");
    let response = error.clone().into_response();
    let original = response.extensions().get::<OriginalError>().expect("the layer keeps it");
    assert_eq!(original.error().entry(), error.error().entry());
}

#[tokio::test]
async fn a_value_that_could_end_a_header_is_one_line() {
    let error = Failure::out_of_credit()
        .with_header("X-Bad", "a\r\nSet-Cookie: x=1")
        .with_header("bad name", "1")
        .with_header("X-Good", "ñ");
    let response = read(ErrorResponse::from(error).into_response()).await;
    assert_eq!(
        (response.header("x-good"), response.header("x-bad")),
        ("?".into(), "a  Set-Cookie: x=1".into())
    );
    assert_eq!(response.header("set-cookie"), "");
}

/// Shows the response as `curl` does: it is the one in the README.
#[tokio::test]
async fn the_answer_in_the_readme() {
    let error = generic::Error::OutOfCredit { balance: 30, cost: 50 };
    let app = Router::new().route("/pay/{cost}", post(async || ErrorResponse::from(error)));
    let headers = [("accept-language", &b"es"[..])];
    let path = "/pay/50";
    let layer = ErrorLayer::new();
    let response = request(app.layer(layer), Method::POST, path, &headers, Body::empty()).await;
    let mut shown = String::from("HTTP/1.1 403 Forbidden\n");
    for (name, value) in &response.headers {
        shown.extend([name.as_str(), ": ", value.to_str().unwrap_or_default(), "\n"]);
    }
    shown.extend(["\n", &response.body, "\n```"]);
    let readme = include_str!("../../README.md");
    assert!(response.status == 403 && readme.contains(&shown), "{shown}");
}
