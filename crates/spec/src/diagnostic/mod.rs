//! Problems, with their places, their wording and how they are drawn.

use std::collections::BTreeSet;

mod place;
mod report;
pub(crate) mod words;

pub(crate) use place::{Part, Path, Place, Seg};
pub use report::{Format, Report};

use crate::source::FileId;

/// A kind of problem. Its id is stable.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// `EB` and four digits.
    pub id: &'static str,
    /// Kebab-case name.
    pub name: &'static str,
    /// Whether it stops the build, unless the catalog says otherwise.
    pub severity: Severity,
    /// What it means and how to fix it: a few sentences, the text of `errbook explain EB0301`.
    pub explanation: &'static str,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Stops the build.
    Error,
    /// Is shown.
    Warning,
}

impl Severity {
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
    pub(crate) kind: &'static Kind,
    /// That of its kind, unless the catalog sets another.
    pub(crate) severity: Severity,
    /// Lower case, no full stop, names in backticks.
    pub(crate) message: String,
    /// The first is the primary one.
    pub(crate) labels: Vec<Label>,
    pub(crate) notes: Vec<String>,
    /// Starts with a verb.
    pub(crate) help: Option<String>,
}

/// What is said at a place.
#[derive(Clone, Debug)]
pub(crate) struct Label {
    pub(crate) place: Place,
    pub(crate) text: String,
}

impl Diagnostic {
    /// Makes a problem with its primary label.
    pub(crate) fn new(
        kind: &'static Kind,
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

/// Where the stages put what they find.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics {
    pub(crate) list: Vec<Diagnostic>,
    /// What was written but refused by parse, so that nothing downstream calls it missing.
    rejected: BTreeSet<(FileId, Path)>,
    /// The codes of the entries among it.
    rejected_codes: BTreeSet<String>,
    /// Whether any entry may be among it: a whole file, or all errors of one.
    rejected_any_code: bool,
}

impl Diagnostics {
    /// Adds a problem.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Reports a missing key of the thing at `path`, unless it was written and already refused.
    pub(crate) fn missing(&mut self, file: FileId, path: &Path, key: &str) {
        if !self.is_rejected(file, &path.key(key)) {
            self.push(words::shape::missing_key(key, Place::key(file, path.clone())));
        }
    }

    /// Remembers that what is written at a path was refused, with its reason reported.
    pub(crate) fn reject(&mut self, file: FileId, path: Path) {
        match path.0.as_slice() {
            [] => self.rejected_any_code = true,
            [Seg::Key(errors), rest @ ..] if errors == "errors" => match rest {
                [] => self.rejected_any_code = true,
                [Seg::Key(code)] => drop(self.rejected_codes.insert(code.clone())),
                _ => {}
            },
            _ => {}
        }
        self.rejected.insert((file, path));
    }

    /// Remembers that the code of an entry was refused, and which code others may call it; without one, any.
    pub(crate) fn reject_code(&mut self, code: Option<String>) {
        match code {
            Some(code) => drop(self.rejected_codes.insert(code)),
            None => self.rejected_any_code = true,
        }
    }

    /// Returns whether what is written at a path, or anything around it, was refused by parse.
    ///
    /// Such a value is absent from the document; a stage that would complain about its absence stays silent.
    pub(crate) fn is_rejected(&self, file: FileId, path: &Path) -> bool {
        !self.rejected.is_empty()
            && (0..=path.0.len())
                .any(|length| self.rejected.contains(&(file, Path(path.0[..length].to_vec()))))
    }

    /// Returns whether what is written at a path, anything around it or anything in it was refused by parse.
    pub(crate) fn rejects_within(&self, file: FileId, path: &Path) -> bool {
        self.is_rejected(file, path)
            || self
                .rejected
                .range((file, path.clone())..)
                .next()
                .is_some_and(|(other, inner)| *other == file && inner.0.starts_with(&path.0))
    }

    /// Returns whether an entry of this code was refused by parse, or may be in what was.
    pub(crate) fn rejects_entry(&self, code: &str) -> bool {
        self.rejected_any_code || self.rejected_codes.contains(code)
    }

    /// Returns whether one of them stops the build.
    pub(crate) fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// Returns every kind of problem, sorted by id.
#[must_use]
pub fn kinds() -> Vec<&'static Kind> {
    let mut kinds: Vec<&'static Kind> =
        words::ALL.iter().flat_map(|group| group.iter().copied()).collect();
    kinds.sort_by_key(|kind| kind.id);
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rejected(paths: impl IntoIterator<Item = Path>) -> Diagnostics {
        let mut diagnostics = Diagnostics::default();
        paths.into_iter().for_each(|path| diagnostics.reject(FileId(0), path));
        diagnostics
    }

    #[test]
    fn an_entry_is_rejected_with_what_it_is_in() {
        for (path, expected) in [
            (&[][..], true),
            (&["errors"], true),
            (&["errors", "a"], true),
            (&["errors", "b"], false),
            (&["errors", "a", "status"], false),
            (&["title"], false),
        ] {
            let found = rejected([Path::keys(path.iter().copied())]).rejects_entry("a");
            assert_eq!(found, expected, "{path:?}");
        }
    }
}
