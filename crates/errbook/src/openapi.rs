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

/// Says which responses a type stands for: with the feature `utoipa` it implements `utoipa::IntoResponses`, with the feature
/// `aide` `aide::OperationOutput`, and without either nothing.
///
/// Generated code calls it for each of its types where the build script says `configure().openapi()`. By hand it is for types
/// of one's own that answer with errors. It takes a Responses Object of `OpenAPI` 3.1 as JSON, status → response; what is not
/// one counts as `{}`, and that says that nothing is known.
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

/// What [`openapi_responses!`] says to aide.
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

/// What [`openapi_responses!`] says to aide.
#[cfg(not(feature = "aide"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __aide_responses {
    ($type:ty, $json:expr) => {};
}

/// What [`openapi_responses!`] says to utoipa.
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

/// What [`openapi_responses!`] says to utoipa.
#[cfg(not(feature = "utoipa"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa_responses {
    ($type:ty, $json:expr) => {};
}
