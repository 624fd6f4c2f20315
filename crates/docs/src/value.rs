//! Converts params and props to JSON and to text.

use errbook_spec::model::{Issue, ParamValue, PropValue};
use serde_json::{Map, Value, json};

/// Returns a param's value as JSON. Each field error becomes an object with its path, and with its name and params if it is one of
/// `issues`.
pub(crate) fn json(value: &ParamValue, issues: &[Issue]) -> Value {
    match value {
        ParamValue::Text(text) => json!(text),
        ParamValue::Integer(number) => json!(number),
        ParamValue::Unsigned(number) | ParamValue::Seconds(number) => json!(number),
        ParamValue::Number(number) => json!(number),
        ParamValue::Boolean(boolean) => json!(boolean),
        ParamValue::Texts(texts) => json!(texts),
        ParamValue::Json(json) => serde_json::from_str(json).unwrap_or_default(),
        ParamValue::Fields(fields) => fields
            .iter()
            .map(|(path, issue, values)| field(path, issues.get(*issue), values))
            .collect(),
        ParamValue::Absent => Value::Null,
    }
}

/// Returns a prop's value as JSON.
pub(crate) fn prop(value: &PropValue) -> Value {
    match value {
        PropValue::Text(text) => json!(text),
        PropValue::Number(number) => serde_json::from_str(number).unwrap_or_default(),
        PropValue::Boolean(boolean) => json!(boolean),
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

/// Returns a value as text for readers.
pub(crate) fn text(value: &ParamValue) -> String {
    match value {
        ParamValue::Text(text) => text.clone(),
        ParamValue::Fields(fields) => {
            let paths: Vec<_> = fields.iter().map(|(path, ..)| path.as_str()).collect();
            paths.join(", ")
        }
        ParamValue::Json(json) => json.clone(),
        ParamValue::Absent => String::new(),
        other => json(other, &[]).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use errbook_spec::model::PropValue;

    use super::prop;

    /// A parser that rounds twice would change one in nine numbers of this length.
    #[test]
    fn long_numbers_keep_their_value() {
        let mut state: u64 = 1;
        for _ in 0..3000 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let digits = 10_000_000_000_000_000 + state % 90_000_000_000_000_000;
            let number: f64 = format!("0.{digits}").parse().unwrap();
            let written = prop(&PropValue::Number(format!("{number:?}"))).to_string();
            assert_eq!(written.parse::<f64>().unwrap().to_bits(), number.to_bits(), "{written}");
        }
        for number in
            ["1.0", "-1.0", "0.22624800773903986", "18446744073709551615", "-9223372036854775808"]
        {
            assert_eq!(prop(&PropValue::Number(number.to_owned())).to_string(), number);
        }
    }
}
