//! Typed values that an occurrence carries.

/// A typed value.
#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// The name in responses.
    pub name: String,
    /// Rust name in `snake_case`, not yet escaped.
    pub rust_name: String,
    /// Type.
    pub kind: ParamType,
    /// Plain text.
    pub description: Option<String>,
    /// The value used in examples; made up from the type if none is given.
    pub example: ParamValue,
    /// Whether [`Param::example`] was written in the catalog.
    pub example_given: bool,
    /// The visibility.
    pub visibility: Visibility,
    /// Whether it may be absent.
    pub optional: bool,
    /// JSON Schema format, for the contracts.
    pub format: Option<String>,
    /// In characters, for the contracts.
    pub max_length: Option<u32>,
}

/// The type of a [`Param`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParamType {
    /// Text.
    String,
    /// One of these texts; each with its Rust name in `UpperCamelCase`.
    OneOf(Vec<(String, String)>),
    /// `i64`
    Integer,
    /// `u64`
    Unsigned,
    /// `f64`
    Number,
    /// `bool`
    Boolean,
    /// Time span; whole seconds in JSON.
    Duration,
    /// A list of texts.
    Strings,
    /// Any JSON value, with its JSON Schema as JSON.
    Json(Option<String>),
    /// Field errors.
    Fields,
}

impl ParamType {
    /// Every named type; a choice is a `string`.
    pub const NAMED: [Self; 9] = [
        Self::String,
        Self::Integer,
        Self::Unsigned,
        Self::Number,
        Self::Boolean,
        Self::Duration,
        Self::Strings,
        Self::Json(None),
        Self::Fields,
    ];

    /// Returns the name, as written in catalogs.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::String | Self::OneOf(_) => "string",
            Self::Integer => "integer",
            Self::Unsigned => "unsigned",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Duration => "duration",
            Self::Strings => "strings",
            Self::Json(_) => "json",
            Self::Fields => "fields",
        }
    }

    /// Returns the type with a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// The visibility of a param.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// Everyone.
    Public,
    /// Logs only.
    Internal,
}

/// A value of a param.
#[derive(Clone, Debug, PartialEq)]
pub enum ParamValue {
    /// For `string` and `one_of`.
    Text(String),
    /// For `integer`.
    Integer(i64),
    /// For `unsigned`.
    Unsigned(u64),
    /// For `number`; finite.
    Number(f64),
    /// For `boolean`.
    Boolean(bool),
    /// For `duration`, in whole seconds.
    Seconds(u64),
    /// For `strings`.
    Texts(Vec<String>),
    /// For `json`.
    Json(String),
    /// For `fields`: path, and the index of a field issue of the entry with its values.
    Fields(Vec<(String, usize, Vec<Option<ParamValue>>)>),
    /// For an optional param: absent.
    Absent,
}

#[cfg(test)]
mod tests {
    use super::ParamType;

    #[test]
    fn a_type_is_found_by_the_name_that_is_printed() {
        for kind in ParamType::NAMED {
            assert_eq!(ParamType::named(kind.as_str()), Some(kind));
        }
        assert_eq!(ParamType::named("uuid"), None);
        assert_eq!(ParamType::OneOf(Vec::new()).as_str(), "string");
    }
}
