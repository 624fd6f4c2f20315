//! Errors of a catalog as answers of axum.
#![doc = ""]
#![doc = include_str!("../README.md")]

mod answer;
mod asked;
mod layer;
mod raised;
mod service;

pub use layer::ErrorLayer;
pub use raised::{ErrorResponse, Raised};
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
                $crate::__v1::IntoResponse::into_response($crate::ErrorResponse::from(self))
            }
        }
    };
}

/// What [`into_response!`] writes.
#[doc(hidden)]
pub mod __v1 {
    pub use axum_core::response::{IntoResponse, Response as HttpResponse};
}
