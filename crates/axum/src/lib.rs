//! Errors of a catalog as answers of axum.
//!
//! A handler returns the error; the layer answers it as the request asks for.
//!
//! ```
//! use axum::Router;
//! use axum::extract::Path;
//! use axum::routing::post;
//! use errbook_axum::{ErrorLayer, Response};
//! use vonage_errors::generic::Error;
//!
//! async fn pay(Path(cost): Path<i64>) -> Result<String, Response> {
//!     let balance = 30;
//!     if cost > balance {
//!         Err(Error::OutOfCredit { balance, cost })?;
//!     }
//!     Ok(format!("paid {cost}"))
//! }
//!
//! let app = Router::new()
//!     .route("/pay/{cost}", post(pay))
//!     .layer(ErrorLayer::new().fallbacks(&vonage_errors::CATALOG));
//! # use axum::body::{Body, to_bytes};
//! # use axum::http::Request;
//! # use tower::ServiceExt;
//! # let runtime = tokio::runtime::Builder::new_current_thread().build()?;
//! # runtime.block_on(async {
//!
//! // `curl -i -X POST -H 'Accept-Language: es' localhost:3000/pay/50`
//! let request = Request::post("/pay/50").header("accept-language", "es").body(Body::empty())?;
//! let answer = app.oneshot(request).await?;
//! assert_eq!(answer.status(), 403);
//! assert_eq!(answer.headers()["content-type"], "application/problem+json");
//! assert_eq!(answer.headers()["content-language"], "es");
//! assert_eq!(answer.headers()["vary"], "Accept-Language");
//! # let body = to_bytes(answer.into_body(), usize::MAX).await?;
//! # assert!(body.starts_with(br#"{"type":"https://example.com/Error#out-of-credit","title":"#));
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```
//!
//! # Handlers
//!
//! `?` turns any generated error into a [`Response`]: of several catalogs, of a set, or an
//! [`Occurrence`](errbook::Occurrence) with a source. Where the build script says `configure().axum()`, generated types are
//! answers by themselves, so that a handler can say exactly what it raises: `Result<String, sets::CreateOrderError>`.
//!
//! # The layer
//!
//! A handler's error does not know its request, so it is answered in two steps. First in the source language and the default
//! envelope: without the layer, that is what is sent. Then [`ErrorLayer`], which has seen the request, renders it again.
//!
//! | of the request | decides |
//! | --- | --- |
//! | `Accept-Language` | the language; `Content-Language` and `Vary` say so |
//! | `Accept` | the envelope, where the catalog lists several |
//! | `traceparent`, or what [`ErrorLayer::trace_id`] finds | the id of the trace, which also identifies the occurrence |
//!
//! Headers that other layers have added stay. Malformed headers count as absent; no request is refused for them.
//! Layers that change bodies, such as compression, belong around this one: call `.layer` for them after it.
//!
//! With [`ErrorLayer::fallbacks`] the catalog also answers what axum would reject by itself with plain text: an unknown route, a
//! wrong method, a body that is bad JSON or too large.
//!
//! With the feature `tracing` the layer records each error once, with the values and sources that the caller does not see.

mod answer;
mod layer;
mod raised;
mod service;

pub use layer::ErrorLayer;
pub use raised::{Raised, Response};
pub use service::{ErrorService, ResponseFuture};

/// Makes axum answer with an error type: implements `axum::response::IntoResponse` for it.
///
/// Generated code calls it for each of its types where the build script says `configure().axum()`. By hand it is for error types
/// of one's own that implement [`CatalogError`](errbook::CatalogError), in the crate of the type.
#[macro_export]
macro_rules! into_response {
    ($type:ty) => {
        impl $crate::__v1::IntoResponse for $type {
            fn into_response(self) -> $crate::__v1::HttpResponse {
                $crate::__v1::IntoResponse::into_response($crate::Response::from(self))
            }
        }
    };
}

/// What [`into_response!`] writes.
#[doc(hidden)]
pub mod __v1 {
    pub use axum_core::response::{IntoResponse, Response as HttpResponse};
}
