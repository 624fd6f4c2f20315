//! The errors that handlers return.

use std::sync::Arc;

use actix_web::body::BoxBody;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, Responder, ResponseError};
use errbook::__edge::Header;
use errbook::RequestContext;

errbook::__error_responses! {
    /// Any error of any catalog, as the response of a handler: `?` converts every generated error into it.
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
    ErrorResponse;

    /// Errors of a set as the response of a handler, with their sources: `?` converts errors, occurrences and reports whose error
    /// converts into `E`, and no others.
    ///
    /// # Examples
    ///
    /// ```
    /// use errbook::Report;
    /// use errbook_actix::ReportResponse;
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
    /// use actix_web::HttpResponse;
    /// use errbook_actix::OriginalError;
    ///
    /// fn code(response: &HttpResponse) -> Option<&'static str> {
    ///     response.extensions().get::<OriginalError>().map(|it| it.error().entry().code())
    /// }
    /// ```
    OriginalError;
}

impl ResponseError for ErrorResponse {
    fn status_code(&self) -> StatusCode {
        status(self.0.render(&RequestContext::new(), &mut Vec::new()).status())
    }

    /// Renders the error in the source language and the default envelope, for [`ErrorLayer`](crate::ErrorLayer) to render again.
    fn error_response(&self) -> HttpResponse {
        let rendered = self.0.response(&RequestContext::new());
        let mut response = HttpResponse::new(status(rendered.status()));
        let (headers, body) = rendered.into_parts();
        let early: Vec<_> = headers.into_iter().filter_map(header).collect();
        for (name, value) in early.clone() {
            response.headers_mut().append(name, value);
        }
        response.extensions_mut().insert(EarlyHeaders(early));
        response.extensions_mut().insert(OriginalError(Arc::clone(&self.0)));
        response.set_body(BoxBody::new(body))
    }
}

impl Responder for ErrorResponse {
    type Body = BoxBody;

    fn respond_to(self, _: &HttpRequest) -> HttpResponse {
        HttpResponse::from_error(self)
    }
}

impl<E> ResponseError for ReportResponse<E> {
    fn status_code(&self) -> StatusCode {
        self.response.status_code()
    }

    fn error_response(&self) -> HttpResponse {
        self.response.error_response()
    }
}

impl<E> Responder for ReportResponse<E> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        self.response.respond_to(request)
    }
}

/// The headers of a response that was rendered without its request. A response that has them in its extensions is rendered again.
pub(crate) struct EarlyHeaders(pub(crate) Vec<(HeaderName, HeaderValue)>);

/// Returns the status as a type of actix.
pub(crate) fn status(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Returns a header of a response as types of actix.
pub(crate) fn header((name, value): Header) -> Option<(HeaderName, HeaderValue)> {
    let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
    Some((name, HeaderValue::try_from(value.into_owned()).ok()?))
}
