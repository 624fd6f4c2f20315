//! Odd spaces: they look like an ordinary space, or are invisible, but YAML does not treat them as spaces.

/// Returns the first such space of a text, and its offset.
pub(super) fn odd_space(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, character)| name(*character).is_some())
}

/// Returns the help with the character to type instead.
pub(super) fn instead_of_space(character: char) -> String {
    match name(character) {
        Some(name @ "zero-width space") => {
            format!("remove the {name}, or type an ordinary space for it")
        }
        Some(name) => format!("type an ordinary space for the {name}"),
        None => "type an ordinary space".to_owned(),
    }
}

/// Returns the name of an odd space.
pub(super) fn name(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{00A0}' => "no-break space",
        '\u{2007}' => "figure space",
        '\u{202F}' => "narrow no-break space",
        '\u{200B}' => "zero-width space",
        '\u{3000}' => "ideographic space",
        _ => return None,
    })
}
