//! Requests to the mock API, and the expected answers.

use errbook::{CatalogError, RequestContext, Response};
use errbook_spec::model::{Entry, Envelope, Example, Param, ParamType, ParamValue, Visibility};
use errbook_tests::Known;
use serde_json::{Map, Value, json};

/// A request.
pub(crate) struct MockRequest<'k> {
    known: &'static Known,
    pub(crate) entry: &'k Entry,
    example: Example,
    language: &'k str,
    envelope: &'k Envelope,
}

/// Returns a request for every example of every entry in every language and offered envelope, with changed values.
pub(crate) fn mock_requests(known: &'static Known) -> impl Iterator<Item = MockRequest<'static>> {
    let model = &known.model;
    let is_sent = |it: &&Entry| it.is_public() && it.retired.is_none();
    let examples = model.entries.iter().filter(is_sent).flat_map(|entry| {
        entry.examples.iter().map(move |example| (entry, changed(entry, example)))
    });
    examples.flat_map(move |(entry, example)| {
        model.languages.iter().flat_map(move |language| {
            let example = example.clone();
            model.envelopes[..model.offered].iter().map(move |envelope| {
                let example = example.clone();
                MockRequest { known, entry, example, language, envelope }
            })
        })
    })
}

impl MockRequest<'_> {
    /// Returns the path below the catalog's address.
    pub(crate) fn path(&self) -> String {
        format!("/{}/{}", self.known.model.group_of(self.entry).name, self.entry.code)
    }

    /// Returns the `Accept` header.
    pub(crate) fn accept(&self) -> &str {
        &self.envelope.content_type
    }

    /// Returns the query by names, for a client.
    pub(crate) fn query(&self) -> Map<String, Value> {
        let mut query = Map::from_iter([("_lang".to_owned(), json!(self.language))]);
        if let Some(case) = self.example.case {
            query.insert("_case".to_owned(), json!(self.entry.cases[case].name));
        }
        for (param, value) in params(self.entry, &self.example) {
            if is_settable(param)
                && let Some(value) = json(value)
            {
                query.insert(param.name.clone(), value);
            }
        }
        query
    }

    /// Returns the runtime's response.
    pub(crate) fn response(&self) -> Response {
        let error = self.known.example(self.entry, &self.example);
        error.response(&RequestContext::new().language(self.language).accept(self.accept()))
    }
}

/// Returns the params that have values in an example.
fn params<'e>(
    entry: &'e Entry,
    example: &'e Example,
) -> impl Iterator<Item = (&'e Param, &'e ParamValue)> {
    let of_case = example.case.map(|case| &entry.cases[case].params);
    entry.params.iter().chain(of_case.into_iter().flatten()).zip(&example.values)
}

fn is_settable(param: &Param) -> bool {
    param.kind != ParamType::Fields && param.visibility == Visibility::Public
}

/// Returns an example with changed values, and without values that only a catalog can set.
fn changed(entry: &Entry, example: &Example) -> Example {
    let values = params(entry, example)
        .map(|(param, value)| if is_settable(param) { other(param, value) } else { value.clone() });
    let (case, values) = (example.case, values.collect());
    Example { case, values, ..Example::default() }
}

fn other(param: &Param, value: &ParamValue) -> ParamValue {
    if param.format.is_some() || param.max_length.is_some() {
        return value.clone();
    }
    match (&param.kind, value) {
        (ParamType::OneOf(values), _) => {
            ParamValue::Text(values.last().map(|(value, _)| value.clone()).unwrap_or_default())
        }
        (_, ParamValue::Text(text)) => ParamValue::Text(format!("{text} é&=+#\"x\"")),
        (_, ParamValue::Integer(number)) => ParamValue::Integer(-7 - number.abs()),
        (_, ParamValue::Unsigned(number)) => ParamValue::Unsigned(number + 7),
        (_, ParamValue::Seconds(number)) => ParamValue::Seconds(number + 7),
        (_, ParamValue::Number(number)) => ParamValue::Number(number + 0.25),
        (_, ParamValue::Boolean(value)) => ParamValue::Boolean(!value),
        (_, ParamValue::Texts(_)) => ParamValue::Texts(vec!["a b".to_owned(), "é&".to_owned()]),
        (_, value) => value.clone(),
    }
}

fn json(value: &ParamValue) -> Option<Value> {
    Some(match value {
        ParamValue::Text(text) => json!(text),
        ParamValue::Integer(number) => json!(number),
        ParamValue::Unsigned(number) | ParamValue::Seconds(number) => json!(number),
        ParamValue::Number(number) => json!(number),
        ParamValue::Boolean(value) => json!(value),
        ParamValue::Texts(texts) => json!(texts),
        ParamValue::Json(json) => json!(json),
        ParamValue::Fields(_) | ParamValue::Absent => return None,
    })
}
