//! Combines several schemas, with a discriminator if possible.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::reference::{named, reference};

/// Returns a schema that accepts any of the named components.
pub(super) fn schema(names: &[&str], schemas: &Map<String, Value>) -> Value {
    if let [name] = names {
        return reference("schemas", name);
    }
    let refs: Vec<_> = names.iter().map(|name| reference("schemas", name)).collect();
    let bodies: Vec<_> = names.iter().filter_map(|name| schemas.get(*name)).collect();
    let Some((member, values)) = telling(&bodies, schemas) else { return json!({ "anyOf": refs }) };
    let addresses = names.iter().map(|name| json!(format!("#/components/schemas/{name}")));
    let mapping: Map<_, _> = values.into_iter().zip(addresses).collect();
    json!({ "oneOf": refs, "discriminator": { "propertyName": member, "mapping": mapping } })
}

/// Returns a top-level member with a different constant string in each schema, and these strings.
fn telling(bodies: &[&Value], schemas: &Map<String, Value>) -> Option<(String, Vec<String>)> {
    let all: Vec<_> = bodies.iter().map(|body| constants(body, schemas)).collect();
    all.first()?.keys().find_map(|member| {
        let texts: Vec<_> =
            all.iter().map(|texts| texts.get(*member).copied()).collect::<Option<_>>()?;
        let is_telling = texts.iter().collect::<BTreeSet<_>>().len() == texts.len();
        is_telling.then(|| ((*member).to_owned(), texts.into_iter().map(str::to_owned).collect()))
    })
}

/// Returns the required members that are the same constant string in every variant of a schema.
fn constants<'s>(schema: &'s Value, schemas: &'s Map<String, Value>) -> BTreeMap<&'s str, &'s str> {
    if let Some(name) = named(schema) {
        return schemas.get(name).map(|known| constants(known, schemas)).unwrap_or_default();
    }
    if let Some(ways) = schema["anyOf"].as_array() {
        let mut ways = ways.iter().map(|way| constants(way, schemas));
        let mut common = ways.next().unwrap_or_default();
        for way in ways {
            common.retain(|member, text| way.get(member) == Some(text));
        }
        return common;
    }
    let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    required
        .filter_map(|member| Some((member, schema["properties"][member]["const"].as_str()?)))
        .collect()
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
    fn what_generators_do_not_look_at_is_any_of() {
        let inner = |code: &str| json!({ "properties": { "error": with(&json!(code)) }, "required": ["error"] });
        for bodies in [[with(&json!(1)), with(&json!(2))], [inner("a"), inner("b")]] {
            let schema = chosen(bodies);
            assert!(schema.get("anyOf").is_some());
            assert!(schema.get("discriminator").is_none());
        }
    }

    #[test]
    fn bodies_that_may_be_the_same_are_any_of() {
        assert!(chosen([with(&json!("a")), with(&json!("a"))]).get("anyOf").is_some());
    }
}
