//! What a declaration takes: the format as its `Deserialize` implementations and doc comments state it.

mod probe;

/// What may be written in a place.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Any scalar, as it is written.
    Text,
    /// A whole number within limits.
    Integer(i64, i64),
    /// `true` or `false`.
    Boolean,
    /// A list of items.
    List(Box<Shape>),
    /// A map of any keys.
    Pairs(Box<Shape>),
    /// A map of these keys.
    Struct(Vec<Field>),
    /// A text, or something else.
    TextOr(Box<Shape>),
    /// A list of texts, or something else.
    ListOr(Box<Shape>),
    /// Anything.
    Any,
}

/// A key of a [`Shape::Struct`].
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// The value.
    pub takes: Takes,
    /// The doc comment: paragraphs, of which the last is the example.
    pub(super) docs: &'static [&'static str],
}

/// What is done with a key.
#[derive(Clone, Debug, PartialEq)]
pub enum Takes {
    /// It is decoded.
    Value(Shape),
    /// It is part of the format and read elsewhere.
    Elsewhere,
}

const REQUIRED: &str = "Required. ";
const EXAMPLE: &str = "Example: `";
const ONE_OF: &str = "One of ";

impl Field {
    fn lines(&self) -> impl Iterator<Item = &'static str> {
        self.docs.iter().map(|line| line.trim()).filter(|line| !line.is_empty())
    }

    /// Returns whether the map has to have the key.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.lines().next().is_some_and(|line| line.starts_with(REQUIRED))
    }

    /// Returns what the key means, in sentences.
    #[must_use]
    pub fn meaning(&self) -> String {
        let lines = self.lines().filter(|line| !line.starts_with(EXAMPLE));
        let text = lines.collect::<Vec<_>>().join(" ");
        text.strip_prefix(REQUIRED).map(str::to_owned).unwrap_or(text)
    }

    /// Returns the key with a value, as in a file.
    #[must_use]
    pub fn example(&self) -> &'static str {
        let mut examples = self.lines().filter_map(|line| line.strip_prefix(EXAMPLE));
        examples.next().and_then(|line| line.strip_suffix('`')).unwrap_or_default()
    }

    /// Returns the words for the expected type, such as `a whole number`.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        match &self.takes {
            Takes::Value(shape) => shape.type_name(),
            Takes::Elsewhere => "a map",
        }
    }

    /// Returns whether the value is a map with these keys, or has such maps in it.
    #[must_use]
    pub fn holds(&self, keys: &[Field]) -> bool {
        matches!(&self.takes, Takes::Value(shape) if shape.holds(keys))
    }

    /// Returns the words that the value may be, if it is a choice of words.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        let list = self.lines().find_map(|line| line.strip_prefix(ONE_OF));
        list.unwrap_or_default().split('`').skip(1).step_by(2)
    }
}

impl Shape {
    /// Adds a key that is read elsewhere.
    pub(super) fn elsewhere(self, name: &'static str) -> Self {
        self.and(Field { name, takes: Takes::Elsewhere, docs: &[] })
    }

    /// Adds a key.
    pub(super) fn with(
        self,
        name: &'static str,
        docs: &'static [&'static str],
        shape: Self,
    ) -> Self {
        self.and(Field { name, takes: Takes::Value(shape), docs })
    }

    fn and(self, field: Field) -> Self {
        let Self::Struct(mut fields) = self else { return self };
        fields.push(field);
        Self::Struct(fields)
    }

    fn holds(&self, keys: &[Field]) -> bool {
        match self {
            Self::Struct(own) => own == keys,
            Self::List(inner) | Self::Pairs(inner) | Self::TextOr(inner) | Self::ListOr(inner) => {
                inner.holds(keys)
            }
            Self::Text | Self::Integer(..) | Self::Boolean | Self::Any => false,
        }
    }

    /// Returns the words for the expected type.
    pub(super) fn type_name(&self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Integer(..) => "a whole number",
            Self::Boolean => "`true` or `false`",
            Self::List(_) => "a list",
            Self::Pairs(_) | Self::Struct(_) => "a map",
            Self::TextOr(other) => match **other {
                Self::List(_) => "a text or a list",
                _ => "a text or a map",
            },
            Self::ListOr(_) => "a list or a map",
            Self::Any => "a value",
        }
    }
}
