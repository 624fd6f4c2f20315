//! Characters that look like a colon or a hyphen.

use super::Advice;
use super::line::Line;
use crate::parse::lookalike::{self, ascii, item};

/// Searches for such a character after the key of a line, or before an item.
pub(super) fn advice(line: &Line<'_>, text: &str) -> Option<Advice> {
    let written = text.get(line.begin..line.end())?;
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let after = written.trim_start_matches(is_word);
    let colon =
        after.chars().next().filter(|c| ascii(*c) == Some(':') && after.len() < written.len());
    let (at, character) = match colon {
        Some(colon) => (written.len() - after.len(), colon),
        None => (0, item(written)?),
    };
    let start = line.begin + at;
    let meant = ascii(character).unwrap_or('-');
    Some(Advice {
        range: start..start + character.len_utf8(),
        label: format!("not `{meant}`"),
        help: lookalike::help(character, meant),
    })
}
