//! Lines of a text that may not be YAML.

use std::ops::Range;

use super::Advice;

/// A non-empty line.
#[derive(Debug)]
pub(super) struct Line<'t> {
    /// The number of leading spaces.
    pub(super) indent: usize,
    /// The number of characters before the key: more than the indentation after `- `.
    pub(super) column: usize,
    /// Whether it begins with `- `.
    pub(super) is_item: bool,
    pub(super) key: Option<&'t str>,
    /// The text after the key, or the whole line if it has none; without blanks around it.
    pub(super) value: &'t str,
    /// The offset of the value in the text.
    pub(super) value_at: usize,
    /// The offset of the key in the text, or of the value if there is no key.
    pub(super) begin: usize,
}

/// Splits a text into its lines, without empty lines, comments, and the texts after `|` or `>`.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let content = line.trim_start_matches([' ', '\u{FEFF}']);
        let indent = line.len() - content.len();
        let is_empty = content.trim().is_empty() || content.starts_with('#');
        let in_block = lines.last().is_some_and(|last| last.opens_block() && last.indent < indent);
        if !is_empty && !in_block {
            lines.push(Line::new(content.trim_end(), start + indent, indent));
        }
    }
    lines
}

impl<'t> Line<'t> {
    pub(super) fn new(content: &'t str, start: usize, indent: usize) -> Self {
        let mut rest = content;
        while let Some(item) = rest.strip_prefix("- ") {
            rest = item.trim_start();
        }
        let begin = start + content.len() - rest.len();
        let key = key(rest);
        let value = key.map_or(rest, |key| rest[key.len() + 1..].trim_start());
        let value = if key.is_some() && value.starts_with('#') { "" } else { value };
        Self {
            indent,
            column: indent + content.len() - rest.len(),
            is_item: rest.len() < content.len(),
            key,
            value,
            value_at: start + content.len() - value.len(),
            begin,
        }
    }

    /// Returns the end of the line in the text.
    pub(super) fn end(&self) -> usize {
        self.value_at + self.value.len()
    }

    /// Returns whether further lines belong to this line's text.
    pub(super) fn opens_block(&self) -> bool {
        let mut marks = self.value.chars();
        matches!(marks.next(), Some('|' | '>')) && marks.all(|c| matches!(c, '+' | '-' | '0'..='9'))
    }

    /// Returns whether the value is invalid YAML without quotes, and valid with them.
    pub(super) fn needs_quotes(&self) -> bool {
        match self.value.chars().next() {
            None => false,
            Some('"' | '\'' | '{' | '[') => {
                let rest = closed(self.value).map_or("", |end| self.value[end..].trim_start());
                !rest.is_empty() && !rest.starts_with('#')
            }
            Some('`' | '@' | '%') => true,
            Some('-' | '?' | '&' | '*')
                if self.key.is_some() && self.value[1..].starts_with(' ') =>
            {
                true
            }
            Some('|' | '>') => !self.opens_block(),
            Some(_) => {
                self.key.is_some() && (self.value.contains(": ") || self.value.ends_with(':'))
            }
        }
    }

    /// Returns whether the text starts with quoted words and continues after a blank: `"Sold out" is a word`.
    fn begins_with_quoted_words(&self) -> bool {
        let end = closed(self.value).filter(|end| *end > 2).unwrap_or_default();
        let (words, rest) = self.value.split_at(end);
        let is_blank_inside = words.trim_end_matches(['"', '\'']).ends_with(' ');
        !is_blank_inside && rest.starts_with([' ', ',', '.', ':', ';', '!', '?', ')'])
    }

    /// Returns the position of a surplus closing bracket of a list or map, and the fix.
    pub(super) fn surplus(&self) -> Option<(Range<usize>, String)> {
        let end = self.value.starts_with(['{', '[']).then(|| closed(self.value))??;
        let (inner, rest) = self.value.split_at(end);
        let surplus = rest.trim_start();
        let is_closing = |c: char| matches!(c, '}' | ']');
        if !surplus.is_empty() && surplus.chars().all(is_closing) {
            let range = self.value.len() - surplus.len()..self.value.len();
            return Some((range, format!("remove this `{surplus}`")));
        }
        let count = |brackets: [char; 2]| self.value.matches(brackets).count();
        let is_cut = surplus.starts_with(',') && surplus.ends_with(is_closing);
        let bracket = inner.chars().next_back()?;
        (is_cut && count(['}', ']']) > count(['{', '[']))
            .then(|| (end - 1..end, format!("remove this `{bracket}`, or one before it")))
    }

    /// Returns the advice to quote the value.
    pub(super) fn unquoted(&self, text: &str) -> Advice {
        Advice {
            range: self.value_at..self.end(),
            label: "needs quotes".to_owned(),
            help: self.quotes(text),
        }
    }

    /// Returns the line with its value in quotes, as a suggestion.
    pub(super) fn quotes(&self, text: &str) -> String {
        format!("put the text in quotes: `{}`", self.in_quotes(text))
    }

    /// Returns the line with its value in quotes; continuation lines are hinted at.
    fn in_quotes(&self, text: &str) -> String {
        let value = self.value;
        // Quotes that were meant to enclose the text are not part of it.
        let inner = ['"', '\''].into_iter().filter(|_| !self.begins_with_quoted_words());
        let inner = inner.into_iter().find_map(|quote| {
            value.strip_prefix(quote).map(|rest| rest.strip_suffix(quote).unwrap_or(rest))
        });
        let inner = inner.unwrap_or(value).replace('\\', "\\\\").replace('"', "\\\"");
        let below = text[self.end()..].lines().skip(1).find(|line| !line.trim().is_empty());
        let goes_on = below.is_some_and(|line| line.len() - line.trim_start().len() > self.column);
        let more = if goes_on { " …" } else { "" };
        let key = self.key.map_or(String::new(), |key| format!("{key}: "));
        if inner.len() > 200 { format!("{key}\"…\"") } else { format!("{key}\"{inner}{more}\"") }
    }
}

/// Returns the key at the start of a line.
fn key(content: &str) -> Option<&str> {
    if let Some(quote @ ('"' | '\'')) = content.chars().next() {
        let end = content[1..].find(quote)? + 2;
        let rest = &content[end..];
        return (rest == ":" || rest.starts_with(": ")).then_some(&content[..end]);
    }
    let end = content.find(": ").or_else(|| content.ends_with(':').then(|| content.len() - 1))?;
    let key = &content[..end];
    (!key.is_empty() && !key.contains(['{', '[', '"', '\'', '#', '`'])).then_some(key)
}

/// Returns the closing partner of a character.
pub(super) fn partner(opened: char) -> char {
    match opened {
        '{' => '}',
        '[' => ']',
        quote => quote,
    }
}

/// Returns the end of the quote or bracket at the start of a text; `None` if it is not closed.
pub(super) fn closed(text: &str) -> Option<usize> {
    let mut open: Vec<char> = Vec::new();
    for (at, character) in unquoted(text) {
        if open.last() == Some(&character) {
            open.pop();
        } else if matches!(character, '"' | '\'' | '{' | '[') {
            open.push(partner(character));
        }
        if open.is_empty() {
            return Some(at + character.len_utf8());
        }
    }
    None
}

/// Returns the characters of a text outside quotes, and the quotes, with their positions.
pub(super) fn unquoted(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut open = None;
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (at, character) = chars.next()?;
            match (open, character) {
                (Some('"'), '\\') => drop(chars.next()),
                (Some('\''), '\'') if chars.next_if(|(_, next)| *next == '\'').is_some() => {}
                (Some(quote), _) if quote == character => {
                    open = None;
                    return Some((at, character));
                }
                (Some(_), _) => {}
                (None, '"' | '\'') => {
                    if at == 0 || text[..at].ends_with([' ', '{', '[', ',', '\n']) {
                        open = Some(character);
                        return Some((at, character));
                    }
                }
                (None, _) => return Some((at, character)),
            }
        }
    })
}
