//! What the middleware is told.

use std::borrow::Cow;
use std::fmt;
use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::Error;
use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{RequestHead, Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::http::header::HeaderMap;
use errbook::{Catalog, RequestFacts};

use crate::ErrorMiddleware;

/// A middleware that answers errors as their requests ask for it: in their language, in the format they accept, with the id
/// of their trace.
///
/// What other middleware raises is answered too, where this one is wrapped around it: the last `wrap` is the outermost.
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

type OfHeaders = Arc<dyn Fn(&HeaderMap) -> Option<String> + Send + Sync>;
type OfRequest = Arc<dyn Fn(&RequestHead) -> Option<String> + Send + Sync>;
type Clock = Arc<dyn Fn() -> String + Send + Sync>;

#[derive(Clone, Default)]
pub(crate) struct Options {
    pub(crate) fallbacks: Option<&'static Catalog<'static>>,
    docs_url: Option<Cow<'static, str>>,
    trace_id: Option<OfHeaders>,
    instance: Option<OfRequest>,
    timestamp: Option<Clock>,
    values: Vec<(Cow<'static, str>, OfRequest)>,
}

impl ErrorLayer {
    /// Returns a middleware that answers what handlers raise, and leaves everything else alone.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets the `fallbacks` of a catalog answer what actix rejects by itself: an unknown route, a wrong method, bad JSON, a body
    /// that is too large.
    ///
    /// An answer of 400 or above with plain text or no body at all is replaced, with its other headers kept. Every other body is
    /// the application's own and stays.
    #[must_use]
    pub fn fallbacks(self, catalog: &'static Catalog<'static>) -> Self {
        self.with(|options| options.fallbacks = Some(catalog))
    }

    /// Sets the address of the published docs, in place of the one that a catalog names.
    #[must_use]
    pub fn docs_url(self, url: impl Into<Cow<'static, str>>) -> Self {
        self.with(|options| options.docs_url = Some(url.into()))
    }

    /// Sets what finds the id of the trace, in place of `traceparent` (W3C Trace Context, section 3.2).
    #[must_use]
    pub fn trace_id(
        self,
        find: impl Fn(&HeaderMap) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.with(|options| options.trace_id = Some(Arc::new(find)))
    }

    /// Sets what makes the id of an occurrence, in place of the id of the trace. It runs for every request.
    #[must_use]
    pub fn instance(
        self,
        make: impl Fn(&RequestHead) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.with(|options| options.instance = Some(Arc::new(make)))
    }

    /// Sets the clock that gives the time of an answer, as it is to be sent. It runs for errors alone.
    #[must_use]
    pub fn timestamp(self, now: impl Fn() -> String + Send + Sync + 'static) -> Self {
        self.with(|options| options.timestamp = Some(Arc::new(now)))
    }

    /// Sets what finds a value that envelopes use as `$ctx.name`. It runs for every request.
    #[must_use]
    pub fn value(
        self,
        name: impl Into<Cow<'static, str>>,
        find: impl Fn(&RequestHead) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.with(|options| options.values.push((name.into(), Arc::new(find))))
    }

    fn with(mut self, change: impl FnOnce(&mut Options)) -> Self {
        change(Arc::make_mut(&mut self.options));
        self
    }
}

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

impl Options {
    /// Returns what a request says.
    pub(crate) fn facts(&self, request: &RequestHead) -> RequestFacts {
        let headers = request.headers().iter();
        let mut facts = RequestFacts::from_headers(
            headers.map(|(name, value)| (name.as_str(), value.as_bytes())),
        );
        if let Some(find) = &self.trace_id {
            facts.set_trace_id(find(request.headers()).unwrap_or_default());
        }
        if let Some(id) = self.instance.as_ref().and_then(|make| make(request)) {
            facts.set_instance(id);
        }
        for (name, find) in &self.values {
            if let Some(value) = find(request) {
                facts.set_value(name.clone(), value);
            }
        }
        facts
    }

    /// Adds what is known once there is an error to answer.
    pub(crate) fn complete(&self, facts: &mut RequestFacts) {
        if let Some(url) = &self.docs_url {
            facts.set_docs_url(url.clone());
        }
        if let Some(now) = &self.timestamp {
            facts.set_timestamp(now());
        }
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("fallbacks", &self.fallbacks)
            .field("docs_url", &self.docs_url)
            .finish_non_exhaustive()
    }
}
