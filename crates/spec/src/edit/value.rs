//! Values to write.

use super::text;

/// A value to write. Maps keep their order.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Another number.
    Number(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// A list.
    List(Vec<Value>),
    /// A map: its keys and values.
    Map(Vec<(String, Value)>),
}

impl Value {
    /// Returns the value with U+FFFD for the characters that the format forbids.
    pub(super) fn allowed(&self) -> Self {
        match self {
            Self::Text(written) => Self::Text(text::allowed(written)),
            Self::List(items) => Self::List(items.iter().map(Self::allowed).collect()),
            Self::Map(members) => {
                let member = |(key, value): &(String, Self)| (text::allowed(key), value.allowed());
                Self::Map(members.iter().map(member).collect())
            }
            Self::Integer(_) | Self::Number(_) | Self::Boolean(_) => self.clone(),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<bool> for Value {
    fn from(boolean: bool) -> Self {
        Self::Boolean(boolean)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(items: Vec<T>) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}
