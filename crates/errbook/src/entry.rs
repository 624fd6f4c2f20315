//! An entry, as a view of the tables.

use core::fmt;
use core::ops::Range;

use crate::bytes::{i32_at, row, rows, u16_at, u32_at, wide};
use crate::parts::message;
use crate::tables::{ATTRIBUTE, Localized, PARAM, RECORD, attribute, flag, record, retry};
use crate::text::{Stored, is_complete, localized, stored, text};
use crate::{Catalog, Group, LanguageId, Param, Prop, Retry, Severity, Variant};

/// All that the catalog says about one code.
///
/// # Examples
///
/// ```
/// # fn show(catalog: &errbook::Catalog<'_>) {
/// if let Some(entry) = catalog.find("out-of-credit") {
///     assert_eq!(entry.status(), 403);
/// }
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Entry<'a> {
    catalog: &'a Catalog<'a>,
    index: usize,
}

impl<'a> Entry<'a> {
    pub(crate) const fn at(catalog: &'a Catalog<'a>, index: usize) -> Self {
        Self { catalog, index }
    }

    /// Returns the code as it is sent.
    #[must_use]
    pub fn code(&self) -> &'a str {
        self.stored_code().text
    }

    /// Returns the group.
    #[must_use]
    pub fn group(&self) -> Group<'a> {
        Group::at(self.catalog, usize::from(self.u16(record::GROUP)))
    }

    /// Returns the catalog.
    #[must_use]
    pub const fn catalog(&self) -> &'a Catalog<'a> {
        self.catalog
    }

    /// Returns the index in the catalog.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.u16(record::STATUS)
    }

    /// Returns the stable number.
    #[must_use]
    pub fn number(&self) -> Option<i32> {
        self.has(flag::NUMBER).then(|| i32_at(self.row(), record::NUMBER))
    }

    /// Returns the title in a language. Like every text, it is in the source language if the entry is incomplete in the language.
    #[must_use]
    pub fn title(&self, language: LanguageId) -> &'a str {
        self.localized(&self.catalog.tables().titles, language)
    }

    /// Returns what happened and why, as plain text: the title, if the catalog has no description of the error.
    #[must_use]
    pub fn description(&self, language: LanguageId) -> &'a str {
        match self.localized(&self.catalog.tables().descriptions, language) {
            "" => self.title(language),
            description => description,
        }
    }

    /// Returns what the caller can do about it, as plain text; an empty text if the catalog doesn't say.
    #[must_use]
    pub fn resolution(&self, language: LanguageId) -> &'a str {
        self.localized(&self.catalog.tables().resolutions, language)
    }

    /// Returns whether the entry has all its texts in a language.
    #[must_use]
    pub fn is_complete(&self, language: LanguageId) -> bool {
        is_complete(&self.catalog.tables().titles, self.index, language)
    }

    /// Returns the level to log it at.
    #[must_use]
    pub fn severity(&self) -> Severity {
        if self.has(flag::INFO) {
            Severity::Info
        } else if self.has(flag::FATAL) {
            Severity::Fatal
        } else if self.has(flag::WARN) {
            Severity::Warn
        } else {
            Severity::Error
        }
    }

    /// Returns how to retry, if the catalog says so.
    #[must_use]
    pub fn retry(&self) -> Option<Retry> {
        let after = u32_at(self.row(), record::RETRY_AFTER);
        match self.row()[record::RETRY] {
            retry::NEVER => Some(Retry::Never),
            retry::AFTER_FIX => Some(Retry::AfterFix),
            retry::BACKOFF => Some(Retry::Backoff),
            retry::AFTER_SECONDS => Some(Retry::AfterSeconds(after)),
            retry::AFTER_PARAM => Some(Retry::AfterParam(after)),
            _ => None,
        }
    }

    /// Returns whether callers see its [`Entry::mask`] instead.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        self.has(flag::INTERNAL)
    }

    /// Returns whether it should no longer be raised.
    #[must_use]
    pub fn is_deprecated(&self) -> bool {
        self.has(flag::DEPRECATED)
    }

    /// Returns whether it is no longer raised.
    #[must_use]
    pub fn is_retired(&self) -> bool {
        self.has(flag::RETIRED)
    }

    /// Returns whether responses hide the detail and the params: for a 5xx that the catalog does not expose.
    #[must_use]
    pub fn is_masked(&self) -> bool {
        self.status() >= 500 && !self.has(flag::EXPOSE)
    }

    /// Returns the entry that is sent: the entry itself, unless it is internal.
    #[must_use]
    pub fn mask(&self) -> Self {
        let index = usize::from(self.u16(record::MASK));
        if self.is_internal() && index < self.catalog.len() {
            return Self::at(self.catalog, index);
        }
        *self
    }

    /// Returns the labels. Cases have more.
    pub fn tags(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.attributes(attribute::TAG).map(|(key, _)| key)
    }

    /// Returns the former codes.
    pub fn aliases(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.attributes(attribute::ALIAS).map(|(key, _)| key)
    }

    /// Returns the version that introduced the code.
    #[must_use]
    pub fn since(&self) -> Option<&'a str> {
        self.attributes(attribute::SINCE).map(|(key, _)| key).next()
    }

    /// Returns the broader code that a client falls back to.
    #[must_use]
    pub fn parent(&self) -> Option<&'a str> {
        self.attributes(attribute::PARENT).map(|(key, _)| key).next()
    }

    /// Returns the static values for envelopes, with their names. A case may have others instead.
    pub fn props(&self) -> impl Iterator<Item = (&'a str, Prop<'a>)> + use<'a> {
        self.props_by_case().filter(|(case, ..)| *case == 0).map(|(_, name, value)| (name, value))
    }

    /// Returns the static values that responses can have: the entry's own, and those of its cases.
    pub fn every_prop(&self) -> impl Iterator<Item = (&'a str, Prop<'a>)> + use<'a> {
        self.props_by_case().map(|(_, name, value)| (name, value))
    }

    /// Returns the static values of the entry and its cases, each with the number of the case, from 1, or 0.
    pub(crate) fn props_by_case(&self) -> impl Iterator<Item = (u16, &'a str, Prop<'a>)> + use<'a> {
        let strings = &self.catalog.tables().strings;
        self.raw_attributes().filter_map(move |(case, kind, key, value)| {
            let value = text(strings, wide(value));
            let prop = match kind {
                attribute::PROP_STRING => Prop::Text(value),
                attribute::PROP_JSON => Prop::Json(value),
                _ => return None,
            };
            Some((case, text(strings, wide(key)), prop))
        })
    }

    /// Returns a text that only some entries or cases have, by the kind of its attribute, in a language that the entry is complete
    /// in.
    pub(crate) fn further(
        &self,
        kind: u8,
        case: Option<u16>,
        language: LanguageId,
    ) -> Option<Stored<'a>> {
        let case = case.map_or(0, |case| case.saturating_add(1));
        let mut all = self.raw_attributes();
        let (.., value) = all.find(|(of, other, ..)| *of == case && *other == kind)?;
        Some(message(self.catalog, value, language))
    }

    /// Returns the params of every occurrence. Cases have more.
    pub fn params(&self) -> impl Iterator<Item = Param<'a>> + use<'a> {
        let (catalog, (first, len)) = (self.catalog, self.param_range());
        (first..first.saturating_add(len)).map(move |index| Param::at(catalog, index))
    }

    /// Returns the cases.
    pub fn cases(&self) -> impl Iterator<Item = Variant<'a>> + use<'a> {
        self.variants(self.variant_range(0, self.u16(record::CASE_COUNT)))
    }

    /// Returns the field issues.
    pub fn issues(&self) -> impl Iterator<Item = Variant<'a>> + use<'a> {
        self.variants(self.issue_range())
    }

    /// Returns a case by its index.
    pub(crate) fn case(&self, index: Option<u16>) -> Option<Variant<'a>> {
        let index = index?;
        if index >= self.u16(record::CASE_COUNT) {
            return None;
        }
        let first = wide(u32_at(self.row(), record::VARIANTS));
        let case = Variant::at(self.catalog, first.saturating_add(usize::from(index)));
        case.exists().then_some(case)
    }

    /// Returns the message of the detail, in a language that the entry is complete in.
    pub(crate) fn message(&self, case: Option<Variant<'a>>, language: LanguageId) -> Stored<'a> {
        match case {
            Some(case) => case.message(language),
            None => message(self.catalog, u32_at(self.row(), record::MESSAGE), language),
        }
    }

    #[inline]
    pub(crate) fn stored_code(&self) -> Stored<'a> {
        stored(&self.catalog.tables().codes, self.index)
    }

    /// Returns the rows of the params.
    #[inline]
    pub(crate) fn param_rows(&self) -> &'a [[u8; PARAM]] {
        let (first, len) = self.param_range();
        rows(self.catalog.tables().params, first, len)
    }

    /// Returns the first param and the number of params.
    #[inline]
    fn param_range(&self) -> (usize, usize) {
        (wide(u32_at(self.row(), record::PARAMS)), usize::from(self.u16(record::PARAM_COUNT)))
    }

    /// Returns the index of the envelope.
    pub(crate) fn envelope(&self) -> usize {
        usize::from(self.row()[record::ENVELOPE])
    }

    /// Returns the names and templates of the headers.
    pub(crate) fn headers(&self) -> impl Iterator<Item = (&'a str, Stored<'a>)> + use<'a> {
        let templates = &self.catalog.tables().templates;
        self.attributes(attribute::HEADER)
            .map(move |(name, value)| (name, stored(templates, wide(value))))
    }

    /// Returns the keys and values of the attributes of a kind.
    pub(crate) fn attributes(&self, kind: u8) -> impl Iterator<Item = (&'a str, u32)> + use<'a> {
        let strings = &self.catalog.tables().strings;
        self.raw_attributes()
            .filter(move |(case, other, ..)| *case == 0 && *other == kind)
            .map(move |(.., key, value)| (text(strings, wide(key)), value))
    }

    /// Returns the case, kind, key and value of each attribute.
    fn raw_attributes(&self) -> impl Iterator<Item = (u16, u8, u32, u32)> + use<'a> {
        let first = wide(u32_at(self.row(), record::ATTRIBUTES));
        let len = usize::from(self.u16(record::ATTRIBUTE_COUNT));
        let attributes = rows::<ATTRIBUTE>(self.catalog.tables().attributes, first, len);
        attributes.iter().map(|row| (u16_at(row, 2), row[0], u32_at(row, 4), u32_at(row, 8)))
    }

    /// Returns the indices of the field issues in the catalog's table of variants.
    pub(crate) fn issue_range(&self) -> Range<usize> {
        self.variant_range(self.u16(record::CASE_COUNT), self.u16(record::ISSUE_COUNT))
    }

    fn variants(&self, range: Range<usize>) -> impl Iterator<Item = Variant<'a>> + use<'a> {
        let catalog = self.catalog;
        range.map(move |index| Variant::at(catalog, index))
    }

    fn variant_range(&self, skip: u16, len: u16) -> Range<usize> {
        let first = wide(u32_at(self.row(), record::VARIANTS)).saturating_add(usize::from(skip));
        first..first.saturating_add(usize::from(len))
    }

    fn localized(&self, texts: &Localized<'a>, language: LanguageId) -> &'a str {
        localized(texts, self.index, language)
    }

    #[inline]
    fn has(&self, flag: u16) -> bool {
        self.u16(record::FLAGS) & flag != 0
    }

    #[inline]
    fn u16(&self, at: usize) -> u16 {
        u16_at(self.row(), at)
    }

    #[inline]
    fn row(&self) -> &'a [u8; RECORD] {
        row(self.catalog.tables().records, self.index).unwrap_or(&[0; RECORD])
    }
}

impl PartialEq for Entry<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
            && (core::ptr::eq(self.catalog, other.catalog)
                || self.catalog.name() == other.catalog.name())
    }
}

impl Eq for Entry<'_> {}

impl fmt::Debug for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (catalog, group) = (self.catalog.name(), self.group());
        write!(f, "Entry({catalog}/{}/{})", group.name(), self.code())
    }
}
