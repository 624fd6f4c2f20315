//! What a text is read with.

use crate::resolve::codes::Index;
use crate::resolve::spot::Spot;

/// Who reads a text, and where it is.
#[derive(Clone, Copy)]
pub(in crate::resolve) struct Setting<'s, 'd> {
    pub(in crate::resolve) at: &'s Spot<'s>,
    pub(in crate::resolve) index: &'s Index<'d>,
    /// Whether only the team reads it.
    pub(in crate::resolve) internal: bool,
}
