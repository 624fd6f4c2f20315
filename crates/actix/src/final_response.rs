//! Keeps the parts of a request, and renders its error again for it.

use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::body::{BodySize, BoxBody, EitherBody, MessageBody};
use actix_web::dev::RequestHead;
use actix_web::http::header::{
    CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER, VARY,
};
use errbook::__edge::{
    LayerOptions, is_of_the_body, is_rejection, missing_vary, response_in_layer,
};
use errbook::{Fallback, OwnedRequestContext};

use crate::error_response::{EarlyHeaders, OriginalError, header, status};

/// The options of the middleware.
pub(crate) type Options = LayerOptions<RequestHead>;

/// The parts of a request that are kept until its response is ready.
pub(crate) struct KeptRequest {
    pub(crate) context: OwnedRequestContext,
    pub(crate) options: Arc<Options>,
}

/// Returns the response to a request: the one of the service, or an error rendered for the request.
pub(crate) fn final_response<B: MessageBody>(
    mut given: HttpResponse<B>,
    kept: &mut KeptRequest,
) -> HttpResponse<EitherBody<B>> {
    let early = given.extensions_mut().remove::<EarlyHeaders>();
    let original = given.extensions().get::<OriginalError>().cloned();
    match (early, original) {
        (Some(early), Some(original)) => {
            take_back(given.headers_mut(), early);
            render(given, original, kept, true)
        }
        (None, None) => match fallback(&given, kept) {
            Some(original) => render(given, original, kept, false),
            None => given.map_into_left_body(),
        },
        _ => given.map_into_left_body(),
    }
}

/// Returns the error of the catalog that replaces a rejection by the framework.
fn fallback<B: MessageBody>(given: &HttpResponse<B>, kept: &KeptRequest) -> Option<OriginalError> {
    let catalog = kept.options.fallbacks?;
    let content_type = given.headers().get(CONTENT_TYPE).map(HeaderValue::as_bytes);
    let is_empty = matches!(given.body().size(), BodySize::None | BodySize::Sized(0));
    let status = given.status().as_u16();
    let error =
        Fallback::of(catalog, status).filter(|_| is_rejection(status, content_type, is_empty))?;
    Some(OriginalError(Arc::new(error)))
}

/// Renders an error for its request. The response keeps its extensions and the headers that do not describe its body; unless
/// headers are added, they win over the catalog's.
fn render<B: MessageBody>(
    mut given: HttpResponse<B>,
    original: OriginalError,
    kept: &mut KeptRequest,
    adds_headers: bool,
) -> HttpResponse<EitherBody<B>> {
    kept.options.complete(&mut kept.context);
    let context = kept.context.context();
    #[cfg(feature = "tracing")]
    errbook::record(original.error(), &context);
    let rendered = response_in_layer(original.error(), &context);
    *given.status_mut() = status(rendered.status());
    given.headers_mut().retain(|name, _| !is_of_the_body(name.as_str()));
    let (headers, body) = rendered.into_parts();
    add(given.headers_mut(), headers.into_iter().filter_map(header), adds_headers);
    given.extensions_mut().insert(original);
    given.map_body(|_, _| EitherBody::right(BoxBody::new(body)))
}

/// Adds the headers of a rendered error to those that others have set.
fn add(
    given: &mut HeaderMap,
    rendered: impl Iterator<Item = (HeaderName, HeaderValue)>,
    to_others: bool,
) {
    let others: Vec<_> = given.keys().cloned().collect();
    for (name, value) in rendered {
        if name == VARY {
            vary(given, &value);
        } else if to_others && name == RETRY_AFTER {
            given.insert(name, value);
        } else if to_others || !others.contains(&name) {
            given.append(name, value);
        }
    }
}

/// Adds the names that `Vary` lacks.
fn vary(given: &mut HeaderMap, wanted: &HeaderValue) {
    let present: Vec<_> = given.get_all(VARY).map(HeaderValue::as_bytes).collect();
    let missing = wanted.to_str().ok().and_then(|wanted| missing_vary(&present, wanted));
    if let Some(value) = missing.and_then(|missing| HeaderValue::try_from(missing).ok()) {
        given.append(VARY, value);
    }
}

/// Removes the headers of the first rendering, and keeps those that others have added.
fn take_back(given: &mut HeaderMap, EarlyHeaders(mut early): EarlyHeaders) {
    given.retain(|name, value| {
        let own = early.iter().position(|(early, own)| early == name && own == value);
        own.map(|at| early.swap_remove(at)).is_none()
    });
}
