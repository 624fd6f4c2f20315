//! Builds the response objects of an `OpenAPI` document.

use std::collections::BTreeMap;

use errbook::__v1::reason_phrase;
use errbook::RequestContext;
use errbook_spec::commonmark::escape;
use errbook_spec::model::{Catalog, Entry, EntryId, Example, Serializer, Unique};
use errbook_spec::rust_names::camel;
use serde_json::{Map, Value, json};

use super::reference::reference;
use super::{choice, headers, inline, xml};
use crate::json::entry::{change, retry};
use crate::json::optional;
use crate::published::Change;
use crate::push::push;
use crate::response::response_to;
use crate::schema::{ComponentNames, SentBody, TextFormat};

/// An example, whose object is made when it is needed: those of a large catalog take much memory.
struct SentExample<'a> {
    sent: &'a SentBody<'a>,
    example: &'a Example,
    language: usize,
}

/// Builds the responses of a catalog.
pub(super) struct ResponseObjects<'a> {
    catalog: &'a Catalog,
    tables: &'a errbook::Catalog<'a>,
    schemas: &'a Map<String, Value>,
    /// For each entry, the bodies that it is sent in.
    entries: BTreeMap<EntryId, Vec<&'a SentBody<'a>>>,
    by_status: BTreeMap<u16, Vec<&'a SentBody<'a>>>,
    /// The names of schemas and responses. They share a namespace, because client generators create types from both.
    names: ComponentNames,
    status_names: BTreeMap<u16, String>,
    responses: Map<String, Value>,
    /// The examples by component name, in order.
    examples: Vec<(String, SentExample<'a>)>,
    /// For each body, the component names of its examples, each with its key in `examples` of a media type.
    example_names: BTreeMap<&'a str, Vec<(String, String)>>,
}

impl<'a> ResponseObjects<'a> {
    pub(super) fn new(
        catalog: &'a Catalog,
        tables: &'a errbook::Catalog<'a>,
        sent: &'a [SentBody<'a>],
        schemas: &'a Map<String, Value>,
    ) -> Self {
        let mut entries = BTreeMap::<_, Vec<_>>::new();
        let mut by_status = BTreeMap::<_, Vec<_>>::new();
        for one in sent {
            entries.entry(one.entry.id).or_default().push(one);
            by_status.entry(one.status()).or_default().push(one);
        }
        let (responses, examples) = (Map::new(), Vec::new());
        let mut names: ComponentNames = schemas.keys().map(String::as_str).collect();
        let mut status_name = |status: &u16| (*status, names.take(&format!("Status{status}")));
        let status_names = by_status.keys().map(&mut status_name).collect();
        let example_names = BTreeMap::new();
        let mut objects = Self {
            catalog,
            tables,
            schemas,
            entries,
            by_status,
            names,
            status_names,
            responses,
            examples,
            example_names,
        };
        let mut names = ComponentNames::default();
        for one in sent {
            objects.add_examples(one, &mut names);
        }
        for bodies in objects.entries.clone().values() {
            objects.responses.insert(bodies[0].name.clone(), objects.of_entry(bodies));
        }
        for (status, bodies) in &objects.by_status.clone() {
            let response = objects.of_status(*status, bodies);
            objects.responses.insert(objects.status_names[status].clone(), response);
        }
        objects
    }

    /// Returns the responses and the examples.
    pub(super) fn finish(mut self) -> (Map<String, Value>, impl Iterator<Item = (String, Value)>) {
        let responses = std::mem::take(&mut self.responses);
        let examples = std::mem::take(&mut self.examples).into_iter();
        (responses, examples.filter_map(move |(name, it)| Some((name, self.example_object(&it)?))))
    }

    /// Returns the examples by component name.
    pub(super) fn example_objects(&self) -> Map<String, Value> {
        let examples = self.examples.iter();
        examples.filter_map(|(name, it)| Some((name.clone(), self.example_object(it)?))).collect()
    }

    /// Returns references to the responses of a set, by status.
    pub(super) fn of_set(&mut self, set: &str, entries: &[EntryId]) -> Value {
        let mut responses = Map::new();
        for (status, bodies) in self.statuses(entries) {
            let first = &self.entries[&bodies[0].entry.id];
            let is_one = first.len() == bodies.len()
                && bodies.iter().all(|it| it.entry.id == bodies[0].entry.id);
            let name = if is_one {
                bodies[0].name.clone()
            } else if self.by_status[&status].len() == bodies.len() {
                self.status_names[&status].clone()
            } else {
                let name = self.names.take(&format!("{}Status{status}", camel(set)));
                let response = self.of_status(status, &bodies);
                self.responses.insert(name.clone(), response);
                name
            };
            responses.insert(status.to_string(), reference("responses", &name));
        }
        Value::Object(responses)
    }

    /// Returns the responses of some errors by status, without references. `examples` are the [`Self::example_objects`].
    pub(super) fn complete(
        &self,
        entries: &[EntryId],
        examples: &Map<String, Value>,
    ) -> Map<String, Value> {
        let responses = self.statuses(entries).into_iter().map(|(status, bodies)| {
            let entries = distinct(&bodies);
            let description = match &entries[..] {
                [entry] => TextFormat::Markdown.about(self.catalog, entry),
                _ => list(status, &entries),
            };
            let mut response = self.response(&description, &bodies);
            inline::response(&mut response, self.schemas, examples);
            response.insert("x-error-codes".to_owned(), codes(&entries));
            (status.to_string(), Value::Object(response))
        });
        responses.collect()
    }

    /// Returns the bodies of some errors, by status.
    fn statuses(&self, entries: &[EntryId]) -> BTreeMap<u16, Vec<&'a SentBody<'a>>> {
        let mut statuses = BTreeMap::<_, Vec<_>>::new();
        for one in entries.iter().filter_map(|id| self.entries.get(id)).flatten() {
            statuses.entry(one.status()).or_default().push(*one);
        }
        statuses
    }

    /// Returns the response of one error.
    fn of_entry(&self, bodies: &[&SentBody<'_>]) -> Value {
        let entry = bodies[0].entry;
        let mut response = self.response(&TextFormat::Markdown.about(self.catalog, entry), bodies);
        response.insert("x-error-code".to_owned(), json!(entry.code));
        let group = &self.catalog.group_of(entry).name;
        response.insert("x-error-group".to_owned(), json!(group));
        optional(&mut response, "x-retry", entry.retry.map(|it| retry(it, entry)));
        let page = self.tables.entry(entry.id.0).and_then(|it| Some(it.docs_url()?.to_string()));
        optional(&mut response, "x-docs-url", page);
        let deprecated = entry.deprecated.as_ref();
        let deprecated = deprecated.map(|it| change(self.catalog, &Change::from(it)));
        optional(&mut response, "x-deprecated", deprecated);
        Value::Object(response)
    }

    /// Returns the combined response of errors that share a status.
    fn of_status(&self, status: u16, bodies: &[&SentBody<'_>]) -> Value {
        let entries = distinct(bodies);
        let mut response = self.response(&list(status, &entries), bodies);
        response.insert("x-error-codes".to_owned(), codes(&entries));
        Value::Object(response)
    }

    fn response(&self, description: &str, bodies: &[&SentBody<'_>]) -> Map<String, Value> {
        let mut response = Map::new();
        response.insert("description".to_owned(), json!(description));
        let headers = headers::headers(self.catalog, self.tables, bodies);
        response.insert("headers".to_owned(), headers);
        let content: Map<_, _> = media_types(bodies)
            .into_iter()
            .map(|(name, bodies)| (name.to_owned(), self.media_type(&bodies)))
            .collect();
        response.insert("content".to_owned(), Value::Object(content));
        response
    }

    fn media_type(&self, bodies: &[&SentBody<'_>]) -> Value {
        let mut media_type = Map::new();
        let names: Vec<_> = bodies.iter().map(|one| one.name.as_str()).collect();
        media_type.insert("schema".to_owned(), choice::schema(&names, self.schemas));
        let examples = names.iter().filter_map(|name| self.example_names.get(name)).flatten();
        let examples: Map<_, _> =
            examples.map(|(name, key)| (key.clone(), reference("examples", name))).collect();
        media_type.insert("examples".to_owned(), Value::Object(examples));
        Value::Object(media_type)
    }

    fn add_examples(&mut self, sent: &'a SentBody<'a>, taken: &mut ComponentNames) {
        let entry = sent.entry;
        let key = match self.catalog.unique {
            Unique::Catalog => entry.code.clone(),
            Unique::Group => format!("{}/{}", self.catalog.group_of(entry).name, entry.code),
        };
        let mut names = Vec::new();
        for (index, example) in entry.examples.iter().enumerate() {
            let number = (index > 0).then(|| (index + 1).to_string());
            let mut source = None;
            for (language, tag) in self.catalog.languages.iter().enumerate() {
                let Some(value) = self.example(sent, example, tag) else { continue };
                // An example that is the same in every language appears only once.
                if source.as_ref() == Some(&value) {
                    continue;
                }
                let translated = (language > 0).then_some(tag.as_str());
                let suffixes = || number.as_deref().into_iter().chain(translated);
                let joined = |first: &str, by: &str| {
                    std::iter::once(first).chain(suffixes()).collect::<Vec<_>>().join(by)
                };
                let name = taken.take(&joined(&sent.name, "_").replace('-', "_"));
                self.examples.push((name.clone(), SentExample { sent, example, language }));
                names.push((name, joined(&key, ".")));
                source.get_or_insert(value);
            }
        }
        self.example_names.insert(&sent.name, names);
    }

    fn example_object(&self, of: &SentExample<'_>) -> Option<Value> {
        let SentExample { sent, example, language } = *of;
        let tag = &self.catalog.languages[language];
        let value = self.example(sent, example, tag)?;
        Some(json!({ "summary": summary(sent.entry, example, language, tag), "value": value }))
    }

    /// Returns the body of an example, if the entry has texts in the language.
    fn example(&self, sent: &SentBody<'_>, example: &Example, language: &str) -> Option<Value> {
        let mut request = RequestContext::new().language(language);
        if sent.by_accept {
            request = request.accept(&sent.envelope.content_type);
        }
        let response = response_to(self.catalog, self.tables, sent.entry, example, request)?;
        response.header("Content-Language").filter(|sent| *sent == language)?;
        let body = serde_json::from_slice(response.body()).ok()?;
        match sent.envelope.serializer {
            Serializer::Json => Some(body),
            Serializer::Xml => xml::root(body),
        }
    }
}

/// Returns the summary of an example.
fn summary(entry: &Entry, example: &Example, language: usize, tag: &str) -> String {
    let title = &entry.texts_in(language).0.title;
    match (&example.title, example.case.and_then(|case| entry.cases.get(case))) {
        (Some(own), _) if language == 0 => own.clone(),
        (Some(own), _) => format!("{title}: {own} ({tag})"),
        (None, Some(case)) => format!("{title}: {}", case.name),
        (None, None) => title.clone(),
    }
}

/// Returns the entries of some bodies, without duplicates.
fn distinct<'c>(bodies: &[&SentBody<'c>]) -> Vec<&'c Entry> {
    let mut entries: Vec<_> = bodies.iter().map(|one| one.entry).collect();
    entries.dedup_by_key(|entry| entry.id);
    entries
}

fn codes(entries: &[&Entry]) -> Value {
    entries.iter().map(|entry| entry.code.as_str()).collect()
}

/// Returns a list of the codes and titles of errors that share a status.
fn list(status: u16, entries: &[&Entry]) -> String {
    let mut text = format!("{}\n", reason_phrase(status));
    for entry in entries {
        let (code, title) = (escape::code(&entry.code), escape::line(&entry.source().title));
        push(&mut text, format_args!("\n- {code}: {title}"));
    }
    text
}

/// Returns the media types of some responses, each with its responses, in order.
fn media_types<'s, 'c>(sent: &[&'s SentBody<'c>]) -> Vec<(&'c str, Vec<&'s SentBody<'c>>)> {
    let mut types: Vec<(&str, Vec<&SentBody<'_>>)> = Vec::new();
    for &one in sent {
        let name = one.envelope.content_type.as_str();
        match types.iter_mut().find(|(known, _)| *known == name) {
            Some((_, all)) => all.push(one),
            None => types.push((name, vec![one])),
        }
    }
    types
}
