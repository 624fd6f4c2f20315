//! Runtime of errbook: API errors generated from a YAML catalog.
#![doc = ""]
#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod accept;
mod added;
mod args;
mod arguments;
mod bytes;
mod catalog;
mod context;
mod delegate;
#[cfg(feature = "serde")]
mod deserialize;
mod edge;
mod entry;
#[doc(hidden)]
// Public, because rustc suggests `use errbook::error::CatalogError` where a method is not in scope.
pub mod error;
mod facts;
mod fallback;
mod field;
mod generated;
mod hash;
mod head;
mod header;
#[cfg(feature = "http")]
mod http;
mod index;
mod json;
mod language;
mod lookup;
mod occurrence;
mod openapi;
mod owned_arg;
mod parts;
mod read;
#[cfg(feature = "tracing")]
mod record;
mod render;
mod rendered;
mod report;
mod request;
mod response;
mod scan;
#[cfg(feature = "serde")]
mod serialize;
mod shared;
mod status;
mod tables;
mod template;
pub mod testing;
mod text;
mod unknown;
mod uri;
mod wait;
mod written;

#[doc(hidden)]
pub use args::ArgSink;
pub use args::{Arg, Args};
pub use arguments::IntoInteger;
pub use catalog::Catalog;
pub use context::RequestContext;
pub use entry::Entry;
pub use error::{AddedError, CatalogError, Causes, Occurrence};
pub use facts::{Prop, Retry, Severity};
pub use fallback::Fallback;
pub use field::{FieldError, FieldIssue};
pub use head::Head;
pub use language::LanguageId;
pub use owned_arg::OwnedArg;
pub use parts::{Group, Param, ParamKind, Variant};
#[doc(hidden)]
pub use read::ArgSource;
pub use read::FromResponse;
#[cfg(feature = "tracing")]
pub use record::record;
pub use report::{IntoReport, Report};
pub use request::OwnedRequestContext;
pub use response::Response;
pub use unknown::{UnknownCode, UnknownLanguage, UnknownValue};
pub use uri::Uri;

/// Includes the code that `errbook_codegen::compile` has generated for a catalog.
///
/// Without an argument, it includes the only catalog of the build script. If there are several, name each, as an
/// identifier (`my_api` for the catalog `my-api`) or as a string literal with the name of its folder.
///
/// # Examples
///
/// ```ignore
/// errbook::include_catalog!();
///
/// pub mod billing {
///     errbook::include_catalog!(billing);
/// }
/// ```
#[macro_export]
macro_rules! include_catalog {
    () => {
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/errbook/mod.rs"));
    };
    ($name:ident) => {
        ::core::include!(::core::concat!(
            ::core::env!("OUT_DIR"),
            "/errbook/",
            ::core::stringify!($name),
            "/mod.rs"
        ));
    };
    ($name:literal) => {
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/errbook/", $name, "/mod.rs"));
    };
}

/// Code shared by the framework crates.
#[doc(hidden)]
pub mod __edge {
    pub use crate::edge::*;
    #[cfg(feature = "http")]
    pub use crate::http::header;
    pub use crate::rendered::response_in_layer;
    pub use crate::response::Header;
}

/// Items for generated code of format 1.
///
/// Generated code names this module, so that code of another format does not compile. It is not a public API.
#[doc(hidden)]
pub mod __v1 {
    pub use alloc::borrow::Cow;
    pub use alloc::boxed::Box;
    pub use alloc::vec::Vec;

    #[cfg(feature = "serde")]
    pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

    pub use crate::arguments::{to_text, to_texts};
    #[cfg(feature = "serde")]
    pub use crate::deserialize::{deserialize, deserialize_text};
    pub use crate::generated::{Coded, as_error, debug_case, debug_issue, entry, find_error, same};
    pub use crate::hash::{ALL_BYTES, bucket, hash, hash_full, reduce, slot};
    pub use crate::header::{required_header, sendable, unescaped};
    pub use crate::index::{Owners, find, find_in, owners};
    #[cfg(any(feature = "aide", feature = "utoipa"))]
    pub use crate::openapi::*;
    pub use crate::read::identify;
    pub use crate::read::values as read;
    pub use crate::render::{Spelled, escape_json as json, escape_xml as xml, spelled};
    pub use crate::rendered::{debug, display};
    pub use crate::report::IntoOccurrence;
    pub use crate::scan::first_special;
    #[cfg(feature = "serde")]
    pub use crate::serialize::serialize;
    pub use crate::status::reason_phrase;
    pub use crate::tables::*;
    pub use crate::text::{is_text, localized, number, status, text};
    pub use crate::unknown::UnknownCode;
    pub use crate::uri::page_words;
    pub use crate::wait::{read_http_date, read_seconds, whole_seconds};
    pub use crate::written::fingerprint;
    pub use crate::{
        __code as code, __code_methods as code_methods, __entry_of_code as entry_of_code,
        __error as error, __error_methods as error_methods, __error_traits as error_traits,
        __from_dyn as from_dyn, __from_groups as from_groups, __into_groups as into_groups,
        __language as language, __shown as shown, __tables as tables, __written as written,
    };
    #[cfg(feature = "serde")]
    pub use crate::{
        __deserialize as deserializable, __serde_text as serde_text, __serialize as serializable,
    };
    #[cfg(not(feature = "serde"))]
    pub use crate::{
        __nothing as deserializable, __nothing as serde_text, __nothing as serializable,
    };
}
