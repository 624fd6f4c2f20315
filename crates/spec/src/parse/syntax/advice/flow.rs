//! Texts in braces or brackets that need quotes, and missing commas.

use std::ops::Range;

use super::Advice;
use super::line::{Line, closed, partner, unquoted};
use crate::document::Scalar;
use crate::parse::lookalike::{self, ascii};
use crate::parse::reference::is_key;

/// Searches for such a text where the parser stopped.
pub(super) fn advice(lines: &[Line<'_>], text: &str, stopped: usize) -> Option<Advice> {
    let is_open = |line: &&Line<'_>| {
        let read = text.get(line.value_at..stopped);
        line.value.starts_with(['{', '[']) && read.is_some_and(|read| closed(read).is_none())
    };
    let opened = lines.iter().rev().find(is_open)?.value_at;
    let (before, start) = items(text.get(opened..stopped)?, opened)?;
    let next = text[stopped..].chars().next()?;
    let line_end = stopped + text[stopped..].find('\n').unwrap_or(text.len() - stopped);
    if let Some(other) = mismatched(&text[opened..line_end], opened) {
        return Some(other);
    }
    let item = text[start..stopped].trim_start();
    if item.trim().is_empty() || item.contains('\n') {
        return None;
    }
    let item = item.trim_end();
    let value = item.split_once(": ").map(|(_, value)| value.trim_start());
    if let Some(comma) = value.and_then(|value| comma(value, text, start..stopped)) {
        return Some(comma);
    }
    if let Some(comma) =
        value.filter(|_| next == ':').and_then(|value| other_comma(value, text, stopped))
    {
        return Some(comma);
    }
    if matches!(next, '"' | '\'') && closed(item) == Some(item.len()) {
        return Some(Advice {
            range: stopped..stopped + 1,
            label: "no comma before this".to_owned(),
            help: format!("put a comma after `{item}`"),
        });
    }
    if text[stopped..].starts_with("[]") && value == Some("string") {
        return Some(Advice {
            range: stopped - "string".len()..stopped + 2,
            label: "not a type".to_owned(),
            help: "use `strings` for a list of texts".to_owned(),
        });
    }
    let is_text = match (value, next) {
        (Some(value), _) if value.starts_with(['"', '\'']) => closed(value).is_some(),
        (Some(_), ':') => true,
        (_, '[' | '{') => !item.ends_with(':'),
        (_, '`' | '@' | '%') => item.ends_with(':'),
        _ => false,
    };
    // A part without a key continues the text before the comma.
    let is_rest = value.is_none() && !item.ends_with(':') && text[..start].ends_with(',');
    let start = before.filter(|_| is_rest).unwrap_or(start);
    let end = stopped + length(&text[stopped..]);
    is_text.then(|| line(text, start..end).unquoted(text))
}

/// Recognizes a closing bracket of the wrong kind.
fn mismatched(read: &str, start: usize) -> Option<Advice> {
    let mut open = Vec::new();
    for (at, character) in unquoted(read) {
        match character {
            '{' | '[' => open.push(partner(character)),
            '}' | ']' => {
                let expected = open.pop()?;
                if expected != character {
                    return Some(Advice {
                        range: start + at..start + at + 1,
                        label: format!("not `{expected}`"),
                        help: format!("write `{expected}` for this `{character}`"),
                    });
                }
            }
            _ => {}
        }
    }
    None
}

/// Returns an item of a list or map as a separate line, with nothing below it.
fn line(text: &str, item: Range<usize>) -> Line<'_> {
    let content = &text[item.clone()];
    let start = item.end - content.trim_start().len();
    Line { column: usize::MAX, ..Line::new(content.trim(), start, 0) }
}

/// Returns the start of the last item in the innermost open list or map, and of the item before it.
fn items(read: &str, start: usize) -> Option<(Option<usize>, usize)> {
    let mut open: Vec<(Option<usize>, usize)> = Vec::new();
    for (at, character) in unquoted(read) {
        let next = start + at + 1;
        match character {
            '{' | '[' => open.push((None, next)),
            '}' | ']' => drop(open.pop()),
            ',' => open.iter_mut().rev().take(1).for_each(|last| *last = (Some(last.1), next)),
            _ => {}
        }
    }
    open.pop()
}

/// Returns the length of the rest of a text: up to the comma before the next key, or to the bracket that closes the surrounding
/// list or map.
fn length(rest: &str) -> usize {
    let line = rest.lines().next().unwrap_or_default();
    let mut depth = 0_usize;
    for (at, character) in line.char_indices() {
        match character {
            '{' | '[' => depth += 1,
            '}' | ']' if depth == 0 => return at,
            '}' | ']' => depth -= 1,
            ',' if depth == 0 => {
                let next = line[at + 1..].split([',', '}', ']']).next().unwrap_or_default();
                if next.contains(':') {
                    return at;
                }
            }
            _ => {}
        }
    }
    line.len()
}

/// Recognizes a character before a key that looks like a comma.
fn other_comma(value: &str, text: &str, stopped: usize) -> Option<Advice> {
    let start = text[..stopped].rfind(|c| ascii(c) == Some(','))?;
    let character = text[start..].chars().next()?;
    (start + value.len() > stopped).then(|| Advice {
        range: start..start + character.len_utf8(),
        label: "not `,`".to_owned(),
        help: lookalike::help(character, ','),
    })
}

/// Recognizes a missing comma before a key.
fn comma(value: &str, text: &str, item: Range<usize>) -> Option<Advice> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    // The parser stops after the key, or before it.
    let stopped = item.end;
    let rest = &text[stopped..];
    let quoted = closed(rest).filter(|_| rest.starts_with(['"', '\'']));
    let end = stopped + quoted.or_else(|| rest.find(|c| !is_word(c)))?;
    let start = text[..stopped].trim_end_matches(is_word).len();
    let key = text.get(start..end).filter(|key| !key.is_empty())?;
    let before = value.trim_end_matches(is_word).trim_end();
    let is_word = |c: char| c.is_ascii_lowercase() || c == '_';
    let is_whole = match before.chars().next()? {
        '"' | '\'' | '{' | '[' => closed(before) == Some(before.len()),
        _ => !matches!(Scalar::plain(before), Scalar::Text(_)),
    };
    let comma = format!("put a comma before `{key}`");
    let help = if is_whole || is_key(key) {
        comma
    } else if before.chars().all(is_word) {
        let text = line(text, item.start..stopped + length(&text[stopped..])).quotes(text);
        format!("{comma}, or {text}")
    } else {
        return None;
    };
    text[end..].starts_with(':').then(|| Advice {
        range: start..end,
        label: "no comma before this key".to_owned(),
        help,
    })
}
