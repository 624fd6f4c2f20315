//! Without the layer: the source language and the first format.

use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::{App, ResponseError, web};
use errbook::Report;
use errbook_actix::{OriginalError, ReportResponse};
use vonage_errors::{AnyError, generic};

use crate::fixture::Failure;
use crate::response;

#[actix_web::test]
async fn an_error_is_answered_in_the_source_language() {
    let response =
        response!(; TestRequest::get().uri("/orders").insert_header(("Accept-Language", "es")));
    assert_eq!(response.status, 409);
    assert_eq!(response.header("content-type"), "application/problem+json");
    assert_eq!(response.header("content-language"), "en");
    assert_eq!(response.header("retry-after"), "30");
    assert_eq!(response.header("x-left"), "3");
    assert_eq!(response.header("vary"), "");
    assert_eq!(response.json()["detail"], "Only 3 are left.");
}

/// Promises errors of one group, with their sources.
fn charge() -> Result<(), Report<generic::Error>> {
    Err(generic::Error::out_of_credit(30, 50).with_source(std::io::Error::other("secret")))?
}

async fn promised() -> Result<&'static str, ReportResponse<AnyError>> {
    charge()?;
    Ok("paid")
}

#[actix_web::test]
async fn a_report_is_an_answer_and_keeps_its_source() {
    let app = init_service(App::new().route("/", web::get().to(promised))).await;
    let response = call_service(&app, TestRequest::get().to_request()).await;
    assert_eq!(response.status(), 403);
    let error = promised().await.unwrap_err();
    assert_eq!(error.to_string(), "Your current balance is 30, but that costs 50.");
    assert_eq!(error.error().source().map(ToString::to_string).as_deref(), Some("secret"));
}

/// By default, actix sends status 500 with `Display` as the body.
#[test]
fn display_is_never_sent() {
    let error = Failure::SoldOut { left: 3 };
    assert_eq!(error.to_string(), "display of a failure");
    assert_eq!(error.status_code(), 409);
    let response = error.error_response();
    assert_eq!(response.status(), 409);
    let original = response.extensions().get::<OriginalError>().cloned().unwrap();
    assert_eq!(original.error().entry().code(), "sold-out");
    assert_eq!(format!("{original:?}"), "OriginalError(SoldOut { left: 3 })");

    let error = errbook_actix::ErrorResponse::from(error);
    assert_eq!(error.error().entry().code(), "sold-out");
    assert_eq!(
        (error.status_code().as_u16(), error.error_response().status().as_u16()),
        (409, 409)
    );
    assert_eq!(format!("{error} {error:?}"), "display of a failure SoldOut { left: 3 }");
}

#[actix_web::test]
async fn any_error_is_answered_by_its_own_catalog() {
    let cases = [
        ("vonage", 403, "https://example.com/Error#out-of-credit"),
        ("wompi", 404, "NOT_FOUND_ERROR"),
        ("occurrence", 409, "urn:uuid:1"),
    ];
    for (kind, status, part) in cases {
        let response = response!(; TestRequest::get().uri(&format!("/several/{kind}")));
        assert_eq!(response.status, status);
        assert!(response.body.contains(part), "{}", response.body);
        assert_eq!(response.header("x-order"), if kind == "occurrence" { "7" } else { "" });
    }
}

#[actix_web::test]
async fn a_server_error_tells_nothing_of_the_server() {
    let response = response!(; TestRequest::get().uri("/ledger"));
    assert_eq!(response.status, 500);
    for secret in ["db7", "refused", "The ledger"] {
        assert!(!response.body.contains(secret), "{}", response.body);
    }
    assert_eq!(response.json()["title"], "Something went wrong");
}
