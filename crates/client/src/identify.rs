//! Which entry of the catalog a response is about.

use alloc::borrow::Cow;

use errbook::__v1::{filter, owners, spelled, text as string};
use errbook::{Catalog, Entry, Prop};

use crate::Reading;
use crate::captures::{Fact, Facts, PropSlot};
use crate::tape::wide;

/// What identifies an error, as it was sent.
#[derive(Clone, Copy)]
pub(crate) struct Marks<'r> {
    pub(crate) reading: &'r Reading<'r, 'r>,
    pub(crate) facts: &'r Facts,
    /// What the headers say of the error of a body, or the body of that of the headers: a group or props may be there.
    pub(crate) others: Option<&'r Facts>,
}

impl<'r> Marks<'r> {
    /// Returns what a fact is, as it was sent.
    pub(crate) fn text(self, fact: Fact) -> Option<Cow<'r, str>> {
        self.reading.slot(self.facts.get(fact))
    }

    /// Returns the entry: by type URI, else by code, else by number, else by the address of its docs. Internal ones are never sent.
    pub(crate) fn entry<'c>(self, catalog: &'c Catalog<'c>) -> Option<Entry<'c>> {
        let by_type = self.text(Fact::TypeUri).and_then(|text| by_type_uri(catalog, &text));
        by_type
            .or_else(|| self.by_code(catalog))
            .or_else(|| catalog.find_number(self.text(Fact::Number)?.trim().parse().ok()?))
            .or_else(|| by_docs_url(catalog, &self.text(Fact::DocsUrl)?))
            .filter(|entry| !entry.is_internal())
    }

    fn by_code<'c>(self, catalog: &'c Catalog<'c>) -> Option<Entry<'c>> {
        let (code, filter) = (self.text(Fact::Code)?, self.facts.get(Fact::Code).filter);
        self.by_spelling(catalog, &code, filter)
            .or_else(|| self.by_spelling(catalog, shape(&code)?, filter))
    }

    fn by_spelling<'c>(
        self,
        catalog: &'c Catalog<'c>,
        code: &str,
        filter: u8,
    ) -> Option<Entry<'c>> {
        if filter == filter::NONE {
            let found = owners(&catalog.tables().index, code);
            return self.only(|| found.clone().filter_map(|index| catalog.entry(index)));
        }
        let is_code = |entry: &Entry<'_>| {
            could_be(entry.code(), code) && spelled(entry.code(), filter) == *code
        };
        self.only(|| catalog.entries().filter(is_code)).or_else(|| {
            let is_former =
                |entry: &Entry<'_>| entry.aliases().any(|alias| spelled(alias, filter) == *code);
            self.only(|| catalog.entries().filter(is_former))
        })
    }

    /// Returns the only entry with the props that were sent, and the group; of several the only one with the status. No prop says
    /// more than a code: where one was sent, it decides.
    pub(crate) fn by_props<'c>(self, catalog: &'c Catalog<'c>) -> Option<Entry<'c>> {
        self.has_any_props().then_some(())?;
        let texts = self.texts();
        let found = || catalog.entries().filter(|entry| self.fits(*entry, texts));
        single(found()).or_else(|| single(found().filter(|entry| self.has_status(*entry))))
    }

    /// Returns whether any props were sent.
    fn has_any_props(self) -> bool {
        self.props().next().is_some()
    }

    /// Returns whether an entry is sent with the group and the props that were sent, as far as any were; these are texts.
    fn fits(self, entry: Entry<'_>, texts: u64) -> bool {
        !entry.is_internal() && self.has_group(entry) && self.has_props(entry, texts)
    }

    /// Returns the only entry of those with a code; of several the only one with the group, else with the props, else with the status
    /// too.
    fn only<'c, I: Iterator<Item = Entry<'c>>>(self, found: impl Fn() -> I) -> Option<Entry<'c>> {
        let found = || found().filter(|entry| !entry.is_internal());
        found().next()?;
        let of_group = || found().filter(|entry| self.has_group(*entry));
        if let Some(entry) = single(found()).or_else(|| single(of_group())) {
            return Some(entry);
        }
        let texts = self.texts();
        let with_props = || of_group().filter(|entry| self.has_props(*entry, texts));
        single(with_props())
            .or_else(|| single(with_props().filter(|entry| self.has_status(*entry))))
    }

    fn has_group(self, entry: Entry<'_>) -> bool {
        let slots = [Some(self.facts), self.others].into_iter().flatten();
        let mut slots = slots.map(|facts| facts.get(Fact::Group));
        let group = slots.find_map(|slot| Some((self.reading.slot(slot)?, slot.filter)));
        group.is_none_or(|(name, filter)| spelled(entry.group().name(), filter) == *name)
    }

    /// Returns whether an entry has the props that were sent, of which these are texts.
    fn has_props(self, entry: Entry<'_>, texts: u64) -> bool {
        let mut props = self.props().enumerate();
        props.all(|(index, prop)| self.has_prop(entry, prop, texts >> index & 1 != 0))
    }

    /// Returns which of the props that were sent are the texts of an entry, as bits. Such a one is no number: `2E000` is that text,
    /// and 2 only where no entry has the text.
    fn texts(self) -> u64 {
        let catalog = self.reading.catalog();
        let is_text = |prop| {
            let mut sent = catalog.entries().filter(|entry| !entry.is_internal());
            sent.any(|entry| self.has_prop(entry, prop, true))
        };
        let props = self.props().enumerate().filter(|(_, prop)| is_text(prop));
        props.fold(0, |texts, (index, _)| texts | 1 << index)
    }

    fn has_prop(self, entry: Entry<'_>, prop: &PropSlot, is_text: bool) -> bool {
        let name = string(&self.reading.catalog().tables().strings, wide(prop.name));
        let own = entry.props().find(|(own, _)| *own == name);
        let Some(((_, own), sent)) = own.zip(self.reading.slot(prop.slot)) else { return false };
        match own {
            Prop::Text(text) => spelled(text, prop.slot.filter) == *sent,
            Prop::Json(json) => !is_text && is_sent_as(json, &sent),
        }
    }

    /// Returns whether an entry has the status of the response, which says nothing of an error that was sent with another.
    fn has_status(self, entry: Entry<'_>) -> bool {
        self.others.is_some() && entry.status() == self.reading.status()
    }

    fn props(self) -> impl Iterator<Item = &'r PropSlot> {
        let is_own = move |prop: &&PropSlot| self.facts.props().all(|own| own.name != prop.name);
        let others = self.others.into_iter().flat_map(Facts::props).filter(is_own);
        self.facts.props().chain(others)
    }
}

/// For tools that look for what an error may be.
#[doc(hidden)]
impl Reading<'_, '_> {
    /// Returns whether any props were sent, which tell entries apart.
    #[must_use]
    pub fn has_props(&self) -> bool {
        self.own_marks().has_any_props()
    }

    /// Returns whether an entry is sent with the group and the props that were sent, as far as any were.
    #[must_use]
    pub fn fits(&self, entry: Entry<'_>) -> bool {
        let marks = self.own_marks();
        marks.fits(entry, marks.texts())
    }
}

/// Returns whether a prop is sent as a text: numbers by their value, however they are written.
fn is_sent_as(json: &str, sent: &str) -> bool {
    json == sent || number(json).is_some_and(|it| number(sent) == Some(it))
}

fn number(text: &str) -> Option<f64> {
    let is_number = text.starts_with(|c: char| c == '-' || c.is_ascii_digit());
    let number: f64 = text.parse().ok().filter(|_| is_number)?;
    number.is_finite().then_some(number)
}

/// Returns the item of a list of one.
pub(crate) fn single<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

/// Returns what is left of a code without a namespace before `#` and an address after `:`, as AWS writes codes.
fn shape(code: &str) -> Option<&str> {
    let before = code.split(':').next().unwrap_or(code);
    let shape = before.rsplit('#').next().unwrap_or(before);
    (shape.len() < code.len()).then_some(shape)
}

/// Finds a type URI; also one that a client or proxy has made absolute.
fn by_type_uri<'c>(catalog: &'c Catalog<'c>, text: &str) -> Option<Entry<'c>> {
    catalog.find_type_uri(text).or_else(|| {
        let (_, rest) = text.split_once("://")?;
        catalog.find_type_uri(rest.get(rest.find('/')?..)?)
    })
}

/// Finds the address of an entry's page; also where the pages are published at another place, below which all are at `group/code/`.
fn by_docs_url<'c>(catalog: &'c Catalog<'c>, text: &str) -> Option<Entry<'c>> {
    catalog.find_docs_url(text).or_else(|| {
        let mut parts = text.strip_suffix('/')?.rsplit('/');
        let (code, group) = (parts.next()?, parts.next()?);
        catalog.find_in(group, code)
    })
}

/// Returns whether a filter may spell a name like a text: no filter changes the first letter but in case.
fn could_be(name: &str, text: &str) -> bool {
    let first = |text: &str| text.bytes().find(u8::is_ascii_alphanumeric);
    match (first(name), first(text)) {
        (Some(one), Some(other)) => one.eq_ignore_ascii_case(&other),
        _ => true,
    }
}
