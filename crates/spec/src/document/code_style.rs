//! `code_style` of the cover and of groups.

use serde::{Deserialize, Deserializer};

use super::keys::structs_of_the_format;
use super::names;
use super::values::{TextOr, read_as_text_or};

/// `code_style`: the name of a style, or `{pattern: …}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CodeStyleDecl {
    Named(String),
    Pattern(PatternDecl),
}

structs_of_the_format! {
    /// The map of a `code_style`.
    #[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
    pub(crate) struct PatternDecl {
        /// Required. A regular expression that matches every code from its first to its last character.
        ///
        /// Example: `pattern: "[0-9A-Z]{5}"`
        pub(crate) pattern: Option<String>,
    }
}

impl TextOr for CodeStyleDecl {
    const NAME: &'static str = names::CODE_STYLE;
    type Other = PatternDecl;

    fn from_text(name: String) -> Self {
        Self::Named(name)
    }

    fn from_other(decl: PatternDecl) -> Self {
        Self::Pattern(decl)
    }
}

read_as_text_or! { CodeStyleDecl }
