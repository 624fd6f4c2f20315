//! The types that handlers of any framework return errors as.

/// Writes the types `ErrorResponse` and `OriginalError` of a framework, which hold any error, with their documentation.
#[doc(hidden)]
#[macro_export]
macro_rules! __error_responses {
    ($(#[$about_response:meta])* ErrorResponse; $(#[$about_original:meta])* OriginalError;) => {
        $(#[$about_response])*
        #[derive(Clone)]
        pub struct ErrorResponse($crate::__edge::Arc<dyn $crate::CatalogError + Send + Sync>);

        impl ErrorResponse {
            /// Returns the error.
            #[must_use]
            pub fn error(&self) -> &(dyn $crate::CatalogError + Send + Sync + 'static) {
                &*self.0
            }
        }

        impl<E: $crate::CatalogError + Send + Sync + 'static> From<E> for ErrorResponse {
            fn from(error: E) -> Self {
                Self($crate::__edge::Arc::new(error))
            }
        }

        // The errors are not known in advance.
        $crate::openapi_responses!(ErrorResponse, "{}");

        impl ::core::fmt::Display for ErrorResponse {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, f)
            }
        }

        impl ::core::fmt::Debug for ErrorResponse {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.0, f)
            }
        }

        $(#[$about_original])*
        #[derive(Clone, Debug)]
        pub struct OriginalError(
            pub(crate) $crate::__edge::Arc<dyn $crate::CatalogError + Send + Sync>,
        );

        impl OriginalError {
            /// Returns the error.
            #[must_use]
            pub fn error(&self) -> &(dyn $crate::CatalogError + Send + Sync + 'static) {
                &*self.0
            }
        }
    };
}
