//! What is probably wrong with a text that is not YAML.
//!
//! The parser stops where it cannot go on, which is often some lines after the mistake, and calls it by a word of the grammar. The
//! mistakes that people make are few, and can be seen in the lines.

use std::ops::Range;

mod indent;
mod line;

use line::{Line, lines};

/// Where the mistake is, and the way out.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Advice {
    pub(super) range: Range<usize>,
    /// What is at the place.
    pub(super) label: String,
    pub(super) help: String,
}

/// Looks for the mistake that made the parser stop at an offset.
pub(super) fn advice(text: &str, stopped: usize) -> Option<Advice> {
    let end = text.get(stopped..)?.find('\n').map_or(text.len(), |at| stopped + at);
    let lines = lines(&text[..end]);
    let last = lines.last()?;
    unclosed(&lines, text, stopped)
        .or_else(|| last.needs_quotes().then(|| quote(last, text)))
        .or_else(|| indent::advice(&lines))
        .or_else(|| no_colon(&lines))
}

/// A quote or a bracket that is not closed before the parser stops, on the last line that opens one.
fn unclosed(lines: &[Line<'_>], text: &str, stopped: usize) -> Option<Advice> {
    let is_open = |line: &&Line<'_>| {
        let read = text.get(line.value_at..stopped.max(line.end()));
        line.value.starts_with(['"', '\'', '{', '['])
            && read.is_some_and(|read| line::closed(read).is_none())
    };
    let line = lines.iter().rev().find(is_open)?;
    let opened = line.value.chars().next()?;
    let what = if matches!(opened, '"' | '\'') { "quote" } else { "bracket" };
    Some(Advice {
        range: line.value_at..line.value_at + 1,
        label: format!("this {what} is not closed"),
        help: format!("add the `{}` that closes it", line::partner(opened)),
    })
}

/// A text that has to be in quotes.
fn quote(line: &Line<'_>, text: &str) -> Advice {
    let help = format!("put the text in quotes: `{}`", line.in_quotes(text));
    let range = line.value_at..line.end();
    Advice { range, label: "needs quotes".to_owned(), help }
}

/// A key without a colon, or with one that no space follows.
fn no_colon(lines: &[Line<'_>]) -> Option<Advice> {
    let [before @ .., _] = lines else { return None };
    let is_key = |line: &&Line<'_>| {
        line.key.is_none()
            && !line.is_item
            && before.iter().any(|other| other.key.is_some() && other.indent == line.indent)
    };
    let line = lines.iter().rev().take(2).find(is_key)?;
    let (key, value) = line.value.split_once([' ', ':'])?;
    let joined = line.value[key.len()..].starts_with(':');
    let help = if joined { "put a space after the colon" } else { "put a colon after the key" };
    Some(Advice {
        range: line.value_at..line.end(),
        label: "not a key with a value".to_owned(),
        help: format!("{help}: `{key}: {}`", value.trim()),
    })
}
