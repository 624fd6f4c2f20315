//! `defaults` of the cover and of groups.

use serde::Deserialize;

use super::keys::structs_of_the_format;
use super::retry::RetryDecl;

structs_of_the_format! {
    /// What entries have if they leave it out.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
    pub(crate) struct DefaultsDecl {
        /// The HTTP status of errors that set none.
        ///
        /// Example: `status: 500`
        pub(crate) status: Option<u16>,
        /// Whether sending the same request again can succeed, for errors that don't say.
        /// One of `never`, `after-fix`, `backoff`, or `after` with a time such as `30s`.
        ///
        /// Example: `retry: never`
        pub(crate) retry: Option<RetryDecl>,
        /// The level at which errors are logged that set none.
        /// One of `fatal`, `error`, `warn`, `info`.
        ///
        /// Example: `severity: info`
        pub(crate) severity: Option<String>,
        /// Whether responses with a 5xx status contain the detail, the params and the field errors, for errors that don't say.
        ///
        /// Example: `expose: true`
        pub(crate) expose: Option<bool>,
    }
}
