//! Finds entries in a catalog and in its groups.

use crate::bytes::{i32_at, row, rows, u16_at, u32_at, wide};
use crate::read::identify::single;
use crate::tables::{FALLBACK, GROUP, NUMBER, attribute};
use crate::template::{Placeholders, solve};
use crate::uri::has_page;
use crate::{Catalog, Entry, Group, index};

impl Catalog<'_> {
    /// Returns the entry with an index. Entries are in the order of the groups, then of the group's file.
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
        (0..self.tables().groups.len() / GROUP).map(|index| Group::at(self, index))
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
    #[inline]
    pub fn find(&self, code: &str) -> Option<Entry<'_>> {
        self.entry(index::find(&self.tables().index, code)?)
    }

    /// Returns the entry of a group with a code or former code.
    #[must_use]
    pub fn find_in(&self, group: &str, code: &str) -> Option<Entry<'_>> {
        self.owners(code).find(|entry| entry.group().name() == group)
    }

    /// Returns the entry with a stable number.
    #[must_use]
    pub fn find_number(&self, number: i32) -> Option<Entry<'_>> {
        let numbers = self.tables().numbers;
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
        self.find_uri(self.tables().type_uri, text)
    }

    /// Returns the entry whose page has an address, even if it contains a former code.
    #[must_use]
    pub fn find_docs_url(&self, text: &str) -> Option<Entry<'_>> {
        self.find_uri(self.tables().docs_url, text)
    }

    /// Returns the entry whose page has an address on any site: each ends in `group/page/`.
    #[doc(hidden)]
    #[must_use]
    pub fn find_page_url(&self, text: &str) -> Option<Entry<'_>> {
        let mut parts = text.strip_suffix('/')?.rsplit('/');
        let (page, group) = (parts.next()?, parts.next()?);
        self.find_page(group, page)
    }

    /// Returns the entry of a group whose page has a name, which is the code or a former code but for characters that files can't have.
    pub(crate) fn find_page(&self, group: &str, page: &str) -> Option<Entry<'_>> {
        let has = |entry: &Entry<'_>| {
            has_page(entry.code(), page) || entry.aliases().any(|alias| has_page(alias, page))
        };
        let of_group = |entry: &Entry<'_>| entry.group().name() == group;
        self.find_in(group, page).or_else(|| single(self.entries().filter(of_group).filter(has)))
    }

    /// Returns the entry that replaces the rejections of a framework with an HTTP status.
    #[must_use]
    pub fn fallback(&self, status: u16) -> Option<Entry<'_>> {
        let rows = rows::<FALLBACK>(self.tables().fallbacks, 0, usize::MAX);
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

    /// Returns the entries with a code or former code.
    pub(crate) fn owners(&self, code: &str) -> impl Iterator<Item = Entry<'_>> {
        index::owners(&self.tables().index, code).filter_map(|index| self.entry(index))
    }

    /// Returns the entry with a URI, by one of the catalog's templates.
    fn find_uri(&self, template: &str, uri: &str) -> Option<Entry<'_>> {
        solve(template, self.name(), uri, &|found| self.find_placeholders(found))
    }

    fn find_placeholders(&self, found: Placeholders<'_>) -> Option<Entry<'_>> {
        let number = match found.number {
            Some(text) => Some(canonical_number(text)?),
            None => None,
        };
        let fits = |entry: &Entry<'_>| {
            found.group.is_none_or(|group| entry.group().name() == group)
                && (number.is_none() || entry.number() == number)
        };
        if let (Some(page), Some(group)) = (found.page, found.group) {
            return self.find_page(group, page);
        }
        match (found.code, number) {
            (Some(code), _) => single(self.owners(code).filter(fits)),
            (None, Some(number)) => self.find_number(number).filter(fits),
            // Type URIs are unique, so without a code the group or the catalog has only one entry.
            (None, None) => single(self.entries().filter(fits)),
        }
    }
}

impl<'a> Group<'a> {
    /// Returns the entries in the order of the group's file.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        let catalog = self.catalog();
        self.range().map(move |index| Entry::at(catalog, index))
    }
}

/// Parses a number in the one spelling that templates write.
fn canonical_number(text: &str) -> Option<i32> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let canonical = text == "0" || !(digits.starts_with('0') || text.starts_with('+'));
    text.parse().ok().filter(|_| canonical)
}
