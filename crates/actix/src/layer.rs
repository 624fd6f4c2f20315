//! The middleware and its options.

use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::Error;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{RequestHead, Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::http::header::HeaderMap;

use crate::final_response::Options;
use crate::middleware::ErrorMiddleware;

/// A middleware that renders errors for their requests: in the language and the format that the client accepts, with the
/// trace id.
///
/// It also renders the errors of the middleware that it is wrapped around: the last `wrap` is the outermost.
///
/// # Examples
///
/// ```
/// use actix_web::App;
/// use errbook_actix::ErrorLayer;
///
/// let errors = ErrorLayer::new()
///     .docs_url("https://staging.shop.example/errors")
///     .instance(|request| Some(request.headers().get("x-request-id")?.to_str().ok()?.to_owned()));
/// let app = App::new().wrap(errors);
/// ```
#[derive(Clone, Debug, Default)]
pub struct ErrorLayer {
    options: Arc<Options>,
}

errbook::__layer_methods!(RequestHead, HeaderMap, RequestHead::headers);

impl<S, B> Transform<S, ServiceRequest> for ErrorLayer
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    S::Future: 'static,
    B: MessageBody,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = ErrorMiddleware<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, Self::InitError>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(ErrorMiddleware::new(service, Arc::clone(&self.options))))
    }
}
