//! Errors of a catalog as answers of actix-web.
#![doc = ""]
#![doc = include_str!("../README.md")]

mod answer;
mod asked;
mod layer;
mod middleware;
mod raised;

pub use layer::ErrorLayer;
pub use middleware::ErrorMiddleware;
pub use raised::{ErrorResponse, Raised};

/// Makes actix answer with an error type: implements `actix_web::ResponseError`.
///
/// Generated code calls it for each of its types when the build script asks for `.actix()`. It has to be in the crate of the type,
/// since a trait of another crate can be implemented nowhere else.
#[macro_export]
macro_rules! response_error {
    ($type:ty) => {
        impl $crate::__v1::ResponseError for $type {
            fn status_code(&self) -> $crate::__v1::StatusCode {
                $crate::__v1::ResponseError::status_code(&$crate::__v1::response(self))
            }

            fn error_response(&self) -> $crate::__v1::HttpResponse {
                $crate::__v1::ResponseError::error_response(&$crate::__v1::response(self))
            }
        }
    };
}

/// What [`response_error!`] writes.
#[doc(hidden)]
pub mod __v1 {
    pub use actix_web::http::StatusCode;
    pub use actix_web::{HttpResponse, ResponseError};

    use crate::ErrorResponse;

    /// Returns the answer of an error that actix only lends.
    pub fn response(
        error: &(impl errbook::CatalogError + Clone + Send + Sync + 'static),
    ) -> ErrorResponse {
        ErrorResponse::from(error.clone())
    }
}
