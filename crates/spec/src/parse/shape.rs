//! What a declaration takes: the format as its `Deserialize` implementations state it.

mod probe;

/// What may be written in a place.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// Any scalar, as it is written.
    Text,
    /// A whole number within limits.
    Whole(i64, i64),
    Boolean,
    List(Box<Shape>),
    /// A map of any keys.
    Pairs(Box<Shape>),
    /// A map of these keys.
    Struct(Vec<Field>),
    /// A text, or something else.
    TextOr(Box<Shape>),
    /// A list of texts, or something else.
    ListOr(Box<Shape>),
    Any,
}

/// A key of a [`Shape::Struct`].
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) takes: Takes,
}

/// What is done with a key.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Takes {
    /// It is decoded.
    Value(Shape),
    /// It is part of the format and read elsewhere.
    Elsewhere,
}

impl Shape {
    /// Adds keys that are read elsewhere.
    pub(super) fn elsewhere(self, names: &[&'static str]) -> Self {
        let Self::Struct(mut fields) = self else { return self };
        fields.extend(names.iter().map(|name| Field { name, takes: Takes::Elsewhere }));
        Self::Struct(fields)
    }

    /// Returns the words for the expected type.
    pub(super) fn words(&self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Whole(..) => "a whole number",
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
