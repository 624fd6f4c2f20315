//! Odd spaces where YAML requires an ordinary one.

use super::Advice;
use super::line::Line;
use crate::parse::spaces::{instead_of_space, name, odd_space};

/// Searches for an odd space in the indentation of a line, in its key or right after the colon.
pub(super) fn advice(line: &Line<'_>, text: &str) -> Option<Advice> {
    let rest = text.get(line.begin..line.end())?;
    let is_odd = |c: char| name(c).is_some();
    // A key and its colon, without an ordinary space in between.
    let word = rest.trim_start_matches(|c| c == ' ' || is_odd(c));
    let is_key_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let key = word.trim_start_matches(is_key_part);
    let after = key.strip_prefix(':')?;
    let at = if word.len() < rest.len() && key.len() < word.len() {
        odd_space(rest)?.0
    } else if key.len() < word.len() && after.starts_with(is_odd) {
        rest.len() - after.len()
    } else {
        return None;
    };
    let character = rest[at..].chars().next()?;
    let start = line.begin + at;
    Some(Advice {
        range: start..start + character.len_utf8(),
        label: format!("a {}", name(character)?),
        help: instead_of_space(character),
    })
}
