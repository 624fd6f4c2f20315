//! Builds the responses of the server.

use axum::body::Bytes;
use axum::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderValue, Method, Response, StatusCode};

/// A response with its body in memory.
pub(crate) type Reply = Response<Bytes>;

pub(crate) const HTML: &str = "text/html; charset=utf-8";
pub(crate) const TEXT: &str = "text/plain; charset=utf-8";
pub(crate) const JSON: &str = "application/json";

/// The content security policy: scripts, styles and connections of this server only.
const POLICY: &str = include_str!("assets/policy.txt").trim_ascii_end();

/// Returns a response that is neither cached nor able to load anything from other servers.
pub(crate) fn reply(
    status: StatusCode,
    content_type: &'static str,
    body: impl Into<Bytes>,
) -> Reply {
    let mut reply = Response::new(body.into());
    *reply.status_mut() = status;
    for (name, value) in [
        (CONTENT_TYPE, content_type),
        (CACHE_CONTROL, "no-store"),
        (CONTENT_SECURITY_POLICY, POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        // Scripts run in pages of any origin, and the search index is a script.
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        set(&mut reply, name, value);
    }
    reply
}

/// Sets a header.
pub(crate) fn set(reply: &mut Reply, name: HeaderName, value: &'static str) {
    reply.headers_mut().insert(name, HeaderValue::from_static(value));
}

/// Returns an error response if the method is neither GET nor HEAD.
pub(crate) fn not_allowed(method: &Method) -> Option<Reply> {
    if method == Method::GET || method == Method::HEAD {
        return None;
    }
    let text = format!("{method} is not allowed here: use GET or HEAD\n");
    let mut reply = reply(StatusCode::METHOD_NOT_ALLOWED, TEXT, text);
    set(&mut reply, ALLOW, "GET, HEAD");
    Some(reply)
}
