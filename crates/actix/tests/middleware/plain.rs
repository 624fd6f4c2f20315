//! Without the layer: the source language and the first format.

use actix_web::ResponseError;
use actix_web::test::TestRequest;
use errbook_actix::Raised;

use crate::answer;
use crate::fixture::Failure;

#[actix_web::test]
async fn an_error_is_answered_in_the_source_language() {
    let answer =
        answer!(; TestRequest::get().uri("/orders").insert_header(("Accept-Language", "es")));
    assert_eq!(answer.status, 409);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.header("content-language"), "en");
    assert_eq!(answer.header("retry-after"), "30");
    assert_eq!(answer.header("x-left"), "3");
    assert_eq!(answer.header("vary"), "");
    assert_eq!(answer.json()["detail"], "Only 3 are left.");
}

/// By default, actix sends status 500 with `Display` as the body.
#[test]
fn display_is_never_sent() {
    let error = Failure::SoldOut { left: 3 };
    assert_eq!(error.to_string(), "display of a failure");
    assert_eq!(error.status_code(), 409);
    let answer = error.error_response();
    assert_eq!(answer.status(), 409);
    let raised = answer.extensions().get::<Raised>().cloned().unwrap();
    assert_eq!(raised.error().entry().code(), "sold-out");
    assert_eq!(format!("{raised:?}"), "Raised(SoldOut { left: 3 })");

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
        let answer = answer!(; TestRequest::get().uri(&format!("/several/{kind}")));
        assert_eq!(answer.status, status);
        assert!(answer.body.contains(part), "{}", answer.body);
        assert_eq!(answer.header("x-order"), if kind == "occurrence" { "7" } else { "" });
    }
}

#[actix_web::test]
async fn a_server_error_tells_nothing_of_the_server() {
    let answer = answer!(; TestRequest::get().uri("/ledger"));
    assert_eq!(answer.status, 500);
    for secret in ["db7", "refused", "The ledger"] {
        assert!(!answer.body.contains(secret), "{}", answer.body);
    }
    assert_eq!(answer.json()["title"], "Something went wrong");
}
