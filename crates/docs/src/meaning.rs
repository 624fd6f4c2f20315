//! The text about what happened: the description of an error, else its message.

use errbook_spec::commonmark::{self, Target};
use errbook_spec::model::{Entry, EntryTexts, Markdown, Message, Param};

/// The text about what happened.
pub(crate) enum Meaning<'e> {
    Description(&'e Markdown),
    Message(&'e Message, Vec<&'e Param>),
}

impl<'e> Meaning<'e> {
    /// Returns the text of an entry; `None` if it has neither a description nor a message that callers may see.
    pub(crate) fn of(entry: &'e Entry, texts: &'e EntryTexts) -> Option<Self> {
        let detail = || texts.detail.as_ref().filter(|_| !entry.is_masked());
        let message = || Some(Self::Message(detail()?, entry.params.iter().collect()));
        texts.description.as_ref().map(Self::Description).or_else(message)
    }

    /// Returns it as plain text, with params in braces.
    pub(crate) fn plain(&self) -> String {
        match self {
            Self::Description(description) => description.plain.clone(),
            Self::Message(message, params) => message.with_names(params),
        }
    }

    /// Returns it as Markdown.
    pub(crate) fn markdown(&self, links: &dyn Target) -> String {
        match self {
            Self::Description(description) => commonmark::blocks(description, links),
            Self::Message(message, params) => commonmark::message(message, params),
        }
    }
}
