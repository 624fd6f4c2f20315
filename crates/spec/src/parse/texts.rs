//! Unquoted texts that were probably meant differently.

use super::convert::Converter;
use super::lookalike;
use super::shape::Field;
use super::syntax::{NodeId, NodeKind};
use crate::diagnostic::words::{parse, value};
use crate::diagnostic::{Place, Seg};

/// The keys of texts, which may contain any character.
const TEXTS: [&str; 8] =
    ["title", "description", "resolution", "reasons", "detail", "message", "note", "summary"];

/// Returns whether the value of a key is a text, which may contain any character.
fn is_text_key(key: &str) -> bool {
    key == "example" || TEXTS.contains(&key)
}

impl Converter<'_> {
    /// Reports texts in braces that a comma cuts, leaving a key without colon and value. The rest is not read. `fields` are the
    /// keys of the map, unless it may have any.
    pub(super) fn cut_by_commas(&mut self, map: NodeId, fields: Option<&[Field]>) {
        let tree = self.tree;
        let may_be = |key: &str, rest: &str| {
            let is_known = |fields: &[Field]| fields.iter().any(|field| field.name == rest);
            fields.is_none_or(|fields| is_text_key(key) && !is_known(fields))
        };
        let is_rest = |(key, value): &(NodeId, NodeId)| {
            let after = tree.text()[tree.range(*key).end..].trim_start();
            tree.range(*value).is_empty() && after.starts_with([',', '}'])
        };
        let mut pairs = tree.pairs(map).peekable();
        while let Some((key, value)) = pairs.next() {
            let (mut rest, name) = (Vec::new(), tree.scalar(key));
            let is_text = tree.kind(value) == NodeKind::Plain && tree.is_scalar(value);
            while let Some(pair) =
                pairs.next_if(|pair| is_text && is_rest(pair) && may_be(name, tree.scalar(pair.0)))
            {
                rest.push(pair);
            }
            let (Some((first, _)), Some((last, _))) = (rest.first(), rest.last()) else { continue };
            let end = tree.range(*last).end;
            let written = &tree.text()[tree.range(value).start..end];
            let place = Place::Span(self.file, tree.range(*first).start..end);
            self.diagnostics.push(value::cut_by_comma(name, written, fields.is_none(), place));
            self.skipped.extend(rest.iter().map(|(_, value)| *value));
        }
    }

    /// Warns about parts of a text that were probably not meant as text.
    pub(super) fn text(&mut self, id: NodeId) {
        self.cut_text(id);
        self.unopened_quote(id);
        self.other_notation(id);
        self.other_quotes(id);
        self.other_item(id);
    }

    /// Warns about a text below its key that starts with a character like the hyphen of an item.
    fn other_item(&mut self, id: NodeId) {
        let (tree, range) = (self.tree, self.tree.range(id));
        let mark = lookalike::item(tree.scalar(id)).filter(|_| tree.kind(id) == NodeKind::Plain);
        let between = tree.text().get(tree.key_range(id).end..range.start);
        if let Some(mark) = mark.filter(|_| between.is_some_and(|between| between.contains('\n'))) {
            let place = Place::Span(self.file, range.start..range.start + mark.len_utf8());
            let help = lookalike::help(mark, '-');
            self.diagnostics.push(value::other_item(mark, help, place));
        }
    }

    /// Warns about an unquoted text in typographic quotes.
    fn other_quotes(&mut self, id: NodeId) {
        let text = self.tree.scalar(id);
        let is_quote = |c: &char| matches!(lookalike::ascii(*c), Some('"' | '\''));
        let mut quotes = text.chars().filter(is_quote);
        let is_around = text.starts_with(|c| is_quote(&c)) && text.ends_with(|c| is_quote(&c));
        let two = (quotes.next(), quotes.next(), quotes.next());
        let (Some(open), Some(close), None) = two else { return };
        if self.tree.kind(id) == NodeKind::Plain && is_around {
            let place = Place::Span(self.file, self.tree.value_range(id));
            self.diagnostics.push(value::other_quotes((open, close), place));
        }
    }

    /// Warns about a text that was probably meant to continue after ` #`: the next word follows the `#` directly, or the text is
    /// prose.
    fn cut_text(&mut self, id: NodeId) {
        let Some(comment) = self.tree.comment_after(id) else { return };
        let (text, cut) = (self.tree.scalar(id), &self.tree.text()[comment.clone()]);
        let is_tag = cut[1..].starts_with(|next: char| !next.is_whitespace() && next != '#');
        if is_tag || text.contains(' ') {
            let key = match self.tree.path_to(id).0.pop() {
                Some(Seg::Key(key)) => format!("{key}:"),
                _ => "-".to_owned(),
            };
            let place = Place::Span(self.file, comment);
            self.diagnostics.push(parse::cut_text(&key, &format!("{text} {cut}"), place));
        }
    }

    /// Warns about an unopened quote at the end of an unquoted text.
    fn unopened_quote(&mut self, id: NodeId) {
        let text = self.tree.scalar(id);
        let Some(quote) = text.chars().next_back().filter(|c| matches!(c, '"' | '”' | '“'))
        else {
            return;
        };
        let before = &text[..text.len() - quote.len_utf8()];
        let is_opened = match quote {
            '"' => before.matches('"').count() % 2 == 1,
            _ => before.contains(['“', '”', '„', '"']),
        };
        // `19"` is a length.
        let is_inch = before.ends_with(|c: char| c.is_ascii_digit());
        if self.tree.kind(id) == NodeKind::Plain && !is_opened && !is_inch {
            let end = self.tree.range(id).end;
            let place = Place::Span(self.file, end - quote.len_utf8()..end);
            self.diagnostics.push(parse::unopened_quote(quote, place));
        }
    }

    /// Warns about a text with an ending of another format: a comma, a semicolon or a comment after `//`.
    fn other_notation(&mut self, id: NodeId) {
        let key = self.tree.key_text(id);
        let key = key.or_else(|| self.tree.key_text(self.tree.parent(id)?));
        let is_text = key.is_some_and(|key| TEXTS.contains(&key));
        if !is_text || self.tree.kind(id) != NodeKind::Plain {
            return;
        }
        let (text, range) = (self.tree.scalar(id), self.tree.range(id));
        let comment = self.tree.text()[range.clone()].rfind(" // ").map(|at| at + 1);
        let is_code = |at: usize| {
            self.tree.text()[range.start..range.start + at].matches('`').count() % 2 == 1
        };
        // After a Greek word, `;` is a question mark.
        let is_greek = |c: char| matches!(c, '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}');
        let mut characters = text.chars().rev();
        let (last, before) = (characters.next().unwrap_or(' '), characters.next().unwrap_or(' '));
        let is_mark = match lookalike::ascii(last).unwrap_or(last) {
            // Other scripts have different punctuation.
            ',' => last == ',' || before.is_ascii(),
            ';' => !is_greek(before) && (matches!(last, ';' | '\u{37E}') || before.is_ascii()),
            _ => false,
        };
        let last = is_mark.then(|| range.len() - last.len_utf8());
        if let Some(at) = comment.filter(|at| !is_code(*at)).or(last) {
            let place = Place::Span(self.file, range.start + at..range.end);
            let written = &self.tree.text()[range.start + at..range.end];
            self.diagnostics.push(value::other_notation(written, place));
        }
    }
}
