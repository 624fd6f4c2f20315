//! Schemas of params.

use errbook_spec::model::{Param, ParamType};
use serde_json::{Map, Value, json};

use super::keywords::{one_of, text};
use crate::value;

/// Returns the schema of a param's values.
pub(crate) fn schema(param: &Param) -> Value {
    let mut schema = match &param.kind {
        ParamType::String => with(text(), limits(param)),
        ParamType::OneOf(values) => one_of(values.iter().map(|(value, _)| value.clone())),
        ParamType::Integer => with(json!({ "type": "integer" }), format(param, "int64")),
        ParamType::Unsigned => {
            let range = json!({ "type": "integer", "minimum": 0, "maximum": u64::MAX });
            with(range, limits(param))
        }
        ParamType::Duration => {
            with(json!({ "type": "integer", "minimum": 0 }), format(param, "int64"))
        }
        ParamType::Number => with(json!({ "type": "number" }), format(param, "double")),
        ParamType::Boolean => json!({ "type": "boolean" }),
        ParamType::Strings => json!({ "type": "array", "items": with(text(), limits(param)) }),
        ParamType::Json(schema) => {
            let schema = schema.as_deref().and_then(|schema| serde_json::from_str(schema).ok());
            schema.unwrap_or_else(|| json!({}))
        }
        // Envelopes write field errors in their own way, not as the value of a param.
        ParamType::Fields => json!({}),
    };
    if param.example_given
        && let Some(schema) = schema.as_object_mut()
    {
        let example = value::json(&param.example, &[]);
        schema.insert("examples".to_owned(), json!([example]));
    }
    schema
}

fn limits(param: &Param) -> Map<String, Value> {
    let mut limits = Map::new();
    crate::json::optional(&mut limits, "format", param.format.as_deref());
    crate::json::optional(&mut limits, "maxLength", param.max_length);
    limits
}

fn format(param: &Param, usual: &str) -> Map<String, Value> {
    let format = param.format.as_deref().unwrap_or(usual);
    Map::from_iter([("format".to_owned(), json!(format))])
}

fn with(mut schema: Value, keywords: Map<String, Value>) -> Value {
    if let Some(schema) = schema.as_object_mut() {
        schema.extend(keywords);
    }
    schema
}
