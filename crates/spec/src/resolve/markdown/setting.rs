//! The settings for parsing a text.

use crate::resolve::codes::Index;
use crate::resolve::place_ref::PlaceRef;

/// The context of a text: who reads it, and its place.
#[derive(Clone, Copy)]
pub(in crate::resolve) struct Setting<'s, 'd> {
    pub(in crate::resolve) at: &'s PlaceRef<'s>,
    pub(in crate::resolve) index: &'s Index<'d>,
    /// Whether only the team reads it.
    pub(in crate::resolve) internal: bool,
}
