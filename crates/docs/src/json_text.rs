//! Writes a JSON document as text.

use std::fmt::Write as _;

use errbook_spec::model::Catalog;
use serde_json::{Map, Value};

use crate::published;

/// The number of nested objects and arrays that have lines of their own in a large catalog: down to an entry, a schema or a response.
const DEPTH: usize = 4;

/// Returns a document with indentation. In that of a large catalog, what is nested more deeply stays on one line.
pub(crate) fn text(catalog: &Catalog, document: Map<String, Value>) -> String {
    let depth = if published::is_large(catalog) { DEPTH } else { usize::MAX };
    let mut out = String::new();
    write(&Value::Object(document), depth, 0, &mut out);
    out.push('\n');
    out
}

/// Writes a value that is inside of `level` objects and arrays.
fn write(value: &Value, depth: usize, level: usize, out: &mut String) {
    match value {
        Value::Object(members) if level < depth && !members.is_empty() => {
            let member = |out: &mut String, (key, value): (&String, &Value)| {
                push(out, &Value::from(key.as_str()));
                out.push_str(": ");
                write(value, depth, level + 1, out);
            };
            lines(out, ['{', '}'], level, members.iter(), member);
        }
        Value::Array(items) if level < depth && !items.is_empty() => {
            let item = |out: &mut String, item: &Value| write(item, depth, level + 1, out);
            lines(out, ['[', ']'], level, items.iter(), item);
        }
        _ => push(out, value),
    }
}

/// Writes items on lines of their own between brackets.
fn lines<T>(
    out: &mut String,
    [open, close]: [char; 2],
    level: usize,
    items: impl Iterator<Item = T>,
    item: impl Fn(&mut String, T),
) {
    out.push(open);
    for (index, it) in items.enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        indent(out, level + 1);
        item(out, it);
    }
    out.push('\n');
    indent(out, level);
    out.push(close);
}

fn indent(out: &mut String, level: usize) {
    (0..level).for_each(|_| out.push_str("  "));
}

fn push(out: &mut String, value: &Value) {
    // Writing to a string doesn't fail.
    let _ = write!(out, "{value}");
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::write;

    #[test]
    fn deep_values_stay_on_a_line() {
        let value = json!({ "a": [{ "b": [1, {}], "c": "d\"" }, []], "e": {} });
        let text = |depth| {
            let mut out = String::new();
            write(&value, depth, 0, &mut out);
            out
        };
        assert_eq!(text(usize::MAX), format!("{value:#}"));
        assert_eq!(
            text(2),
            "{\n  \"a\": [\n    {\"b\":[1,{}],\"c\":\"d\\\"\"},\n    []\n  ],\n  \"e\": {}\n}"
        );
        assert_eq!(text(0), value.to_string());
    }
}
