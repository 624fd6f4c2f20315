//! The index of an entry.

/// Index into [`super::Catalog::entries`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntryId(pub usize);
