//! Spaces that look like an ordinary one, or like nothing, and are none to YAML.

use super::Advice;
use super::line::Line;

/// Returns the first such space of a text, with where it is.
pub(in crate::parse) fn odd_space(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, character)| name(*character).is_some())
}

/// Says what to type instead.
pub(in crate::parse) fn instead_of_space(character: char) -> String {
    match name(character) {
        Some(name @ "zero-width space") => {
            format!("remove the {name}, or type an ordinary space for it")
        }
        Some(name) => format!("type an ordinary space for the {name}"),
        None => "type an ordinary space".to_owned(),
    }
}

/// Looks for such a space in the indentation of a line, in its key or right after the colon.
pub(super) fn advice(line: &Line<'_>, text: &str) -> Option<Advice> {
    let rest = text.get(line.begin..line.end())?;
    let is_odd = |c: char| name(c).is_some();
    // A key and its colon, with no ordinary space within.
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

fn name(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{00A0}' => "no-break space",
        '\u{2007}' => "figure space",
        '\u{202F}' => "narrow no-break space",
        '\u{200B}' => "zero-width space",
        '\u{3000}' => "ideographic space",
        _ => return None,
    })
}
