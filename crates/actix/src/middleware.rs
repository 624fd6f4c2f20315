//! The service that the middleware returns.

use std::pin::Pin;
use std::sync::Arc;

use actix_web::Error;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, forward_ready};
use actix_web::error::InternalError;

use crate::final_response::{KeptRequest, Options, final_response};

/// A service wrapped by [`ErrorLayer`](crate::ErrorLayer).
#[derive(Clone, Debug)]
pub struct ErrorMiddleware<S> {
    inner: S,
    options: Arc<Options>,
}

impl<S> ErrorMiddleware<S> {
    pub(crate) const fn new(inner: S, options: Arc<Options>) -> Self {
        Self { inner, options }
    }
}

impl<S, B> Service<ServiceRequest> for ErrorMiddleware<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    S::Future: 'static,
    B: MessageBody,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Error>>>>;

    forward_ready!(inner);

    fn call(&self, request: ServiceRequest) -> Self::Future {
        // An error of another middleware comes without its request.
        let headers = request.headers().iter();
        let headers = headers.map(|(name, value)| (name.as_str(), value.as_bytes()));
        let context = self.options.context(headers, request.head());
        let mut kept = KeptRequest { context, options: Arc::clone(&self.options) };
        let pending = self.inner.call(request);
        Box::pin(async move {
            match pending.await {
                Ok(response) => {
                    let (request, given) = response.into_parts();
                    Ok(ServiceResponse::new(request, final_response(given, &mut kept)))
                }
                // It stays an error, for the middleware further out.
                Err(error) => {
                    let given =
                        final_response(error.error_response(), &mut kept).map_into_boxed_body();
                    Err(InternalError::from_response(error, given).into())
                }
            }
        })
    }
}
