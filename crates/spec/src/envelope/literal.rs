//! Scalars without variables → JSON.

use crate::diagnostic::words::value as words;
use crate::diagnostic::{Diagnostic, Place};
use crate::document::{Scalar, ambiguous_number};
use crate::lower::quoted;

/// Returns the JSON of a scalar; only one without quotes can be anything but a string. A number that JSON cannot write is `null`; it
/// is reported.
pub(crate) fn json(scalar: Scalar<'_>) -> String {
    match scalar {
        Scalar::Boolean(value) => value.to_string(),
        Scalar::Text(text) => quoted(text),
        number => number.number().unwrap_or_else(|| "null".to_owned()),
    }
}

/// Returns what is wrong with a scalar without quotes where no type is declared: the number cannot be sent, or not all readers of YAML
/// take it for the same.
pub(crate) fn problem(text: &str, place: impl FnOnce() -> Place) -> Option<Diagnostic> {
    let scalar = Scalar::plain(text);
    match scalar {
        Scalar::Wide(_) => Some(words::too_wide(text, place())),
        Scalar::Float(number) if !number.is_finite() => Some(words::not_finite(text, place())),
        _ => ambiguous_number(text).map(|number| {
            words::ambiguous(text, &number, matches!(scalar, Scalar::Text(_)), place())
        }),
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
