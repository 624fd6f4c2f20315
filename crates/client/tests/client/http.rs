//! Responses of the crate `http`.

use errbook_client::Received;

use crate::shop::AnyError;

#[test]
fn a_response() {
    let response = http::Response::builder()
        .status(429)
        .header("Content-Type", "application/problem+json")
        .header("Retry-After", "3")
        .body("{\"type\":\"https://example.com/Error#throttled\"}")
        .unwrap();
    let received = Received::<AnyError>::from_http(&response);
    assert_eq!((received.status(), received.code()), (429, Some("throttled")));
    assert_eq!(received.retry().after.unwrap().as_secs(), 3);
}
