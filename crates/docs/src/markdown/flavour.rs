//! Differences between `CommonMark` and what site generators read.

use std::collections::BTreeSet;

/// The site generator that pages are written for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flavour {
    /// Plain `CommonMark`, for no particular generator.
    #[default]
    CommonMark,
    /// mdBook: adds `SUMMARY.md`, and escapes what a preprocessor would include.
    MdBook,
    /// Docusaurus: adds front matter and avoids MDX syntax.
    Docusaurus,
    /// Zola: adds front matter, names index pages `_index.md`, links to folders, and escapes shortcodes.
    Zola,
}

impl Flavour {
    /// Returns the lower-case names of a folder's index page, which no code's page may have.
    pub(crate) fn own_names(self) -> BTreeSet<String> {
        let names: &[&str] = match self {
            Self::CommonMark | Self::Zola => &["index"],
            Self::MdBook | Self::Docusaurus => &["index", "readme"],
        };
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    /// Returns whether the generator also runs templates within code.
    pub(crate) fn runs_code(self) -> bool {
        matches!(self, Self::MdBook | Self::Zola)
    }
}
