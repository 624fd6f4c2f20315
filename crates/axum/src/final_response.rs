//! Keeps the parts of a request, and renders its error again for it.

use std::sync::Arc;

use axum_core::body::Body;
use errbook::__edge::{
    LayerOptions, header, is_of_the_body, is_rejection, missing_vary, response_in_layer,
};
use errbook::{Fallback, OwnedRequestContext};
use http::header::{ALLOW, CONTENT_LENGTH, CONTENT_TYPE, Entry, RETRY_AFTER, VARY};
use http::request::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use http_body::Body as _;

use crate::error_response::{EarlyHeaders, OriginalError};

/// The options of the layer.
pub(crate) type Options = LayerOptions<Parts>;

/// The parts of a request that are kept until its response is ready.
pub(crate) struct KeptRequest {
    pub(crate) context: OwnedRequestContext,
    pub(crate) is_head: bool,
    pub(crate) options: Arc<Options>,
}

/// Returns the response to a request: the one of the service, or an error rendered for the request.
pub(crate) fn final_response(mut given: Response<Body>, kept: &mut KeptRequest) -> Response<Body> {
    let early = given.extensions_mut().remove::<EarlyHeaders>();
    let original = given.extensions().get::<OriginalError>().cloned();
    match (early, original) {
        (Some(EarlyHeaders(early)), Some(original)) => {
            take_back(given.headers_mut(), &early);
            render(given, &original, kept, true)
        }
        (None, None) => match fallback(&given, kept) {
            Some(original) => render(given, &original, kept, false),
            None => given,
        },
        _ => given,
    }
}

/// Returns the error of the catalog that replaces a rejection by the framework.
fn fallback(given: &Response<Body>, kept: &KeptRequest) -> Option<OriginalError> {
    let catalog = kept.options.fallbacks?;
    let content_type = given.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    let is_empty = given.body().size_hint().exact() == Some(0);
    let status = given.status().as_u16();
    let error =
        Fallback::of(catalog, status).filter(|_| is_rejection(status, content_type, is_empty))?;
    Some(OriginalError(Arc::new(error)))
}

/// Renders an error for its request. The response keeps its version, its extensions, and the headers that do not describe
/// its body.
fn render(
    given: Response<Body>,
    original: &OriginalError,
    kept: &mut KeptRequest,
    adds_headers: bool,
) -> Response<Body> {
    kept.options.complete(&mut kept.context);
    let context = kept.context.context();
    #[cfg(feature = "tracing")]
    errbook::record(original.error(), &context);
    let rendered = response_in_layer(original.error(), &context);
    let (mut parts, _) = given.into_parts();
    parts.status =
        StatusCode::from_u16(rendered.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let (headers, body) = rendered.into_parts();
    for name in names(&parts.headers, is_of_the_body) {
        parts.headers.remove(name);
    }
    add(&mut parts.headers, headers.into_iter().filter_map(header), adds_headers);
    parts.headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    parts.extensions.insert(original.clone());
    let body = if kept.is_head { Body::empty() } else { Body::from(body) };
    Response::from_parts(parts, body)
}

/// Adds the headers of a rendered error. The headers of a rejection win over the catalog's, and `Allow` is left to axum, which
/// knows the methods of a route and adds it later.
fn add(
    headers: &mut HeaderMap,
    rendered: impl Iterator<Item = (HeaderName, HeaderValue)>,
    adds_headers: bool,
) {
    let others = names(headers, |_| true);
    for (name, value) in rendered {
        if name == VARY {
            vary(headers, &value);
        } else if adds_headers && name == RETRY_AFTER {
            headers.insert(name, value);
        } else if adds_headers || (name != ALLOW && !others.contains(&name)) {
            append(headers, name, value);
        }
    }
}

/// Adds the names that `Vary` lacks.
fn vary(headers: &mut HeaderMap, wanted: &HeaderValue) {
    let present: Vec<_> = headers.get_all(VARY).into_iter().map(HeaderValue::as_bytes).collect();
    let missing = wanted.to_str().ok().and_then(|wanted| missing_vary(&present, wanted));
    if let Some(value) = missing.and_then(|missing| HeaderValue::try_from(missing).ok()) {
        append(headers, VARY, value);
    }
}

/// Returns the names of some headers.
fn names(headers: &HeaderMap, are_wanted: impl Fn(&str) -> bool) -> Vec<HeaderName> {
    headers.keys().filter(|name| are_wanted(name.as_str())).cloned().collect()
}

/// Removes the headers of the first rendering, and keeps those that others have added.
fn take_back(headers: &mut HeaderMap, early: &HeaderMap) {
    for name in early.keys() {
        let Entry::Occupied(present) = headers.entry(name) else { continue };
        let mut others: Vec<HeaderValue> = present.remove_entry_mult().1.collect();
        for own in early.get_all(name) {
            if let Some(at) = others.iter().position(|other| other == own) {
                others.remove(at);
            }
        }
        for value in others {
            append(headers, name.clone(), value);
        }
    }
}

/// Adds a header, unless the map is full.
fn append(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    let _ = headers.try_append(name, value);
}
