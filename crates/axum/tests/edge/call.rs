//! Requests to an application.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, Response};
use axum::response::IntoResponse;
use axum::routing::get;
use errbook_axum::ErrorLayer;
use tower::ServiceExt as _;

/// A received response.
#[derive(Debug, PartialEq)]
pub(crate) struct Received {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Received {
    /// Returns all values of a header, joined.
    pub(crate) fn header(&self, name: &str) -> String {
        let values = self.headers.get_all(name).into_iter();
        let values: Vec<_> =
            values.map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
        values.join(" | ")
    }

    pub(crate) fn json(&self, member: &str) -> String {
        let body: serde_json::Value = serde_json::from_str(&self.body).expect("a JSON body");
        body.get(member).map_or_else(String::new, |value| {
            value.as_str().map_or_else(|| value.to_string(), str::to_owned)
        })
    }
}

/// Sends a request with a method, a path and headers.
pub(crate) async fn request(
    app: Router,
    method: Method,
    path: &str,
    headers: &[(&str, &[u8])],
    body: impl Into<Body>,
) -> Received {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(body.into()).expect("a request");
    read(app.oneshot(request).await.into_response()).await
}

/// Sends a GET request.
pub(crate) async fn fetch(app: Router, path: &str, headers: &[(&str, &[u8])]) -> Received {
    request(app, Method::GET, path, headers, Body::empty()).await
}

pub(crate) async fn read(response: Response<Body>) -> Received {
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.expect("a body");
    let body = String::from_utf8(body.to_vec()).expect("UTF-8");
    Received { status: parts.status.as_u16(), headers: parts.headers, body }
}

/// Returns an application that responds to `/` with an error.
pub(crate) fn raising<E>(error: E, layer: ErrorLayer) -> Router
where
    E: IntoResponse + Clone + Send + Sync + 'static,
{
    Router::new().route("/", get(async move || error.clone())).layer(layer)
}
