//! The use of an envelope, which it is checked against.

use crate::diagnostic::{Diagnostic, Place};
use crate::model::{CodeStyle, Entry};

/// The addresses that a catalog has.
#[derive(Clone, Copy)]
pub(crate) struct Uris {
    pub(crate) type_uri: bool,
    pub(crate) docs_url: bool,
}

/// The use of an envelope, which it is checked against.
pub(crate) struct EnvelopeUsage<'a> {
    /// The entries that use the envelope.
    pub(crate) entries: &'a [&'a Entry],
    /// The style of codes.
    pub(crate) code_style: CodeStyle,
    /// The addresses that the catalog has.
    pub(crate) uris: Uris,
    /// The place of an entry's key, or of one of its keys.
    pub(crate) place: &'a dyn Fn(&Entry, Option<&str>) -> Place,
    /// The place of a param of an entry, or of what declares its params.
    pub(crate) param: &'a dyn Fn(&Entry, &str) -> Place,
    /// The text of a prop of an entry or of one of its cases, and its place; `None` if the status decides it.
    pub(crate) written: &'a WrittenProp<'a>,
}

impl EnvelopeUsage<'_> {
    /// Returns the place of a param of an entry, or of its cases.
    pub(super) fn place_of(&self, entry: &Entry, param: &str) -> Place {
        if entry.params.iter().any(|own| own.name == param) {
            (self.param)(entry, param)
        } else {
            (self.place)(entry, Some("cases"))
        }
    }
}

/// Returns the text of a prop of an entry or of one of its cases, and its place.
pub(crate) type WrittenProp<'a> =
    dyn Fn(&Entry, Option<usize>, &str) -> Option<(String, Place)> + 'a;

/// The place of a part of an envelope. For a built-in envelope: the place that names it, and a note about the part.
#[derive(Clone)]
pub(crate) struct NotedPlace {
    pub(crate) place: Place,
    pub(crate) note: Option<String>,
}

impl NotedPlace {
    /// Returns a report at its place, with the note.
    pub(crate) fn noted(&self, report: impl FnOnce(Place) -> Diagnostic) -> Diagnostic {
        let diagnostic = report(self.place.clone());
        match &self.note {
            Some(note) => diagnostic.note(note.clone()),
            None => diagnostic,
        }
    }
}
