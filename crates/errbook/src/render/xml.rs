//! XML (1.0, fifth edition): text of elements, values as elements.

use alloc::vec::Vec;

use super::message::ErrorValues;
use super::sink::Sink;
use super::value;
use super::variable::Value;
use crate::Arg;

/// The inside of an element.
pub(super) struct Xml<'o>(pub(super) &'o mut Vec<u8>);

impl Sink for Xml<'_> {
    fn text(&mut self, text: &str) {
        escape(text, &mut |part| self.0.extend_from_slice(part.as_bytes()));
    }

    fn plain(&mut self, text: &str) {
        self.text(text);
    }
}

/// Passes a text on in parts, escaped for elements and attributes. Characters that XML cannot contain become U+FFFD (section 2.2).
pub fn escape(text: &str, take: &mut dyn FnMut(&str)) {
    let mut rest = text;
    while let Some((at, special, escaped)) = first_special(rest) {
        take(rest.get(..at).unwrap_or_default());
        take(escaped);
        rest = rest.get(at + special.len_utf8()..).unwrap_or_default();
    }
    take(rest);
}

/// Returns the position of the first character that needs an escape, with the character and its escape.
fn first_special(text: &str) -> Option<(usize, char, &'static str)> {
    text.char_indices().find_map(|(at, character)| {
        let escaped = match character {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\r' => "&#13;",
            '\t' | '\n' => return None,
            '\0'..' ' | '\u{FFFE}' | '\u{FFFF}' => "\u{FFFD}",
            _ => return None,
        };
        Some((at, character, escaped))
    })
}

/// Writes a value as the content of an element: lists as elements `i`, params as elements of their names.
pub(super) fn write(value: &Value<'_>, filter: u8, out: &mut Vec<u8>) {
    match value {
        Value::Arg(arg @ (Arg::Texts(_) | Arg::Duration(_))) => {
            write_arg(*arg, out);
        }
        Value::Params(values) => write_members(*values, false, out),
        other => other.write_filtered(filter, &mut Xml(out)),
    }
}

/// Writes the public params as elements.
pub(super) fn write_members(
    values: Option<&ErrorValues<'_, '_>>,
    strings: bool,
    out: &mut Vec<u8>,
) {
    let Some(values) = values else { return };
    values.params(|name, arg| {
        let name = name.text.as_bytes();
        for part in [b"<", name, b">"] {
            out.extend_from_slice(part);
        }
        if strings {
            value::write_text(*arg, &mut Xml(out));
        } else {
            write_arg(*arg, out);
        }
        for part in [b"</", name, b">"] {
            out.extend_from_slice(part);
        }
    });
}

fn write_arg(arg: Arg<'_>, out: &mut Vec<u8>) {
    match arg {
        Arg::Texts(texts) => {
            for text in texts {
                out.extend_from_slice(b"<i>");
                Xml(out).text(text);
                out.extend_from_slice(b"</i>");
            }
        }
        Arg::Duration(_) => value::write_json(arg, out),
        other => value::write_text(other, &mut Xml(out)),
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use proptest::prelude::*;

    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        escape(text, &mut |part| out.push_str(part));
        out
    }

    #[test]
    fn what_has_a_meaning_is_escaped() {
        assert_eq!(escaped("a<b>&\"c\"'"), "a&lt;b&gt;&amp;&quot;c&quot;'");
        assert_eq!(escaped("\0a\u{1}\tb\r\n\u{FFFF}ñ😀"), "\u{FFFD}a\u{FFFD}\tb&#13;\n\u{FFFD}ñ😀");
        assert_eq!(escaped(""), "");
    }

    proptest! {
        #[test]
        fn nothing_that_xml_cannot_hold_is_left(text in any::<String>()) {
            let escaped = escaped(&text);
            let allowed = |c: char| c == '\t' || c == '\n' || (c >= ' ' && !('\u{FFFE}'..='\u{FFFF}').contains(&c));
            prop_assert!(escaped.chars().all(allowed));
            prop_assert!(!escaped.contains(['<', '>', '"']));
        }
    }
}
