//! The options of a layer, for requests of any framework.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use crate::{Catalog, OwnedRequestContext};

/// A function that finds a text in a request.
pub type OfRequest<R> = Arc<dyn Fn(&R) -> Option<String> + Send + Sync>;

/// The options of a layer for requests `R`.
pub struct LayerOptions<R> {
    /// The catalog whose fallbacks replace the framework's rejections.
    pub fallbacks: Option<&'static Catalog<'static>>,
    /// The address of the published docs.
    pub docs_url: Option<Cow<'static, str>>,
    /// Finds the trace id.
    pub trace_id: Option<OfRequest<R>>,
    /// Makes the id of an occurrence.
    pub instance: Option<OfRequest<R>>,
    /// The clock for the time of a response.
    pub timestamp: Option<Arc<dyn Fn() -> String + Send + Sync>>,
    /// Find the values that envelopes use as `$ctx.name`.
    pub values: Vec<(Cow<'static, str>, OfRequest<R>)>,
}

impl<R> LayerOptions<R> {
    /// Returns the context of a request, before it is handled.
    pub fn context<'h>(
        &self,
        headers: impl Iterator<Item = (&'h str, &'h [u8])>,
        request: &R,
    ) -> OwnedRequestContext {
        let mut context = OwnedRequestContext::from_headers(headers);
        if let Some(find) = &self.trace_id {
            context.set_trace_id(find(request).unwrap_or_default());
        }
        if let Some(id) = self.instance.as_ref().and_then(|make| make(request)) {
            context.set_instance(id);
        }
        for (name, find) in &self.values {
            if let Some(value) = find(request) {
                context.set_value(name.clone(), value);
            }
        }
        context
    }

    /// Adds the parts that only errors need.
    pub fn complete(&self, context: &mut OwnedRequestContext) {
        if let Some(url) = &self.docs_url {
            context.set_docs_url(url.clone());
        }
        if let Some(now) = &self.timestamp {
            context.set_timestamp(now());
        }
    }
}

// Not derived: requests need not be `Clone`, `Debug` or `Default`.
impl<R> Clone for LayerOptions<R> {
    fn clone(&self) -> Self {
        Self {
            fallbacks: self.fallbacks,
            docs_url: self.docs_url.clone(),
            trace_id: self.trace_id.clone(),
            instance: self.instance.clone(),
            timestamp: self.timestamp.clone(),
            values: self.values.clone(),
        }
    }
}

impl<R> Default for LayerOptions<R> {
    fn default() -> Self {
        Self {
            fallbacks: None,
            docs_url: None,
            trace_id: None,
            instance: None,
            timestamp: None,
            values: Vec::new(),
        }
    }
}

impl<R> fmt::Debug for LayerOptions<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LayerOptions")
            .field("fallbacks", &self.fallbacks)
            .field("docs_url", &self.docs_url)
            .finish_non_exhaustive()
    }
}

/// Writes the methods of a framework's `ErrorLayer`, which has its `LayerOptions` as `options: Arc<_>`.
#[doc(hidden)]
#[macro_export]
macro_rules! __layer_methods {
    ($request:ty, $headers:ty, $headers_of:expr) => {
        impl ErrorLayer {
            /// Returns a layer that renders the errors that handlers return, and changes no other response.
            #[must_use]
            pub fn new() -> Self {
                Self::default()
            }

            /// Replaces the framework's own rejections with the `fallbacks` of a catalog: of an unknown route, a wrong method,
            /// bad JSON, a body that is too large.
            ///
            /// A response with a status of 400 or above and plain text or no body at all is replaced; its other headers are
            /// kept. Every other body is the application's own and is kept.
            #[must_use]
            pub fn fallbacks(self, catalog: &'static $crate::Catalog<'static>) -> Self {
                self.with(|options| options.fallbacks = Some(catalog))
            }

            /// Sets the address of the published docs, instead of the one in a catalog.
            #[must_use]
            pub fn docs_url(self, url: impl Into<$crate::__v1::Cow<'static, str>>) -> Self {
                self.with(|options| options.docs_url = Some(url.into()))
            }

            /// Sets how to find the trace id, instead of `traceparent` (W3C Trace Context, section 3.2).
            #[must_use]
            pub fn trace_id(
                self,
                find: impl Fn(&$headers) -> Option<String> + Send + Sync + 'static,
            ) -> Self {
                let headers_of: fn(&$request) -> &$headers = $headers_of;
                let find = move |request: &$request| find(headers_of(request));
                self.with(|options| options.trace_id = Some($crate::__edge::Arc::new(find)))
            }

            /// Sets how to make the id of an occurrence, instead of using the trace id. Runs for every request.
            #[must_use]
            pub fn instance(
                self,
                make: impl Fn(&$request) -> Option<String> + Send + Sync + 'static,
            ) -> Self {
                self.with(|options| options.instance = Some($crate::__edge::Arc::new(make)))
            }

            /// Sets the clock for the time of a response, as it is sent. Runs for errors only.
            #[must_use]
            pub fn timestamp(self, now: impl Fn() -> String + Send + Sync + 'static) -> Self {
                self.with(|options| options.timestamp = Some($crate::__edge::Arc::new(now)))
            }

            /// Sets how to find a value that envelopes use as `$ctx.name`. Runs for every request.
            #[must_use]
            pub fn value(
                self,
                name: impl Into<$crate::__v1::Cow<'static, str>>,
                find: impl Fn(&$request) -> Option<String> + Send + Sync + 'static,
            ) -> Self {
                let value = (name.into(), $crate::__edge::Arc::new(find) as _);
                self.with(|options| options.values.push(value))
            }

            fn with(mut self, change: impl FnOnce(&mut Options)) -> Self {
                change($crate::__edge::Arc::make_mut(&mut self.options));
                self
            }
        }
    };
}
