//! What the layer is told.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use errbook::{Catalog, RequestFacts};
use http::HeaderMap;
use http::request::Parts;
use tower_layer::Layer;

use crate::ErrorService;

/// A tower layer that answers errors as their requests ask for it: in their language, in the format they accept, with the id
/// of their trace.
///
/// # Examples
///
/// ```
/// use axum::Router;
/// use errbook::Catalog;
/// use errbook_axum::ErrorLayer;
///
/// fn app(routes: Router, catalog: &'static Catalog<'static>) -> Router {
///     routes.layer(ErrorLayer::new().fallbacks(catalog).docs_url("https://docs.example.com"))
/// }
/// ```
#[derive(Clone, Debug, Default)]
pub struct ErrorLayer {
    options: Arc<Options>,
}

type OfHeaders = Arc<dyn Fn(&HeaderMap) -> Option<String> + Send + Sync>;
type OfRequest = Arc<dyn Fn(&Parts) -> Option<String> + Send + Sync>;
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
    /// Returns a layer that answers what handlers raise, and leaves everything else alone.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Lets the `fallbacks` of a catalog answer what axum rejects by itself: an unknown route, a wrong method, bad JSON, a body
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
    pub fn instance(self, make: impl Fn(&Parts) -> Option<String> + Send + Sync + 'static) -> Self {
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
        find: impl Fn(&Parts) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        self.with(|options| options.values.push((name.into(), Arc::new(find))))
    }

    fn with(mut self, change: impl FnOnce(&mut Options)) -> Self {
        change(Arc::make_mut(&mut self.options));
        self
    }
}

impl<S> Layer<S> for ErrorLayer {
    type Service = ErrorService<S>;

    fn layer(&self, inner: S) -> ErrorService<S> {
        ErrorService::new(inner, Arc::clone(&self.options))
    }
}

impl Options {
    /// Returns what a request says.
    pub(crate) fn facts(&self, request: &Parts) -> RequestFacts {
        let headers = request.headers.iter();
        let mut facts = RequestFacts::from_headers(
            headers.map(|(name, value)| (name.as_str(), value.as_bytes())),
        );
        if let Some(url) = &self.docs_url {
            facts.set_docs_url(url.clone());
        }
        if let Some(find) = &self.trace_id {
            facts.set_trace_id(find(&request.headers).unwrap_or_default());
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

    /// Returns the time.
    pub(crate) fn now(&self) -> Option<String> {
        self.timestamp.as_ref().map(|now| now())
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
