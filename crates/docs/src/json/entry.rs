//! Exports one entry as JSON.

use errbook_spec::model::{
    Case, Catalog, Entry, EntryId, Example, Param, ParamType, PropValue, Retry, See,
};
use serde_json::{Map, Value, json};

use super::{optional, texts};
use crate::published::{self, Change};
use crate::response::response;
use crate::value;

pub(super) fn entry(catalog: &Catalog, tables: &errbook::Catalog<'_>, entry: &Entry) -> Value {
    let mut object = identity(catalog, tables, entry);
    optional(&mut object, "retry", entry.retry.map(|it| retry(it, entry)));
    let envelope = &catalog.envelopes[entry.envelope];
    let envelope = json!({ "name": envelope.name, "content_type": envelope.content_type });
    object.insert("envelope".to_owned(), envelope);
    object.insert("headers".to_owned(), headers(entry));
    object.insert("props".to_owned(), props(&entry.props));
    object.insert("tags".to_owned(), json!(entry.tags));
    history(catalog, entry, &mut object);
    object.insert("masked".to_owned(), json!(entry.is_masked()));
    shape(catalog, entry, &mut object);
    object.insert(
        "texts".to_owned(),
        texts::by_language(catalog, &entry.texts, |it| texts::entry(catalog, entry, it)),
    );
    optional(&mut object, "example_request", entry.example_request.as_ref().map(|it| json!(it.0)));
    let examples = entry.examples.iter().map(|it| example(catalog, tables, entry, it));
    object.insert("examples".to_owned(), examples.collect());
    Value::Object(object)
}

fn identity(catalog: &Catalog, tables: &errbook::Catalog<'_>, entry: &Entry) -> Map<String, Value> {
    let mut object = Map::new();
    let view = tables.entry(entry.id.0);
    object.insert("code".to_owned(), json!(entry.code));
    object.insert("group".to_owned(), json!(catalog.group_of(entry).name));
    object.insert("status".to_owned(), json!(entry.status));
    object.insert("severity".to_owned(), json!(entry.severity.as_str()));
    optional(&mut object, "number", entry.number);
    let type_uri = view.and_then(|view| Some(view.type_uri()?.to_string()));
    optional(&mut object, "type_uri", type_uri);
    let docs_url = view.and_then(|view| Some(view.docs_url()?.to_string()));
    optional(&mut object, "docs_url", docs_url);
    object
}

/// Returns when to retry.
pub(crate) fn retry(retry: Retry, entry: &Entry) -> Value {
    let mut object = Map::from_iter([("when".to_owned(), json!(retry.as_str()))]);
    match retry {
        Retry::AfterSeconds(seconds) => optional(&mut object, "seconds", Some(seconds)),
        Retry::AfterParam(index) => {
            let param = entry.params.get(index).filter(|param| published::is_public(param));
            optional(&mut object, "param", param.map(|param| param.name.as_str()));
        }
        Retry::Never | Retry::AfterFix | Retry::Backoff => {}
    }
    Value::Object(object)
}

fn headers(entry: &Entry) -> Value {
    let params: Vec<_> = entry.params.iter().collect();
    let headers = entry.headers.iter();
    headers
        .map(|it| json!({ "name": it.name, "value": texts::message(&it.value, &params) }))
        .collect()
}

fn props(props: &[(String, PropValue)]) -> Value {
    props.iter().map(|(name, value)| (name.clone(), value::prop(value))).collect()
}

fn history(catalog: &Catalog, entry: &Entry, object: &mut Map<String, Value>) {
    object.insert("aliases".to_owned(), json!(entry.aliases));
    object.insert("see".to_owned(), see(catalog, &entry.see));
    optional(object, "parent", entry.parent.and_then(|id| reference(catalog, id)));
    optional(object, "since", entry.since.as_deref());
    let deprecated = entry.deprecated.as_ref().map(|it| change(catalog, &Change::from(it)));
    optional(object, "deprecated", deprecated);
    let retired = entry.retired.as_ref().map(|it| change(catalog, &Change::from(it)));
    optional(object, "retired", retired);
}

fn see(catalog: &Catalog, see: &[See]) -> Value {
    let shown = see.iter().filter_map(|see| match see {
        See::Entry(id) => reference(catalog, *id),
        See::Link { url, title: None } => Some(json!({ "url": url })),
        See::Link { url, title } => Some(json!({ "url": url, "title": title })),
    });
    shown.collect()
}

/// Returns a deprecation or retirement.
pub(crate) fn change(catalog: &Catalog, change: &Change<'_>) -> Value {
    let mut object = Map::new();
    optional(&mut object, "since", change.since);
    optional(&mut object, "use", change.replacement.and_then(|id| reference(catalog, id)));
    optional(&mut object, "note", change.note);
    Value::Object(object)
}

fn reference(catalog: &Catalog, id: EntryId) -> Option<Value> {
    published::published(catalog, id).map(|entry| super::reference(catalog, entry))
}

fn shape(catalog: &Catalog, entry: &Entry, object: &mut Map<String, Value>) {
    if entry.is_masked() {
        for name in ["params", "cases", "field_errors"] {
            object.insert(name.to_owned(), json!([]));
        }
        return;
    }
    object.insert("params".to_owned(), params(entry, &entry.params));
    object.insert(
        "cases".to_owned(),
        entry.cases.iter().map(|it| case(catalog, entry, it)).collect(),
    );
    let issues = entry.issues.iter();
    let issues = issues.map(|it| json!({ "name": it.name, "params": params(entry, &it.params) }));
    object.insert("field_errors".to_owned(), issues.collect());
}

fn case(catalog: &Catalog, entry: &Entry, case: &Case) -> Value {
    let mut object = Map::new();
    object.insert("name".to_owned(), json!(case.name));
    object.insert("params".to_owned(), params(entry, &case.params));
    object.insert("props".to_owned(), props(&case.props));
    object.insert("tags".to_owned(), json!(case.tags));
    object.insert("see".to_owned(), see(catalog, &case.see));
    let deprecated = case.deprecated.as_ref().map(|it| change(catalog, &Change::from(it)));
    optional(&mut object, "deprecated", deprecated);
    Value::Object(object)
}

fn params(entry: &Entry, params: &[Param]) -> Value {
    published::params(params).map(|it| param(entry, it)).collect()
}

fn param(entry: &Entry, param: &Param) -> Value {
    let mut object = Map::new();
    object.insert("name".to_owned(), json!(param.name));
    object.insert("type".to_owned(), json!(param.kind.as_str()));
    object.insert("optional".to_owned(), json!(param.optional));
    optional(&mut object, "description", param.description.as_deref());
    object.insert("example".to_owned(), value::json(&param.example, &entry.issues));
    if let ParamType::OneOf(values) = &param.kind {
        object.insert("one_of".to_owned(), values.iter().map(|(value, _)| json!(value)).collect());
    }
    optional(&mut object, "format", param.format.as_deref());
    optional(&mut object, "max_length", param.max_length);
    Value::Object(object)
}

fn example(
    catalog: &Catalog,
    tables: &errbook::Catalog<'_>,
    entry: &Entry,
    example: &Example,
) -> Value {
    let mut object = Map::new();
    optional(&mut object, "title", example.title.as_deref());
    let case = example.case.and_then(|index| entry.cases.get(index));
    if !entry.is_masked() {
        optional(&mut object, "case", case.map(|case| json!(case.name)));
        let params = entry.params.iter().chain(case.into_iter().flat_map(|case| &case.params));
        let values: Map<_, _> = params
            .zip(&example.values)
            .filter(|(param, _)| published::is_public(param))
            .map(|(param, it)| (param.name.clone(), value::json(it, &entry.issues)))
            .collect();
        object.insert("params".to_owned(), Value::Object(values));
    }
    let responses: Map<_, _> = catalog
        .languages
        .iter()
        .zip(&entry.texts)
        .filter(|(_, texts)| texts.is_some())
        .filter_map(|(tag, _)| {
            let response = response(catalog, tables, entry, example, tag)?;
            let headers: Value = response
                .headers()
                .map(|(name, value)| json!([name.to_string(), value.to_string()]))
                .collect();
            let body = String::from_utf8_lossy(response.body());
            let response = json!({ "status": response.status(), "headers": headers, "body": body });
            Some((tag.clone(), response))
        })
        .collect();
    object.insert("responses".to_owned(), Value::Object(responses));
    Value::Object(object)
}
