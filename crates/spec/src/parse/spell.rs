//! Outline against shape: reports what does not fit, and spells the rest in one canonical way.
//!
//! The canonical text is YAML in flow style with every text in double quotes, so that it means the same to every parser and
//! however the file was spelled. What does not fit is left out of it.

use super::Outline;
use super::outline::{NodeId, NodeKind};
use super::shape::{Field, Shape, Takes};
use crate::diagnostic::words::shape as words;
use crate::diagnostic::{Diagnostic, Diagnostics, Path, Place, Seg};
use crate::source::FileId;
use crate::suggest::nearest;

/// Spells the parts of one file.
pub(super) struct Speller<'a> {
    pub(super) outline: &'a Outline,
    pub(super) file: FileId,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Speller<'_> {
    /// Spells a node. Returns nothing where the node as a whole does not fit.
    pub(super) fn spell(&mut self, id: NodeId, shape: &Shape) -> Option<String> {
        let mut out = String::new();
        self.value(id, shape, &mut out).then_some(out)
    }

    /// Returns whether the node is a map, and reports it where it is not.
    pub(super) fn is_map(&mut self, id: NodeId) -> bool {
        let map = self.outline.kind(id) == NodeKind::Map;
        if !map {
            self.mismatch(id, &Shape::Struct(Vec::new()));
        }
        map
    }

    fn value(&mut self, id: NodeId, shape: &Shape, out: &mut String) -> bool {
        if *shape != Shape::Any && self.outline.is_null(id) {
            let what = self.name(id);
            self.refuse(id, |place| words::empty_value(&what, place));
            return false;
        }
        match (shape, self.outline.kind(id)) {
            (Shape::Any, _) => self.any(id, out),
            (Shape::List(item), NodeKind::List) => self.list(id, item, out),
            (Shape::Pairs(value), NodeKind::Map) => self.pairs(id, value, out),
            (Shape::Struct(fields), NodeKind::Map) => self.fields(id, fields, out),
            (Shape::ListOr(_), NodeKind::List) => self.list(id, &Shape::Text, out),
            (Shape::TextOr(other), NodeKind::List | NodeKind::Map)
            | (Shape::ListOr(other), NodeKind::Map) => {
                return self.value(id, other, out);
            }
            (_, NodeKind::List | NodeKind::Map) => return self.mismatch(id, shape),
            (Shape::Text | Shape::TextOr(_), _) => quote(self.outline.scalar(id), out),
            (Shape::Whole(low, high), _) => return self.whole(id, *low, *high, out),
            (Shape::Boolean, _) => return self.boolean(id, out),
            _ => return self.mismatch(id, shape),
        }
        true
    }

    fn list(&mut self, id: NodeId, item: &Shape, out: &mut String) {
        out.push('[');
        let outline = self.outline;
        for child in outline.items(id) {
            let before = out.len();
            if self.value(child, item, out) {
                out.push(',');
            } else {
                out.truncate(before);
            }
        }
        out.push(']');
    }

    fn pairs(&mut self, id: NodeId, shape: &Shape, out: &mut String) {
        out.push('{');
        let outline = self.outline;
        for (key, value) in outline.pairs(id) {
            self.pair(key, value, shape, out);
        }
        out.push('}');
    }

    fn fields(&mut self, id: NodeId, fields: &[Field], out: &mut String) {
        out.push('{');
        let outline = self.outline;
        for (key, value) in outline.pairs(id) {
            let name = outline.scalar(key);
            match fields.iter().find(|field| field.name == name).map(|field| &field.takes) {
                Some(Takes::Value(shape)) => self.pair(key, value, shape, out),
                Some(Takes::Elsewhere) => {}
                Some(Takes::NotYet) => self.not_yet(key, value),
                None => self.unknown(id, name, value, fields),
            }
        }
        out.push('}');
    }

    /// Reports a key that the format does not have. What it was probably meant to be is not called missing as well.
    fn unknown(&mut self, map: NodeId, name: &str, value: NodeId, fields: &[Field]) {
        let known: Vec<&str> = fields.iter().map(|field| field.name).collect();
        let place = Place::Span(self.file, self.outline.key_range(value));
        self.diagnostics.push(words::unknown_key(name, &known, place));
        let is_there = |near: &str| {
            let mut keys = self.outline.pairs(map).map(|(key, _)| self.outline.scalar(key));
            keys.any(|key| key == near)
        };
        if let Some(near) = nearest(name, known.iter().copied()).filter(|near| !is_there(near)) {
            self.diagnostics.reject(self.file, self.outline.path_to(map).key(near));
        }
    }

    fn pair(&mut self, key: NodeId, value: NodeId, shape: &Shape, out: &mut String) {
        let before = out.len();
        // With the mark, a key may be longer than the 1024 characters of a simple one.
        out.push_str("? ");
        quote(self.outline.scalar(key), out);
        out.push_str(" : ");
        if self.value(value, shape, out) {
            out.push(',');
        } else {
            out.truncate(before);
        }
    }

    /// An empty list or map asks for nothing, so nothing is missing.
    fn not_yet(&mut self, key: NodeId, value: NodeId) {
        let asks = match self.outline.kind(value) {
            NodeKind::List => self.outline.items(value).next().is_some(),
            NodeKind::Map => self.outline.pairs(value).next().is_some(),
            _ => !self.outline.is_null(value),
        };
        if asks {
            let what = format!("`{}`", self.outline.scalar(key));
            let place = Place::Span(self.file, self.outline.key_range(value));
            self.diagnostics.push(words::not_supported(&what, place));
        }
    }

    /// Spells a value whose type something else decides.
    fn any(&mut self, id: NodeId, out: &mut String) {
        match self.outline.kind(id) {
            NodeKind::List => self.list(id, &Shape::Any, out),
            NodeKind::Map => self.pairs(id, &Shape::Any, out),
            NodeKind::Plain if self.outline.is_null(id) => out.push('~'),
            NodeKind::Plain if is_typed(self.outline.scalar(id)) => {
                out.push_str(self.outline.scalar(id));
            }
            _ => quote(self.outline.scalar(id), out),
        }
    }

    fn whole(&mut self, id: NodeId, low: i64, high: i64, out: &mut String) -> bool {
        let text = self.outline.scalar(id);
        if !is_whole(text) {
            return self.mismatch(id, &Shape::Whole(low, high));
        }
        if self.outline.kind(id) != NodeKind::Plain {
            return self.refuse(id, |place| words::quoted_value("a whole number", text, place));
        }
        match text.parse::<i64>() {
            Ok(number) if (low..=high).contains(&number) => {
                out.push_str(text);
                true
            }
            _ => self.refuse(id, |place| words::number_out_of_range(text, low, high, place)),
        }
    }

    fn boolean(&mut self, id: NodeId, out: &mut String) -> bool {
        let text = self.outline.scalar(id);
        match (text, self.outline.kind(id)) {
            ("true" | "false", NodeKind::Plain) => out.push_str(text),
            ("true" | "false", _) => {
                return self
                    .refuse(id, |place| words::quoted_value("`true` or `false`", text, place));
            }
            _ => return self.mismatch(id, &Shape::Boolean),
        }
        true
    }

    fn mismatch(&mut self, id: NodeId, shape: &Shape) -> bool {
        if self.outline.is_null(id) {
            let what = self.name(id);
            return self.refuse(id, |place| words::empty_value(&what, place));
        }
        let found = self.found(id);
        let text = self.outline.scalar(id);
        let help = match shape {
            Shape::Boolean => match text.to_ascii_lowercase().as_str() {
                "yes" | "on" | "true" | "1" => Some("write `true`"),
                "no" | "off" | "false" | "0" => Some("write `false`"),
                _ => None,
            },
            Shape::Whole(..) if text.starts_with(|c: char| c.is_ascii_digit() || c == '+') => {
                Some("write it in plain digits, without a leading zero")
            }
            Shape::List(_) | Shape::ListOr(_) => Some("write a list, as in `[a, b]`"),
            _ => None,
        };
        self.refuse(id, |place| {
            let diagnostic = words::wrong_type(shape.words(), found, place);
            help.map_or(diagnostic.clone(), |help| diagnostic.help(help))
        })
    }

    fn refuse(&mut self, id: NodeId, problem: impl FnOnce(Place) -> Diagnostic) -> bool {
        let place = Place::Span(self.file, self.outline.value_range(id));
        self.diagnostics.push(problem(place));
        self.diagnostics.reject(self.file, self.outline.path_to(id));
        false
    }

    /// Returns what a value is, in words.
    fn found(&self, id: NodeId) -> &'static str {
        let text = self.outline.scalar(id);
        match self.outline.kind(id) {
            NodeKind::List => "a list",
            NodeKind::Map => "a map",
            NodeKind::Plain if matches!(text, "true" | "false") => "a boolean",
            NodeKind::Plain if is_whole(text) => "a whole number",
            NodeKind::Plain if text.parse::<f64>().is_ok() => "another number",
            _ => "a text",
        }
    }

    /// Returns the name of what a value is the value of.
    fn name(&self, id: NodeId) -> String {
        let Path(segs) = self.outline.path_to(id);
        match segs.last() {
            Some(Seg::Key(key)) => format!("`{key}`"),
            Some(Seg::Index(_)) => "the list item".to_owned(),
            None => "the file".to_owned(),
        }
    }
}

/// Whether a text is a whole number in plain digits.
fn is_whole(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty()
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'))
}

/// Whether a plain scalar may be something else than a text. What it is, the YAML library says.
fn is_typed(text: &str) -> bool {
    matches!(text, "true" | "True" | "TRUE" | "false" | "False" | "FALSE")
        || text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.'))
            && text.bytes().any(|byte| byte.is_ascii_alphanumeric())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-._".contains(&byte))
}

/// Writes a text in double quotes.
fn quote(text: &str, out: &mut String) {
    out.reserve(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{2028}' => out.push_str("\\L"),
            '\u{2029}' => out.push_str("\\P"),
            other => out.push(other),
        }
    }
    out.push('"');
}
