//! Passes over complete schemas.

use serde_json::{Map, Value, json};

use super::component_names::ComponentNames;

/// Returns the direct subschemas of a schema.
pub(super) fn inner(schema: &mut Value) -> impl Iterator<Item = &mut Value> {
    let members = schema.as_object_mut().into_iter().flatten();
    members.flat_map(|(keyword, value)| match (keyword.as_str(), value) {
        ("properties", Value::Object(all)) => all.values_mut().collect(),
        ("anyOf", Value::Array(all)) => all.iter_mut().collect(),
        ("items" | "additionalProperties", value @ Value::Object(_)) => vec![value],
        _ => Vec::new(),
    })
}

/// Replaces `format` keywords with comments. Validators differ in the formats that they support, and strict ones reject unknown formats.
pub(super) fn comment_formats(schema: &mut Value) {
    if let Some(object) = schema.as_object_mut()
        && let Some(Value::String(format)) = object.remove("format")
    {
        object.insert("$comment".to_owned(), json!(format!("format: {format}")));
    }
    inner(schema).for_each(comment_formats);
}

/// Moves the objects and arrays of each `anyOf` to definitions, so that client generators can name their types.
pub(super) fn name_variants(
    definitions: &mut Map<String, Value>,
    names: &mut ComponentNames,
    refs: &str,
) {
    let mut variants = Map::new();
    for (owner, schema) in definitions.iter_mut() {
        let mut naming = Naming { owner, refs, names: &mut *names, variants: &mut variants };
        naming.schema(schema);
    }
    definitions.extend(variants);
}

struct Naming<'a> {
    owner: &'a str,
    refs: &'a str,
    names: &'a mut ComponentNames,
    variants: &'a mut Map<String, Value>,
}

impl Naming<'_> {
    fn schema(&mut self, schema: &mut Value) {
        let first = |schema: &Value| schema["items"]["anyOf"].get(0).cloned();
        let contains_first = first(schema).is_some_and(|it| schema["contains"] == it);
        inner(schema).for_each(|it| self.schema(it));
        if contains_first {
            schema["contains"] = first(schema).unwrap_or_default();
        }
        for way in schema.get_mut("anyOf").and_then(Value::as_array_mut).into_iter().flatten() {
            if way["type"] == "object" || way["type"] == "array" {
                let name = self.names.take(&format!("{}Variant", self.owner));
                let reference = json!({ "$ref": format!("{}{name}", self.refs) });
                self.variants.insert(name, std::mem::replace(way, reference));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_have_names() {
        let object = |name: &str| json!({ "type": "object", "properties": { name: {} } });
        let several = json!({ "anyOf": [object("b"), { "type": "string" }] });
        let body = json!({ "anyOf": [object("a"), { "type": "array", "items": several }] });
        let mut definitions = Map::from_iter([("E".to_owned(), body)]);
        name_variants(&mut definitions, &mut ComponentNames::from_iter(["E", "EVariant"]), "#/");
        let expected = json!({
            "E": { "anyOf": [{ "$ref": "#/EVariant3" }, { "$ref": "#/EVariant4" }] },
            "EVariant2": object("b"),
            "EVariant3": object("a"),
            "EVariant4": { "type": "array", "items": { "anyOf": [{ "$ref": "#/EVariant2" }, { "type": "string" }] } },
        });
        assert_eq!(Value::Object(definitions), expected);
    }

    #[test]
    fn what_a_list_contains_is_one_of_its_items() {
        let object = |name: &str| json!({ "type": "object", "properties": { name: {} } });
        let items = json!({ "anyOf": [object("a"), object("b")] });
        let list = json!({ "type": "array", "contains": object("a"), "items": items });
        let mut definitions = Map::from_iter([("E".to_owned(), list)]);
        name_variants(&mut definitions, &mut ComponentNames::from_iter(["E"]), "#/");
        assert_eq!(definitions["E"]["contains"], json!({ "$ref": "#/EVariant" }));
    }

    #[test]
    fn a_member_called_format_is_none() {
        let mut schema =
            json!({ "properties": { "format": { "type": "string", "format": "iban" } } });
        comment_formats(&mut schema);
        let expected =
            json!({ "properties": { "format": { "type": "string", "$comment": "format: iban" } } });
        assert_eq!(schema, expected);
    }
}
