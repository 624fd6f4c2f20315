//! The members of an object and their schemas.

use serde_json::{Map, Value, json};

use super::keywords::either;

/// The members of an object while its schema is being built.
#[derive(Clone, Default)]
pub(super) struct Members {
    properties: Map<String, Value>,
    required: Vec<String>,
    /// The schema of all other members.
    rest: Option<Value>,
}

impl Members {
    /// Returns members with arbitrary names and the same schema.
    pub(super) fn of_rest(schema: Value) -> Self {
        Self { rest: Some(schema), ..Self::default() }
    }

    /// Adds a member.
    pub(super) fn add(&mut self, name: &str, schema: Value, always: bool) {
        self.properties.insert(name.to_owned(), schema);
        if always {
            self.required.push(name.to_owned());
        }
    }

    /// Adds the members of another object.
    pub(super) fn extend(&mut self, other: Self) {
        self.properties.extend(other.properties);
        self.required.extend(other.required);
        self.rest = self.rest.take().or(other.rest);
    }

    /// Returns members that accept whatever one of two objects accepts.
    pub(super) fn or(mut self, other: Self) -> Self {
        self.required.retain(|name| other.required.contains(name));
        for (name, schema) in other.properties {
            let schema = match self.properties.get_mut(&name) {
                Some(known) => either(known.take(), schema),
                None => schema,
            };
            self.properties.insert(name, schema);
        }
        self.rest = match (self.rest, other.rest) {
            (Some(one), Some(other)) => Some(either(one, other)),
            (one, other) => one.or(other),
        };
        self
    }

    /// Returns the schema of the object.
    pub(super) fn schema(self) -> Value {
        let mut schema = Map::from_iter([("type".to_owned(), json!("object"))]);
        if !self.properties.is_empty() {
            schema.insert("properties".to_owned(), Value::Object(self.properties));
        }
        if !self.required.is_empty() {
            schema.insert("required".to_owned(), json!(self.required));
        }
        if let Some(rest) = self.rest {
            schema.insert("additionalProperties".to_owned(), rest);
        }
        Value::Object(schema)
    }
}
