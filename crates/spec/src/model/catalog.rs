//! The catalog and its groups.

use super::{Entry, EntryId, Envelope, Markdown, Site};

/// One API product's errors.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalog {
    /// Kebab-case name.
    pub name: String,
    /// One for each of [`Catalog::languages`]; the first is always present.
    pub texts: Vec<Option<CatalogTexts>>,
    /// `https://…` or `mailto:…`.
    pub contact: Option<String>,
    /// Version of the catalog, such as `1.0.0`.
    pub version: Option<String>,
    /// Address of the catalog's folder in the published docs, without a final slash.
    pub docs_url: Option<String>,
    /// Template of the type URIs, if the catalog has any.
    pub type_uri: Option<UriTemplate>,
    /// BCP 47 tags; the source language is the first, then the overlays as declared.
    pub languages: Vec<String>,
    /// The style of all codes.
    pub code_style: CodeStyle,
    /// Whether a code may be in two groups.
    pub unique: Unique,
    /// The envelopes that are in use; the first is the catalog's own.
    pub envelopes: Vec<Envelope>,
    /// The number of envelopes, from the first, that the `Accept` header of a request can choose; at least 1.
    pub offered: usize,
    /// Named selections of errors, sorted by name.
    pub sets: Vec<Set>,
    /// The entries for requests that a framework rejects by itself: HTTP status and entry, sorted.
    pub fallbacks: Vec<(u16, EntryId)>,
    /// Codes and numbers that must never be used again, as written, sorted.
    pub reserved: Vec<String>,
    /// The page settings.
    pub site: Site,
    /// The groups, sorted by name.
    pub groups: Vec<Group>,
    /// The entries, by group, then in the order of the group's file. An [`EntryId`] is an index into it.
    pub entries: Vec<Entry>,
}

impl Catalog {
    /// Returns the entries of a group.
    #[must_use]
    pub fn entries_of(&self, group: &Group) -> &[Entry] {
        self.entries.get(group.first..group.first + group.len).unwrap_or_default()
    }

    /// Returns an entry.
    ///
    /// # Panics
    ///
    /// Panics if the id is not from this catalog.
    #[must_use]
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0]
    }

    /// Returns the group of an entry.
    #[must_use]
    pub fn group_of(&self, entry: &Entry) -> &Group {
        &self.groups[entry.group]
    }

    /// Returns the index of a language by its tag, ignoring case.
    #[must_use]
    pub fn language(&self, tag: &str) -> Option<usize> {
        self.languages.iter().position(|language| language.eq_ignore_ascii_case(tag))
    }
}

/// Texts of a catalog in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogTexts {
    /// Plain text.
    pub title: String,
    /// The introduction of the docs.
    pub description: Option<Markdown>,
}

/// Related errors; one YAML file, one Rust module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Kebab-case name.
    pub name: String,
    /// Rust module name, not yet escaped.
    pub module: String,
    /// One for each of [`Catalog::languages`]; the first is always present.
    pub texts: Vec<Option<GroupTexts>>,
    /// Labels.
    pub tags: Vec<String>,
    /// Index of the first entry.
    pub first: usize,
    /// Number of entries, at least one.
    pub len: usize,
}

/// Texts of a group in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupTexts {
    /// Plain text.
    pub title: String,
    /// The common description of the group's errors.
    pub description: Option<Markdown>,
}

/// A named selection of errors: all the errors of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// Kebab-case name.
    pub name: String,
    /// Name of the Rust type, such as `CreateOrderError`.
    pub rust_name: String,
    /// The description of the operation.
    pub description: Option<Markdown>,
    /// The sets that it extends, as indices of [`Catalog::sets`], in file order.
    pub extends: Vec<usize>,
    /// The entries, including those of the sets it extends, in catalog order, without duplicates. All can be raised.
    pub entries: Vec<EntryId>,
}

/// The style of codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeStyle {
    /// `out-of-credit`
    Kebab,
    /// `out_of_credit`
    Snake,
    /// `OUT_OF_CREDIT`
    ScreamingSnake,
    /// `OUT-OF-CREDIT`
    UpperKebab,
    /// `OutOfCredit`
    Pascal,
    /// `outOfCredit`
    Camel,
    /// `404`, `-32601`
    Number,
    /// As a pattern of the catalog says, or different in each group.
    Other,
}

impl CodeStyle {
    /// Returns whether formats that want a name as the code can send codes as they are.
    pub(crate) const fn are_names(self) -> bool {
        matches!(self, Self::Pascal | Self::Camel | Self::Other)
    }
}

/// The scope in which a code is unique.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unique {
    /// In the whole catalog.
    Catalog,
    /// In its group.
    Group,
}

/// A URI with placeholders for static facts of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UriTemplate(pub Vec<UriPart>);

/// A part of a [`UriTemplate`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UriPart {
    /// Text as it is.
    Literal(String),
    /// The code.
    Code,
    /// The name of the code's page.
    Page,
    /// The name of the group.
    Group,
    /// The stable number.
    Number,
    /// The name of the catalog.
    Catalog,
}
