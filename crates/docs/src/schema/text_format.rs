//! Titles and descriptions of schemas.

use errbook_spec::commonmark::{self, Target, escape};
use errbook_spec::model::{Catalog, Entry, EntryId, Markdown};

use crate::published;

/// The format of descriptions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextFormat {
    /// As plain text.
    Plain,
    /// As `CommonMark`.
    Markdown,
}

impl TextFormat {
    /// Returns a text of one or more paragraphs.
    pub(crate) fn text(self, catalog: &Catalog, text: &Markdown) -> String {
        match self {
            Self::Plain => text.plain.clone(),
            Self::Markdown => commonmark::blocks(text, &Pages(catalog)).trim_end().to_owned(),
        }
    }

    /// Returns the title and the description of an error.
    pub(crate) fn about(self, catalog: &Catalog, entry: &Entry) -> String {
        let texts = entry.source();
        format!("{}\n\n{}", self.line(&texts.title), self.text(catalog, &texts.description))
    }

    /// Returns a text on one line.
    pub(crate) fn line(self, line: &str) -> String {
        match self {
            Self::Plain => line.to_owned(),
            Self::Markdown => escape::line(line),
        }
    }
}

/// Resolves links to the published pages.
struct Pages<'c>(&'c Catalog);

impl Target for Pages<'_> {
    fn entry(&self, id: EntryId) -> Option<String> {
        self.0.page_of(published::published(self.0, id)?)
    }
}
