//! Text and bytes → literals of pure ASCII.
//!
//! Anything else stays out of `.rs` files: rustc searches a file's multi-byte characters for every place that it
//! records, and refuses some of them.

use proc_macro2::Literal;

/// The escape of each byte.
static ESCAPES: [[u8; 4]; 256] = escapes();

const fn escapes() -> [[u8; 4]; 256] {
    let digits = b"0123456789abcdef";
    let mut escapes = [[b'\\', b'x', 0, 0]; 256];
    let mut byte = 0;
    while byte < 256 {
        escapes[byte][2] = digits[byte >> 4];
        escapes[byte][3] = digits[byte & 15];
        byte += 1;
    }
    escapes
}

/// Bytes on one line of a byte string.
const LINE: usize = 24;

/// Characters on one line of a long text.
const WIDTH: usize = 96;

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

/// Returns a long number, in groups of four digits.
pub(crate) fn number(number: u128) -> Literal {
    let groups: Vec<_> =
        (0..8).rev().map(|at| format!("{:04x}", number >> (16 * at) & 0xffff)).collect();
    let literal = format!("0x{}", groups.join("_"));
    literal.parse().unwrap_or_else(|_| Literal::u128_unsuffixed(number))
}

/// Returns a number, in groups of three digits.
pub(crate) fn grouped(number: usize) -> Literal {
    let digits = number.to_string();
    let mut literal = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            literal.push('_');
        }
        literal.push(digit);
    }
    literal.parse().unwrap_or_else(|_| Literal::usize_unsuffixed(number))
}

/// Returns the text of a string literal, broken into lines that begin with `indent`. Each paragraph or entry has a line of its own, so that
/// a changed text changes only its lines in a diff.
pub(crate) fn text(text: &str, indent: &str) -> String {
    let mut literal = String::with_capacity(text.len() + text.len() / 8 + 2);
    literal.push('"');
    let mut width = 0;
    let is_long = text.len() > WIDTH;
    for c in text.chars() {
        let begins = is_long && (width == 0 || width >= WIDTH && c != ' ');
        if begins {
            literal.push_str("\\\n");
            literal.push_str(indent);
            width = 0;
        }
        width += 1;
        match c {
            // A line's own blanks would be taken for its indentation.
            ' ' if begins => literal.push_str("\\x20"),
            '\'' => literal.push(c),
            c => literal.extend(c.escape_default()),
        }
        if c == '\n' {
            width = 0;
        }
    }
    literal.push('"');
    literal
}

/// Returns the text of a byte string literal, broken into lines that begin with `indent`.
pub(crate) fn bytes(bytes: &[u8], indent: &str) -> String {
    let mut literal = Vec::with_capacity(bytes.len() * 5 + 3);
    literal.extend_from_slice(b"b\"");
    for line in bytes.chunks(LINE) {
        if bytes.len() > LINE {
            literal.extend_from_slice(b"\\\n");
            literal.extend_from_slice(indent.as_bytes());
        }
        for byte in line {
            match byte {
                0 => literal.extend_from_slice(b"\\0"),
                byte => literal.extend_from_slice(&ESCAPES[usize::from(*byte)]),
            }
        }
    }
    literal.push(b'"');
    String::from_utf8_lossy(&literal).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{bytes, grouped, quoted, string, text};

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
    fn digits_are_in_groups() {
        let numbers = [0, 999, 1000, 12_345, 1_234_567].map(|number| grouped(number).to_string());
        assert_eq!(numbers, ["0", "999", "1_000", "12_345", "1_234_567"]);
    }

    #[test]
    fn long_texts_read_back() {
        let words = " word  two\t".repeat(40);
        let lines = "a line\n\n  another\r\n".repeat(20);
        let other = "ñ\0\u{202e}\"\\'".repeat(50);
        for long in [words, lines, other, " ".repeat(300), "x".repeat(99) + " y", String::new()] {
            let literal = text(&long, "    ");
            assert!(
                literal.is_ascii() && literal.lines().all(|line| line.len() < 900),
                "{literal}"
            );
            assert_eq!(syn::parse_str::<syn::LitStr>(&literal).unwrap().value(), long);
            let converted = literal.replace('\n', "\r\n");
            assert_eq!(syn::parse_str::<syn::LitStr>(&converted).unwrap().value(), long);
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
