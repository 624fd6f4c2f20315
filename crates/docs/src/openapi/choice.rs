//! One of several schemas, and what tells them apart.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::{named, reference};

/// Returns the schema of one of several bodies, named components.
pub(super) fn schema(names: &[&str], schemas: &Map<String, Value>) -> Value {
    if let [name] = names {
        return reference("schemas", name);
    }
    let refs: Vec<_> = names.iter().map(|name| reference("schemas", name)).collect();
    let bodies: Vec<_> = names.iter().filter_map(|name| schemas.get(*name)).collect();
    let telling = telling(&bodies, schemas);
    if telling == Telling::Nothing {
        return json!({ "anyOf": refs });
    }
    let mut schema = Map::from_iter([("oneOf".to_owned(), json!(refs))]);
    if let Telling::Member(member, values) = telling {
        let addresses = names.iter().map(|name| json!(format!("#/components/schemas/{name}")));
        let mapping: Map<_, _> = values.into_iter().zip(addresses).collect();
        let discriminator = json!({ "propertyName": member, "mapping": mapping });
        schema.insert("discriminator".to_owned(), discriminator);
    }
    Value::Object(schema)
}

/// What has another value in each of several schemas.
#[derive(PartialEq)]
enum Telling {
    /// Nothing.
    Nothing,
    /// Something deeper in the body, or a number.
    Something,
    /// A member of the body itself, with its texts, one a schema.
    Member(String, Vec<String>),
}

/// Returns what tells schemas apart.
fn telling(bodies: &[&Value], schemas: &Map<String, Value>) -> Telling {
    let all: Vec<_> = bodies.iter().map(|body| constants(body, schemas, &[])).collect();
    let mut telling = Telling::Nothing;
    for path in all.first().into_iter().flat_map(BTreeMap::keys) {
        let values: Option<Vec<&Value>> = all.iter().map(|constants| constants.get(path)).collect();
        let Some(values) = values else { continue };
        if values.iter().map(ToString::to_string).collect::<BTreeSet<_>>().len() < values.len() {
            continue;
        }
        telling = Telling::Something;
        let texts: Option<Vec<_>> =
            values.iter().map(|value| value.as_str().map(str::to_owned)).collect();
        if let ([member], Some(texts)) = (&path[..], texts) {
            return Telling::Member(member.clone(), texts);
        }
    }
    telling
}

/// Returns what is constant in every body of a schema, by the names of the members on the way there. `within` has the names of
/// the components that it is in.
fn constants(
    schema: &Value,
    schemas: &Map<String, Value>,
    within: &[&str],
) -> BTreeMap<Vec<String>, Value> {
    let mut found = BTreeMap::new();
    if let Some(name) = named(schema) {
        let known = schemas.get(name).filter(|_| !within.contains(&name));
        let within = [within, &[name]].concat();
        return known.map(|known| constants(known, schemas, &within)).unwrap_or_default();
    }
    if let Some(ways) = schema["anyOf"].as_array() {
        let mut ways = ways.iter().map(|way| constants(way, schemas, within));
        let mut common = ways.next().unwrap_or_default();
        for way in ways {
            common.retain(|path, value| way.get(path) == Some(value));
        }
        return common;
    }
    if let Some(value) = schema.get("const") {
        found.insert(Vec::new(), value.clone());
    }
    let required: Vec<_> = schema["required"].as_array().into_iter().flatten().collect();
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        if required.iter().any(|it| *it == name) {
            found.extend(
                constants(member, schemas, within).into_iter().map(|(path, value)| {
                    (std::iter::once(name.clone()).chain(path).collect(), value)
                }),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(code: &Value) -> Value {
        let member = json!({ "const": code });
        json!({ "type": "object", "properties": { "code": member }, "required": ["code"] })
    }

    fn chosen(bodies: [Value; 2]) -> Value {
        let [one, other] = bodies;
        let schemas = Map::from_iter([("A".to_owned(), one), ("B".to_owned(), other)]);
        schema(&["A", "B"], &schemas)
    }

    #[test]
    fn a_text_of_the_body_discriminates() {
        let schema = chosen([with(&json!("a")), json!({ "anyOf": [with(&json!("b"))] })]);
        let mapping = json!({ "a": "#/components/schemas/A", "b": "#/components/schemas/B" });
        assert_eq!(schema["discriminator"], json!({ "propertyName": "code", "mapping": mapping }));
        assert_eq!(schema["oneOf"].as_array().map(Vec::len), Some(2));
    }

    #[test]
    fn numbers_and_inner_members_tell_apart() {
        let inner = |code: &str| json!({ "properties": { "error": with(&json!(code)) }, "required": ["error"] });
        for bodies in [[with(&json!(1)), with(&json!(2))], [inner("a"), inner("b")]] {
            let schema = chosen(bodies);
            assert!(schema.get("oneOf").is_some());
            assert!(schema.get("discriminator").is_none());
        }
    }

    #[test]
    fn bodies_that_may_be_the_same_are_any_of() {
        assert!(chosen([with(&json!("a")), with(&json!("a"))]).get("anyOf").is_some());
    }
}
