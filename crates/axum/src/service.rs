//! The service that the layer returns.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use axum_core::body::Body;
use http::{Method, Request, Response};
use pin_project_lite::pin_project;
use tower_service::Service;

use crate::final_response::{KeptRequest, Options, final_response};

/// A service wrapped by [`ErrorLayer`](crate::ErrorLayer).
#[derive(Clone, Debug)]
pub struct ErrorService<S> {
    inner: S,
    options: Arc<Options>,
}

impl<S> ErrorService<S> {
    pub(crate) const fn new(inner: S, options: Arc<Options>) -> Self {
        Self { inner, options }
    }
}

impl<S, B> Service<Request<B>> for ErrorService<S>
where
    S: Service<Request<B>, Response = Response<Body>>,
{
    type Response = Response<Body>;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let (parts, body) = request.into_parts();
        let headers = parts.headers.iter();
        let headers = headers.map(|(name, value)| (name.as_str(), value.as_bytes()));
        let kept = KeptRequest {
            context: self.options.context(headers, &parts),
            is_head: parts.method == Method::HEAD,
            options: Arc::clone(&self.options),
        };
        let inner = self.inner.call(Request::from_parts(parts, body));
        ResponseFuture { inner, kept }
    }
}

pin_project! {
    /// The future of an [`ErrorService`]'s response.
    pub struct ResponseFuture<F> {
        #[pin]
        inner: F,
        kept: KeptRequest,
    }
}

impl<F, E> Future for ResponseFuture<F>
where
    F: Future<Output = Result<Response<Body>, E>>,
{
    type Output = Result<Response<Body>, E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let result = ready!(this.inner.poll(context));
        Poll::Ready(result.map(|given| final_response(given, this.kept)))
    }
}
