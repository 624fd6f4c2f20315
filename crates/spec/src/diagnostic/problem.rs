//! One problem: its kind, its words and its places.

use super::place::Place;

/// A kind of problem. Its id is stable.
#[derive(Debug, PartialEq, Eq)]
pub struct DiagnosticKind {
    /// `EB` and four digits.
    pub id: &'static str,
    /// Kebab-case name.
    pub name: &'static str,
    /// Whether it stops the build, unless the catalog says otherwise.
    pub severity: DiagnosticSeverity,
    /// The meaning and the fix, in a few sentences: the text of `errbook explain EB0301`.
    pub explanation: &'static str,
}

/// The severity of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DiagnosticSeverity {
    /// Stops the build.
    Error,
    /// Is shown.
    Warning,
}

impl DiagnosticSeverity {
    /// Returns `error` or `warning`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One problem.
#[derive(Clone, Debug)]
pub(crate) struct Diagnostic {
    pub(crate) kind: &'static DiagnosticKind,
    /// The severity of the kind, unless the catalog sets another.
    pub(crate) severity: DiagnosticSeverity,
    /// Lower case, no full stop, names in backticks.
    pub(crate) message: String,
    /// The first is the primary one.
    pub(crate) labels: Vec<Label>,
    pub(crate) notes: Vec<String>,
    /// Starts with a verb.
    pub(crate) help: Option<String>,
}

/// A message at a place.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    pub(crate) place: Place,
    pub(crate) text: String,
}

impl Diagnostic {
    /// Makes a problem with its primary label.
    pub(crate) fn new(
        kind: &'static DiagnosticKind,
        message: impl Into<String>,
        place: Place,
        label: impl Into<String>,
    ) -> Self {
        let label = Label { place, text: label.into() };
        Self {
            kind,
            severity: kind.severity,
            message: message.into(),
            labels: vec![label],
            notes: Vec::new(),
            help: None,
        }
    }

    /// Adds a secondary label.
    pub(crate) fn label(mut self, place: Place, text: impl Into<String>) -> Self {
        self.labels.push(Label { place, text: text.into() });
        self
    }

    /// Adds a note.
    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// Says the way out.
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
