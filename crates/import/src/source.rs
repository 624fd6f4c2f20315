//! Source texts.

use errbook_spec::Error;

/// A source text and its name in messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The path, as messages show it.
    pub name: String,
    /// The text.
    pub text: String,
}

impl Source {
    /// Creates a source.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), text: text.into() }
    }

    /// Creates the error of a source that can't be read: where, why, and how to fix it.
    #[must_use]
    pub fn error(&self, line: usize, reason: &str, help: &str) -> Error {
        Error::usage(format!("{}: {reason}\nhelp: {help}", self.place(line)))
    }

    /// Returns a place in the source, as messages show it.
    #[must_use]
    pub fn place(&self, line: usize) -> String {
        format!("{}:{line}", self.name)
    }
}
