//! A catalog and how to find things in it.

use core::fmt;

use crate::bytes::{i32_at, row, rows, u16_at, u32_at, wide};
use crate::parts::Group;
use crate::tables::{FALLBACK, GROUP, NUMBER, RECORD, Tables, attribute};
use crate::uri::Template;
use crate::{Entry, LanguageId, index, uri};

/// One API product's errors.
///
/// Generated code has one as the static `CATALOG`; tools make one in memory.
///
/// # Examples
///
/// ```
/// use vonage_errors::CATALOG;
///
/// assert_eq!(CATALOG.name(), "vonage");
/// assert_eq!(CATALOG.languages(), ["en", "es"]);
/// let forbidden: Vec<&str> = CATALOG.by_status(403).map(|entry| entry.code()).collect();
/// assert!(forbidden.contains(&"out-of-credit"));
/// ```
#[derive(Clone, Copy)]
pub struct Catalog<'a> {
    tables: Tables<'a>,
    type_uri: Template<'a>,
    docs_url: Template<'a>,
}

impl<'a> Catalog<'a> {
    /// Makes a catalog of its tables.
    #[must_use]
    pub const fn new(tables: Tables<'a>) -> Self {
        let (type_uri, docs_url) = (Template::new(tables.type_uri), Template::new(tables.docs_url));
        Self { tables, type_uri, docs_url }
    }

    /// Returns the name.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.tables.name
    }

    /// Returns the language tags (BCP 47); the source language is the first.
    #[must_use]
    pub const fn languages(&self) -> &'a [&'a str] {
        self.tables.languages
    }

    /// Returns the language with a tag, without regard to case.
    #[must_use]
    pub fn language(&self, tag: &str) -> Option<LanguageId> {
        let found =
            self.languages().iter().position(|language| language.eq_ignore_ascii_case(tag))?;
        u8::try_from(found).ok().map(LanguageId::new)
    }

    /// Returns the tag of a language; that of the source language where the catalog has no such language.
    #[must_use]
    pub fn language_tag(&self, language: LanguageId) -> &'a str {
        let tags = self.languages();
        tags.get(language.index()).or(tags.first()).copied().unwrap_or("")
    }

    /// Returns the number of entries.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.tables.records.len() / RECORD
    }

    /// Returns whether there is no entry.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns an entry by its index: by group, then in the order of the group's file.
    #[must_use]
    #[inline]
    pub fn entry(&self, index: usize) -> Option<Entry<'_>> {
        (index < self.len()).then_some(Entry::at(self, index))
    }

    /// Returns all entries in the order of their indices.
    #[must_use]
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = Entry<'_>> + ExactSizeIterator {
        (0..self.len()).map(|index| Entry::at(self, index))
    }

    /// Returns the groups, sorted by name.
    #[must_use]
    pub fn groups(&self) -> impl DoubleEndedIterator<Item = Group<'_>> + ExactSizeIterator {
        (0..self.tables.groups.len() / GROUP).map(|index| Group::at(self, index))
    }

    /// Returns the entry with a code or former code, or `None` if no group or several groups have it.
    ///
    /// # Examples
    ///
    /// ```
    /// let entry = vonage_errors::CATALOG.find("out-of-credit").expect("Vonage documents it");
    /// assert_eq!(entry.status(), 403);
    /// assert_eq!(entry.group().name(), "generic");
    /// ```
    #[must_use]
    pub fn find(&self, code: &str) -> Option<Entry<'_>> {
        self.entry(index::find(&self.tables.index, code)?)
    }

    /// Returns the entry of a group with a code or former code.
    #[must_use]
    pub fn find_in(&self, group: &str, code: &str) -> Option<Entry<'_>> {
        self.owners(code).find(|entry| entry.group().name() == group)
    }

    /// Returns the entry with a stable number.
    #[must_use]
    pub fn find_number(&self, number: i32) -> Option<Entry<'_>> {
        let numbers = self.tables.numbers;
        let (mut low, mut high) = (0, numbers.len() / NUMBER);
        while low < high {
            let middle = low + (high - low) / 2;
            let row = row::<NUMBER>(numbers, middle)?;
            match i32_at(row, 0).cmp(&number) {
                core::cmp::Ordering::Less => low = middle + 1,
                core::cmp::Ordering::Greater => high = middle,
                core::cmp::Ordering::Equal => return self.entry(wide(u32_at(row, 4))),
            }
        }
        None
    }

    /// Returns the entry that a type URI identifies (RFC 9457, section 3.1.1), even if it contains a former code.
    ///
    /// # Examples
    ///
    /// ```
    /// let entry = vonage_errors::CATALOG.find_type_uri("https://example.com/Error#out-of-credit");
    /// assert_eq!(entry.map(|entry| entry.code()), Some("out-of-credit"));
    /// ```
    #[must_use]
    pub fn find_type_uri(&self, text: &str) -> Option<Entry<'_>> {
        uri::find(self, self.tables.type_uri, text)
    }

    /// Returns the entry whose page has an address, also where it holds a former code.
    #[must_use]
    pub fn find_docs_url(&self, text: &str) -> Option<Entry<'_>> {
        uri::find(self, self.tables.docs_url, text)
    }

    /// Returns the entry that answers in place of a framework, for an HTTP status that the framework answers by itself.
    #[must_use]
    pub fn fallback(&self, status: u16) -> Option<Entry<'_>> {
        let rows = rows::<FALLBACK>(self.tables.fallbacks, 0, usize::MAX);
        let found = rows.binary_search_by_key(&status, |row| u16_at(row, 0)).ok()?;
        self.entry(usize::from(u16_at(rows.get(found)?, 2)))
    }

    /// Returns the entries with an HTTP status.
    pub fn by_status(&self, status: u16) -> impl Iterator<Item = Entry<'_>> {
        self.entries().filter(move |entry| entry.status() == status)
    }

    /// Returns the entries with a label.
    pub fn by_tag<'s>(&'s self, tag: &'s str) -> impl Iterator<Item = Entry<'s>> {
        self.entries()
            .filter(move |entry| entry.attributes(attribute::TAG).any(|(key, _)| key == tag))
    }

    /// Returns the entries that a code or former code belongs to.
    pub(crate) fn owners(&self, code: &str) -> impl Iterator<Item = Entry<'_>> {
        index::owners(&self.tables.index, code).filter_map(|index| self.entry(index))
    }

    pub(crate) const fn type_uri(&self) -> &Template<'a> {
        &self.type_uri
    }

    pub(crate) const fn docs_url(&self) -> &Template<'a> {
        &self.docs_url
    }

    /// Returns the tables, for tools.
    #[doc(hidden)]
    #[must_use]
    pub const fn tables(&self) -> &Tables<'a> {
        &self.tables
    }
}

impl fmt::Debug for Catalog<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalog")
            .field("name", &self.name())
            .field("languages", &self.languages())
            .field("len", &self.len())
            .finish()
    }
}
