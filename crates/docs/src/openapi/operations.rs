//! Builds the operations of the mock API, one per error.

use std::collections::{BTreeMap, BTreeSet};

use errbook_spec::commonmark::escape;
use errbook_spec::model::{Catalog, Entry, ParamType};
use serde_json::{Map, Value, json};

use super::reference::reference;
use crate::published::{self, ShownParam};
use crate::schema::{ComponentNames, SentBody, TextFormat, either, param, text};

/// Returns the tags of the operations, one per group.
pub(super) fn tags(catalog: &Catalog) -> Value {
    let tags = catalog.groups.iter().map(|group| {
        let title = group.texts.first().and_then(Option::as_ref).map(|it| escape::line(&it.title));
        json!({ "name": group.name, "description": title })
    });
    tags.collect()
}

/// Returns a path for each entry that is sent, and adds the mock API's own errors to the responses.
pub(super) fn paths(
    catalog: &Catalog,
    sent: &[SentBody<'_>],
    responses: &mut Map<String, Value>,
) -> Value {
    let mut statuses: BTreeMap<_, BTreeSet<u16>> = BTreeMap::new();
    for one in sent {
        statuses.entry(one.entry.id).or_default().insert(one.status());
    }
    let own = Plain::all(responses);
    let firsts = sent.iter().filter(|one| !one.by_accept);
    let paths = firsts.map(|one| {
        let group = &catalog.group_of(one.entry).name;
        let path = format!("/{group}/{}", one.entry.code);
        let mut operation = operation(catalog, one);
        let response = reference("responses", &one.name);
        // The response named after an entry's first body contains all its bodies.
        let all = statuses[&one.entry.id].iter().map(|status| (*status, response.clone()));
        let mut all: BTreeMap<_, _> = all.collect();
        for plain in &own {
            let also = |error: &mut Value| *error = plain.or(&responses[&one.name]);
            all.entry(plain.status).and_modify(also).or_insert_with(|| plain.reference());
        }
        let all = all.into_iter().map(|(status, it)| (status.to_string(), it));
        operation.insert("responses".to_owned(), Value::Object(all.collect()));
        (path, json!({ "get": operation }))
    });
    let paths = Value::Object(paths.collect());
    responses.extend(own.into_iter().map(|plain| (plain.name, plain.response)));
    paths
}

/// An error of the mock API itself, in plain text.
struct Plain {
    status: u16,
    name: String,
    response: Value,
}

impl Plain {
    fn all(responses: &Map<String, Value>) -> [Self; 2] {
        let mut names: ComponentNames = responses.keys().map(String::as_str).collect();
        let mut plain = |status, name, description| {
            let content = json!({ "text/plain": { "schema": text() } });
            let response = json!({ "description": description, "content": content });
            Self { status, name: names.take(name), response }
        };
        [
            plain(
                400,
                "BadQuery",
                "The error has no such option or param, or not with this value.",
            ),
            plain(503, "Unavailable", "The catalog has a problem, or is not read yet."),
        ]
    }

    fn reference(&self) -> Value {
        reference("responses", &self.name)
    }

    /// Returns a response that is either this one or a catalog's error with the same status. Its headers are optional, since this one lacks
    /// them.
    fn or(&self, error: &Value) -> Value {
        let mut both = error.clone();
        let headers = both["headers"].as_object_mut().into_iter().flat_map(Map::values_mut);
        headers.for_each(|header| header["required"] = json!(false));
        for (name, media_type) in self.response["content"].as_object().into_iter().flatten() {
            let known = both["content"][name]["schema"].take();
            let schema = media_type["schema"].clone();
            let schema = if known.is_null() { schema } else { either(known, schema) };
            both["content"][name]["schema"] = schema;
        }
        both["description"] = json!(format!(
            "{}\n\nOr: {}",
            error["description"].as_str().unwrap_or_default().trim_end(),
            self.response["description"].as_str().unwrap_or_default(),
        ));
        both
    }
}

fn operation(catalog: &Catalog, sent: &SentBody<'_>) -> Map<String, Value> {
    let entry = sent.entry;
    let texts = entry.source();
    let mut operation = Map::new();
    operation.insert("operationId".to_owned(), json!(sent.name));
    operation.insert("summary".to_owned(), json!(texts.title));
    // Linters want a description of every operation.
    let description = TextFormat::Markdown.meaning(catalog, entry);
    let description = description.unwrap_or_else(|| TextFormat::Markdown.line(&texts.title));
    operation.insert("description".to_owned(), json!(description));
    operation.insert("tags".to_owned(), json!([catalog.group_of(entry).name]));
    if entry.deprecated.is_some() {
        operation.insert("deprecated".to_owned(), json!(true));
    }
    operation.insert("parameters".to_owned(), parameters(catalog, entry));
    operation
}

/// Returns the query parameters of an operation.
fn parameters(catalog: &Catalog, entry: &Entry) -> Value {
    // No param starts with `_`.
    let languages = json!({ "type": "string", "enum": catalog.languages });
    let mut all = vec![parameter("_lang", "The language of the response.", &languages)];
    if entry.is_masked() {
        return Value::Array(all);
    }
    if !entry.cases.is_empty() {
        let names: Vec<_> = entry.cases.iter().map(|case| case.name.as_str()).collect();
        let cases = json!({ "type": "string", "enum": names });
        all.push(parameter("_case", "The case of the error.", &cases));
    }
    if published::shown_params(entry).any(|it| it.param.kind == ParamType::Fields) {
        let field = json!({ "type": "string", "pattern": "^[^=]+=" });
        let fields = json!({ "type": "array", "items": field });
        let about = "Field errors: `path=name` of one that the error declares, or `path=text`.";
        all.push(parameter("_field", about, &fields));
    }
    for (name, (description, schema)) in params(entry) {
        let mut parameter = parameter(name, &escape::line(description), &schema);
        let is_json = |it: ShownParam<'_>| {
            it.param.name == name && matches!(it.param.kind, ParamType::Json(_))
        };
        // The value of a query parameter is written as its media type says.
        if published::shown_params(entry).any(is_json)
            && let Some(schema) = parameter.as_object_mut().and_then(|it| it.remove("schema"))
        {
            parameter["content"] = json!({ "application/json": { "schema": schema } });
        }
        all.push(parameter);
    }
    Value::Array(all)
}

/// Returns the params of an entry and its cases. Params of several cases with the same name become one.
fn params(entry: &Entry) -> BTreeMap<&str, (&str, Value)> {
    let mut params = BTreeMap::<&str, (&str, Value)>::new();
    let is_sent = |it: &ShownParam<'_>| it.param.kind != ParamType::Fields && !entry.is_masked();
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
        // A comma-separated value, as for `preview`.
        parameter["explode"] = json!(false);
    }
    parameter["schema"] = schema.clone();
    parameter
}
