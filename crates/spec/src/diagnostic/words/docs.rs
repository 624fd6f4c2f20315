//! Wording.

use crate::diagnostic::Kind;

/// The kinds of this group.
pub(crate) static KINDS: &[&Kind] = &[];
