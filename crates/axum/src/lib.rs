//! Lets axum handlers return the errors of a catalog.
#![doc = ""]
#![doc = include_str!("../README.md")]

mod error_response;
mod final_response;
mod layer;
mod service;

pub use error_response::{ErrorResponse, OriginalError, ReportResponse};
pub use layer::ErrorLayer;
pub use service::{ErrorService, ResponseFuture};

/// Implements `axum::response::IntoResponse` for error types.
///
/// Generated code calls it for each of its types if the build script calls `configure().axum()`. Call it yourself for your own
/// types that implement [`CatalogError`](errbook::CatalogError), in the crate that defines them.
#[macro_export]
macro_rules! into_response {
    ($($type:ty),+ $(,)?) => {$(
        impl $crate::__v1::IntoResponse for $type {
            fn into_response(self) -> $crate::__v1::HttpResponse {
                $crate::__v1::IntoResponse::into_response($crate::ErrorResponse::from(self))
            }
        }
    )+};
}

/// Items for the expansion of [`into_response!`].
#[doc(hidden)]
pub mod __v1 {
    pub use axum_core::response::{IntoResponse, Response as HttpResponse};
}
