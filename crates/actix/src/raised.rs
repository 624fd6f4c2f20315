//! Errors on their way out of a handler.

use std::fmt;
use std::sync::Arc;

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, Responder, ResponseError};
use errbook::{CatalogError, RequestContext};

/// Any error of any catalog, as the answer of a handler: `?` turns every generated error into it.
///
/// # Examples
///
/// ```
/// use errbook::CatalogError;
/// use errbook_actix::ErrorResponse;
///
/// async fn pay<E>(charge: impl Future<Output = Result<(), E>>) -> Result<&'static str, ErrorResponse>
/// where
///     E: CatalogError + Send + Sync + 'static,
/// {
///     charge.await?;
///     Ok("paid")
/// }
/// ```
#[derive(Clone)]
pub struct ErrorResponse(Arc<dyn CatalogError + Send + Sync>);

impl ErrorResponse {
    /// Returns the error.
    #[must_use]
    pub fn error(&self) -> &(dyn CatalogError + Send + Sync + 'static) {
        &*self.0
    }
}

impl<E: CatalogError + Send + Sync + 'static> From<E> for ErrorResponse {
    fn from(error: E) -> Self {
        Self(Arc::new(error))
    }
}

impl ResponseError for ErrorResponse {
    fn status_code(&self) -> StatusCode {
        status(self.0.render(&RequestContext::new(), &mut Vec::new()).status())
    }

    /// Renders the error in the source language and the default envelope, and leaves it to [`ErrorLayer`](crate::ErrorLayer).
    fn error_response(&self) -> HttpResponse {
        let rendered = self.0.response(&RequestContext::new());
        let mut answer = HttpResponse::new(status(rendered.status()));
        let early: Vec<_> = headers(&rendered).collect();
        for (name, value) in early.clone() {
            answer.headers_mut().append(name, value);
        }
        answer.extensions_mut().insert(Early(early));
        answer.extensions_mut().insert(Raised(Arc::clone(&self.0)));
        answer.set_body(BoxBody::new(rendered.into_body()))
    }
}

impl Responder for ErrorResponse {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::from_error(self)
    }
}

// Which errors they are is not known before they occur.
errbook::openapi_responses!(ErrorResponse, "{}");

impl fmt::Display for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for ErrorResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// The error that an answer was made of, in the answer's extensions: for metrics, and for tests.
///
/// # Examples
///
/// ```
/// use actix_web::HttpResponse;
/// use errbook_actix::Raised;
///
/// fn code(answer: &HttpResponse) -> Option<&'static str> {
///     answer.extensions().get::<Raised>().map(|raised| raised.error().entry().code())
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Raised(pub(crate) Arc<dyn CatalogError + Send + Sync>);

impl Raised {
    /// Returns the error.
    #[must_use]
    pub fn error(&self) -> &(dyn CatalogError + Send + Sync + 'static) {
        &*self.0
    }
}

/// The headers of an answer that was rendered without its request. While they are there, the answer is to be rendered again.
pub(crate) struct Early(pub(crate) Vec<(HeaderName, HeaderValue)>);

/// Returns a status as actix has it.
pub(crate) fn status(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Returns the headers of a response as actix has them.
pub(crate) fn headers(
    response: &errbook::Response,
) -> impl Iterator<Item = (HeaderName, HeaderValue)> {
    response.headers().filter_map(|(name, value)| {
        let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
        Some((name, HeaderValue::from_bytes(value.as_bytes()).ok()?))
    })
}
