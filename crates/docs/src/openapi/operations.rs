//! Operations that answer with an error each: a mock API.

use std::collections::{BTreeMap, BTreeSet};

use errbook_spec::model::{Catalog, Entry, ParamType};
use serde_json::{Map, Value, json};

use super::reference;
use crate::markdown::escape;
use crate::published::{self, ShownParam};
use crate::schema::{Sent, either, param};

/// Returns a path for each entry that is sent.
pub(super) fn paths(catalog: &Catalog, sent: &[Sent<'_>]) -> Value {
    let mut statuses: BTreeMap<_, BTreeSet<u16>> = BTreeMap::new();
    for one in sent {
        statuses.entry(one.entry.id).or_default().insert(one.status());
    }
    let firsts = sent.iter().filter(|one| !one.by_accept);
    let paths = firsts.map(|one| {
        let group = &catalog.group_of(one.entry).name;
        let path = format!("/{group}/{}", one.entry.code);
        (path, json!({ "get": operation(catalog, one, &statuses[&one.entry.id]) }))
    });
    Value::Object(paths.collect())
}

fn operation(catalog: &Catalog, sent: &Sent<'_>, statuses: &BTreeSet<u16>) -> Value {
    let entry = sent.entry;
    // All bodies of an entry are in the response of its first one.
    let response = reference("responses", &sent.name);
    let responses = statuses.iter().map(|status| (status.to_string(), response.clone()));
    let mut operation = Map::new();
    operation.insert("operationId".to_owned(), json!(sent.name));
    operation.insert("summary".to_owned(), json!(entry.source().title));
    operation.insert("tags".to_owned(), json!([catalog.group_of(entry).name]));
    if entry.deprecated.is_some() {
        operation.insert("deprecated".to_owned(), json!(true));
    }
    operation.insert("parameters".to_owned(), parameters(catalog, entry));
    operation.insert("responses".to_owned(), Value::Object(responses.collect()));
    Value::Object(operation)
}

/// Returns what an occurrence may be asked to carry, and its language.
fn parameters(catalog: &Catalog, entry: &Entry) -> Value {
    // No name of a param begins with `_`.
    let languages = json!({ "type": "string", "enum": catalog.languages });
    let mut all = vec![parameter("_lang", "The language of the answer.", &languages)];
    if published::is_masked(entry) {
        return Value::Array(all);
    }
    if !entry.cases.is_empty() {
        let names: Vec<_> = entry.cases.iter().map(|case| case.name.as_str()).collect();
        let cases = json!({ "type": "string", "enum": names });
        all.push(parameter("_case", "The case of the error.", &cases));
    }
    if published::shown_params(entry).any(|it| it.param.kind == ParamType::Fields) {
        let fields = json!({ "type": "array", "items": { "type": "string" } });
        let about = "Field errors: `path=name` of one that the error declares, or `path=text`.";
        all.push(parameter("_field", about, &fields));
    }
    for (name, (description, schema)) in params(entry) {
        all.push(parameter(name, &escape::line(description), &schema));
    }
    Value::Array(all)
}

/// Returns the params of an entry and its cases, those with one name as one.
fn params(entry: &Entry) -> BTreeMap<&str, (&str, Value)> {
    let mut params = BTreeMap::<&str, (&str, Value)>::new();
    let is_sent =
        |it: &ShownParam<'_>| it.param.kind != ParamType::Fields && !published::is_masked(entry);
    for ShownParam { param, .. } in published::shown_params(entry).filter(is_sent) {
        let description = param.description.as_deref().unwrap_or_default();
        let schema = param::schema(param);
        match params.get_mut(param.name.as_str()) {
            Some((_, known)) => *known = either(known.take(), schema),
            None => drop(params.insert(&param.name, (description, schema))),
        }
    }
    params
}

fn parameter(name: &str, description: &str, schema: &Value) -> Value {
    let mut parameter = json!({ "name": name, "in": "query", "required": false });
    if !description.is_empty() {
        parameter["description"] = json!(description);
    }
    if schema["type"] == "array" && !name.starts_with('_') {
        // One value with commas, as `preview` takes it.
        parameter["explode"] = json!(false);
    }
    parameter["schema"] = schema.clone();
    parameter
}
