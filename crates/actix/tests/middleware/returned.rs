//! Errors that other middleware raises.

use actix_web::dev::ServiceResponse;
use actix_web::error::{ErrorForbidden, ErrorInternalServerError, ErrorNotFound};
use actix_web::middleware::from_fn;
use actix_web::test::TestRequest;
use errbook_actix::ErrorLayer;

use crate::fixture::{Failure, catalog};
use crate::response;

fn fine() -> TestRequest {
    TestRequest::get().uri("/fine").insert_header(("Accept-Language", "es"))
}

#[actix_web::test]
async fn they_are_answered_like_those_of_handlers() {
    let raise = from_fn(async |_, _| -> Result<ServiceResponse, _> {
        Err(Failure::SoldOut { left: 2 }.into())
    });
    let response = response!(raise, ErrorLayer::new(); fine());
    assert_eq!(response.status, 409);
    assert_eq!(response.header("content-language"), "es");
    assert_eq!(response.header("vary"), "Accept, Accept-Language");
    assert_eq!(response.json()["detail"], "Solo quedan 2.");
}

#[actix_web::test]
async fn those_of_actix_have_fallbacks() {
    for (error, title) in [
        (ErrorNotFound as fn(_) -> _, "Aquí no hay nada"),
        (ErrorInternalServerError, "El servidor ha fallado"),
    ] {
        let raise =
            from_fn(move |_, _| async move { Err::<ServiceResponse, _>(error("a secret")) });
        let response = response!(raise, ErrorLayer::new().fallbacks(catalog()); fine());
        assert_eq!(response.status, error("").as_response_error().status_code().as_u16());
        assert_eq!(response.json()["title"], title);
        assert!(!response.body.contains("secret"));
    }
}

#[actix_web::test]
async fn those_without_a_fallback_stay() {
    let raise =
        from_fn(async |_, _| -> Result<ServiceResponse, _> { Err(ErrorForbidden("no entry")) });
    let response = response!(raise, ErrorLayer::new().fallbacks(catalog()); fine());
    assert_eq!((response.status, response.body.as_str()), (403, "no entry"));
}
