//! Values that can be written in more than one way.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use super::Pairs;

/// `resolution`: a text, or a list of steps.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(untagged)]
pub(crate) enum ResolutionDecl {
    Text(String),
    Steps(Vec<String>),
}

/// `retry`: a word, or `{after: 30s}`, or `{after: param}`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(untagged)]
pub(crate) enum RetryDecl {
    Word(String),
    After(String),
}

/// A param: its type alone, or all about it.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[serde(untagged)]
pub(crate) enum ParamDecl {
    Type(String),
    Spec(Box<ParamSpec>),
}

/// All about a param.
#[derive(Clone, Debug, Default, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ParamSpec {
    #[serde(rename = "type")]
    pub(crate) kind: Option<String>,
    pub(crate) description: Option<String>,
    pub(crate) example: Option<ScalarDecl>,
    pub(crate) visibility: Option<String>,
    pub(crate) optional: Option<bool>,
    pub(crate) one_of: Vec<String>,
    pub(crate) format: Option<String>,
    pub(crate) max_length: Option<u32>,
}

/// A value whose type something else decides: the text as written, or a list or map of such.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[serde(untagged)]
pub(crate) enum ScalarDecl {
    /// `null`, `~` or nothing.
    Null,
    Boolean(bool),
    Integer(i64),
    /// Above `i64::MAX`.
    Unsigned(u64),
    Number(f64),
    Text(String),
    List(Vec<ScalarDecl>),
    #[serde(deserialize_with = "pairs")]
    Map(Pairs<ScalarDecl>),
}

/// A part of an envelope's body as written. Its place is the path to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tree {
    pub(crate) node: TreeNode,
}

/// See [`Tree`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TreeNode {
    /// The text, and whether it was written without quotes.
    Scalar {
        text: String,
        plain: bool,
    },
    List(Vec<Tree>),
    Map(Pairs<Tree>),
}

/// Reads a map as pairs, in order. Duplicate keys are the outline's to report.
pub(crate) fn pairs<'de, D, T>(deserializer: D) -> Result<Pairs<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct PairsVisitor<T>(std::marker::PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for PairsVisitor<T> {
        type Value = Pairs<T>;

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("a map")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut pairs = Vec::new();
            while let Some(pair) = map.next_entry()? {
                pairs.push(pair);
            }
            Ok(pairs)
        }

        fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
            Ok(Vec::new())
        }
    }

    deserializer.deserialize_map(PairsVisitor(std::marker::PhantomData))
}
