//! What each generator of sites reads besides `CommonMark`.

use std::collections::BTreeSet;

/// What the pages are written for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flavour {
    /// Plain pages.
    #[default]
    CommonMark,
    /// mdBook: with a `SUMMARY.md`; nothing that a preprocessor would include.
    MdBook,
    /// Docusaurus: with front matter, as Markdown without JSX.
    Docusaurus,
    /// Zola: with front matter and `_index.md`, links between the folders of the site; nothing that is a shortcode.
    Zola,
}

impl Flavour {
    /// Returns the names of pages that are the page of their folder, in lower case: no page of a code has one.
    pub(crate) fn own_names(self) -> BTreeSet<String> {
        let names: &[&str] = match self {
            Self::CommonMark | Self::Zola => &["index"],
            Self::MdBook | Self::Docusaurus => &["index", "readme"],
        };
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    /// Returns whether templates are looked for in code, too.
    pub(crate) fn runs_code(self) -> bool {
        matches!(self, Self::MdBook | Self::Zola)
    }
}
