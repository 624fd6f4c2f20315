//! Advice for notations that YAML lacks: comments after `//`, and items among the keys of a map.

use super::Advice;
use super::line::Line;

/// Searches the last lines for a comment in another notation.
pub(super) fn comment(lines: &[Line<'_>], text: &str) -> Option<Advice> {
    let marks = ["//", "/*", "--", "<!--"];
    let written = |line: &Line<'_>| text.get(line.begin..line.end()).unwrap_or_default();
    let begin = |line: &Line<'_>| {
        let words = written(line);
        let is_first = !line.is_item
            && marks.iter().any(|mark| words.starts_with(mark))
            && !words.starts_with("---");
        if is_first { Some(0) } else { words.find(", // ").map(|comma| comma + 2) }
    };
    let mut last = lines.iter().rev().take(3);
    let (line, at) = last.find_map(|line| Some((line, begin(line)?)))?;
    let comment = written(line)[at..].trim_start_matches(['/', '*', '-', '<', '!', ' ']);
    let comment = comment.trim_end_matches(['/', '*', '-', '>', ' ']);
    Some(Advice {
        range: line.begin + at..line.end(),
        label: "a comment in other languages".to_owned(),
        help: format!("begin a comment with `#`: `# {comment}`"),
    })
}

/// Searches for an item among keys with the same indentation: the last line, or one before it.
pub(super) fn item(lines: &[Line<'_>], text: &str) -> Option<Advice> {
    let (last, before) = lines.split_last()?;
    let at = before.iter().rposition(|line| line.indent <= last.indent)?;
    let sibling = &before[at];
    // A list may have the indentation of its key.
    let is_list = sibling.value.is_empty() && at + 1 == before.len();
    if sibling.indent != last.indent || sibling.is_item == last.is_item || is_list {
        return None;
    }
    let item = if last.is_item { last } else { sibling };
    let dash = item.begin - (item.column - item.indent);
    let help = match item.key {
        Some(_) => format!("remove the dash: `{}`", text.get(item.begin..item.end())?),
        None => "indent it below the key of its list, or remove the dash".to_owned(),
    };
    Some(Advice { range: dash..dash + 1, label: "an item among keys".to_owned(), help })
}
