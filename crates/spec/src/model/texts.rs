//! Texts of an error, in one language.

use super::{Markdown, Message};

/// Texts of an entry in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryTexts {
    /// Plain text, the same for every occurrence; the words of the code if the catalog has no other.
    pub title: String,
    /// The event and its cause.
    pub description: Option<Markdown>,
    /// Instructions for the caller.
    pub resolution: Option<Resolution>,
    /// The usual causes.
    pub reasons: Vec<Markdown>,
    /// The text of one occurrence.
    pub detail: Option<Message>,
    /// The text for users of the application.
    pub user_message: Option<Message>,
    /// The texts of each case, in the same order.
    pub cases: Vec<CaseTexts>,
    /// The text of each field issue, in the same order.
    pub issues: Vec<Message>,
}

/// Texts of a case in one language. Without a text of its own, a case has the entry's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseTexts {
    /// The text of one occurrence.
    pub detail: Message,
    /// Plain text.
    pub title: Option<String>,
    /// The event and its cause.
    pub description: Option<Markdown>,
    /// Instructions for the caller.
    pub resolution: Option<Resolution>,
    /// The text for users of the application.
    pub user_message: Option<Message>,
}

impl CaseTexts {
    /// Returns whether the case has more than its detail.
    #[must_use]
    pub const fn has_more(&self) -> bool {
        self.title.is_some()
            || self.description.is_some()
            || self.resolution.is_some()
            || self.user_message.is_some()
    }
}

impl From<Message> for CaseTexts {
    fn from(detail: Message) -> Self {
        let (title, description, resolution, user_message) = (None, None, None, None);
        Self { detail, title, description, resolution, user_message }
    }
}

/// Instructions for resolving an error: a text, or steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// One text.
    Text(Markdown),
    /// Steps in order.
    Steps(Vec<Markdown>),
}

impl Resolution {
    /// Returns the plain text. Steps become numbered lines.
    #[must_use]
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) => text.plain.clone(),
            Self::Steps(steps) => {
                let lines: Vec<_> = steps
                    .iter()
                    .enumerate()
                    .map(|(i, step)| format!("{}. {}", i + 1, step.plain))
                    .collect();
                lines.join("\n")
            }
        }
    }
}

impl EntryTexts {
    /// Returns the plain text of the resolution; empty if there is none.
    #[must_use]
    pub fn plain_resolution(&self) -> String {
        self.resolution.as_ref().map(Resolution::plain).unwrap_or_default()
    }

    /// Returns empty texts.
    #[must_use]
    pub fn blank() -> Self {
        Self {
            title: String::new(),
            description: None,
            resolution: None,
            reasons: Vec::new(),
            detail: None,
            user_message: None,
            cases: Vec::new(),
            issues: Vec::new(),
        }
    }
}
