//! Envelopes: the formats of response bodies.

use serde::Deserialize;

use super::keys::structs_of_the_format;
use super::values::{self, Pairs, Written};

structs_of_the_format! {
    /// One of the cover's `envelopes`, or a preset.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct EnvelopeDecl {
        /// The media type of the response. Default: `application/json`.
        ///
        /// Example: `content_type: application/problem+json`
        pub(crate) content_type: Option<String>,
        /// How the body is written. Default: `json`.
        /// One of `json`, `xml`.
        ///
        /// Example: `serializer: json`
        pub(crate) serializer: Option<String>,
        /// The status of every response, if the API sends all errors with the same one; `real` for the entry's own.
        /// Default: `real`.
        ///
        /// Example: `http_status: 200`
        pub(crate) http_status: Option<String>,
        /// Statuses of entries that `http_status` doesn't replace.
        ///
        /// Example: `keeps_status: [429]`
        pub(crate) keeps_status: Vec<String>,
        /// Another envelope. This one inherits every key and every member of the body that it doesn't declare itself.
        ///
        /// Example: `extends: rfc9457`
        pub(crate) extends: Option<String>,
        /// Props that every entry with this envelope must have.
        ///
        /// Example: `requires_props: [kind]`
        pub(crate) requires_props: Vec<String>,
        /// The values that the envelope accepts for each prop.
        ///
        /// Example: `props: { kind: { one_of: [card, api] } }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) props: Pairs<PropDecl>,
        /// Headers of the response, by name, with variables such as `$code`.
        ///
        /// Example: `headers: { X-Error-Code: $code }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) headers: Pairs<String>,
        /// The body: literal values, and variables such as `$code`.
        ///
        /// Example: `body: { code: $code, message: $text }`
        pub(crate) body: Option<Written>,
    }

    /// The values that an envelope accepts for a prop.
    #[derive(Clone, Debug, Default, Deserialize)]
    pub(crate) struct PropDecl {
        /// The type of the prop.
        /// One of `string`, `number`, `boolean`, `url`.
        ///
        /// Example: `type: string`
        #[serde(rename = "type")]
        pub(crate) kind: Option<String>,
        /// The only values that the prop can have.
        ///
        /// Example: `one_of: [card, api]`
        pub(crate) one_of: Vec<String>,
        /// The default value for entries without the prop, by their status.
        ///
        /// Example: `by_status: { 404: NOT_FOUND }`
        #[serde(deserialize_with = "values::pairs")]
        pub(crate) by_status: Pairs<Written>,
    }
}
