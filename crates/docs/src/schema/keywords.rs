//! Builds and combines schemas of single values.

use errbook_spec::model::Filter;
use serde_json::{Value, json};

/// Returns the schema of a constant.
pub(crate) fn constant(value: impl Into<Value>) -> Value {
    let value = value.into();
    match type_of(&value) {
        Some("null") | None => json!({ "type": "null" }),
        Some(kind) => json!({ "type": kind, "const": value }),
    }
}

/// Returns the schema of a string that is one of `texts`.
pub(super) fn one_of(texts: impl IntoIterator<Item = String>) -> Value {
    let texts: Vec<String> = texts.into_iter().collect();
    json!({ "type": "string", "enum": texts })
}

/// Returns the schema of any string.
pub(crate) fn text() -> Value {
    json!({ "type": "string" })
}

/// Returns the schema of any value.
pub(super) fn anything() -> Value {
    json!({})
}

/// Returns a schema that accepts whatever one of two schemas accepts.
pub(crate) fn either(one: Value, other: Value) -> Value {
    if one == other || one == anything() {
        return one;
    }
    if other == anything() {
        return other;
    }
    if let (Some(mut values), Some(others)) = (values(&one), values(&other))
        && one["type"] == other["type"]
    {
        values.extend(others.into_iter().filter(|it| !values.contains(it)).collect::<Vec<_>>());
        return json!({ "type": one["type"], "enum": values });
    }
    any_of([one, other])
}

/// Returns a schema that accepts whatever any of the schemas accepts, without duplicates. Without schemas, it accepts nothing.
pub(super) fn any_of(schemas: impl IntoIterator<Item = Value>) -> Value {
    let mut ways = Vec::new();
    for schema in schemas {
        let inner = match schema.get("anyOf").and_then(Value::as_array) {
            Some(inner) if schema.as_object().is_some_and(|it| it.len() == 1) => inner.clone(),
            _ => vec![schema],
        };
        for way in inner {
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
    }
    match ways.len() {
        0 => json!(false),
        1 => ways.swap_remove(0),
        _ => json!({ "anyOf": ways }),
    }
}

/// Returns the schema of a value that is written as a string.
pub(super) fn as_text(schema: &Value) -> Value {
    match values(schema) {
        Some(values) => of_texts(values.iter().map(text_of).collect()),
        None => text(),
    }
}

/// Returns the schema of a string after a filter has changed its case.
pub(super) fn spelled(schema: Value, filter: Filter) -> Value {
    if filter == Filter::None || schema["type"] != "string" {
        return schema;
    }
    let spelling =
        |value: &Value| errbook::__v1::spelled(&text_of(value), filter.byte()).to_string();
    match values(&schema) {
        Some(values) => of_texts(values.iter().map(spelling).collect()),
        None => text(),
    }
}

fn of_texts(mut texts: Vec<String>) -> Value {
    let mut known = Vec::new();
    texts.retain(|text| {
        let is_new = !known.contains(text);
        known.push(text.clone());
        is_new
    });
    match texts.len() {
        1 => constant(texts.swap_remove(0)),
        _ => one_of(texts),
    }
}

/// Returns a JSON scalar as text.
pub(super) fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Returns the values that a schema enumerates, if it does.
pub(super) fn values(schema: &Value) -> Option<Vec<Value>> {
    let schema = schema.as_object()?;
    let is_plain = schema.keys().all(|key| matches!(key.as_str(), "type" | "const" | "enum"));
    if !is_plain {
        return None;
    }
    let one = schema.get("const").map(|value| vec![value.clone()]);
    one.or_else(|| schema.get("enum")?.as_array().cloned())
}

fn type_of(value: &Value) -> Option<&'static str> {
    match value {
        Value::Null => Some("null"),
        Value::Bool(_) => Some("boolean"),
        Value::Number(number) if number.is_f64() => Some("number"),
        Value::Number(_) => Some("integer"),
        Value::String(_) => Some("string"),
        Value::Array(_) | Value::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_one_type_are_an_enum() {
        let both = either(constant("a"), one_of(["b".to_owned(), "a".to_owned()]));
        assert_eq!(both, json!({ "type": "string", "enum": ["a", "b"] }));
        let mixed = json!({ "anyOf": [{ "type": "integer", "const": 1 }, { "type": "string", "const": "1" }] });
        assert_eq!(either(constant(1), constant("1")), mixed);
        assert_eq!(either(mixed.clone(), constant(1)), mixed);
        assert_eq!(either(constant(1), anything()), anything());
    }

    #[test]
    fn texts_are_spelled() {
        assert_eq!(as_text(&constant(404)), constant("404"));
        assert_eq!(as_text(&json!({ "type": "integer" })), text());
        assert_eq!(spelled(constant("out-of-credit"), Filter::Snake), constant("out_of_credit"));
        assert_eq!(spelled(constant(5), Filter::Snake), constant(5));
        let texts = one_of(["a-b".to_owned(), "a_b".to_owned()]);
        assert_eq!(spelled(texts, Filter::Pascal), constant("AB"));
    }
}
