//! Describes error types to frameworks that write an `OpenAPI` document.

#[cfg(feature = "aide")]
mod aide;
#[cfg(feature = "utoipa")]
mod utoipa;

#[cfg(feature = "aide")]
pub use self::aide::{
    GenContext, Operation, OperationOutput, OperationResponse, operation_responses,
};
#[cfg(feature = "utoipa")]
pub use self::utoipa::{BTreeMap, IntoResponses, RefOr, Response, String, into_responses};

/// Declares the responses of a type: implements `utoipa::IntoResponses` with the feature `utoipa`, `aide::OperationOutput` with
/// the feature `aide`, and nothing without either.
///
/// Generated code calls it for each of its types if the build script calls `configure().openapi()`. Call it yourself for your own
/// types that become error responses. It takes a Responses Object of `OpenAPI` 3.1 as JSON, from status to response. Anything else
/// counts as `{}`: the responses are not known.
///
/// # Examples
///
/// ```
/// struct Busy;
///
/// errbook::openapi_responses!(Busy, r#"{ "503": { "description": "Too much is going on" } }"#);
/// # #[cfg(feature = "utoipa")]
/// # assert!(<Busy as utoipa::IntoResponses>::responses().contains_key("503"));
/// ```
#[macro_export]
macro_rules! openapi_responses {
    ($type:ty, $json:expr $(,)?) => {
        $crate::__aide_responses!($type, $json);
        $crate::__utoipa_responses!($type, $json);
    };
}

/// The part of [`openapi_responses!`] for aide.
#[cfg(feature = "aide")]
#[doc(hidden)]
#[macro_export]
macro_rules! __aide_responses {
    ($type:ty, $json:expr) => {
        impl $crate::__v1::OperationOutput for $type {
            type Inner = Self;

            fn inferred_responses(
                _: &mut $crate::__v1::GenContext,
                _: &mut $crate::__v1::Operation,
            ) -> $crate::__v1::Vec<(::core::option::Option<u16>, $crate::__v1::OperationResponse)>
            {
                $crate::__v1::operation_responses($json)
            }
        }
    };
}

/// The part of [`openapi_responses!`] for aide.
#[cfg(not(feature = "aide"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __aide_responses {
    ($type:ty, $json:expr) => {};
}

/// Gives a type with a parameter the responses of the parameter.
#[cfg(feature = "aide")]
#[doc(hidden)]
#[macro_export]
macro_rules! __aide_responses_of {
    ($type:ident) => {
        impl<E: $crate::__v1::OperationOutput> $crate::__v1::OperationOutput for $type<E> {
            type Inner = Self;

            fn inferred_responses(
                context: &mut $crate::__v1::GenContext,
                operation: &mut $crate::__v1::Operation,
            ) -> $crate::__v1::Vec<(::core::option::Option<u16>, $crate::__v1::OperationResponse)>
            {
                E::inferred_responses(context, operation)
            }
        }
    };
}

/// Gives a type with a parameter the responses of the parameter.
#[cfg(not(feature = "aide"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __aide_responses_of {
    ($type:ident) => {};
}

/// Gives a type with a parameter the responses of the parameter.
#[cfg(feature = "utoipa")]
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa_responses_of {
    ($type:ident) => {
        impl<E: $crate::__v1::IntoResponses> $crate::__v1::IntoResponses for $type<E> {
            fn responses() -> $crate::__v1::BTreeMap<
                $crate::__v1::String,
                $crate::__v1::RefOr<$crate::__v1::Response>,
            > {
                E::responses()
            }
        }
    };
}

/// Gives a type with a parameter the responses of the parameter.
#[cfg(not(feature = "utoipa"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa_responses_of {
    ($type:ident) => {};
}

/// The part of [`openapi_responses!`] for utoipa.
#[cfg(feature = "utoipa")]
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa_responses {
    ($type:ty, $json:expr) => {
        impl $crate::__v1::IntoResponses for $type {
            fn responses() -> $crate::__v1::BTreeMap<
                $crate::__v1::String,
                $crate::__v1::RefOr<$crate::__v1::Response>,
            > {
                $crate::__v1::into_responses($json)
            }
        }
    };
}

/// The part of [`openapi_responses!`] for utoipa.
#[cfg(not(feature = "utoipa"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa_responses {
    ($type:ty, $json:expr) => {};
}
