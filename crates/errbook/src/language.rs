//! The caller's language.

mod accept;
mod choose;
mod tag;

pub(crate) use accept::AcceptLanguage;

/// A language of a catalog: its position in [`Catalog::languages`](crate::Catalog::languages).
///
/// The default is the source language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageId(u8);

impl LanguageId {
    /// The language that the catalog is written in.
    pub const SOURCE: Self = Self(0);

    /// Returns the language at a position.
    #[must_use]
    pub const fn new(index: u8) -> Self {
        Self(index)
    }

    /// Returns the position.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}
