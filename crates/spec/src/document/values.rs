//! Values that can be written in more than one way.
//!
//! Each asks its deserializer for a newtype of its name, which `parse` knows as "a text, or …". There a text always arrives as one, quoted or
//! not (`404`, `no`), so that a visitor has two cases and no more.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{self, Deserialize, DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};

use super::Scalar;

/// The newtypes that declarations ask for if serde has no type for them.
pub(crate) mod names {
    pub(crate) const RESOLUTION: &str = "ResolutionDecl";
    pub(crate) const ENVELOPES: &str = "EnvelopesDecl";
    pub(crate) const CODE_STYLE: &str = "CodeStyleDecl";
    pub(crate) const RETRY: &str = "RetryDecl";
    pub(crate) const CHOICE: &str = "ChoiceDecl";
    pub(crate) const PARAM: &str = "ParamDecl";
    pub(crate) const CASE: &str = "CaseDecl";
    pub(crate) const ISSUE: &str = "IssueDecl";
    pub(crate) const RELATED: &str = "RelatedDecl";
    pub(crate) const SEE: &str = "SeeDecl";
    pub(crate) const CASE_TEXTS: &str = "CaseTextsDecl";
    pub(crate) const ISSUE_TEXTS: &str = "IssueTextsDecl";
    pub(crate) const SET: &str = "SetDecl";
}

/// Pairs in file order. Keys are the text as written (`no`, `404`, `1e3` stay what they are).
pub(crate) type Pairs<T> = Vec<(String, T)>;

/// `resolution`: a text, or a list of steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ResolutionDecl {
    Text(String),
    Steps(Vec<String>),
}

/// `envelope` of the cover: a name, or those that `Accept` chooses from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum EnvelopesDecl {
    One(String),
    Several(Vec<String>),
}

/// A value whose type something else decides: its place in an envelope, or the param that it is for.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub(crate) enum Written {
    /// Without quotes: what [`Scalar::plain`] says, or the text as written where a text is wanted.
    Plain(String),
    /// In quotes or as a block: a text.
    Quoted(String),
    List(Vec<Written>),
    Map(#[serde(deserialize_with = "pairs")] Pairs<Written>),
}

impl Written {
    /// Returns what a scalar is.
    pub(crate) fn scalar(&self) -> Option<Scalar<'_>> {
        match self {
            Self::Plain(text) => Some(Scalar::plain(text)),
            Self::Quoted(text) => Some(Scalar::Text(text)),
            Self::List(_) | Self::Map(_) => None,
        }
    }

    /// Returns a scalar as text, as it is written; nothing has none.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Plain(text) => {
                Some(text.as_str()).filter(|_| self.scalar() != Some(Scalar::Null))
            }
            Self::Quoted(text) => Some(text),
            Self::List(_) | Self::Map(_) => None,
        }
    }
}

/// Reads a map as pairs, in order. The syntax tree reports duplicate keys.
pub(crate) fn pairs<'de, D, T>(deserializer: D) -> Result<Pairs<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    deserializer.deserialize_map(PairsVisitor(PhantomData))
}

/// Reads pairs whose values may be bare texts.
pub(crate) fn pairs_or_text<'de, D, T>(deserializer: D) -> Result<Pairs<T>, D::Error>
where
    D: Deserializer<'de>,
    T: TextOr,
{
    let pairs: Pairs<OrText<T>> = pairs(deserializer)?;
    Ok(pairs.into_iter().map(|(key, value)| (key, value.0)).collect())
}

/// Reads a list whose items may be bare texts.
pub(crate) fn list_or_text<'de, D, T>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    D: Deserializer<'de>,
    T: TextOr,
{
    let items: Vec<OrText<T>> = Vec::deserialize(deserializer)?;
    Ok(items.into_iter().map(|item| item.0).collect())
}

/// Reads a list whose items may be bare texts, and which may be absent.
pub(crate) fn some_list_or_text<'de, D, T>(deserializer: D) -> Result<Option<Vec<T>>, D::Error>
where
    D: Deserializer<'de>,
    T: TextOr,
{
    list_or_text(deserializer).map(Some)
}

struct OrText<T>(T);

impl<'de, T: TextOr> Deserialize<'de> for OrText<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text_or(deserializer).map(Self)
    }
}

/// A declaration that is a bare text or something else.
pub(crate) trait TextOr: Sized {
    /// The newtype that is asked for.
    const NAME: &'static str;
    /// What it is when it is no text.
    type Other: DeserializeOwned;

    fn from_text(text: String) -> Self;
    fn from_other(other: Self::Other) -> Self;
}

impl TextOr for ResolutionDecl {
    const NAME: &'static str = names::RESOLUTION;
    type Other = Vec<String>;

    fn from_text(text: String) -> Self {
        Self::Text(text)
    }

    fn from_other(steps: Vec<String>) -> Self {
        Self::Steps(steps)
    }
}

impl TextOr for EnvelopesDecl {
    const NAME: &'static str = names::ENVELOPES;
    type Other = Vec<String>;

    fn from_text(name: String) -> Self {
        Self::One(name)
    }

    fn from_other(names: Vec<String>) -> Self {
        Self::Several(names)
    }
}

macro_rules! read_as_text_or {
    ($($decl:ident)*) => {$(
        impl<'de> Deserialize<'de> for $decl {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::document::values::text_or(deserializer)
            }
        }
    )*};
}

read_as_text_or! { ResolutionDecl EnvelopesDecl }

pub(super) use read_as_text_or;

pub(super) fn text_or<'de, D: Deserializer<'de>, T: TextOr>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_newtype_struct(T::NAME, TextOrVisitor(PhantomData))
}

struct TextOrVisitor<T>(PhantomData<T>);

impl<'de, T: TextOr> Visitor<'de> for TextOrVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text or more about it")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        Ok(T::from_text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<T, A::Error> {
        T::Other::deserialize(SeqAccessDeserializer::new(list)).map(T::from_other)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::Other::deserialize(MapAccessDeserializer::new(map)).map(T::from_other)
    }
}

struct PairsVisitor<T>(PhantomData<T>);

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
}
