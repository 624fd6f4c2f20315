//! A client of a catalog, as far as it finds out which error a response is about.

use std::borrow::Cow;
use std::collections::BTreeMap;

use errbook::__v1::identify::{self, Marks as _};
use errbook::__v1::sendable;

use super::said::Said;
use super::sent::{Response, Sent};
use super::{Identified, Owners, Reading, Shape, Var, owners, sent_value};
use crate::model::{Audience, EntryId, Envelope, Filter, ParamType, Serializer, Variable};

/// Reads responses by the envelopes of a catalog.
pub(crate) struct Client<'c> {
    entries: &'c [Identified<'c>],
    readers: Vec<Reader>,
    headers: Vec<(String, Shape)>,
    owners: BTreeMap<(Variable, u8), Owners>,
}

/// Reads bodies by an envelope.
struct Reader {
    envelope: usize,
    media_type: String,
    serializer: Serializer,
    body: Shape,
}

/// What a client makes of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The entry that it takes it for.
    pub(crate) entry: Option<EntryId>,
    /// The envelope that it has read it by.
    pub(crate) by: Option<usize>,
    /// Whether a type URI, a code or a number was sent.
    pub(crate) is_named: bool,
}

/// What a response says by one envelope, with all that the others add.
pub(crate) struct Marks<'m> {
    client: &'m Client<'m>,
    said: &'m Said,
    others: &'m Said,
    status: u16,
}

impl<'c> Client<'c> {
    pub(crate) fn new(envelopes: &[&Envelope], entries: &'c [Identified<'c>]) -> Self {
        let mut client =
            Self { entries, readers: Vec::new(), headers: Vec::new(), owners: BTreeMap::new() };
        for (i, envelope) in envelopes.iter().enumerate() {
            let reading = Reading::of(envelope);
            for var in reading.variables() {
                let key = (var.variable.own().clone(), var.filter.byte());
                if !client.owners.contains_key(&key) {
                    let public = entries.iter().filter(|it| it.entry.audience == Audience::Public);
                    client.owners.extend(owners(var, public).map(|owners| (key, owners)));
                }
            }
            client.headers.extend(reading.headers);
            let (media_type, serializer) = (media_type(envelope), envelope.serializer);
            let is_same = |it: &Reader| it.body == reading.body && it.media_type == media_type;
            if !client.readers.iter().any(is_same) {
                client.readers.push(Reader {
                    envelope: i,
                    media_type,
                    serializer,
                    body: reading.body,
                });
            }
        }
        client
    }

    /// Reads a response in an envelope.
    pub(crate) fn read(&self, response: &Response<'_>, envelope: &Envelope) -> Found {
        let headers = self.headers(response, envelope);
        let body = response.node(&envelope.body);
        let mut best: Option<((bool, bool), Found)> = None;
        for reader in self.readers_of(envelope) {
            let said = body.as_ref().map(|body| self.body(reader, body, &headers, response.status));
            let said = said.unwrap_or_default();
            let (own, others) = self.marks(&said, &headers, response.status);
            let by = Some(reader.envelope);
            let is_named = own.is_named() || others.is_named();
            if let Some(entry) = identify::named(&own) {
                return Found { entry: Some(entry), by, is_named };
            }
            let entry = identify::of_response(&own, &others);
            let rank = (own.is_named(), entry.is_some());
            if best.is_none_or(|(before, _)| rank > before) {
                best = Some((rank, Found { entry, by, is_named }));
            }
        }
        best.map_or(Found { entry: None, by: None, is_named: false }, |(_, found)| found)
    }

    /// Returns the entries that a response may be about, read by its own envelope: those with the code that was sent, else with the
    /// props, and with the group and the status. And what all of these are sent with.
    pub(crate) fn candidates(
        &self,
        response: &Response<'_>,
        envelope: &Envelope,
    ) -> (Vec<EntryId>, Vec<(Variable, String)>) {
        let headers = self.headers(response, envelope);
        let body = response.node(&envelope.body).unwrap_or(Sent::Object(Vec::new()));
        let own = Reader {
            envelope: 0,
            media_type: String::new(),
            serializer: envelope.serializer,
            body: Reading::of(envelope).body,
        };
        let said = self.body(&own, &body, &headers, response.status);
        let (own, others) = self.marks(&said, &headers, response.status);
        let code = [&own, &others].into_iter().find_map(|marks| Some((marks, marks.code()?)));
        let found = match code {
            Some((marks, code)) => marks.narrowed(marks.by_code(&code)),
            None => own.narrowed(own.by_props()),
        };
        // What all of them are sent with.
        let shared = own.all().filter(|(variable, (var, text))| {
            let owners = own.owners(variable, var.filter, text);
            found.iter().all(|id| owners.contains(id))
        });
        let shared = shared.map(|(variable, (_, text))| (variable.clone(), text.clone()));
        let shared = shared.collect();
        (found, shared)
    }

    fn marks<'m>(
        &'m self,
        body: &'m Said,
        headers: &'m Said,
        status: u16,
    ) -> (Marks<'m>, Marks<'m>) {
        let marks = |said, others| Marks { client: self, said, others, status };
        (marks(body, headers), marks(headers, body))
    }

    /// Reads a body. An error without field errors is never sent as a list of some: where one was taken for such a list, and may be
    /// something else, the entry decides.
    fn body(&self, reader: &Reader, sent: &Sent, headers: &Said, status: u16) -> Said {
        let entry = |said: &Said| {
            let (own, others) = self.marks(said, headers, status);
            identify::of_response(&own, &others)
        };
        let first = Said::body(&reader.body, sent, false);
        if !first.has_fields || entry(&first).is_some_and(|it| self.can_have_fields(it)) {
            return first;
        }
        let last = Said::body(&reader.body, sent, true);
        if last.has_fields || entry(&last).is_none() { first } else { last }
    }

    /// Reads the headers, each by every envelope that has it.
    fn headers(&self, response: &Response<'_>, envelope: &Envelope) -> Said {
        let mut said = Said::default();
        for header in &envelope.headers {
            let Some(text) = response.text(&header.value) else { continue };
            for (name, shape) in &self.headers {
                if name.eq_ignore_ascii_case(&header.name) {
                    said.header(shape, &sendable(&text));
                }
            }
        }
        said
    }

    /// Returns what reads a body, those of its very media type first.
    fn readers_of(&self, envelope: &Envelope) -> impl Iterator<Item = &Reader> {
        let media_type = media_type(envelope);
        let is_same = |reader: &&Reader| reader.media_type == media_type;
        let others = |reader: &&Reader| {
            reader.media_type != media_type && reader.serializer == envelope.serializer
        };
        let first: Vec<_> = self.readers.iter().filter(is_same).collect();
        let others: Vec<_> = self.readers.iter().filter(others).collect();
        first.into_iter().chain(others)
    }

    fn can_have_fields(&self, id: EntryId) -> bool {
        let entry = self.entries[id.0].entry;
        let of_cases = entry.cases.iter().flat_map(|case| &case.params);
        entry.params.iter().chain(of_cases).any(|param| param.kind == ParamType::Fields)
    }
}

fn media_type(envelope: &Envelope) -> String {
    let essence = envelope.content_type.split(';').next().unwrap_or_default();
    essence.trim().to_ascii_lowercase()
}

impl<'m> Marks<'m> {
    /// Returns a text that was sent.
    fn text(&self, variable: &Variable) -> Option<&'m str> {
        self.said.facts.get(variable).map(|(_, text)| text.as_str())
    }

    /// Returns the entries that something was sent for.
    fn owners(&self, variable: &Variable, filter: Filter, text: &str) -> &'m [EntryId] {
        let owners = self.client.owners.get(&(variable.clone(), filter.byte()));
        let value = || owners?.get(&sent_value(text));
        let found = owners.and_then(|owners| owners.get(text));
        found
            .or_else(|| value().filter(|_| matches!(variable, Variable::Prop(_))))
            .map_or(&[], |it| it)
    }

    fn own(&self, variable: &Variable, text: &str) -> &'m [EntryId] {
        let Some((var, _)) = self.said.facts.get(variable) else { return &[] };
        self.owners(variable, var.filter, text)
    }

    /// Returns what both say, each with its text.
    fn all(&self) -> impl Iterator<Item = (&'m Variable, &'m (Var, String))> {
        let is_own = |(name, _): &(&Variable, _)| !self.said.facts.contains_key(name);
        self.said.facts.iter().chain(self.others.facts.iter().filter(is_own))
    }

    /// Returns the owners of each prop that was sent.
    fn props(&self) -> impl Iterator<Item = &'m [EntryId]> {
        let props = self.all().filter(|(name, _)| matches!(name, Variable::Prop(_)));
        props.map(|(name, (var, text))| self.owners(name, var.filter, text))
    }

    /// Returns those that are told apart by nothing, of several with the status these alone.
    fn narrowed(&self, found: impl Iterator<Item = EntryId>) -> Vec<EntryId> {
        let is_alike =
            |id: &EntryId| self.is_sent(*id) && self.has_group(*id) && self.has_props(*id);
        let found: Vec<_> = found.filter(is_alike).collect();
        let with_status = found.iter().copied().filter(|id| self.has_status(*id));
        let with_status: Vec<_> = with_status.collect();
        if with_status.is_empty() { found } else { with_status }
    }
}

impl identify::Marks for Marks<'_> {
    type Entry = EntryId;

    fn is_named(&self) -> bool {
        [Variable::TypeUri, Variable::Code, Variable::Number]
            .iter()
            .any(|it| self.text(it).is_some())
    }

    fn by_type_uri(&self) -> Option<EntryId> {
        self.own(&Variable::TypeUri, self.text(&Variable::TypeUri)?).first().copied()
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        self.text(&Variable::Code).map(Cow::Borrowed)
    }

    fn by_code(&self, code: &str) -> impl Iterator<Item = EntryId> {
        self.own(&Variable::Code, code).iter().copied()
    }

    fn by_number(&self) -> Option<EntryId> {
        let number: i32 = self.text(&Variable::Number)?.trim().parse().ok()?;
        self.own(&Variable::Number, &number.to_string()).first().copied()
    }

    fn by_docs_url(&self) -> Option<EntryId> {
        self.own(&Variable::DocsUrl, self.text(&Variable::DocsUrl)?).first().copied()
    }

    fn by_props(&self) -> impl Iterator<Item = EntryId> {
        let found = self.props().next().unwrap_or_default().iter().copied();
        found.filter(|id| self.has_props(*id))
    }

    fn is_sent(&self, id: EntryId) -> bool {
        self.client.entries[id.0].entry.audience == Audience::Public
    }

    fn has_group(&self, id: EntryId) -> bool {
        let group = |said: &'_ Said| said.facts.get(&Variable::Group).cloned();
        group(self.said).or_else(|| group(self.others)).is_none_or(|(var, text)| {
            self.owners(&Variable::Group, var.filter, &text).contains(&id)
        })
    }

    fn has_props(&self, id: EntryId) -> bool {
        self.props().all(|owners| owners.contains(&id))
    }

    fn has_status(&self, id: EntryId) -> bool {
        self.client.entries[id.0].entry.status == self.status
    }
}
