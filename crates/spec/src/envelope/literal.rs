//! Converts scalars without variables to JSON.

use crate::diagnostic::words::value as words;
use crate::diagnostic::{Diagnostic, Place};
use crate::document::{Scalar, Written, ambiguous_boolean, ambiguous_number};
use crate::model::PropValue;
use crate::model::json::quoted;

/// Returns the JSON of a scalar. Scalars in quotes are strings. A number that JSON cannot represent becomes `null`, and is
/// reported elsewhere.
pub(crate) fn json(scalar: Scalar<'_>) -> String {
    match scalar {
        Scalar::Boolean(value) => value.to_string(),
        Scalar::Text(text) => quoted(text),
        number => number.number().unwrap_or_else(|| "null".to_owned()),
    }
}

/// Returns the value of a prop. Returns `None` if it is not a text, number or boolean.
pub(crate) fn prop(written: &Written) -> Option<PropValue> {
    match written.scalar()? {
        Scalar::Text(text) => Some(PropValue::Text(text.to_owned())),
        Scalar::Boolean(value) => Some(PropValue::Boolean(value)),
        number => number.number().map(PropValue::Number),
    }
}

/// Returns the problem of an unquoted scalar without a declared type: a number that cannot be sent, or a value that YAML
/// readers interpret differently.
pub(crate) fn problem(text: &str, place: impl FnOnce() -> Place) -> Option<Diagnostic> {
    let scalar = Scalar::plain(text);
    match scalar {
        Scalar::Wide(_) => Some(words::too_wide(text, place())),
        Scalar::Float(number) if !number.is_finite() => Some(words::not_finite(text, place())),
        Scalar::Float(_) if scalar.number().is_some_and(|number| number != text) => {
            Some(words::other_digits(text, &scalar.number().unwrap_or_default(), place()))
        }
        _ => match (ambiguous_number(text), ambiguous_boolean(text)) {
            (Some(number), _) => {
                let is_text = matches!(scalar, Scalar::Text(_));
                Some(words::ambiguous(text, &number, is_text, place()))
            }
            (None, Some(boolean)) => Some(words::ambiguous_boolean(text, boolean, place())),
            (None, None) => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::json;
    use crate::document::Scalar;

    #[test]
    fn scalars_are_json() {
        let cases = [
            ("", "null"),
            ("~", "null"),
            ("True", "true"),
            ("no", "\"no\""),
            ("+12", "12"),
            ("1.0", "1.0"),
            ("a \"b\"\\\n", r#""a \"b\"\\\n""#),
        ];
        for (text, expected) in cases {
            assert_eq!(json(Scalar::plain(text)), expected, "{text}");
        }
        assert_eq!(json(Scalar::Text("12")), "\"12\"");
    }
}
