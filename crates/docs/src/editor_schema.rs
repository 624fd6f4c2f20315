//! The JSON Schema of catalog files, for editors: completion, and a description at every key.

mod names;

use errbook_spec::model::Catalog;
use errbook_spec::{Field, FormatMap, Shape, Takes, format_maps};
use serde_json::{Map, Value, json};

use names::Names;

/// Returns the JSON Schema (draft-07) of every file of a catalog: `catalog.yaml`, groups and translations.
///
/// It also completes the codes, envelopes, groups, props and tags of these catalogs.
#[must_use]
pub fn editor_schema<'c>(catalogs: impl IntoIterator<Item = &'c Catalog>) -> String {
    let (maps, names) = (format_maps(), Names::of(catalogs));
    let format = Format { maps: &maps, names: &names };
    let definition = |map: &FormatMap| (map.name.to_owned(), format.object(map.name, &map.keys));
    let definitions: Map<String, Value> = maps.iter().map(definition).collect();
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A file of an errbook catalog",
        "if": { "required": ["group"] },
        "then": reference("group"),
        "else": {
            "if": is_translation(),
            "then": reference("translation"),
            "else": reference("cover"),
        },
        "definitions": definitions,
    });
    format!("{schema:#}\n")
}

/// Returns the condition for a file without a `group` to be a translation: it has the errors or groups of one, or none of
/// the keys that every cover has.
fn is_translation() -> Value {
    let cover = json!([{ "required": ["title"] }, { "required": ["envelope"] }]);
    json!({
        "anyOf": [
            { "required": ["errors"] },
            { "required": ["groups"] },
            { "required": ["language"], "not": { "anyOf": cover } },
        ],
    })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{name}") })
}

/// The maps of the format, and the names to complete.
#[derive(Clone, Copy)]
struct Format<'f> {
    maps: &'f [FormatMap],
    names: &'f Names,
}

impl Format<'_> {
    /// Returns the schema of a map with these keys and no others.
    fn object(self, map: &str, keys: &[Field]) -> Value {
        let property = |key: &Field| (key.name.to_owned(), self.property(map, key));
        let properties: Map<String, Value> = keys.iter().map(property).collect();
        let required = keys.iter().filter(|key| key.is_required()).map(|key| key.name);
        let required: Vec<&str> = required.collect();
        let mut object = json!({ "type": "object" });
        if !required.is_empty() {
            object["required"] = json!(required);
        }
        object["properties"] = properties.into();
        object["additionalProperties"] = json!(false);
        object
    }

    fn property(self, map: &str, key: &Field) -> Value {
        let words: Vec<&str> = key.words().collect();
        let text = if words.is_empty() { scalar() } else { json!({ "enum": words }) };
        let text = self.names.text(map, key.name, text);
        let mut value = match &key.takes {
            Takes::Value(shape) => self.of_shape(shape, &text),
            Takes::Elsewhere => json!({ "type": "object" }),
        };
        self.names.keys(map, key.name, &mut value);
        let mut property =
            json!({ "description": format!("{} Example: `{}`", key.meaning(), key.example()) });
        match value {
            // Next to a reference, draft-07 ignores every other keyword.
            Value::Object(value) if value.contains_key("$ref") => {
                property["allOf"] = json!([value]);
            }
            Value::Object(value) => value.into_iter().for_each(|(name, it)| property[name] = it),
            _ => {}
        }
        property
    }

    /// Returns the schema of a value; `text` is that of the texts in it.
    fn of_shape(self, shape: &Shape, text: &Value) -> Value {
        match shape {
            Shape::Text => text.clone(),
            Shape::Integer(least, most) => {
                json!({ "type": "integer", "minimum": least, "maximum": most })
            }
            Shape::Boolean => json!({ "type": "boolean" }),
            Shape::List(item) => json!({ "type": "array", "items": self.of_shape(item, text) }),
            Shape::Pairs(value) => {
                json!({ "type": "object", "additionalProperties": self.of_shape(value, text) })
            }
            Shape::Struct(keys) => match self.maps.iter().find(|map| map.keys == *keys) {
                Some(map) => reference(map.name),
                None => self.object("", keys),
            },
            Shape::TextOr(other) => json!({ "anyOf": [text, self.of_shape(other, text)] }),
            Shape::ListOr(other) => {
                let list = json!({ "type": "array", "items": text });
                json!({ "anyOf": [list, self.of_shape(other, text)] })
            }
            Shape::Any => json!({}),
        }
    }
}

/// Returns the schema of a text, which may be written like a number or boolean, without quotes.
fn scalar() -> Value {
    json!({ "type": ["string", "number", "boolean"] })
}
