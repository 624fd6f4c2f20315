//! Adds `xml` objects to the schemas of XML bodies (`OpenAPI` 3.1.0, section 4.8.26): element names, namespaces, attributes and lists.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// The element name of list items.
const ITEM: &str = "i";

/// Namespaces by prefix; the default namespace has an empty prefix.
type Namespaces = BTreeMap<String, Value>;

/// Replaces the schema of a body, an object with one member, with the schema of its root element.
pub(super) fn root(body: &mut Value) {
    if let Some(ways) = body.get_mut("anyOf").and_then(Value::as_array_mut) {
        return ways.iter_mut().for_each(root);
    }
    let Some(object) = body.as_object_mut() else { return };
    object.remove("required");
    let Some(Value::Object(properties)) = object.remove("properties") else { return };
    for (name, mut schema) in properties {
        element(&mut schema, &name, &Namespaces::new());
        if let Value::Object(schema) = schema {
            object.extend(schema);
        }
    }
}

/// Adds `xml` objects to the members of a definition, whose own element name depends on where it is used.
pub(super) fn content(schema: &mut Value) {
    declare(schema, &Namespaces::new());
}

/// Adds the `xml` object of an element, and those of its content.
fn element(schema: &mut Value, name: &str, outer: &Namespaces) {
    let namespaces = declare(schema, outer);
    let Some(object) = schema.as_object_mut().filter(|it| !it.contains_key("$ref")) else { return };
    for way in object.get_mut("anyOf").and_then(Value::as_array_mut).into_iter().flatten() {
        element(way, name, outer);
    }
    let mut xml = spelled(name, &namespaces);
    if !name.contains(':') && namespaces.get("") != outer.get("") {
        xml.extend(namespaces.get("").map(|it| ("namespace".to_owned(), it.clone())));
    }
    if object.get("type").is_some_and(|it| it == "array") {
        xml.insert("wrapped".to_owned(), json!(true));
    }
    object.insert("xml".to_owned(), Value::Object(xml));
}

/// Adds `xml` objects to the members and items of a schema, and removes the members that declare namespaces. Returns the namespaces in
/// scope.
fn declare(schema: &mut Value, outer: &Namespaces) -> Namespaces {
    let mut namespaces = outer.clone();
    let Some(object) = schema.as_object_mut() else { return namespaces };
    if let Some(properties) = object.get_mut("properties").and_then(Value::as_object_mut) {
        properties.retain(|name, schema| {
            let prefix = declared(name);
            let namespace = |prefix: &str| (prefix.to_owned(), schema["const"].clone());
            namespaces.extend(prefix.map(namespace));
            prefix.is_none()
        });
        for (name, schema) in properties {
            match name.strip_prefix('@') {
                Some(attribute) => {
                    let mut xml = spelled(attribute, &namespaces);
                    xml.insert("attribute".to_owned(), json!(true));
                    schema["xml"] = Value::Object(xml);
                }
                None => element(schema, name, &namespaces),
            }
        }
    }
    if let Some(Value::Array(required)) = object.get_mut("required") {
        required.retain(|name| name.as_str().and_then(declared).is_none());
    }
    for keyword in ["items", "contains"] {
        object.get_mut(keyword).into_iter().for_each(|it| element(it, ITEM, &namespaces));
    }
    namespaces
}

/// Returns the prefix that an `@xmlns` attribute declares.
fn declared(name: &str) -> Option<&str> {
    let prefix = name.strip_prefix("@xmlns")?;
    if prefix.is_empty() { Some(prefix) } else { prefix.strip_prefix(':') }
}

/// Returns the local name of an element or attribute, and the namespace of its prefix.
fn spelled(name: &str, namespaces: &Namespaces) -> Map<String, Value> {
    let Some((prefix, local)) = name.split_once(':') else {
        return Map::from_iter([("name".to_owned(), json!(name))]);
    };
    let mut xml = Map::from_iter([("name".to_owned(), json!(local))]);
    xml.insert("prefix".to_owned(), json!(prefix));
    xml.extend(namespaces.get(prefix).map(|it| ("namespace".to_owned(), it.clone())));
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_attributes_and_lists_are_said() {
        let text = json!({ "type": "string" });
        let object = |properties: Value, required: Value| json!({ "type": "object", "properties": properties, "required": required });
        let inner = object(
            json!({
                "@xmlns": { "const": "urn:a" }, "@xmlns:s": { "const": "urn:s" }, "@kind": text,
                "s:list": { "type": "array", "items": text }, "next": { "$ref": "#/n" },
            }),
            json!(["@xmlns", "@xmlns:s", "@kind"]),
        );
        let mut body = object(json!({ "problem": inner }), json!(["problem"]));
        body["title"] = json!("T");
        root(&mut body);
        let list = json!({ "name": "list", "prefix": "s", "namespace": "urn:s", "wrapped": true });
        let expected = json!({
            "title": "T", "type": "object",
            "properties": {
                "@kind": { "type": "string", "xml": { "name": "kind", "attribute": true } },
                "s:list": { "type": "array", "items": { "type": "string", "xml": { "name": "i" } }, "xml": list },
                "next": { "$ref": "#/n" },
            },
            "required": ["@kind"],
            "xml": { "name": "problem", "namespace": "urn:a" },
        });
        assert_eq!(body, expected);
    }

    #[test]
    fn each_of_several_bodies_has_the_root() {
        let way = |name: &str| json!({ "type": "object", "properties": { "e": { "type": "object", "properties": { name: {} } } } });
        let mut body = json!({ "anyOf": [way("a"), way("b")] });
        root(&mut body);
        for (way, name) in [(0, "a"), (1, "b")] {
            let way = &body["anyOf"][way];
            assert_eq!(way["xml"], json!({ "name": "e" }));
            assert_eq!(way["properties"][name]["xml"], json!({ "name": name }));
        }
    }
}
