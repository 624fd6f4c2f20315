//! How a text is written in YAML.

use crate::document::{Scalar, ambiguous_boolean, ambiguous_number};
use crate::parse::is_forbidden;

/// Returns a text with U+FFFD for the characters that the format forbids.
pub(super) fn allowed(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    text.chars().map(|it| if is_forbidden(it) || it == '\r' { '\u{fffd}' } else { it }).collect()
}

/// Returns a text on one line: without quotes if it is the same text for every reader, in braces too if `is_flow`.
pub(super) fn inline(text: &str, is_flow: bool) -> String {
    if is_plain(text, is_flow) { text.to_owned() } else { quoted(text) }
}

/// Returns a text on one line in quotes: double ones, unless it would need escapes that single ones don't.
pub(super) fn quoted(text: &str) -> String {
    let has_escapes = text.contains(['"', '\\']);
    if has_escapes && !text.contains('\'') && text.chars().all(is_printable) {
        return format!("'{text}'");
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ if is_printable(character) => out.push(character),
            _ => out.push_str(&escape(u32::from(character))),
        }
    }
    out.push('"');
    out
}

/// Returns the header and the lines of a text of several lines, if it can be written after `|`.
pub(super) fn literal(text: &str) -> Option<(String, Vec<String>)> {
    let is_line = |line: &str| {
        line.is_empty()
            || !line.trim().is_empty() && line.chars().all(|it| it == '\t' || is_printable(it))
    };
    let first = text.split('\n').find(|line| !line.is_empty())?;
    let fits = text.contains('\n') && text.split('\n').all(is_line);
    if !fits || first.starts_with([' ', '\t']) {
        return None;
    }
    let content = text.trim_end_matches('\n');
    let ends = text.len() - content.len();
    let mut lines: Vec<String> = content.split('\n').map(str::to_owned).collect();
    lines.extend((1..ends).map(|_| String::new()));
    Some((format!("|{}", chomping(ends)), lines))
}

/// Returns what says after `|` or `>` how many line ends are at the end of the text.
pub(super) fn chomping(ends: usize) -> &'static str {
    match ends {
        0 => "-",
        1 => "",
        _ => "+",
    }
}

/// Returns whether a text without quotes is the same text, for people too.
fn is_plain(text: &str, is_flow: bool) -> bool {
    let (Some(first), Some(last)) = (text.chars().next(), text.chars().next_back()) else {
        return false;
    };
    let is_first = first.is_alphanumeric() || "$/(_.+¿¡".contains(first);
    let is_last = !",;:\"'“”„’‘».".contains(last) || last == '.';
    let is_apart = |mark: &str| text.contains(mark);
    let is_mark = |character: char| is_flow && "[]{},".contains(character);
    is_first
        && is_last
        && !last.is_whitespace()
        && text.chars().all(|it| is_printable(it) && !is_mark(it))
        && !(is_apart(": ") || is_apart(" #") || is_apart(" //"))
        && !text.starts_with("...")
        && !(is_flow && text.contains(":,"))
        && matches!(Scalar::plain(text), Scalar::Text(_))
        && ambiguous_number(text).is_none()
        && ambiguous_boolean(text).is_none()
}

/// Returns whether a character can be written as it is on one line.
fn is_printable(character: char) -> bool {
    !is_forbidden(character) && !"\t\n\r\u{2028}\u{2029}".contains(character)
}

fn escape(code: u32) -> String {
    match code {
        0..=0xff => format!("\\x{code:02x}"),
        0x100..=0xffff => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    }
}
