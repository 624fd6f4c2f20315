//! With the layer: as the request asks for it.

use actix_web::http::header::HeaderValue;
use actix_web::middleware::DefaultHeaders;
use actix_web::test::TestRequest;
use errbook_actix::ErrorLayer;

use crate::response;

const TRACE: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

fn orders() -> TestRequest {
    TestRequest::get().uri("/orders")
}

#[actix_web::test]
async fn the_language_is_negotiated() {
    for (wanted, language, detail) in [
        ("en", "en", "Only 3 are left."),
        ("fr, es-MX;q=0.8, en;q=0.5", "es", "Solo quedan 3."),
        ("fr", "en", "Only 3 are left."),
    ] {
        let request = orders().insert_header(("Accept-Language", wanted));
        let response = response!(ErrorLayer::new(); request);
        assert_eq!(response.status, 409);
        assert_eq!(response.header("content-language"), language);
        assert_eq!(response.header("vary"), "Accept, Accept-Language");
        assert_eq!(response.json()["detail"], detail);
    }
    let response = response!(ErrorLayer::new(); orders());
    assert_eq!(response.header("vary"), "Accept, Accept-Language");
    assert_eq!(response.header("content-language"), "en");
}

#[actix_web::test]
async fn lines_of_a_header_count_as_one() {
    let request = orders()
        .append_header(("Accept-Language", "fr"))
        .append_header(("Accept-Language", "es;q=0.5"));
    assert_eq!(response!(ErrorLayer::new(); request).header("content-language"), "es");
}

#[actix_web::test]
async fn the_format_is_negotiated() {
    let request = orders().insert_header(("Accept", "application/json"));
    let response = response!(ErrorLayer::new(); request);
    assert_eq!(response.header("content-type"), "application/json");
    assert_eq!(response.json()["error"]["code"], 409);
}

#[actix_web::test]
async fn each_header_stands_once_and_those_of_others_stay() {
    let others = DefaultHeaders::new()
        .add(("Vary", "Origin"))
        .add(("X-Request-Id", "17"))
        .add(("Cache-Control", "private"))
        .add(("Set-Cookie", "a=1"));
    let response = response!(others, ErrorLayer::new(); orders());
    assert_eq!(response.header("vary"), "Origin|Accept, Accept-Language");
    assert_eq!(response.header("x-request-id"), "17");
    assert_eq!(response.header("set-cookie"), "a=1");
    for (name, value) in [
        ("cache-control", "no-store"),
        ("content-language", "en"),
        ("content-type", "application/problem+json"),
        ("retry-after", "30"),
        ("x-left", "3"),
    ] {
        assert_eq!(response.header(name), value);
    }
}

#[actix_web::test]
async fn an_instance_is_the_errors_own_else_the_traces() {
    let request = || orders().insert_header(("traceparent", TRACE));
    let response = response!(ErrorLayer::new(); request());
    assert_eq!(response.json()["instance"], "0af7651916cd43dd8448eb211c80319c");

    let layer = ErrorLayer::new()
        .trace_id(|headers| Some(headers.get("x-trace")?.to_str().ok()?.to_owned()));
    let response = response!(layer.clone(); request().insert_header(("x-trace", "t1")));
    assert_eq!(response.json()["instance"], "t1");
    let response = response!(layer.clone(); request());
    assert!(response.json().get("instance").is_none());
    let response = response!(layer.clone().instance(|head| Some(head.uri.to_string())); request());
    assert_eq!(response.json()["instance"], "/orders");

    let request = request().uri("/several/occurrence");
    let response = response!(layer.instance(|_| Some("urn:x".into())); request);
    assert_eq!(response.json()["instance"], "urn:uuid:1");
    assert_eq!(response.header("x-order"), "7");
}

#[actix_web::test]
async fn hostile_headers_are_ignored() {
    for bytes in [&b"\xff\xfe"[..], b"es;q=NaN", b"00-zz", b",,,;;;q==", &[b'a'; 9000]] {
        let mut request = orders();
        for name in ["Accept", "Accept-Language", "traceparent"] {
            request = request.append_header((name, HeaderValue::from_bytes(bytes).unwrap()));
        }
        let response = response!(ErrorLayer::new(); request);
        assert_eq!(response.status, 409);
        assert_eq!(response.header("content-language"), "en");
    }
}

#[actix_web::test]
async fn a_server_error_stays_masked() {
    let request = TestRequest::get().uri("/ledger").insert_header(("Accept-Language", "es"));
    let response = response!(ErrorLayer::new(); request);
    assert_eq!(response.status, 500);
    assert_eq!(response.json()["title"], "Algo ha fallado");
    for secret in ["db7", "refused", "registro"] {
        assert!(!response.body.contains(secret), "{}", response.body);
    }
}

#[actix_web::test]
async fn what_is_no_error_passes() {
    let response = response!(ErrorLayer::new(); TestRequest::get().uri("/fine"));
    assert_eq!((response.status, response.body.as_str()), (200, "fine"));
    assert_eq!(response.header("vary"), "");
}

/// The layer of a scope has rendered the error; the one around it has nothing to add.
#[actix_web::test]
async fn the_innermost_layer_answers() {
    let inner = ErrorLayer::new().instance(|_| Some("inner".into()));
    let outer = ErrorLayer::new().instance(|_| Some("outer".into()));
    let response = response!(inner, outer; orders());
    assert_eq!(response.json()["instance"], "inner");
    assert_eq!(response.header("vary"), "Accept, Accept-Language");
}
