//! Tests for the errors that replace actix's own.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::body::{BodySize, MessageBody};
use actix_web::middleware::DefaultHeaders;
use actix_web::test::TestRequest;
use actix_web::web::Bytes;
use actix_web::{HttpResponse, web};
use errbook_actix::ErrorLayer;

use crate::fixture::catalog;
use crate::response;

fn layer() -> ErrorLayer {
    ErrorLayer::new().fallbacks(catalog())
}

#[actix_web::test]
async fn rejections_of_actix_become_errors_of_the_catalog() {
    let post = || TestRequest::post().uri("/orders");
    let cases = [
        (TestRequest::get().uri("/nowhere"), 404, "Aquí no hay nada"),
        (TestRequest::patch().uri("/orders"), 405, "Método no permitido"),
        (
            post().insert_header(("Content-Type", "application/json")).set_payload("{"),
            400,
            "El cuerpo no es JSON",
        ),
        (post().set_payload("1"), 400, "El cuerpo no es JSON"),
        (post().set_json("x".repeat(3 << 20)), 413, "El cuerpo es demasiado grande"),
    ];
    for (request, status, title) in cases {
        let request = request.insert_header(("Accept-Language", "es"));
        let response = response!(layer(); request);
        assert_eq!(response.status, status, "{}", response.body);
        assert_eq!(response.header("content-type"), "application/problem+json");
        assert_eq!(response.header("content-language"), "es");
        assert_eq!(response.header("vary"), "Accept, Accept-Language");
        assert_eq!(response.json()["title"], title);
        assert_eq!(response.header("allow"), if status == 405 { "GET, POST" } else { "" });
    }
}

#[actix_web::test]
async fn what_has_no_fallback_stays() {
    let response = response!(layer(); TestRequest::get().uri("/own/text"));
    assert_eq!((response.status, response.body.as_str()), (418, "short and stout"));
    let response = response!(ErrorLayer::new(); TestRequest::get().uri("/nowhere"));
    assert_eq!((response.status, response.body.as_str()), (404, ""));
    assert_eq!(response.header("content-type"), "");
}

#[actix_web::test]
async fn an_answer_of_the_applications_own_stays() {
    let response = response!(layer(); TestRequest::get().uri("/own/json"));
    assert_eq!((response.status, response.body.as_str()), (404, "{\"mine\":true}"));
    assert_eq!(response.header("vary"), "");
}

#[actix_web::test]
async fn a_raised_error_is_no_rejection() {
    let response = response!(layer(); TestRequest::get().uri("/several/wompi"));
    assert_eq!(response.json()["error"]["type"], "NOT_FOUND_ERROR");
}

/// A body that is replaced takes the headers along that speak of it.
#[actix_web::test]
async fn headers_of_the_body_go_with_it() {
    let coded = DefaultHeaders::new().add(("Content-Encoding", "br")).add(("X-Other", "1"));
    let response = response!(coded, layer(); TestRequest::get().uri("/nowhere"));
    assert_eq!(response.status, 404);
    assert_eq!(response.header("content-encoding"), "");
    assert_eq!(response.header("x-other"), "1");
}

#[actix_web::test]
async fn a_body_of_unknown_length_is_the_applications() {
    let app = actix_web::App::new().wrap(layer()).default_service(web::to(async || {
        HttpResponse::NotFound().body(Streamed(Some(Bytes::from_static(b"streamed"))))
    }));
    let app = actix_web::test::init_service(app).await;
    let response = crate::fixture::send(&app, TestRequest::get().to_request()).await;
    assert_eq!((response.status, response.body.as_str()), (404, "streamed"));
}

struct Streamed(Option<Bytes>);

impl MessageBody for Streamed {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Stream
    }

    fn poll_next(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Infallible>>> {
        Poll::Ready(self.0.take().map(Ok))
    }
}
