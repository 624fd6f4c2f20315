//! Writes JSON documents as text.

use std::fmt::Write as _;

use errbook_spec::model::Catalog;
use serde_json::{Map, Value};

use crate::published;

/// The number of nested objects and arrays that have lines of their own in a large catalog: down to an entry, a schema or a response.
const DEPTH: usize = 4;

/// A part of a document. Lists are made while they are written, because those of a large catalog take much more memory than their text.
pub(crate) enum Part<'p> {
    Value(Value),
    Object(Vec<(String, Part<'p>)>),
    Members(Box<dyn Iterator<Item = (String, Value)> + 'p>),
    Items(Box<dyn Iterator<Item = Part<'p>> + 'p>),
}

impl From<Value> for Part<'_> {
    fn from(value: Value) -> Self {
        Self::Value(value)
    }
}

impl From<Map<String, Value>> for Part<'_> {
    fn from(members: Map<String, Value>) -> Self {
        Self::Value(Value::Object(members))
    }
}

impl<'p> Part<'p> {
    /// Returns an object: some members, and parts after them.
    pub(crate) fn object<'n>(
        first: Map<String, Value>,
        then: impl IntoIterator<Item = (&'n str, Part<'p>)>,
    ) -> Self {
        let first = first.into_iter().map(|(name, value)| (name, value.into()));
        Self::Object(
            first.chain(then.into_iter().map(|(name, part)| (name.to_owned(), part))).collect(),
        )
    }

    pub(crate) fn members(all: impl Iterator<Item = (String, Value)> + 'p) -> Self {
        Self::Members(Box::new(all))
    }

    pub(crate) fn items(all: impl Iterator<Item = Part<'p>> + 'p) -> Self {
        Self::Items(Box::new(all))
    }
}

/// Returns a document with indentation. In that of a large catalog, what is nested more deeply stays on one line.
pub(crate) fn text(catalog: &Catalog, document: Part<'_>) -> String {
    let depth = if published::is_large(catalog) { DEPTH } else { usize::MAX };
    let mut writer = Writer { out: String::new(), depth, level: 0 };
    writer.part(document);
    writer.out.push('\n');
    writer.out
}

struct Writer {
    out: String,
    /// The number of nested objects and arrays that are indented.
    depth: usize,
    /// The number of objects and arrays around the current place.
    level: usize,
}

impl Writer {
    fn part(&mut self, part: Part<'_>) {
        match part {
            Part::Value(value) => self.value(&value),
            Part::Object(members) => {
                self.lines(['{', '}'], members.into_iter(), |this, (name, part)| {
                    this.name(&name);
                    this.part(part);
                });
            }
            Part::Members(members) => self.lines(['{', '}'], members, |this, (name, value)| {
                this.name(&name);
                this.value(&value);
            }),
            Part::Items(items) => self.lines(['[', ']'], items, Self::part),
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Object(members) => {
                self.lines(['{', '}'], members.iter(), |this, (name, value)| {
                    this.name(name);
                    this.value(value);
                });
            }
            Value::Array(items) => self.lines(['[', ']'], items.iter(), Self::value),
            _ => self.push(value),
        }
    }

    fn name(&mut self, name: &str) {
        self.push(&Value::from(name));
        self.out.push(':');
        if self.level <= self.depth {
            self.out.push(' ');
        }
    }

    /// Writes items between brackets, on lines of their own if they aren't nested too deeply.
    fn lines<T>(
        &mut self,
        [open, close]: [char; 2],
        items: impl Iterator<Item = T>,
        item: impl Fn(&mut Self, T),
    ) {
        self.out.push(open);
        self.level += 1;
        let mut is_empty = true;
        for it in items {
            if !is_empty {
                self.out.push(',');
            }
            is_empty = false;
            self.line();
            item(self, it);
        }
        self.level -= 1;
        if !is_empty && self.level < self.depth {
            self.line();
        }
        self.out.push(close);
    }

    fn line(&mut self) {
        if self.level <= self.depth {
            self.out.push('\n');
            (0..self.level).for_each(|_| self.out.push_str("  "));
        }
    }

    fn push(&mut self, value: &Value) {
        // Writing to a string doesn't fail.
        let _ = write!(self.out, "{value}");
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, json};

    use super::{Part, Writer};

    fn text(part: Part<'_>, depth: usize) -> String {
        let mut writer = Writer { out: String::new(), depth, level: 0 };
        writer.part(part);
        writer.out
    }

    #[test]
    fn deep_values_stay_on_a_line() {
        let value = json!({ "a": [{ "b": [1, {}], "c": "d\"" }, []], "e": {} });
        assert_eq!(text(value.clone().into(), usize::MAX), format!("{value:#}"));
        assert_eq!(
            text(value.clone().into(), 2),
            "{\n  \"a\": [\n    {\"b\":[1,{}],\"c\":\"d\\\"\"},\n    []\n  ],\n  \"e\": {}\n}"
        );
        assert_eq!(text(value.clone().into(), 0), value.to_string());
    }

    #[test]
    fn lists_look_like_values() {
        let part = || {
            let items =
                Part::items([json!([1]).into(), Part::items(std::iter::empty())].into_iter());
            let members = Part::members([("d".to_owned(), json!({ "e": 1 }))].into_iter());
            Part::object(Map::new(), [("a", items), ("b", members), ("c", Map::new().into())])
        };
        let value = json!({ "a": [[1], []], "b": { "d": { "e": 1 } }, "c": {} });
        for depth in [0, 1, 2, 3, usize::MAX] {
            assert_eq!(text(part(), depth), text(value.clone().into(), depth), "{depth}");
        }
    }
}
