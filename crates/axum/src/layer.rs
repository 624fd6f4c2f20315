//! The layer and its options.

use std::sync::Arc;

use http::HeaderMap;
use http::request::Parts;
use tower_layer::Layer;

use crate::final_response::Options;
use crate::service::ErrorService;

/// A tower layer that renders errors for their requests: in the language and the format that the client accepts, with the
/// trace id.
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

errbook::__layer_methods!(Parts, HeaderMap, |request| &request.headers);

impl<S> Layer<S> for ErrorLayer {
    type Service = ErrorService<S>;

    fn layer(&self, inner: S) -> ErrorService<S> {
        ErrorService::new(inner, Arc::clone(&self.options))
    }
}
