//! Lets actix-web handlers return the errors of a catalog.
#![doc = ""]
#![doc = include_str!("../README.md")]

mod error_response;
mod final_response;
mod layer;
mod middleware;

pub use error_response::{ErrorResponse, OriginalError, ReportResponse};
pub use layer::ErrorLayer;
pub use middleware::ErrorMiddleware;

/// Implements `actix_web::ResponseError` for error types.
///
/// Generated code calls it for each of its types if the build script calls `configure().actix()`. Call it yourself for your own
/// types that implement [`CatalogError`](errbook::CatalogError), in the crate that defines them.
#[macro_export]
macro_rules! response_error {
    ($($type:ty),+ $(,)?) => {$(
        impl $crate::__v1::ResponseError for $type {
            fn status_code(&self) -> $crate::__v1::StatusCode {
                $crate::__v1::ResponseError::status_code(&$crate::__v1::response(self))
            }

            fn error_response(&self) -> $crate::__v1::HttpResponse {
                $crate::__v1::ResponseError::error_response(&$crate::__v1::response(self))
            }
        }
    )+};
}

/// Items for the expansion of [`response_error!`].
#[doc(hidden)]
pub mod __v1 {
    pub use actix_web::http::StatusCode;
    pub use actix_web::{HttpResponse, ResponseError};

    use crate::ErrorResponse;

    /// Returns the response of a borrowed error.
    pub fn response(
        error: &(impl errbook::CatalogError + Clone + Send + Sync + 'static),
    ) -> ErrorResponse {
        ErrorResponse::from(error.clone())
    }
}
