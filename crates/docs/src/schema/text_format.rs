//! Titles and descriptions of schemas.

use errbook_spec::commonmark::{self, Target, escape};
use errbook_spec::model::{Catalog, Entry, EntryId, Markdown};

use crate::meaning::Meaning;
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

    /// Returns what an error means; `None` if the catalog has no more than its title.
    pub(crate) fn meaning(self, catalog: &Catalog, entry: &Entry) -> Option<String> {
        let meaning = Meaning::of(entry, entry.source())?;
        Some(match self {
            Self::Plain => meaning.plain(),
            Self::Markdown => meaning.markdown(&Pages(catalog)).trim_end().to_owned(),
        })
    }

    /// Returns the title and the description of an error.
    pub(crate) fn about(self, catalog: &Catalog, entry: &Entry) -> String {
        let title = self.line(&entry.source().title);
        let meaning = self.meaning(catalog, entry).map(|meaning| format!("\n\n{meaning}"));
        title + &meaning.unwrap_or_default()
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
