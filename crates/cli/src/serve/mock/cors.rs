//! Pages of any origin may call the mock API (Fetch standard, section 3.3).

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_REQUEST_HEADERS, ACCESS_CONTROL_REQUEST_METHOD,
};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode};

use super::super::reply::{Reply, TEXT, reply};

/// Answers what browsers ask before the request itself: everything is allowed.
pub(crate) fn preflight(request: &Parts) -> Option<Reply> {
    let method = request.headers.get(ACCESS_CONTROL_REQUEST_METHOD)?;
    if request.method != Method::OPTIONS {
        return None;
    }
    let mut reply = reply(StatusCode::NO_CONTENT, TEXT, "");
    let headers = reply.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, method.clone());
    if let Some(names) = request.headers.get(ACCESS_CONTROL_REQUEST_HEADERS) {
        // `*` would not be `Authorization`.
        headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, names.clone());
    }
    Some(reply)
}

/// Lets every origin read an answer, unless the error has a word to say about that itself.
pub(crate) fn open(mut reply: Reply) -> Reply {
    for name in [ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS] {
        reply.headers_mut().entry(name).or_insert(HeaderValue::from_static("*"));
    }
    reply
}
