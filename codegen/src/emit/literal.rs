//! Text and bytes → literals of pure ASCII.
//!
//! Anything else stays out of `.rs` files: rustc searches a file's multi-byte characters for every place that it
//! records, and refuses some of them.

use proc_macro2::Literal;

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Bytes on one line of a byte string.
const LINE: usize = 24;

/// Returns a string literal.
pub(crate) fn string(text: &str) -> Literal {
    let escaped = quoted(text);
    escaped.parse().unwrap_or_else(|_| Literal::string(text))
}

/// Returns the text of a string literal.
pub(crate) fn quoted(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for c in text.chars() {
        match c {
            '\'' => literal.push(c),
            c => literal.extend(c.escape_default()),
        }
    }
    literal.push('"');
    literal
}

/// Returns the text of a byte string literal, broken into lines that begin with `indent`.
pub(crate) fn bytes(bytes: &[u8], indent: &str) -> String {
    let mut literal = String::with_capacity(bytes.len() * 4 + 3);
    literal.push_str("b\"");
    for (i, line) in bytes.chunks(LINE).enumerate() {
        if i > 0 || bytes.len() > LINE {
            literal.push_str("\\\n");
            literal.push_str(indent);
        }
        for byte in line {
            push_byte(&mut literal, *byte);
        }
    }
    literal.push('"');
    literal
}

/// Writes a byte: as itself where it can stand at the start of a continued line, else by its number.
fn push_byte(literal: &mut String, byte: u8) {
    match byte {
        b'"' | b'\\' | b'\'' | ..=b' ' | 0x7f.. => {
            literal.push_str("\\x");
            literal
                .extend([byte >> 4, byte & 15].map(|digit| char::from(DIGITS[usize::from(digit)])));
        }
        visible => literal.push(char::from(visible)),
    }
}

#[cfg(test)]
mod tests {
    use super::{bytes, quoted, string};

    #[test]
    fn strings_read_back() {
        for text in [
            "",
            "it's",
            "a\"b\\c",
            "\r\n\t\0",
            "¿señal?",
            "\u{202e}",
            "\u{feff}\u{2028}",
            "*/ fn x(){} /*",
            "\"#; r#\"",
            "{x}",
        ] {
            let literal = string(text).to_string();
            assert!(literal.bytes().all(|byte| (0x20..0x7f).contains(&byte)), "{literal}");
            assert_eq!(literal, quoted(text));
            assert_eq!(syn::parse_str::<syn::LitStr>(&literal).unwrap().value(), text);
        }
    }

    #[test]
    fn bytes_read_back() {
        let all: Vec<u8> = (0..=255).chain([b' '; 60]).collect();
        for slice in [&all[..], &all[..1], &[], &all[256..], &all[..24], &all[..25]] {
            let literal = bytes(slice, "    ");
            assert!(literal.is_ascii());
            assert_eq!(syn::parse_str::<syn::LitByteStr>(&literal).unwrap().value(), slice);
        }
    }
}
