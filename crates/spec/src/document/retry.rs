//! `retry` of an entry.

use serde::{Deserialize, Deserializer};

use super::keys::structs_of_the_format;
use super::names;
use super::values::{TextOr, read_as_text_or};

/// `retry`: a word, or `{after: 30s}`, or `{after: param}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RetryDecl {
    Word(String),
    After(String),
}

structs_of_the_format! {
    /// The map of a `retry`.
    #[derive(Debug, Default, Deserialize)]
    pub(crate) struct AfterDecl {
        /// Required. How long to wait: a time such as `30s`, `5m` or `1h`, or the name of a param of type `duration`.
        ///
        /// Example: `after: 30s`
        pub(crate) after: String,
    }
}

impl TextOr for RetryDecl {
    const NAME: &'static str = names::RETRY;
    type Other = AfterDecl;

    fn from_text(word: String) -> Self {
        Self::Word(word)
    }

    fn from_other(decl: AfterDecl) -> Self {
        Self::After(decl.after)
    }
}

read_as_text_or! { RetryDecl }
