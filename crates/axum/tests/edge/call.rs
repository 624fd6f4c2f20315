//! Asking an application.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, Response};
use axum::response::IntoResponse;
use axum::routing::get;
use errbook_axum::ErrorLayer;
use tower::ServiceExt as _;

/// A received response.
#[derive(Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Answer {
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

/// Asks with a method, a path and headers.
pub(crate) async fn ask(
    app: Router,
    method: Method,
    path: &str,
    headers: &[(&str, &[u8])],
    body: impl Into<Body>,
) -> Answer {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(body.into()).expect("a request");
    read(app.oneshot(request).await.into_response()).await
}

/// Asks for a path.
pub(crate) async fn fetch(app: Router, path: &str, headers: &[(&str, &[u8])]) -> Answer {
    ask(app, Method::GET, path, headers, Body::empty()).await
}

pub(crate) async fn read(response: Response<Body>) -> Answer {
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.expect("a body");
    let body = String::from_utf8(body.to_vec()).expect("UTF-8");
    Answer { status: parts.status.as_u16(), headers: parts.headers, body }
}

/// Returns an application that answers `/` with an error.
pub(crate) fn raising<E>(error: E, layer: ErrorLayer) -> Router
where
    E: IntoResponse + Clone + Send + Sync + 'static,
{
    Router::new().route("/", get(async move || error.clone())).layer(layer)
}
