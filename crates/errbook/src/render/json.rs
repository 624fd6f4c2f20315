//! JSON strings (RFC 8259, section 7).
//!
//! Written by hand, because the runtime has no dependency, and because texts that need no escaping are known from the tables.

use alloc::vec::Vec;

use crate::scan::{first_special, placeholder};

/// Appends the inside of a JSON string: quotes, backslashes and control characters are escaped.
#[inline]
pub fn escape(text: &str, out: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    while let Some(at) = first_special(rest) {
        let Some((clean, [special, after @ ..])) = rest.split_at_checked(at) else { break };
        out.extend_from_slice(clean);
        escape_byte(*special, out);
        rest = after;
    }
    out.extend_from_slice(rest);
}

/// Escapes a template up to its first placeholder, or all of it. Returns the index of the placeholder, and the text after it.
/// One search finds both special characters and placeholders, because the marker is a control character.
#[inline]
pub(super) fn escape_to_placeholder<'t>(
    template: &'t str,
    out: &mut Vec<u8>,
) -> Option<(u8, &'t str)> {
    let mut rest = template;
    while let Some(at) = first_special(rest.as_bytes()) {
        let Some((clean, marked)) = rest.split_at_checked(at) else { break };
        out.extend_from_slice(clean.as_bytes());
        let placeholder = placeholder(marked);
        if placeholder.is_some() {
            return placeholder;
        }
        let Some((special, after)) = marked.split_at_checked(1) else { break };
        escape_byte(special.as_bytes()[0], out);
        rest = after;
    }
    out.extend_from_slice(rest.as_bytes());
    None
}

#[cold]
fn escape_byte(byte: u8, out: &mut Vec<u8>) {
    const HEX: [u8; 16] = *b"0123456789abcdef";
    let short = match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        b'\t' => b't',
        b'\n' => b'n',
        0x0C => b'f',
        b'\r' => b'r',
        _ => {
            let digit = |value: u8| HEX.get(usize::from(value & 15)).copied().unwrap_or(b'0');
            out.extend_from_slice(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte)]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::*;

    fn quoted(text: &str) -> String {
        let mut out = Vec::from(*b"\"");
        escape(text, &mut out);
        out.push(b'"');
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_character_of_a_byte_at_every_position() {
        for value in 0..=0x7F_u8 {
            for before in 0..17 {
                let mut text = "é".repeat(before);
                text.push(char::from(value));
                text.push_str("tail of a text");
                assert_eq!(quoted(&text), serde_json::to_string(&text).unwrap());
            }
        }
    }

    proptest! {
        #[test]
        fn is_what_serde_json_writes(text in any::<String>()) {
            prop_assert_eq!(quoted(&text), serde_json::to_string(&text).unwrap());
        }

        #[test]
        fn is_what_serde_json_writes_of_mostly_special(text in "[\\x00-\\x24\\\\a-cé]{0,40}") {
            prop_assert_eq!(quoted(&text), serde_json::to_string(&text).unwrap());
        }
    }
}
