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

use crate::answer;
use crate::fixture::catalog;

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
        let answer = answer!(layer(); request);
        assert_eq!(answer.status, status, "{}", answer.body);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert_eq!(answer.header("content-language"), "es");
        assert_eq!(answer.header("vary"), "Accept, Accept-Language");
        assert_eq!(answer.json()["title"], title);
        assert_eq!(answer.header("allow"), if status == 405 { "GET, POST" } else { "" });
    }
}

#[actix_web::test]
async fn what_has_no_fallback_stays() {
    let answer = answer!(layer(); TestRequest::get().uri("/own/text"));
    assert_eq!((answer.status, answer.body.as_str()), (418, "short and stout"));
    let answer = answer!(ErrorLayer::new(); TestRequest::get().uri("/nowhere"));
    assert_eq!((answer.status, answer.body.as_str()), (404, ""));
    assert_eq!(answer.header("content-type"), "");
}

#[actix_web::test]
async fn an_answer_of_the_applications_own_stays() {
    let answer = answer!(layer(); TestRequest::get().uri("/own/json"));
    assert_eq!((answer.status, answer.body.as_str()), (404, "{\"mine\":true}"));
    assert_eq!(answer.header("vary"), "");
}

#[actix_web::test]
async fn a_raised_error_is_no_rejection() {
    let answer = answer!(layer(); TestRequest::get().uri("/several/wompi"));
    assert_eq!(answer.json()["error"]["type"], "NOT_FOUND_ERROR");
}

/// A body that is replaced takes the headers along that speak of it.
#[actix_web::test]
async fn headers_of_the_body_go_with_it() {
    let coded = DefaultHeaders::new().add(("Content-Encoding", "br")).add(("X-Other", "1"));
    let answer = answer!(coded, layer(); TestRequest::get().uri("/nowhere"));
    assert_eq!(answer.status, 404);
    assert_eq!(answer.header("content-encoding"), "");
    assert_eq!(answer.header("x-other"), "1");
}

#[actix_web::test]
async fn a_body_of_unknown_length_is_the_applications() {
    let app = actix_web::App::new().wrap(layer()).default_service(web::to(async || {
        HttpResponse::NotFound().body(Streamed(Some(Bytes::from_static(b"streamed"))))
    }));
    let app = actix_web::test::init_service(app).await;
    let answer = crate::fixture::send(&app, TestRequest::get().to_request()).await;
    assert_eq!((answer.status, answer.body.as_str()), (404, "streamed"));
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
