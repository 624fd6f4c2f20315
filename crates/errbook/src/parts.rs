//! Groups, params, cases and field issues, as views of the tables.

use core::fmt;
use core::ops::Range;

use crate::bytes::{row, rows, u16_at, u32_at, wide};
use crate::tables::{GROUP, NONE, PARAM, VARIANT, param};
use crate::text::{Stored, stored, stored_in, text};
use crate::{Catalog, LanguageId};

/// Related errors: one file of the catalog, one module of the generated code.
#[derive(Clone, Copy)]
pub struct Group<'a> {
    catalog: &'a Catalog<'a>,
    index: usize,
}

impl<'a> Group<'a> {
    pub(crate) const fn at(catalog: &'a Catalog<'a>, index: usize) -> Self {
        Self { catalog, index }
    }

    /// Returns the name, as written in the catalog.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.string(0)
    }

    /// Returns the name of the Rust module.
    #[must_use]
    pub fn module(&self) -> &'a str {
        self.string(4)
    }

    pub(crate) const fn catalog(&self) -> &'a Catalog<'a> {
        self.catalog
    }

    /// Returns the indices of its entries.
    pub(crate) fn range(&self) -> Range<usize> {
        let row = self.row();
        let (first, len) = (wide(u32_at(row, 8)), wide(u32_at(row, 12)));
        first..first.saturating_add(len).min(self.catalog.len())
    }

    #[inline]
    pub(crate) fn stored_name(&self) -> Stored<'a> {
        stored(&self.catalog.tables().strings, wide(u32_at(self.row(), 0)))
    }

    fn string(&self, at: usize) -> &'a str {
        text(&self.catalog.tables().strings, wide(u32_at(self.row(), at)))
    }

    #[inline]
    fn row(&self) -> &'a [u8; GROUP] {
        row(self.catalog.tables().groups, self.index).unwrap_or(&[0; GROUP])
    }
}

impl fmt::Debug for Group<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Group").field(&self.name()).finish()
    }
}

/// The type of a [`Param`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParamKind {
    /// Text.
    String,
    /// `i64`
    Integer,
    /// `u64`
    Unsigned,
    /// `f64`
    Number,
    /// `bool`
    Boolean,
    /// Time span.
    Duration,
    /// A list of texts.
    Strings,
    /// JSON.
    Json,
    /// Field errors.
    Fields,
}

/// One of the values that an occurrence carries.
#[derive(Clone, Copy)]
pub struct Param<'a> {
    catalog: &'a Catalog<'a>,
    index: usize,
}

impl<'a> Param<'a> {
    pub(crate) const fn at(catalog: &'a Catalog<'a>, index: usize) -> Self {
        Self { catalog, index }
    }

    /// Returns the name as it is sent.
    #[must_use]
    pub fn name(&self) -> &'a str {
        text(&self.catalog.tables().strings, wide(u32_at(self.row(), 0)))
    }

    /// Returns the type.
    #[must_use]
    pub fn kind(&self) -> ParamKind {
        match self.row()[4] {
            param::INTEGER => ParamKind::Integer,
            param::UNSIGNED => ParamKind::Unsigned,
            param::NUMBER => ParamKind::Number,
            param::BOOLEAN => ParamKind::Boolean,
            param::DURATION => ParamKind::Duration,
            param::STRINGS => ParamKind::Strings,
            param::FIELDS => ParamKind::Fields,
            param::JSON => ParamKind::Json,
            _ => ParamKind::String,
        }
    }

    /// Returns whether it is only for logs.
    #[must_use]
    pub fn is_internal(&self) -> bool {
        is_internal(*self.row())
    }

    /// Returns whether it may be absent.
    #[must_use]
    pub fn is_optional(&self) -> bool {
        self.row()[5] & param::OPTIONAL != 0
    }

    fn row(&self) -> &'a [u8; PARAM] {
        row(self.catalog.tables().params, self.index).unwrap_or(&[0; PARAM])
    }
}

impl fmt::Debug for Param<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Param").field(&self.name()).field(&self.kind()).finish()
    }
}

/// A case of an entry, or a field issue.
#[derive(Clone, Copy)]
pub struct Variant<'a> {
    catalog: &'a Catalog<'a>,
    index: usize,
}

impl<'a> Variant<'a> {
    pub(crate) const fn at(catalog: &'a Catalog<'a>, index: usize) -> Self {
        Self { catalog, index }
    }

    /// Returns the name.
    #[must_use]
    pub fn name(&self) -> &'a str {
        text(&self.catalog.tables().strings, wide(u32_at(self.row(), 0)))
    }

    /// Returns its params. A case also has those of its entry.
    pub fn params(&self) -> impl Iterator<Item = Param<'a>> + use<'a> {
        let (catalog, (first, len)) = (self.catalog, self.param_range());
        (first..first.saturating_add(len)).map(move |index| Param::at(catalog, index))
    }

    /// Returns the rows of the params.
    pub(crate) fn param_rows(&self) -> &'a [[u8; PARAM]] {
        let (first, len) = self.param_range();
        rows(self.catalog.tables().params, first, len)
    }

    /// Returns the first param and the number of params.
    fn param_range(&self) -> (usize, usize) {
        let row = self.row();
        (wide(u32_at(row, 8)), usize::from(u16_at(row, 12)))
    }

    /// Returns the message in a language, else in the source language.
    pub(crate) fn message(&self, language: LanguageId) -> Stored<'a> {
        let found = message(self.catalog, u32_at(self.row(), 4), language);
        if found.text.is_empty() {
            return message(self.catalog, u32_at(self.row(), 4), LanguageId::SOURCE);
        }
        found
    }

    /// Returns whether the tables have it.
    pub(crate) fn exists(&self) -> bool {
        row::<VARIANT>(self.catalog.tables().variants, self.index).is_some()
    }

    fn row(&self) -> &'a [u8; VARIANT] {
        row(self.catalog.tables().variants, self.index).unwrap_or(&[0; VARIANT])
    }
}

impl fmt::Debug for Variant<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Variant").field(&self.name()).finish()
    }
}

/// Returns whether the param of a row is only for logs.
#[inline]
pub(crate) const fn is_internal(row: [u8; PARAM]) -> bool {
    row[5] & param::INTERNAL != 0
}

/// Returns the message with an index, or the empty message for [`NONE`].
pub(crate) fn message<'a>(catalog: &Catalog<'a>, index: u32, language: LanguageId) -> Stored<'a> {
    if index == NONE {
        return Stored::default();
    }
    stored_in(&catalog.tables().messages, wide(index), language)
}
