//! Bytes of a scalar's text → bytes of its spelling in the file, across escapes, folded lines and indentation.

use std::ops::Range;

use super::NodeKind;

/// The map from bytes of a text to bytes of its spelling.
#[derive(Debug)]
pub(super) struct Spelling {
    /// In order, without gaps in the text.
    runs: Vec<Run>,
}

/// Bytes of the text, and their source in the spelling.
#[derive(Debug)]
struct Run {
    text: Range<usize>,
    source: Range<usize>,
}

impl Spelling {
    /// Compares a text with its spelling; `None` if they don't match.
    pub(super) fn new(kind: NodeKind, spelled: &str, text: &str) -> Option<Self> {
        let (mut at, content, escapes) = match (kind, spelled.as_bytes().first()?) {
            (NodeKind::Quoted, b'"') => (1, spelled.strip_suffix('"')?, Escapes::Double),
            (NodeKind::Quoted, b'\'') => (1, spelled.strip_suffix('\'')?, Escapes::Single),
            (NodeKind::Plain | NodeKind::Literal | NodeKind::Folded, _) => {
                (0, spelled, Escapes::None)
            }
            _ => return None,
        };
        let mut spelling = Self { runs: Vec::new() };
        let mut done = 0;
        while done < text.len() {
            let rest = content.get(at..)?;
            let blanks = rest.len() - rest.trim_start_matches(BLANKS).len();
            let next = escapes.next(&rest[blanks..]);
            // An escape may be a blank. The text alone doesn't tell where the blanks before it end.
            let made = match next {
                Some((_, Some(_))) => folded(&rest[..blanks]),
                _ => text[done..].len() - text[done..].trim_start_matches(BLANKS).len(),
            };
            spelling.push(&mut done, made, at..at + blanks);
            at += blanks;
            let Some((length, made_of)) = next else { break };
            let made = match made_of {
                Some(decoded) => decoded.map_or(0, char::len_utf8),
                None if text[done..].starts_with(&content[at..at + length]) => length,
                None => return None,
            };
            spelling.push(&mut done, made, at..at + length);
            at += length;
        }
        let fits = |run: &Run| text.get(run.text.clone()).is_some();
        spelling.runs.iter().all(fits).then_some(spelling)
    }

    /// Returns the source of a part of the text.
    pub(super) fn source(&self, part: &Range<usize>) -> Option<Range<usize>> {
        let first = self.runs.partition_point(|run| run.text.end <= part.start);
        let first = self.runs.get(first)?;
        let start = first.at(part.start.checked_sub(first.text.start)?, first.source.start);
        if part.is_empty() {
            return Some(start..start);
        }
        let last = self.runs.partition_point(|run| run.text.end < part.end);
        let last = self.runs.get(last)?;
        let end = last.at(part.end.checked_sub(last.text.start)?, last.source.end);
        (start <= end).then_some(start..end)
    }

    fn push(&mut self, done: &mut usize, made: usize, source: Range<usize>) {
        if made > 0 {
            self.runs.push(Run { text: *done..*done + made, source });
            *done += made;
        }
    }
}

impl Run {
    /// Returns a byte of the spelling, or `otherwise` if the text is shorter.
    fn at(&self, offset: usize, otherwise: usize) -> usize {
        if self.text.len() == self.source.len() { self.source.start + offset } else { otherwise }
    }
}

const BLANKS: [char; 4] = [' ', '\t', '\n', '\r'];

/// Returns the number of bytes that blanks in a flow scalar become: one line end becomes a space; of several, the first is
/// dropped (YAML 1.2.2, section 7.3).
fn folded(blanks: &str) -> usize {
    // A carriage return alone ends a line too.
    let ends = blanks.replace("\r\n", "\n").matches(['\n', '\r']).count();
    match ends {
        0 => blanks.len(),
        1 => 1,
        lines => lines - 1,
    }
}

/// The escapes of a character.
#[derive(Clone, Copy)]
enum Escapes {
    None,
    Single,
    Double,
}

impl Escapes {
    /// Returns the length up to the next blank or escape; for an escape, its length and character.
    #[expect(
        clippy::option_option,
        reason = "no escape, an escape of nothing, an escape of a character"
    )]
    fn next(self, rest: &str) -> Option<(usize, Option<Option<char>>)> {
        let mark = match self {
            Self::None => None,
            Self::Single => Some('\''),
            Self::Double => Some('\\'),
        };
        if rest.is_empty() {
            return None;
        }
        if mark.is_some_and(|mark| rest.starts_with(mark)) {
            let single = (2, Some('\''));
            let (length, character) = if mark == Some('\'') { single } else { double(rest) };
            return Some((length.min(rest.len()), Some(character)));
        }
        let end = rest.find(|c| BLANKS.contains(&c) || Some(c) == mark).unwrap_or(rest.len());
        Some((end, None))
    }
}

/// Reads an escape of a double-quoted text (YAML 1.2.2, section 5.7).
fn double(rest: &str) -> (usize, Option<char>) {
    let Some(c) = rest.chars().nth(1) else { return (rest.len(), None) };
    let code = |digits: usize| {
        let digits = rest.get(2..2 + digits).unwrap_or_default();
        let character = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
        (2 + digits.len(), character)
    };
    match c {
        // An escaped line end disappears, with the blanks after it.
        '\n' | '\r' => {
            let line = if rest[1..].starts_with("\r\n") { 3 } else { 2 };
            let blanks = rest[line..].len() - rest[line..].trim_start_matches([' ', '\t']).len();
            (line + blanks, None)
        }
        'x' => code(2),
        'u' => code(4),
        'U' => code(8),
        'N' => (2, Some('\u{85}')),
        '_' => (2, Some('\u{a0}')),
        'L' => (2, Some('\u{2028}')),
        'P' => (2, Some('\u{2029}')),
        // All others make one byte.
        c => (1 + c.len_utf8(), Some(' ')),
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Diagnostics, Path, PlacePart};
    use crate::parse::SyntaxTree;
    use crate::parse::syntax::Seen;
    use crate::source::FileId;

    /// Returns the spelling in a file of a part of the text of `x`.
    fn found<'f>(file: &'f str, part: &str) -> &'f str {
        let mut diagnostics = Diagnostics::default();
        let tree = SyntaxTree::build(file.as_bytes(), FileId(0), &mut diagnostics);
        assert!(diagnostics.list.is_empty(), "{file}");
        let (root, path) = (tree.root().unwrap(), Path::keys(["x"]));
        let text = tree.scalar(tree.get(root, "x").unwrap());
        let start = text.find(part).unwrap_or_else(|| panic!("{part:?} is not in {text:?}"));
        let part = PlacePart::Within(start..start + part.len());
        &file[tree.locate(&path, &part, &mut Seen::default())]
    }

    #[test]
    fn every_style_says_where_its_text_comes_from() {
        for (file, part, expected) in [
            ("x: one {n} two", "{n}", "{n}"),
            ("x: one\n  {n} two", "{n}", "{n}"),
            ("x: é\n\n\n  <b> é <c>\ny: 1", "<c>", "<c>"),
            ("x: 'it''s <b>, ''<c>'''", "<c>", "<c>"),
            ("x: 'it''s <b>'", "'s", "''s"),
            ("x: 'it''s\n\n   <b>\n  <c>'", "<c>", "<c>"),
            (r#"x: "a \"b\" <c>""#, "<c>", "<c>"),
            (r#"x: "a \"b\" <c>""#, "\"b\"", r#"\"b\""#),
            (r#"x: "a\n\n  \t <c>\u00e9\x41\U0001F600 \\ <d> ""#, "<d>", "<d>"),
            (r#"x: "a\n\n  \t <c>\u00e9\x41\U0001F600 \\ <d> ""#, "éA", r"\u00e9\x41"),
            ("x: \"a \\\n   b \n\n  c \\n\n  <d>\"", "<d>", "<d>"),
            ("x: \"a\\   \n  b <d>\"", "<d>", "<d>"),
            ("x: \"\\u00e9\\\r- L\\\n  <d>\"", "<d>", "<d>"),
            ("x: \"a\r\r  b <d>\"", "<d>", "<d>"),
            ("x: |\n    a\n      <b>\n    <c>\n", "<b>", "<b>"),
            ("x: |\n    a\n      <b>\n    <c>\n", "<c>", "<c>"),
            ("x: |\n    > a\n    <c>\n", "> a\n<c>", "> a"),
            ("x: |2-\n    a\n\n  # b\n  <c>", "# b", "# b"),
            ("x: >\n  a\n  b\n\n  > <c>\n    d\n  <e>\n", "<c>", "<c>"),
            ("x: >\n  a\n  b\n\n  > <c>\n    d\n  <e>\n", "<e>", "<e>"),
            ("x: >-  # comment\r\n  a\r\n  <b>\r\n", "<b>", "<b>"),
        ] {
            assert_eq!(found(file, part), expected, "{file}");
        }
    }
}
