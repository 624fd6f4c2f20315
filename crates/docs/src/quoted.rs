//! Writes double-quoted string literals.

use serde_json::Value;

use crate::push::push;

/// Returns a string literal that JSON, JavaScript, YAML and TOML all read as `text`.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::new();
    for c in Value::from(text).to_string().chars() {
        // Some parsers treat U+2028 and U+2029 as line ends, and JSON escapes only the first 32 control characters.
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') {
            push(&mut out, format_args!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn strings_are_literals() {
        for (text, expected) in [
            ("plain 'é'", "\"plain 'é'\""),
            ("\"\\\n\u{2028}\u{1}\u{7f}", "\"\\\"\\\\\\n\\u2028\\u0001\\u007f\""),
            ("${x}`", "\"${x}`\""),
            (": # é", "\": # é\""),
        ] {
            assert_eq!(quoted(text), expected);
        }
    }
}
