//! Characters that look like YAML's punctuation but are text.

/// Returns the character that another one looks like.
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

/// Returns the help: what to type instead.
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

/// Returns what a text begins with if it looks like the hyphen of an item, or is that of another format.
pub(super) fn item(text: &str) -> Option<char> {
    let is_mark = |mark: &char| ascii(*mark) == Some('-') || matches!(mark, '*' | '+');
    let mark = text.chars().next().filter(is_mark)?;
    text[mark.len_utf8()..].starts_with(' ').then_some(mark)
}
