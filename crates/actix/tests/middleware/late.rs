//! With the layer: as the request asks for it.

use actix_web::http::header::HeaderValue;
use actix_web::middleware::DefaultHeaders;
use actix_web::test::TestRequest;
use errbook_actix::ErrorLayer;

use crate::answer;

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
        let answer = answer!(ErrorLayer::new(); request);
        assert_eq!(answer.status, 409);
        assert_eq!(answer.header("content-language"), language);
        assert_eq!(answer.header("vary"), "Accept, Accept-Language");
        assert_eq!(answer.json()["detail"], detail);
    }
    let answer = answer!(ErrorLayer::new(); orders());
    assert_eq!(answer.header("vary"), "Accept, Accept-Language");
    assert_eq!(answer.header("content-language"), "en");
}

#[actix_web::test]
async fn lines_of_a_header_count_as_one() {
    let request = orders()
        .append_header(("Accept-Language", "fr"))
        .append_header(("Accept-Language", "es;q=0.5"));
    assert_eq!(answer!(ErrorLayer::new(); request).header("content-language"), "es");
}

#[actix_web::test]
async fn the_format_is_negotiated() {
    let request = orders().insert_header(("Accept", "application/json"));
    let answer = answer!(ErrorLayer::new(); request);
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.json()["error"]["code"], 409);
}

#[actix_web::test]
async fn each_header_stands_once_and_those_of_others_stay() {
    let others = DefaultHeaders::new()
        .add(("Vary", "Origin"))
        .add(("X-Request-Id", "17"))
        .add(("Cache-Control", "private"))
        .add(("Set-Cookie", "a=1"));
    let answer = answer!(others, ErrorLayer::new(); orders());
    assert_eq!(answer.header("vary"), "Origin|Accept, Accept-Language");
    assert_eq!(answer.header("x-request-id"), "17");
    assert_eq!(answer.header("set-cookie"), "a=1");
    for (name, value) in [
        ("cache-control", "no-store"),
        ("content-language", "en"),
        ("content-type", "application/problem+json"),
        ("retry-after", "30"),
        ("x-left", "3"),
    ] {
        assert_eq!(answer.header(name), value);
    }
}

#[actix_web::test]
async fn an_instance_is_the_errors_own_else_the_traces() {
    let request = || orders().insert_header(("traceparent", TRACE));
    let answer = answer!(ErrorLayer::new(); request());
    assert_eq!(answer.json()["instance"], "0af7651916cd43dd8448eb211c80319c");

    let layer = ErrorLayer::new()
        .trace_id(|headers| Some(headers.get("x-trace")?.to_str().ok()?.to_owned()));
    let answer = answer!(layer.clone(); request().insert_header(("x-trace", "t1")));
    assert_eq!(answer.json()["instance"], "t1");
    let answer = answer!(layer.clone(); request());
    assert!(answer.json().get("instance").is_none());
    let answer = answer!(layer.clone().instance(|head| Some(head.uri.to_string())); request());
    assert_eq!(answer.json()["instance"], "/orders");

    let request = request().uri("/several/occurrence");
    let answer = answer!(layer.instance(|_| Some("urn:x".into())); request);
    assert_eq!(answer.json()["instance"], "urn:uuid:1");
    assert_eq!(answer.header("x-order"), "7");
}

#[actix_web::test]
async fn hostile_headers_are_ignored() {
    for bytes in [&b"\xff\xfe"[..], b"es;q=NaN", b"00-zz", b",,,;;;q==", &[b'a'; 9000]] {
        let mut request = orders();
        for name in ["Accept", "Accept-Language", "traceparent"] {
            request = request.append_header((name, HeaderValue::from_bytes(bytes).unwrap()));
        }
        let answer = answer!(ErrorLayer::new(); request);
        assert_eq!(answer.status, 409);
        assert_eq!(answer.header("content-language"), "en");
    }
}

#[actix_web::test]
async fn a_server_error_stays_masked() {
    let request = TestRequest::get().uri("/ledger").insert_header(("Accept-Language", "es"));
    let answer = answer!(ErrorLayer::new(); request);
    assert_eq!(answer.status, 500);
    assert_eq!(answer.json()["title"], "Algo ha fallado");
    for secret in ["db7", "refused", "registro"] {
        assert!(!answer.body.contains(secret), "{}", answer.body);
    }
}

#[actix_web::test]
async fn what_is_no_error_passes() {
    let answer = answer!(ErrorLayer::new(); TestRequest::get().uri("/fine"));
    assert_eq!((answer.status, answer.body.as_str()), (200, "fine"));
    assert_eq!(answer.header("vary"), "");
}

/// The layer of a scope has answered; the one around it has nothing to add.
#[actix_web::test]
async fn the_innermost_layer_answers() {
    let inner = ErrorLayer::new().instance(|_| Some("inner".into()));
    let outer = ErrorLayer::new().instance(|_| Some("outer".into()));
    let answer = answer!(inner, outer; orders());
    assert_eq!(answer.json()["instance"], "inner");
    assert_eq!(answer.header("vary"), "Accept, Accept-Language");
}
