//! Replaces references with their targets, for frameworks that merge responses into their documents.

use serde_json::{Map, Value, json};

use super::reference::named;

/// The frameworks' types recognise an object as a schema by one of these keywords.
const TELLING: [&str; 4] = ["type", "oneOf", "anyOf", "allOf"];

/// Inlines the schemas and examples that a response refers to.
pub(super) fn response(
    response: &mut Map<String, Value>,
    schemas: &Map<String, Value>,
    examples: &Map<String, Value>,
) {
    for media_type in members(response.get_mut("content")) {
        schema_of(media_type, schemas);
        for example in members(media_type.get_mut("examples")) {
            if let Some(known) = named(example).and_then(|name| examples.get(name)) {
                *example = known.clone();
            }
        }
    }
    for header in members(response.get_mut("headers")) {
        schema_of(header, schemas);
    }
}

fn members(object: Option<&mut Value>) -> impl Iterator<Item = &mut Value> {
    object.and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut)
}

fn schema_of(owner: &mut Value, schemas: &Map<String, Value>) {
    if let Some(schema) = owner.get_mut("schema") {
        *schema = Inliner { schemas, within: Vec::new() }.schema(schema);
    }
}

/// Inlines the references of a schema.
struct Inliner<'a> {
    schemas: &'a Map<String, Value>,
    /// The names of the components that are being inlined.
    within: Vec<String>,
}

impl Inliner<'_> {
    fn schema(&mut self, schema: &Value) -> Value {
        if let Some(name) = named(schema) {
            return self.component(name);
        }
        let mut plain = Map::new();
        for (keyword, value) in schema.as_object().into_iter().flatten() {
            match (keyword.as_str(), value) {
                // Inlined objects have no name for a discriminator to refer to, and the frameworks' types do not support `contains`.
                ("discriminator" | "contains", _) => {}
                ("const", value) => {
                    plain.insert("enum".to_owned(), json!([value]));
                }
                ("properties", Value::Object(all)) => {
                    let all = all.iter().map(|(name, it)| (name.clone(), self.schema(it)));
                    let all = Value::Object(all.collect());
                    plain.insert(keyword.clone(), all);
                }
                ("anyOf" | "oneOf", Value::Array(all)) => {
                    let all = all.iter().map(|it| self.schema(it)).collect();
                    plain.insert(keyword.clone(), all);
                }
                ("items" | "additionalProperties", Value::Object(_)) => {
                    plain.insert(keyword.clone(), self.schema(value));
                }
                (_, value) => {
                    plain.insert(keyword.clone(), value.clone());
                }
            }
        }
        complete(&mut plain);
        Value::Object(plain)
    }

    fn component(&mut self, name: &str) -> Value {
        let known = self.schemas.get(name);
        let Some(known) = known.filter(|_| self.within.iter().all(|it| it != name)) else {
            return anything();
        };
        self.within.push(name.to_owned());
        let schema = self.schema(known);
        self.within.pop();
        schema
    }
}

/// Adds the keywords that the frameworks' types require.
fn complete(schema: &mut Map<String, Value>) {
    if !TELLING.iter().any(|keyword| schema.contains_key(*keyword)) {
        schema.extend(anything().as_object().cloned().unwrap_or_default());
    }
    if schema.get("type").is_some_and(|it| it == "array") && !schema.contains_key("items") {
        schema.insert("items".to_owned(), anything());
    }
}

/// Returns a schema that accepts any value, with the `type` that the frameworks' types require.
fn anything() -> Value {
    json!({ "type": ["array", "boolean", "null", "number", "object", "string"] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_says_all_by_itself() {
        let cause = json!({ "type": "object", "properties": { "cause": { "$ref": "#/x/cause" } } });
        let schemas = Map::from_iter([("cause".to_owned(), cause)]);
        let mut inliner = Inliner { schemas: &schemas, within: Vec::new() };
        let once = json!({ "type": "object", "properties": { "cause": anything() } });
        let cases = [
            (json!({}), anything()),
            (json!(true), anything()),
            (json!({ "const": 1, "type": "integer" }), json!({ "enum": [1], "type": "integer" })),
            (json!({ "type": "array" }), json!({ "type": "array", "items": anything() })),
            (
                json!({ "type": "array", "contains": {}, "items": {} }),
                json!({ "type": "array", "items": anything() }),
            ),
            (
                json!({ "type": "object", "additionalProperties": { "const": "$ref" } }),
                json!({ "type": "object", "additionalProperties": { "enum": ["$ref"], "type": anything()["type"] } }),
            ),
            (
                json!({ "oneOf": [{ "$ref": "#/x/cause" }], "discriminator": { "propertyName": "c" } }),
                json!({ "oneOf": [once] }),
            ),
        ];
        for (given, expected) in cases {
            assert_eq!(inliner.schema(&given), expected);
        }
    }
}
