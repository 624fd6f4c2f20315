//! Envelope declarations and presets → checked [`Envelope`]s.

use crate::diagnostic::{Diagnostics, Place};
use crate::document::{CoverDecl, InFile};
use crate::model::{Entry, Envelope, Group};

/// What envelopes are checked against.
pub(crate) struct Facts<'a> {
    /// The entries that use the envelope.
    pub(crate) entries: &'a [&'a Entry],
    /// All groups.
    pub(crate) groups: &'a [Group],
    /// Whether the catalog has type URIs.
    pub(crate) type_uri: bool,
    /// Whether the catalog has a docs address.
    pub(crate) docs_url: bool,
    /// The place of an entry's key, or of one of its keys.
    pub(crate) place: &'a dyn Fn(&Entry, Option<&str>) -> Place,
}

/// Finds the envelope of a name among the cover's and the presets, and checks it against the entries that use it.
///
/// `at` is where the name is used.
pub(crate) fn resolve(
    name: &str,
    at: &Place,
    cover: &InFile<CoverDecl>,
    facts: &Facts<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Envelope> {
    let _ = (name, at, cover, facts, diagnostics);
    None
}

/// Returns the names of the built-in envelopes, sorted.
pub fn presets() -> impl Iterator<Item = &'static str> {
    ["rfc9457", "vonage", "wompi"].into_iter()
}
