//! Finds the entry of the catalog that a response is about.

use alloc::borrow::Cow;
use core::cell::OnceCell;

use errbook::__v1::identify::{self, Identifiers as _};
use errbook::__v1::{filter, owners, spelled, text as string};
use errbook::{Entry, Prop};

use crate::captures::{Fact, Facts, PropSlot};
use crate::parsed::Parsed;
use crate::tape::wide;
use crate::value::whole_number;

/// The values that identify an error, as sent.
pub(crate) struct ResponseIdentifiers<'r> {
    parsed: &'r Parsed<'r, 'r>,
    facts: &'r Facts,
    /// The facts from the headers if `facts` are from the body, and the reverse: they may add a group or props.
    others: Option<&'r Facts>,
    /// The props that are texts of an entry, as bits.
    texts: OnceCell<u64>,
}

impl<'r> ResponseIdentifiers<'r> {
    pub(crate) const fn new(
        parsed: &'r Parsed<'r, 'r>,
        facts: &'r Facts,
        others: Option<&'r Facts>,
    ) -> Self {
        Self { parsed, facts, others, texts: OnceCell::new() }
    }

    /// Returns the identifiers of the body, completed by the headers.
    pub(crate) const fn of_body(parsed: &'r Parsed<'r, 'r>) -> Self {
        Self::new(parsed, &parsed.captures.own, Some(&parsed.headers.facts))
    }

    /// Returns the identifiers of the headers, completed by the body.
    pub(crate) const fn of_headers(parsed: &'r Parsed<'r, 'r>) -> Self {
        Self::new(parsed, &parsed.headers.facts, Some(&parsed.captures.own))
    }

    /// Returns the names and texts of the props that were sent.
    pub(crate) fn all_props(&self) -> impl Iterator<Item = (&'r str, Cow<'r, str>)> + use<'r> {
        let parsed = self.parsed;
        let name = |prop: &PropSlot| string(&parsed.catalog.tables().strings, wide(prop.name));
        self.props().filter_map(move |prop| Some((name(prop), parsed.slot(prop.slot)?)))
    }

    /// Returns whether an entry is sent, with the group and the props that were sent, if any.
    pub(crate) fn fits(&self, entry: Entry<'r>) -> bool {
        self.is_sent(entry) && self.has_group(entry) && self.has_props(entry)
    }

    /// Returns the text of a fact, as sent.
    pub(crate) fn text(&self, fact: Fact) -> Option<Cow<'r, str>> {
        self.parsed.slot(self.facts.get(fact))
    }

    /// Returns the code as sent, else the type URI, else the number.
    pub(crate) fn raw_code(&self) -> Option<Cow<'r, str>> {
        let type_uri = || self.text(Fact::TypeUri).filter(|uri| uri != "about:blank");
        self.text(Fact::Code).or_else(type_uri).or_else(|| self.text(Fact::Number))
    }

    /// Returns the entry of one of several errors.
    pub(crate) fn of_one(&self) -> Option<Entry<'r>> {
        let by_props = || if self.is_named() { None } else { identify::by_props(self) };
        identify::named(self).or_else(by_props)
    }

    /// Returns the entries that are sent.
    fn entries(&self) -> impl Iterator<Item = Entry<'r>> + use<'r> {
        self.parsed.catalog.entries().filter(|entry| !entry.is_internal())
    }

    /// Returns which of the sent props are texts of an entry, as bits. These are not compared as numbers: `2E000` is that text, and
    /// equals 2 only if no entry has the text.
    fn texts(&self) -> u64 {
        *self.texts.get_or_init(|| {
            let is_text = |prop| self.entries().any(|entry| self.has_prop(entry, prop, true));
            let props = self.props().enumerate().filter(|(_, prop)| is_text(prop));
            props.fold(0, |texts, (index, _)| texts | 1 << index)
        })
    }

    fn has_prop(&self, entry: Entry<'_>, prop: &PropSlot, is_text: bool) -> bool {
        let name = string(&self.parsed.catalog.tables().strings, wide(prop.name));
        let Some(sent) = self.parsed.slot(prop.slot) else { return false };
        entry.every_prop().filter(|(own, _)| *own == name).any(|(_, own)| match own {
            Prop::Text(text) => spelled(text, prop.slot.filter) == *sent,
            Prop::Json(json) => !is_text && is_sent_as(json, &sent),
        })
    }

    fn props(&self) -> impl Iterator<Item = &'r PropSlot> + use<'r> {
        let (facts, others) = (self.facts, self.others);
        let is_own = move |prop: &&PropSlot| facts.props().all(|own| own.name != prop.name);
        facts.props().chain(others.into_iter().flat_map(Facts::props).filter(is_own))
    }
}

impl<'r> identify::Identifiers for ResponseIdentifiers<'r> {
    type Entry = Entry<'r>;

    fn is_named(&self) -> bool {
        self.raw_code().is_some()
    }

    /// Finds a type URI, even if a client or proxy has made it absolute.
    fn by_type_uri(&self) -> Option<Entry<'r>> {
        let catalog = self.parsed.catalog;
        let text = self.text(Fact::TypeUri)?;
        catalog.find_type_uri(&text).or_else(|| {
            let (_, rest) = text.split_once("://")?;
            catalog.find_type_uri(rest.get(rest.find('/')?..)?)
        })
    }

    fn code(&self) -> Option<Cow<'_, str>> {
        self.text(Fact::Code)
    }

    fn by_code(&self, code: &str) -> impl Iterator<Item = Entry<'r>> {
        let (catalog, filter) = (self.parsed.catalog, self.facts.get(Fact::Code).filter);
        let is_plain = filter == filter::NONE;
        // A code in the spelling of the catalog is looked up; in another spelling, it is compared with all codes.
        let candidates = move || {
            let owners = is_plain.then(|| owners(&catalog.tables().index, code));
            let owners = owners.into_iter().flatten().filter_map(|index| catalog.entry(index));
            let all = (!is_plain).then(|| catalog.entries()).into_iter().flatten();
            owners.chain(all).filter(|entry| !entry.is_internal())
        };
        let is_code = move |entry: &Entry<'_>| {
            could_be(entry.code(), code) && spelled(entry.code(), filter) == *code
        };
        let is_former =
            move |entry: &Entry<'_>| entry.aliases().any(|it| spelled(it, filter) == *code);
        let is_known = candidates().any(|entry| is_code(&entry));
        candidates().filter(move |entry| if is_known { is_code(entry) } else { is_former(entry) })
    }

    fn by_number(&self) -> Option<Entry<'r>> {
        self.parsed.catalog.find_number(whole_number(self.text(Fact::Number)?.trim())?)
    }

    /// Finds the address of an entry's page, even if the pages are published elsewhere.
    fn by_docs_url(&self) -> Option<Entry<'r>> {
        let catalog = self.parsed.catalog;
        let text = self.text(Fact::DocsUrl)?;
        catalog.find_docs_url(&text).or_else(|| catalog.find_page_url(&text))
    }

    fn by_props(&self) -> impl Iterator<Item = Entry<'r>> {
        let entries = self.props().next().map(|_| self.entries());
        entries.into_iter().flatten().filter(|entry| self.has_props(*entry))
    }

    fn is_sent(&self, entry: Entry<'r>) -> bool {
        !entry.is_internal()
    }

    fn has_group(&self, entry: Entry<'r>) -> bool {
        let slots = [Some(self.facts), self.others].into_iter().flatten();
        let mut slots = slots.map(|facts| facts.get(Fact::Group));
        let group = slots.find_map(|slot| Some((self.parsed.slot(slot)?, slot.filter)));
        group.is_none_or(|(name, filter)| spelled(entry.group().name(), filter) == *name)
    }

    fn has_props(&self, entry: Entry<'r>) -> bool {
        let texts = self.texts();
        let mut props = self.props().enumerate();
        props.all(|(index, prop)| self.has_prop(entry, prop, texts >> index & 1 != 0))
    }

    /// Returns whether an entry has the status of the response. An error that was sent with another has no status of its own.
    fn has_status(&self, entry: Entry<'r>) -> bool {
        self.others.is_some() && entry.status() == self.parsed.status
    }
}

/// Returns whether a text is a prop as sent; numbers are compared by value.
fn is_sent_as(json: &str, sent: &str) -> bool {
    json == sent || number(json).is_some_and(|it| number(sent) == Some(it))
}

fn number(text: &str) -> Option<f64> {
    let is_number = text.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    let number: f64 = text.parse().ok().filter(|_| is_number)?;
    number.is_finite().then_some(number)
}

/// Returns whether some filter may spell a name like a text: filters change only the case of the first letter.
fn could_be(name: &str, text: &str) -> bool {
    let first = |text: &str| text.bytes().find(u8::is_ascii_alphanumeric);
    match (first(name), first(text)) {
        (Some(one), Some(other)) => one.eq_ignore_ascii_case(&other),
        _ => true,
    }
}
