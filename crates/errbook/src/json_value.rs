//! Structured values: JSON as checked text.

use alloc::borrow::Cow;
use core::fmt;
use core::str::FromStr;

use crate::json::is_json;

/// The maximum nesting of lists and objects, so that clients read the body around them, too.
const MAX_DEPTH: usize = 32;

/// A JSON value (RFC 8259), as checked text: the value of a param of type `json`. Bodies contain it as it is.
///
/// With the feature `serde`, `Json::from_serialize` makes it from any value.
///
/// # Examples
///
/// ```
/// use errbook::Json;
///
/// let item = Json::parse(r#"{"id": 7, "colours": ["red"]}"#)?;
/// assert_eq!(item.as_str(), r#"{"id": 7, "colours": ["red"]}"#);
/// assert!(Json::parse("{id: 7}").is_err());
/// # Ok::<(), errbook::InvalidJson>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Json(Cow<'static, str>);

impl Json {
    /// Checks a text.
    ///
    /// # Errors
    ///
    /// Returns an error if the text is not JSON, or lists and objects are nested more than 32 deep.
    pub fn parse(text: impl Into<Cow<'static, str>>) -> Result<Self, InvalidJson> {
        let text = text.into();
        if is_json(&text, MAX_DEPTH) { Ok(Self(text)) } else { Err(InvalidJson(())) }
    }

    /// Returns the JSON of a value.
    ///
    /// # Errors
    ///
    /// Returns an error if the value can't be JSON, such as a map whose keys are lists, or is nested more than 32 deep.
    #[cfg(feature = "serde")]
    pub fn from_serialize(value: &impl serde_core::Serialize) -> Result<Self, InvalidJson> {
        let text = serde_json::to_string(value).map_err(|_| InvalidJson(()))?;
        Self::parse(text)
    }

    /// Returns the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The value `null`.
impl Default for Json {
    fn default() -> Self {
        Self(Cow::Borrowed("null"))
    }
}

impl FromStr for Json {
    type Err = InvalidJson;

    fn from_str(text: &str) -> Result<Self, InvalidJson> {
        Self::parse(alloc::string::String::from(text))
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Shows the JSON.
impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The error of making [`Json`] of something that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InvalidJson(());

impl fmt::Display for InvalidJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("invalid JSON")
    }
}

impl core::error::Error for InvalidJson {}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    #[test]
    fn only_json_is_taken() {
        for good in ["{}", "[1, null]", "\"a\"", " 1e3 ", "true"] {
            assert_eq!(Json::parse(good).map(|it| it.as_str().len()), Ok(good.len()), "{good}");
        }
        for bad in ["", "{", "{a: 1}", "[1,]", "01", "'a'", "{} {}", "NaN"] {
            assert_eq!(bad.parse::<Json>(), Err(InvalidJson(())), "{bad}");
        }
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(Json::parse(nested(MAX_DEPTH + 1)).is_err());
        assert!(Json::parse(nested(MAX_DEPTH)).is_ok());
        assert!(Json::parse("[".repeat(100_000)).is_err());
    }

    #[cfg(feature = "serde")]
    #[test]
    fn any_value_can_be_made_json() {
        let value = serde_json::json!({ "id": 7, "colours": ["red", null] });
        let json = Json::from_serialize(&value).map(|it| it.as_str().parse::<serde_json::Value>());
        assert_eq!(json.unwrap().unwrap(), value);
        let keys = alloc::collections::BTreeMap::from([([1_u8, 2], 3_u8)]);
        assert!(Json::from_serialize(&keys).is_err());
    }
}
