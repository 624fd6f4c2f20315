//! JSON literals, with strings as the runtime writes them.

/// Returns a text as a JSON string.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

/// Returns a text escaped for JSON, as the runtime does.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = Vec::with_capacity(text.len());
    errbook::__v1::json(text, &mut escaped);
    String::from_utf8_lossy(&escaped).into_owned()
}

/// Returns the text of a JSON scalar: the contents of a string, or the literal itself.
pub(crate) fn text_of(json: &str) -> String {
    let Some(inner) = json.strip_prefix('"').and_then(|json| json.strip_suffix('"')) else {
        return json.to_owned();
    };
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner.chars();
    while let Some(character) = rest.next() {
        text.push(match character {
            '\\' => unescaped(&mut rest),
            other => other,
        });
    }
    text
}

/// Reads the rest of an escape that [`escaped`] wrote.
fn unescaped(rest: &mut std::str::Chars<'_>) -> char {
    match rest.next() {
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('b') => '\u{8}',
        Some('f') => '\u{c}',
        Some('u') => {
            let digits: String = rest.by_ref().take(4).collect();
            let code = u32::from_str_radix(&digits, 16).ok();
            code.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER)
        }
        Some(other) => other,
        None => '\\',
    }
}

/// Returns a JSON scalar as a JSON string.
pub(crate) fn string_of(json: &str) -> String {
    if json.starts_with('"') { json.to_owned() } else { quoted(json) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back() {
        for code in 0..0x80_u32 {
            let text = format!("a{}é", char::from_u32(code).unwrap());
            assert_eq!(quoted(&text), serde_json::to_string(&text).unwrap());
            assert_eq!(text_of(&quoted(&text)), text);
        }
        assert_eq!(text_of("5"), "5");
        assert_eq!((string_of("5").as_str(), string_of("\"5\"").as_str()), ("\"5\"", "\"5\""));
    }
}
