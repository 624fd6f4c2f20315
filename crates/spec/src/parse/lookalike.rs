//! Characters of text that look like YAML's punctuation.

/// Returns the punctuation that a character looks like.
pub(super) fn ascii(character: char) -> Option<char> {
    Some(match character {
        '：' | '﹕' | '∶' | '︰' => ':',
        '，' | '、' | '﹐' => ',',
        '；' | '\u{37E}' => ';',
        '—' | '–' | '−' | '‐' | '‑' | '－' | '•' | '·' | '◦' => '-',
        '“' | '”' | '„' | '‟' | '＂' => '"',
        '‘' | '’' | '‚' | '‛' => '\'',
        '［' => '[',
        '］' => ']',
        '｛' => '{',
        '｝' => '}',
        '０'..='９' => char::from_digit(u32::from(character) - u32::from('０'), 10)?,
        _ => return None,
    })
}

/// Returns the help with the character to type instead.
pub(super) fn help(character: char, meant: char) -> String {
    let name = match meant {
        ':' => "colon",
        ',' => "comma",
        '-' => "hyphen",
        '[' | ']' => "bracket",
        '{' | '}' => "brace",
        _ => "quote",
    };
    format!("type an ordinary {name}, `{meant}`, for the `{character}`")
}

/// Returns the first character of a text if it looks like the hyphen of an item, or is the item mark of another format.
pub(super) fn item(text: &str) -> Option<char> {
    let is_mark = |mark: &char| ascii(*mark) == Some('-') || matches!(mark, '*' | '+');
    let mark = text.chars().next().filter(is_mark)?;
    text[mark.len_utf8()..].starts_with(' ').then_some(mark)
}
