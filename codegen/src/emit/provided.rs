//! What every error type has without a difference: methods that would otherwise need a trait in scope, and traits.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// Returns the methods of an error whose code is known.
pub(crate) fn methods(name: &impl ToTokens) -> TokenStream {
    let provided = provided();
    quote! {
        impl #name {
            /// Returns all that the catalog says about the error.
            #[must_use]
            pub fn entry(&self) -> ::errbook::Entry<'static> {
                self.code().entry()
            }
            #provided
        }
    }
}

/// Returns the methods that `CatalogError` provides.
fn provided() -> TokenStream {
    quote! {
        /// Appends the response body to a buffer and returns the status and headers of the response.
        pub fn render(
            &self,
            context: &::errbook::RequestContext<'_>,
            body: &mut ::errbook::__v1::Vec<u8>,
        ) -> ::errbook::Head<'static> {
            ::errbook::CatalogError::render(self, context, body)
        }
        /// Returns the whole response.
        #[must_use]
        pub fn response(&self, context: &::errbook::RequestContext<'_>) -> ::errbook::Response {
            ::errbook::CatalogError::response(self, context)
        }
        /// Adds what has caused the error, for logs.
        #[must_use]
        pub fn with_source(
            self,
            source: impl ::core::convert::Into<::errbook::__v1::Source>,
        ) -> ::errbook::Occurrence<Self> {
            ::errbook::CatalogError::with_source(self, source)
        }
        /// Adds what identifies this occurrence.
        #[must_use]
        pub fn with_instance(
            self,
            instance: impl ::core::convert::Into<::errbook::__v1::Cow<'static, str>>,
        ) -> ::errbook::Occurrence<Self> {
            ::errbook::CatalogError::with_instance(self, instance)
        }
        /// Adds a response header.
        #[must_use]
        pub fn with_header(
            self,
            name: impl ::core::convert::Into<::errbook::__v1::Cow<'static, str>>,
            value: impl ::core::convert::Into<::errbook::__v1::Cow<'static, str>>,
        ) -> ::errbook::Occurrence<Self> {
            ::errbook::CatalogError::with_header(self, name, value)
        }
    }
}

/// Returns the traits that every error has.
pub(crate) fn traits(name: &impl ToTokens) -> TokenStream {
    quote! {
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::errbook::__v1::debug(self, f)
            }
        }

        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::errbook::__v1::display(self, f)
            }
        }

        impl ::core::cmp::PartialEq for #name {
            fn eq(&self, other: &Self) -> bool {
                ::errbook::__v1::same(self, other)
            }
        }

        impl ::core::error::Error for #name {}
    }
}
