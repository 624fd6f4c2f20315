//! Guesses at the mistake in a text that is not valid YAML.
//!
//! The parser often stops some lines after the mistake, and describes it in terms of the grammar. Common mistakes are few, and
//! can be recognized in the lines.

mod colon;
mod flow;
mod foreign;
mod indent;
mod line;
mod lookalike;
mod mistake;
mod space;

use line::{Line, lines};

pub(super) use mistake::Advice;

/// Looks for the mistake that made the parser stop at an offset.
pub(super) fn advice(text: &str, stopped: usize) -> Option<Advice> {
    let end = text.get(stopped..)?.find('\n').map_or(text.len(), |at| stopped + at);
    let before = lines(&text[..end]);
    let after = lines(&text[end..]);
    let last = before.last()?;
    conflict(last)
        .or_else(|| line_end(text, stopped))
        .or_else(|| foreign::comment(&before, text))
        .or_else(|| before.iter().rev().find_map(|line| space::advice(line, text)))
        .or_else(|| before.iter().rev().find_map(|line| lookalike::advice(line, text)))
        .or_else(|| before.iter().rev().find_map(comment))
        .or_else(|| flow::advice(&before, text, stopped))
        .or_else(|| unclosed(&before, text, stopped))
        .or_else(|| escape(last, text))
        .or_else(|| surplus(last))
        .or_else(|| mark(last))
        .or_else(|| needs_quotes(last, text))
        .or_else(|| foreign::item(&before, text))
        .or_else(|| colon::advice(&before, after.first(), text))
        .or_else(|| indent::advice(&before, after.first(), text))
}

/// Returns a suggestion to quote the text at an offset, if it is the value of a key.
pub(super) fn in_quotes(text: &str, at: usize) -> Option<String> {
    let end = text.get(at..)?.find('\n').map_or(text.len(), |line| at + line);
    let lines = lines(&text[..end]);
    let line = lines.last().filter(|line| line.value_at == at)?;
    // `&name value` and `!type value` have other meanings in YAML.
    let words = line.value.split(' ').count();
    let is_map = line.value.split(' ').nth(1).is_some_and(|word| word.starts_with(['{', '[']));
    let is_text = if words == 2 { line.value.starts_with('*') } else { words > 2 && !is_map };
    is_text.then(|| line.quotes(text))
}

/// Recognizes conflict markers of version control.
fn conflict(line: &Line<'_>) -> Option<Advice> {
    let marks = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];
    marks.iter().any(|mark| line.value.starts_with(mark)).then(|| Advice {
        range: line.value_at..line.end(),
        label: "a mark of version control".to_owned(),
        help: "choose between the two versions, and remove the marks".to_owned(),
    })
}

/// Recognizes a carriage return within a line.
fn line_end(text: &str, stopped: usize) -> Option<Advice> {
    let line = text.get(..stopped)?.rsplit('\n').next()?;
    let at = line.rfind('\r').filter(|at| at + 1 < text.len() && stopped < text.len())?;
    let at = stopped - line.len() + at;
    let is_within = !text[at + 1..].starts_with('\n') && text.contains('\n');
    is_within.then(|| Advice {
        range: at..at + 1,
        label: "a carriage return, which ends a line".to_owned(),
        help: "delete the character".to_owned(),
    })
}

/// Recognizes a `#` in braces or brackets that was meant as text.
fn comment(line: &Line<'_>) -> Option<Advice> {
    let start = line.value.find(" #")? + 1;
    let (before, rest) = line.value.split_at(start);
    let is_open = before.starts_with(['{', '[']) && line::closed(before).is_none();
    let is_text = rest[1..].starts_with(|next: char| !next.is_whitespace());
    let text = rest.split([',', '}', ']']).next().unwrap_or(rest).trim_end();
    (is_open && is_text).then(|| Advice {
        range: line.value_at + start..line.end(),
        label: "a comment".to_owned(),
        help: format!("put the text in quotes: `\"{text}\"`"),
    })
}

/// Recognizes a quote or a bracket that is not closed before the parser stops, on the last line that opens one.
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

/// Recognizes a backslash in double quotes that is not an escape.
fn escape(line: &Line<'_>, text: &str) -> Option<Advice> {
    let length = line.value.starts_with('"').then(|| line::closed(&text[line.value_at..]))??;
    let value = &text[line.value_at..line.value_at + length];
    let mut rest = value;
    while let Some(at) = rest.find('\\') {
        rest = &rest[at + 1..];
        let next = rest.chars().next()?;
        let digits = match next {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            c if "0abt\tnvfre \"/\\N_LP\n\r".contains(c) => 0,
            _ => usize::MAX,
        };
        let code = rest.get(1..digits.saturating_add(1));
        if !code.is_some_and(|code| code.bytes().all(|digit| digit.is_ascii_hexdigit())) {
            let start = line.value_at + value.len() - rest.len() - 1;
            return Some(Advice {
                range: start..start + 1 + next.len_utf8(),
                label: "no escape".to_owned(),
                help: format!("double the backslash: `\\\\{next}`"),
            });
        }
        rest = &rest[next.len_utf8()..];
    }
    None
}

/// Recognizes a surplus bracket at the end.
fn surplus(line: &Line<'_>) -> Option<Advice> {
    let (range, help) = line.surplus()?;
    Some(Advice {
        range: line.value_at + range.start..line.value_at + range.end,
        label: "one bracket too many".to_owned(),
        help,
    })
}

/// Recognizes a mark that other formats put after a closed value.
fn mark(line: &Line<'_>) -> Option<Advice> {
    let is_closed = line.value.starts_with(['"', '\'', '{', '[']);
    let end = is_closed.then(|| line::closed(line.value))??;
    let mark = line.value[end..].trim_start();
    let is_mark = matches!(mark, ";" | ",");
    is_mark.then(|| Advice {
        range: line.end() - 1..line.end(),
        label: "not YAML".to_owned(),
        help: format!("remove this `{mark}`"),
    })
}

/// Recognizes a text that needs quotes.
fn needs_quotes(line: &Line<'_>, text: &str) -> Option<Advice> {
    line.needs_quotes().then(|| line.unquoted(text))
}
