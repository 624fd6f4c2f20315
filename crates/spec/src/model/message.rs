//! Texts of one occurrence.

/// Text and placeholders in order. No two texts follow each other, and none is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message(pub Vec<Piece>);

/// A part of a [`Message`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Literal text.
    Text(String),
    /// The value of a param: its index among the owner's. For a case the entry's params come first.
    Param(usize),
}
