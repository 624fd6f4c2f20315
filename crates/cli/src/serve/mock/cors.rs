//! Lets pages of any origin call the mock API, even with cookies (Fetch standard, section 3.3).

use axum::http::header::{
    ACCESS_CONTROL_ALLOW_CREDENTIALS, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS,
    ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_REQUEST_HEADERS,
    ACCESS_CONTROL_REQUEST_METHOD, HeaderName, ORIGIN, VARY,
};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode};

use super::super::reply::{Reply, TEXT, reply};

/// Answers a CORS preflight request, and allows everything it asks for.
pub(crate) fn preflight(request: &Parts) -> Option<Reply> {
    let method = request.headers.get(ACCESS_CONTROL_REQUEST_METHOD)?;
    if request.method != Method::OPTIONS {
        return None;
    }
    let mut reply = reply(StatusCode::NO_CONTENT, TEXT, "");
    let headers = reply.headers_mut();
    headers.insert(ACCESS_CONTROL_ALLOW_METHODS, method.clone());
    if let Some(names) = request.headers.get(ACCESS_CONTROL_REQUEST_HEADERS) {
        // `*` would not include `Authorization`.
        headers.insert(ACCESS_CONTROL_ALLOW_HEADERS, names.clone());
    }
    Some(reply)
}

/// Lets the origin of a request read the response, unless the error sets its CORS headers.
pub(crate) fn open(mut reply: Reply, request: &Parts) -> Reply {
    let names: Vec<_> = reply.headers().keys().map(HeaderName::as_str).collect();
    let exposed = HeaderValue::try_from(names.join(", "));
    let headers = reply.headers_mut();
    headers.append(VARY, HeaderValue::from_static("Origin"));
    if headers.contains_key(ACCESS_CONTROL_ALLOW_ORIGIN) {
        return reply;
    }
    let Some((origin, exposed)) = request.headers.get(ORIGIN).zip(exposed.ok()) else {
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        return reply;
    };
    // For requests with cookies, `*` is not allowed here.
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
    headers.insert(ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
    headers.entry(ACCESS_CONTROL_EXPOSE_HEADERS).or_insert(exposed);
    reply
}
