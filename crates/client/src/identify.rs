//! Which entry of the catalog a response is about.

use alloc::borrow::Cow;

use errbook::__v1::{filter, owners, spelled};
use errbook::{Catalog, Entry};

use crate::Reading;
use crate::captures::{Fact, Facts};

/// What identifies an error, as it was sent.
#[derive(Clone, Copy)]
pub(crate) struct Marks<'r> {
    pub(crate) reading: &'r Reading<'r, 'r>,
    pub(crate) facts: &'r Facts,
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

    /// Returns the only entry of those with a code; of several the only one with the group, else with the status too.
    fn only<'c, I: Iterator<Item = Entry<'c>>>(self, found: impl Fn() -> I) -> Option<Entry<'c>> {
        let found = || found().filter(|entry| !entry.is_internal());
        found().next()?;
        let group = self.text(Fact::Group);
        let filter = self.facts.get(Fact::Group).filter;
        let is_of_group = |entry: &Entry<'_>| {
            let name = group.as_deref();
            name.is_none_or(|name| spelled(entry.group().name(), filter) == *name)
        };
        let has_status = |entry: &Entry<'_>| entry.status() == self.reading.status();
        single(found())
            .or_else(|| single(found().filter(is_of_group)))
            .or_else(|| single(found().filter(is_of_group).filter(has_status)))
    }
}

/// Returns the item of a list of one.
fn single<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
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
