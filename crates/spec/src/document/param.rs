//! Params.

use serde::{Deserialize, Deserializer};

use super::keys::structs_of_the_format;
use super::names;
use super::values::{self, TextOr, Written, read_as_text_or};

/// A param: only its type, or a map.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum ParamDecl {
    Type(String),
    Spec(Box<ParamSpec>),
}

structs_of_the_format! {
    /// All about a param.
    #[derive(Clone, Debug, Default, PartialEq, Deserialize)]
    pub(crate) struct ParamSpec {
        /// Required. The type of the values.
        /// One of `string`, `integer`, `unsigned`, `number`, `boolean`, `duration`, `strings`, `fields`.
        /// An `unsigned` is 0 or more. A `duration` is a number of seconds, or a time such as `30s`, `5m`, `1h` or `1d`.
        /// `strings` is a list of texts, and `fields` a list of field errors.
        ///
        /// Example: `type: unsigned`
        #[serde(rename = "type")]
        pub(crate) kind: Option<String>,
        /// What the value is, as plain text.
        ///
        /// Example: `description: How many are left.`
        pub(crate) description: Option<String>,
        /// A value, for the documentation.
        ///
        /// Example: `example: 2`
        pub(crate) example: Option<Written>,
        /// Who may see the value. An internal one is logged and never sent. Default: `public`.
        /// One of `public`, `internal`.
        ///
        /// Example: `visibility: internal`
        pub(crate) visibility: Option<String>,
        /// Whether the value can be absent: an `Option` in Rust. Default: `false`.
        ///
        /// Example: `optional: true`
        pub(crate) optional: Option<bool>,
        /// The only texts that a param of type `string` can have: an enum in Rust. A text without letters or digits has a `rust_name`.
        ///
        /// Example: `one_of: [CREATING, { value: "<=", rust_name: AtMost }]`
        #[serde(deserialize_with = "values::some_list_or_text")]
        pub(crate) one_of: Option<Vec<ChoiceDecl>>,
        /// The JSON Schema format of a param of type `string`, such as `date-time`, `email`, `uri` or `uuid`.
        ///
        /// Example: `format: uuid`
        pub(crate) format: Option<String>,
        /// The maximum number of characters of a param of type `string`.
        ///
        /// Example: `max_length: 40`
        pub(crate) max_length: Option<u32>,
    }

    /// A value of `one_of`; a bare text is the value.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
    pub(crate) struct ChoiceDecl {
        /// Required. The text.
        ///
        /// Example: `value: "<="`
        pub(crate) value: Option<String>,
        /// The name of the value in Rust. By default, it is made from the text.
        ///
        /// Example: `rust_name: AtMost`
        pub(crate) rust_name: Option<String>,
    }
}

impl TextOr for ParamDecl {
    const NAME: &'static str = names::PARAM;
    type Other = Box<ParamSpec>;

    fn from_text(kind: String) -> Self {
        Self::Type(kind)
    }

    fn from_other(spec: Box<ParamSpec>) -> Self {
        Self::Spec(spec)
    }
}

read_as_text_or! { ParamDecl }
