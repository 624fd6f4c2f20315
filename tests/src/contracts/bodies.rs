//! Bodies of every kind of occurrence, and wrong bodies derived from them.

use errbook::RequestContext;
use errbook_spec::Occurrence;
use errbook_spec::model::{Entry, Example, Filter, ParamType, ParamValue, Related};
use serde_json::{Value, json};

use super::Schemas;
use crate::Known;

/// A body, and the schema to check it against.
#[derive(Debug)]
pub struct Case {
    /// The name of the schema.
    pub name: String,
    /// The body.
    pub body: Value,
    /// The expected result.
    pub kind: BodyKind,
}

/// The expected result of checking a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// The schema accepts the body.
    Fits,
    /// The body belongs to another error.
    Recoded,
    /// The body belongs to no error. A schema that allows unknown members may accept it nevertheless.
    Misshapen,
}

/// Returns the bodies of a catalog in every language and envelope, followed by wrong bodies.
#[must_use]
pub fn cases(known: &'static Known, schemas: &Schemas) -> Vec<Case> {
    let mut cases = Vec::new();
    for entry in &known.model.entries {
        for envelope in [None].into_iter().chain(offered(known)) {
            let name = schemas.name(known, entry, envelope.map(|(name, _)| name));
            let Some(name) = name else { continue };
            let bodies = bodies(known, entry, envelope.map(|(_, accept)| accept));
            let recoded = bodies.iter().flat_map(|body| recoded(known, entry, body)).collect();
            let misshapen = misshapen(&bodies);
            for (kind, bodies) in [
                (BodyKind::Fits, bodies),
                (BodyKind::Recoded, recoded),
                (BodyKind::Misshapen, misshapen),
            ] {
                let case = |body| Case { name: name.clone(), body, kind };
                cases.extend(bodies.into_iter().map(case));
            }
        }
    }
    cases
}

/// Returns the name and media type of each envelope that a request can choose.
fn offered(known: &'static Known) -> impl Iterator<Item = Option<(&'static str, &'static str)>> {
    let offered = known.model.envelopes.iter().take(known.model.offered).skip(1);
    offered.map(|it| Some((it.name.as_str(), it.content_type.as_str())))
}

/// Returns the bodies of an entry's examples, for an empty request and for one with every value.
fn bodies(known: &Known, entry: &Entry, accept: Option<&str>) -> Vec<Value> {
    let mut bodies = Vec::new();
    for language in &known.model.languages {
        let mut request = RequestContext::new().language(language);
        if let Some(accept) = accept {
            request = request.accept(accept);
        }
        let full = request
            .clone()
            .instance("urn:1")
            .trace_id("t")
            .timestamp("now")
            .docs_url("https://e.example");
        for example in &entry.examples {
            bodies.push(body(known, entry, example, request.clone()));
            bodies.push(body(known, entry, example, full.clone()));
            bodies.push(body(known, entry, &crowded(known, example), full.clone()));
            bodies.push(body(known, entry, &bare(entry, example), request.clone()));
        }
    }
    bodies
}

/// Returns the body of an example.
///
/// # Panics
///
/// Panics if the body is not JSON.
#[must_use]
pub fn body(known: &Known, entry: &Entry, example: &Example, request: RequestContext<'_>) -> Value {
    let occurrence = Occurrence::new(&known.model, entry, example);
    let response = occurrence.response(&known.runtime, request).unwrap();
    serde_json::from_slice(response.body()).unwrap()
}

/// Returns an example with every other error added to it, and as its causes.
fn crowded(known: &Known, example: &Example) -> Example {
    let raisable = known.model.entries.iter().filter(|entry| entry.retired.is_none());
    let others = raisable.filter_map(|entry| {
        let Example { case, values, .. } = entry.examples.first()?.clone();
        Some(Related { entry: entry.id, case, values })
    });
    let others: Vec<_> = others.take(4).collect();
    Example { errors: others.clone(), causes: others, ..example.clone() }
}

/// Returns an example without its optional values.
fn bare(entry: &Entry, example: &Example) -> Example {
    let of_case = example.case.map(|case| &entry.cases[case].params);
    let params = entry.params.iter().chain(of_case.into_iter().flatten());
    let values = params.zip(&example.values).map(|(param, value)| match value {
        ParamValue::Fields(_) => ParamValue::Fields(Vec::new()),
        _ if param.optional => ParamValue::Absent,
        // An empty text counts as absent.
        _ if param.kind == ParamType::String => ParamValue::Text(String::new()),
        value => value.clone(),
    });
    Example { case: example.case, values: values.collect(), ..Example::default() }
}

/// Returns copies of the body with another code, in each of its spellings, and with another type URI.
fn recoded(known: &Known, entry: &Entry, body: &Value) -> Vec<Value> {
    use Filter::{Camel, Kebab, None, Pascal, Screaming, Snake, Upper};
    let filters = [None, Upper, Snake, Kebab, Pascal, Camel, Screaming];
    let mut texts: Vec<_> =
        filters.map(|filter| errbook::__v1::spelled(&entry.code, filter.byte()).to_string()).into();
    let view = known.runtime.entry(entry.id.0).unwrap();
    texts.extend(view.type_uri().map(|uri| uri.to_string()));
    // A title may equal a spelling of the code.
    texts.retain(|text| entry.texts.iter().flatten().all(|it| it.title != *text));
    let body = body.to_string();
    let wrong = texts.iter().filter_map(|text| {
        let wrong = body.replace(&format!(":\"{text}\""), &format!(":\"{text}x\""));
        (wrong != body).then(|| serde_json::from_str(&wrong).unwrap())
    });
    wrong.collect()
}

/// Returns copies of the first body, each without a member that all bodies have, or with a value of another type.
/// Null values are left alone: the application may send any value there.
fn misshapen(bodies: &[Value]) -> Vec<Value> {
    let Some(first) = bodies.first() else { return Vec::new() };
    let mut wrong = Vec::new();
    for path in paths(first, "") {
        let is_always = bodies.iter().all(|body| body.pointer(&path).is_some());
        let (parent, name) = path.rsplit_once('/').unwrap();
        let mut without = first.clone();
        if is_always && let Some(Value::Object(members)) = without.pointer_mut(parent) {
            members.remove(&name.replace("~1", "/").replace("~0", "~"));
            wrong.push(without);
        }
        let mut retyped = first.clone();
        if let Some(value) = retyped.pointer_mut(&path).filter(|value| !value.is_null()) {
            *value = if value.is_object() { json!(["x"]) } else { json!({ "x": 1 }) };
            wrong.push(retyped);
        }
    }
    wrong
}

/// Returns the path of each member and item of a value.
fn paths(value: &Value, at: &str) -> Vec<String> {
    let inner = |name: String, value: &Value| {
        let path = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
        let below = paths(value, &path);
        std::iter::once(path).chain(below).collect::<Vec<_>>()
    };
    match value {
        Value::Object(members) => {
            members.iter().flat_map(|(name, value)| inner(name.clone(), value)).collect()
        }
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.flat_map(|(index, value)| inner(index.to_string(), value)).collect()
        }
        _ => Vec::new(),
    }
}
