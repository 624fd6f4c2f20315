//! Lines without a key where one is expected: the colon is missing, or the line continues the text above it.

use super::Advice;
use super::line::Line;
use crate::parse::reference::is_key;

/// Searches the last two lines: the parser may take a line without a colon for the start of a long key.
pub(super) fn advice(lines: &[Line<'_>], after: Option<&Line<'_>>, text: &str) -> Option<Advice> {
    (1..=lines.len().min(2)).find_map(|back| {
        let index = lines.len() - back;
        let (line, next) = (&lines[index], lines.get(index + 1).or(after));
        if line.key.is_some() || line.is_item {
            return None;
        }
        let before = lines[..index].iter().rev();
        let above = before.clone().next();
        if let Some(advice) = above.and_then(|above| block(line, above, text)) {
            return Some(advice);
        }
        let is_sibling = |other: &Line<'_>| other.key.is_some() && other.indent == line.indent;
        let key = Key::of(line, next)?;
        let opened =
            above.is_some_and(|above| above.value.is_empty() && above.indent < line.indent);
        let is_key = opened
            || is_key(key.name)
            || ((key.opens || key.is_short()) && before.clone().any(is_sibling));
        match above.filter(|above| !above.value.is_empty()) {
            Some(above) if back == 1 && !is_key => goes_on(line, above),
            Some(above) if above.indent < line.indent => None,
            _ => is_key.then(|| key.advice(line)),
        }
    })
}

/// The parts of a key without its colon.
struct Key<'l> {
    name: &'l str,
    value: &'l str,
    /// Whether lines below belong to it.
    opens: bool,
    help: &'static str,
}

impl<'l> Key<'l> {
    fn of(line: &Line<'l>, next: Option<&Line<'_>>) -> Option<Self> {
        let end = line.value.find([' ', ':', '=']).unwrap_or(line.value.len());
        let (name, rest) = line.value.split_at(end);
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        let value = rest.trim_start_matches([' ', ':', '=']);
        let help = match rest.trim_start().chars().next() {
            Some(':') => "put a space after the colon",
            Some('=') => "write a colon for the `=`",
            _ => "put a colon after the key",
        };
        let opens = value.is_empty() && next.is_some_and(|next| next.indent > line.indent);
        (!name.is_empty() && name.chars().all(is_word)).then_some(Self { name, value, opens, help })
    }

    /// Returns whether the value is one word, or a list or map, rather than a text.
    fn is_short(&self) -> bool {
        self.value.starts_with(['{', '[']) || !(self.value.is_empty() || self.value.contains(' '))
    }

    fn advice(&self, line: &Line<'_>) -> Advice {
        let Self { name, value, help, .. } = self;
        let value = if value.is_empty() { String::new() } else { format!(" {value}") };
        Advice {
            range: line.value_at..line.end(),
            label: "not a key with a value".to_owned(),
            help: format!("{help}: `{name}:{value}`"),
        }
    }
}

/// Suggests how to write a block whose text starts at the indentation of keys.
fn block(line: &Line<'_>, above: &Line<'_>, text: &str) -> Option<Advice> {
    let is_empty = text.get(above.end()..line.begin)?.trim().is_empty();
    let key = above.key.filter(|_| above.opens_block() && is_empty)?;
    (line.indent <= above.column).then(|| Advice {
        range: line.value_at..line.end(),
        label: format!("indented by {}", line.indent),
        help: format!("indent the text below `{key}` by {} spaces", above.column + 2),
    })
}

/// Suggests how to write a line that continues the text above it.
fn goes_on(line: &Line<'_>, above: &Line<'_>) -> Option<Advice> {
    let key = above.key.filter(|_| line.indent <= above.column)?;
    Some(Advice {
        range: line.value_at..line.end(),
        label: format!("indented by {}", line.indent),
        help: format!(
            "indent it by {} spaces if it is a part of the text of `{key}`",
            above.column + 2
        ),
    })
}
