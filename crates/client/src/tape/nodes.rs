//! The values of a body.

use crate::small::Small;

/// The deepest nesting that is read. Deeper JSON values are `null`; XML that is nested deeper is not read.
pub const MAX_DEPTH: usize = 64;

pub(super) type Nodes = Small<Node, 64>;

/// One value, or the key of a member.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Node {
    pub(super) kind: ValueKind,
    /// Its range in the text; for a string, the range between the quotes.
    pub(super) start: u32,
    pub(super) len: u32,
    /// The position after its last part.
    pub(super) next: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ValueKind {
    #[default]
    Null,
    False,
    True,
    Number,
    /// A string without escapes.
    String,
    /// A string with escapes.
    Escaped,
    Object,
    Array,
    /// An array whose items have keys, as in XML; attributes are not items.
    Elements,
}

impl ValueKind {
    pub(crate) const fn is_string(self) -> bool {
        matches!(self, Self::String | Self::Escaped)
    }

    pub(crate) const fn is_array(self) -> bool {
        matches!(self, Self::Array | Self::Elements)
    }

    pub(crate) const fn is_scalar(self) -> bool {
        !matches!(self, Self::Object | Self::Array | Self::Elements)
    }
}

/// Widens a position or an index.
#[inline]
pub(crate) fn wide(position: u32) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}
