//! The errors that handlers return.

use axum_core::body::Body;
use axum_core::response::IntoResponse;
use errbook::RequestContext;
use http::HeaderMap;

errbook::__error_responses! {
    /// Any error of any catalog, as the response of a handler: `?` converts every generated error into it.
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
    ErrorResponse;

    /// Errors of a set as the response of a handler, with their sources: `?` converts errors, occurrences and reports whose error
    /// converts into `E`, and no others.
    ///
    /// # Examples
    ///
    /// ```
    /// use errbook::Report;
    /// use errbook_axum::ReportResponse;
    /// use vonage_errors::generic;
    ///
    /// fn charge() -> Result<(), Report<generic::Error>> {
    ///     let lost = std::io::Error::other("the ledger did not answer");
    ///     Err(generic::Error::out_of_credit(30, 50).with_source(lost))?
    /// }
    ///
    /// async fn pay() -> Result<&'static str, ReportResponse<generic::Error>> {
    ///     charge()?;
    ///     Ok("paid")
    /// }
    /// ```
    ReportResponse;

    /// The error that a response was rendered from, in its extensions: for metrics and tests.
    ///
    /// # Examples
    ///
    /// ```
    /// use axum::response::Response;
    /// use errbook_axum::OriginalError;
    ///
    /// fn code(response: &Response) -> Option<&'static str> {
    ///     response.extensions().get::<OriginalError>().map(|it| it.error().entry().code())
    /// }
    /// ```
    OriginalError;
}

impl IntoResponse for ErrorResponse {
    /// Renders the error in the source language and the default envelope, for [`ErrorLayer`](crate::ErrorLayer) to render again.
    fn into_response(self) -> axum_core::response::Response {
        let mut response = self.0.to_http_response(&RequestContext::new()).map(Body::from);
        let early = EarlyHeaders(response.headers().clone());
        response.extensions_mut().insert(early);
        response.extensions_mut().insert(OriginalError(self.0));
        response
    }
}

impl<E> IntoResponse for ReportResponse<E> {
    fn into_response(self) -> axum_core::response::Response {
        self.response.into_response()
    }
}

/// The headers of a response that was rendered without its request. A response that has them in its extensions is rendered again.
#[derive(Clone)]
pub(crate) struct EarlyHeaders(pub(crate) HeaderMap);
