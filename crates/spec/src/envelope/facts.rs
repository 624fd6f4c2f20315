//! What envelopes are checked against.

use crate::diagnostic::Place;
use crate::model::{CodeStyle, Entry};

/// Which addresses a catalog has.
#[derive(Clone, Copy)]
pub(crate) struct Uris {
    pub(crate) type_uri: bool,
    pub(crate) docs_url: bool,
}

/// What envelopes are checked against.
pub(crate) struct Facts<'a> {
    /// The entries that use the envelope.
    pub(crate) entries: &'a [&'a Entry],
    /// How codes are written.
    pub(crate) code_style: CodeStyle,
    /// Which addresses the catalog has.
    pub(crate) uris: Uris,
    /// The place of an entry's key, or of one of its keys.
    pub(crate) place: &'a dyn Fn(&Entry, Option<&str>) -> Place,
}
