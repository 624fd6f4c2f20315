//! Errors on their way out of a handler.

use std::fmt;
use std::sync::Arc;

use axum_core::body::Body;
use axum_core::response::IntoResponse;
use errbook::{CatalogError, RequestContext};
use http::HeaderMap;

/// Any error of any catalog, as the answer of a handler: `?` turns every generated error into it.
///
/// # Examples
///
/// ```
/// use errbook::CatalogError;
/// use errbook_axum::ErrorResponse;
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

impl IntoResponse for ErrorResponse {
    /// Renders the error in the source language and the default envelope, and leaves it to [`ErrorLayer`](crate::ErrorLayer).
    fn into_response(self) -> axum_core::response::Response {
        let mut answer = self.0.to_http_response(&RequestContext::new()).map(Body::from);
        let early = Early(answer.headers().clone());
        answer.extensions_mut().insert(early);
        answer.extensions_mut().insert(Raised(self.0));
        answer
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
/// use axum::response::Response;
/// use errbook_axum::Raised;
///
/// fn code(answer: &Response) -> Option<&'static str> {
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
#[derive(Clone)]
pub(crate) struct Early(pub(crate) HeaderMap);
