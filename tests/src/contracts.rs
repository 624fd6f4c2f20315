//! The contracts of a catalog, and bodies that they must accept or reject.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails, and says where")]

mod bodies;

use errbook_spec::lower;
use errbook_spec::model::Entry;
use jsonschema::Validator;
use serde_json::{Map, Value, json};

pub use bodies::{BodyKind, Case, body, cases};

use crate::{Known, overlays};

/// The JSON Schema of a catalog, and the responses of its `OpenAPI` document, which refer to the schemas.
#[derive(Debug)]
pub struct Schemas {
    all: Map<String, Value>,
    responses: Map<String, Value>,
}

impl Schemas {
    /// Generates both contracts.
    ///
    /// # Panics
    ///
    /// Panics if the schema or the document violates its specification.
    #[must_use]
    pub fn new(known: &Known) -> Self {
        let lowered = lower(&known.model, &overlays(&known.model));
        let schema = errbook_docs::schema(&known.model, &lowered).contents;
        let mut schema: Value = serde_json::from_str(&schema).unwrap();
        jsonschema::meta::validate(&schema).unwrap();
        let document = errbook_docs::openapi(&known.model, &lowered).contents;
        let mut document: Value = serde_json::from_str(&document).unwrap();
        let taken = |value: &mut Value| value.as_object_mut().map(std::mem::take).unwrap();
        let responses = taken(&mut document["components"]["responses"]);
        Self { all: taken(&mut schema["$defs"]), responses }
    }

    /// Returns the name of the schema for an entry's bodies, in its own envelope or one that the request chose.
    fn name(&self, known: &Known, entry: &Entry, envelope: Option<&str>) -> Option<String> {
        let group = &known.model.group_of(entry).name;
        let is_its =
            |it: &&Value| it["x-error-code"] == entry.code && it["x-error-group"] == *group;
        let response = self.responses.values().find(is_its)?;
        let envelopes = &known.model.envelopes;
        let envelope = envelope.and_then(|name| envelopes.iter().find(|it| it.name == name));
        let envelope = envelope.unwrap_or(&envelopes[entry.envelope]);
        let schema = &response["content"][&envelope.content_type]["schema"];
        let name = schema["$ref"].as_str()?.rsplit('/').next()?.to_owned();
        self.all.contains_key(&name).then_some(name)
    }

    /// Returns the validator of an entry's bodies, in its own envelope or one that the request chose.
    #[must_use]
    pub fn validator(
        &self,
        known: &Known,
        entry: &Entry,
        envelope: Option<&str>,
    ) -> Option<Validator> {
        Some(self.validator_of(&self.name(known, entry, envelope)?))
    }

    /// Returns the validator of the schema with this name.
    ///
    /// # Panics
    ///
    /// Panics if the schema is invalid.
    #[must_use]
    pub fn validator_of(&self, name: &str) -> Validator {
        let schema = json!({ "$ref": format!("#/$defs/{name}"), "$defs": self.all });
        jsonschema::validator_for(&schema).unwrap()
    }

    /// Returns the schemas by name.
    #[must_use]
    pub fn all(&self) -> &Map<String, Value> {
        &self.all
    }

    /// Returns a copy that allows no unknown members.
    #[must_use]
    pub fn closed(&self) -> Self {
        let mut all = self.all.clone();
        all.values_mut().for_each(close);
        Self { all, responses: Map::new() }
    }
}

fn close(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            object.values_mut().for_each(close);
            if object.get("type").is_some_and(|it| it == "object") {
                object.entry("additionalProperties").or_insert(json!(false));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}
