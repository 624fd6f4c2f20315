//! Values of params.

use errbook_spec::model::{Issue, ParamValue};
use serde_json::{Map, Value, json};

/// Returns a value as a body has it. For field errors: path and name of each, if the entry's are given.
pub(crate) fn json(value: &ParamValue, issues: &[Issue]) -> Value {
    match value {
        ParamValue::Text(text) => json!(text),
        ParamValue::Integer(number) => json!(number),
        ParamValue::Unsigned(number) | ParamValue::Seconds(number) => json!(number),
        ParamValue::Number(number) => json!(number),
        ParamValue::Boolean(boolean) => json!(boolean),
        ParamValue::Texts(texts) => json!(texts),
        ParamValue::Fields(fields) => fields
            .iter()
            .map(|(path, issue, values)| field(path, issues.get(*issue), values))
            .collect(),
        ParamValue::Absent => Value::Null,
    }
}

fn field(path: &str, issue: Option<&Issue>, values: &[Option<ParamValue>]) -> Value {
    let Some(issue) = issue else { return json!({ "path": path }) };
    let params: Map<_, _> = issue
        .params
        .iter()
        .zip(values)
        .filter(|(param, _)| crate::published::is_public(param))
        .map(|(param, value)| {
            (param.name.clone(), json(value.as_ref().unwrap_or(&param.example), &[]))
        })
        .collect();
    json!({ "path": path, "field_error": issue.name, "params": params })
}

/// Returns a value as a person reads it.
pub(crate) fn text(value: &ParamValue) -> String {
    match value {
        ParamValue::Text(text) => text.clone(),
        ParamValue::Fields(fields) => {
            let paths: Vec<_> = fields.iter().map(|(path, ..)| path.as_str()).collect();
            paths.join(", ")
        }
        ParamValue::Absent => String::new(),
        other => json(other, &[]).to_string(),
    }
}
