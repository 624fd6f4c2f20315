//! A catalog and its tables.

use core::fmt;

use crate::LanguageId;
use crate::tables::{RECORD, Tables};
use crate::template::Template;

/// The errors of one API product.
///
/// Generated code has a static `CATALOG`; tools make one in memory.
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
    /// Makes a catalog from its tables.
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

    /// Returns the language with a tag, ignoring case.
    #[must_use]
    pub fn language(&self, tag: &str) -> Option<LanguageId> {
        let found =
            self.languages().iter().position(|language| language.eq_ignore_ascii_case(tag))?;
        u8::try_from(found).ok().map(LanguageId::new)
    }

    /// Returns the tag of a language, or of the source language if the catalog has no such language.
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

    /// Returns whether there are no entries.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
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
