//! A client of a catalog, which identifies the error of a response.

use std::borrow::Cow;
use std::collections::BTreeMap;

use errbook::__v1::identify::{self, Identifiers as _};
use errbook::__v1::sendable;

use super::extract::Extracted;
use super::sent::{BodyValue, TrialResponse, other};
use super::{Identified, Owners, Pattern, ResponsePattern, Var, sent_value};
use crate::model::{EntryId, Envelope, Filter, Variable};

/// Reads responses by the envelopes of a catalog.
pub(crate) struct Client<'c> {
    entries: &'c [Identified<'c>],
    envelopes: Vec<&'c Envelope>,
    /// A reader for each envelope.
    readers: Vec<BodyReader>,
    headers: Vec<(String, Pattern)>,
    owners: BTreeMap<(Variable, u8), Owners>,
}

/// Reads bodies by an envelope.
struct BodyReader {
    body: Pattern,
    /// The readers that a client tries on a body in the envelope, those with the same media type first. Without duplicates.
    tried: Vec<usize>,
}

/// The result of reading a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ReadResponse {
    /// The entry that the response identifies.
    pub(crate) entry: Option<EntryId>,
    /// The index of the envelope whose reader matched.
    pub(crate) by: usize,
    /// Whether the response contains a type URI, a code or a number.
    pub(crate) is_named: bool,
}

/// The values that one envelope's reader finds in a response, and those that the other readers add.
pub(crate) struct ResponseIdentifiers<'m> {
    client: &'m Client<'m>,
    extracted: &'m Extracted,
    others: &'m Extracted,
    /// The response that was read.
    response: &'m TrialResponse<'m>,
}

impl<'c> Client<'c> {
    pub(crate) fn new(
        envelopes: impl IntoIterator<Item = &'c Envelope>,
        entries: &'c [Identified<'c>],
    ) -> Self {
        let envelopes: Vec<_> = envelopes.into_iter().collect();
        let patterns: Vec<_> =
            envelopes.iter().map(|envelope| ResponsePattern::of(envelope)).collect();
        let mut owners = BTreeMap::new();
        for var in patterns.iter().flat_map(ResponsePattern::variables) {
            let key = (var.variable.own().clone(), var.filter.byte());
            if !owners.contains_key(&key) {
                let public = entries.iter().filter(|it| it.entry.is_public());
                owners.extend(super::owners(var, public).map(|owners| (key, owners)));
            }
        }
        let distinct = distinct(&envelopes, &patterns);
        let (mut readers, mut headers) = (Vec::new(), Vec::new());
        for (envelope, pattern) in envelopes.iter().zip(patterns) {
            let tried = tried(envelope, &distinct);
            readers.push(BodyReader { body: pattern.body, tried });
            headers.extend(pattern.headers);
        }
        Self { entries, envelopes, readers, headers, owners }
    }

    /// Reads a response in the envelope with an index.
    pub(crate) fn read(&self, response: &TrialResponse<'_>, envelope: usize) -> ReadResponse {
        let (headers, body) = self.sent(response, envelope);
        let mut best: Option<((bool, bool), ReadResponse)> = None;
        for &by in &self.readers[envelope].tried {
            let extracted = self.body(&self.readers[by], &body, &headers, response);
            let (own, others) = self.identifiers(&extracted, &headers, response);
            let is_named = own.is_named() || others.is_named();
            if let Some(entry) = identify::named(&own) {
                return ReadResponse { entry: Some(entry), by, is_named };
            }
            let entry = identify::of_response(&own, &others);
            let rank = (own.is_named(), entry.is_some());
            if best.is_none_or(|(before, _)| rank > before) {
                best = Some((rank, ReadResponse { entry, by, is_named }));
            }
        }
        best.map_or(ReadResponse { entry: None, by: envelope, is_named: false }, |(_, found)| found)
    }

    /// Returns the entries that a response may be about, read with its own envelope: the entries with the code, or else with
    /// the props, the group and the status. Also returns the values that identify them.
    pub(crate) fn candidates(
        &self,
        response: &TrialResponse<'_>,
        envelope: usize,
    ) -> (Vec<EntryId>, Vec<(Variable, String)>) {
        let (headers, body) = self.sent(response, envelope);
        let extracted = self.body(&self.readers[envelope], &body, &headers, response);
        let (own, others) = self.identifiers(&extracted, &headers, response);
        let code = [&own, &others]
            .into_iter()
            .find_map(|identifiers| Some((identifiers, identifiers.code()?)));
        let found = match code {
            Some((identifiers, code)) => identifiers.narrowed(identifiers.by_code(&code)),
            None => own.narrowed(own.by_props()),
        };
        let shared = own.all().filter(|(variable, (var, text))| {
            let owners = own.owners(variable, var.filter, text);
            found.iter().all(|id| owners.contains(id))
        });
        let shared = shared.map(|(variable, (_, text))| (variable.clone(), text.clone()));
        let shared = shared.collect();
        (found, shared)
    }

    /// Returns the values in the headers of a response, and its body.
    fn sent(&self, response: &TrialResponse<'_>, envelope: usize) -> (Extracted, BodyValue) {
        let envelope = self.envelopes[envelope];
        let mut extracted = Extracted::default();
        for header in &envelope.headers {
            let Some(text) = response.text(&header.value) else { continue };
            // An occurrence can contain a text that identifies another error.
            let text = if other(&text).is_some() { text } else { sendable(&text).into_owned() };
            let is_same = |(name, _): &&(String, Pattern)| name.eq_ignore_ascii_case(&header.name);
            for (_, pattern) in self.headers.iter().filter(is_same) {
                extracted.header(pattern, &text);
            }
        }
        let body = response.node(&envelope.body);
        (extracted, body.unwrap_or_else(|| BodyValue::Object(Vec::new())))
    }

    fn identifiers<'m>(
        &'m self,
        body: &'m Extracted,
        headers: &'m Extracted,
        response: &'m TrialResponse<'m>,
    ) -> (ResponseIdentifiers<'m>, ResponseIdentifiers<'m>) {
        let identifiers =
            |extracted, others| ResponseIdentifiers { client: self, extracted, others, response };
        (identifiers(body, headers), identifiers(headers, body))
    }

    /// Reads a body. If a list may be the field errors or something else, the entry decides, because an error without field
    /// errors never sends a list of them.
    fn body(
        &self,
        reader: &BodyReader,
        sent: &BodyValue,
        headers: &Extracted,
        response: &TrialResponse<'_>,
    ) -> Extracted {
        let entry = |extracted: &Extracted| {
            let (own, others) = self.identifiers(extracted, headers, response);
            identify::of_response(&own, &others)
        };
        let first = Extracted::body(&reader.body, sent, false);
        if !first.has_fields
            || entry(&first).is_some_and(|it| self.entries[it.0].entry.can_have_fields())
        {
            return first;
        }
        let last = Extracted::body(&reader.body, sent, true);
        if last.has_fields || entry(&last).is_none() { first } else { last }
    }
}

/// An envelope with its index and media type.
type Offer<'e> = (usize, &'e Envelope, String);

/// Returns the envelopes that a client tries: the first of each set with equal bodies and media types.
fn distinct<'e>(envelopes: &[&'e Envelope], patterns: &[ResponsePattern]) -> Vec<Offer<'e>> {
    let mut distinct: Vec<Offer<'e>> = Vec::new();
    for (index, (envelope, pattern)) in envelopes.iter().zip(patterns).enumerate() {
        let media_type = envelope.media_type();
        let is_equal = |(first, _, of_first): &Offer<'_>| {
            *of_first == media_type && patterns[*first].body == pattern.body
        };
        if !distinct.iter().any(is_equal) {
            distinct.push((index, envelope, media_type));
        }
    }
    distinct
}

/// Returns the envelopes whose readers a client tries on a body in one of them.
fn tried(envelope: &Envelope, distinct: &[Offer<'_>]) -> Vec<usize> {
    let own = envelope.media_type();
    let (same, others): (Vec<_>, Vec<_>) = distinct.iter().partition(|(.., it)| *it == own);
    let others = others.into_iter().filter(|(_, it, _)| it.serializer == envelope.serializer);
    same.into_iter().chain(others).map(|(index, ..)| *index).collect()
}

impl<'m> ResponseIdentifiers<'m> {
    /// Returns the text of a variable.
    fn text(&self, variable: &Variable) -> Option<&'m str> {
        self.extracted.values.get(variable).map(|(_, text)| text.as_str())
    }

    /// Returns the entries that a text may identify.
    fn owners(&self, variable: &Variable, filter: Filter, text: &str) -> &'m [EntryId] {
        let owners = self.client.owners.get(&(variable.clone(), filter.byte()));
        if let Some(is_number) = other(text) {
            return owners.map_or(&[], |owners| self.any_other(owners, is_number));
        }
        let value = || owners?.get(&sent_value(text));
        let found = owners.and_then(|owners| owners.get(text));
        found
            .or_else(|| value().filter(|_| matches!(variable, Variable::Prop(_))))
            .map_or(&[], |it| it)
    }

    /// Returns another entry that a value may identify, if the value may identify any entry.
    fn any_other(&self, owners: &'m Owners, is_number: bool) -> &'m [EntryId] {
        let own = self.response.of.entry.id;
        let fits = |text: &str| !is_number || text.trim_start_matches('\0').parse::<f64>().is_ok();
        let found = owners.iter().filter(|(text, _)| fits(text)).flat_map(|(_, ids)| ids);
        found.into_iter().find(|id| **id != own).map_or(&[], std::slice::from_ref)
    }

    fn own(&self, variable: &Variable, text: &str) -> &'m [EntryId] {
        let Some((var, _)) = self.extracted.values.get(variable) else { return &[] };
        self.owners(variable, var.filter, text)
    }

    /// Returns the values of both, each with its text.
    fn all(&self) -> impl Iterator<Item = (&'m Variable, &'m (Var, String))> {
        let is_own = |(name, _): &(&Variable, _)| !self.extracted.values.contains_key(name);
        self.extracted.values.iter().chain(self.others.values.iter().filter(is_own))
    }

    /// Returns the owners of each prop that was sent.
    fn props(&self) -> impl Iterator<Item = &'m [EntryId]> {
        let props = self.all().filter(|(name, _)| matches!(name, Variable::Prop(_)));
        props.map(|(name, (var, text))| self.owners(name, var.filter, text))
    }

    /// Returns the entries that cannot be distinguished further. If several remain, only those with the status count.
    fn narrowed(&self, found: impl Iterator<Item = EntryId>) -> Vec<EntryId> {
        let is_alike =
            |id: &EntryId| self.is_sent(*id) && self.has_group(*id) && self.has_props(*id);
        let found: Vec<_> = found.filter(is_alike).collect();
        let with_status = found.iter().copied().filter(|id| self.has_status(*id));
        let with_status: Vec<_> = with_status.collect();
        if with_status.is_empty() { found } else { with_status }
    }
}

impl identify::Identifiers for ResponseIdentifiers<'_> {
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
        let text = self.text(&Variable::Number)?;
        let number = || Some(text.trim().parse::<i32>().ok()?.to_string());
        let number = if other(text).is_some() { text.to_owned() } else { number()? };
        self.own(&Variable::Number, &number).first().copied()
    }

    fn by_docs_url(&self) -> Option<EntryId> {
        self.own(&Variable::DocsUrl, self.text(&Variable::DocsUrl)?).first().copied()
    }

    fn by_props(&self) -> impl Iterator<Item = EntryId> {
        let found = self.props().next().unwrap_or_default().iter().copied();
        found.filter(|id| self.has_props(*id))
    }

    fn is_sent(&self, id: EntryId) -> bool {
        self.client.entries[id.0].entry.is_public()
    }

    fn has_group(&self, id: EntryId) -> bool {
        let mut extracted = [self.extracted, self.others].into_iter();
        let group = extracted.find_map(|extracted| extracted.values.get(&Variable::Group));
        group.is_none_or(|(var, text)| {
            other(text).is_some() || self.owners(&Variable::Group, var.filter, text).contains(&id)
        })
    }

    fn has_props(&self, id: EntryId) -> bool {
        self.props().all(|owners| owners.contains(&id))
    }

    fn has_status(&self, id: EntryId) -> bool {
        self.client.entries[id.0].entry.status == self.response.status
    }
}
