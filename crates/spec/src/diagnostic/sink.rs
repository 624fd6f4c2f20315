//! The collection of problems that all stages add to.

use std::collections::BTreeSet;

use super::place::{Path, Place, Seg};
use super::problem::{Diagnostic, DiagnosticSeverity};
use super::words;
use crate::source::FileId;

/// All that the stages have found.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics {
    pub(crate) list: Vec<Diagnostic>,
    /// Values refused by the parser, so that later passes don't report them as missing.
    rejected: BTreeSet<(FileId, Path)>,
    /// The codes of refused entries.
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

    /// Records that the value at a path was refused and reported.
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

    /// Returns whether parse refused the value at a path or one around it.
    ///
    /// Such a value is absent from the document; a stage that would complain about its absence stays silent.
    pub(crate) fn is_rejected(&self, file: FileId, path: &Path) -> bool {
        !self.rejected.is_empty()
            && (0..=path.0.len())
                .any(|length| self.rejected.contains(&(file, Path(path.0[..length].to_vec()))))
    }

    /// Returns whether parse refused the value at a path, one around it or one in it.
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
        self.list.iter().any(|diagnostic| diagnostic.severity == DiagnosticSeverity::Error)
    }
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
