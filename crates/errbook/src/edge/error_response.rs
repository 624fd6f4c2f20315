//! The types that handlers of any framework return errors as.

/// Writes the types `ErrorResponse` and `OriginalError` of a framework, which hold any error, with their documentation.
#[doc(hidden)]
#[macro_export]
macro_rules! __error_responses {
    ($(#[$about_response:meta])* ErrorResponse; $(#[$about_report:meta])* ReportResponse; $(#[$about_original:meta])* OriginalError;) => {
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

        $(#[$about_report])*
        #[derive(Clone)]
        pub struct ReportResponse<E> {
            response: ErrorResponse,
            of: ::core::marker::PhantomData<fn() -> E>,
        }

        impl<E> ReportResponse<E> {
            /// Returns the error.
            #[must_use]
            pub fn error(&self) -> &(dyn $crate::CatalogError + Send + Sync + 'static) {
                self.response.error()
            }
        }

        impl<T, E> From<T> for ReportResponse<E>
        where
            T: $crate::IntoReport,
            E: $crate::CatalogError + From<T::Error> + Send + Sync + 'static,
        {
            fn from(error: T) -> Self {
                let occurrence = error.into_report::<E>().into_occurrence();
                Self { response: occurrence.into(), of: ::core::marker::PhantomData }
            }
        }

        $crate::__aide_responses_of!(ReportResponse);
        $crate::__utoipa_responses_of!(ReportResponse);

        impl<E> ::core::fmt::Display for ReportResponse<E> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.response, f)
            }
        }

        impl<E> ::core::fmt::Debug for ReportResponse<E> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.response, f)
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
