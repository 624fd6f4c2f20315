//! Texts of one occurrence.

use super::Param;

/// Text and placeholders in order. No two texts follow each other, and none is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message(pub Vec<Piece>);

impl Message {
    /// Returns whether it has placeholders.
    #[must_use]
    pub fn has_params(&self) -> bool {
        self.0.iter().any(|piece| matches!(piece, Piece::Param(_)))
    }

    /// Returns the text with the names of the params in braces, such as `Only {left} are left.`
    #[must_use]
    pub fn with_names(&self, params: &[&Param]) -> String {
        let name = |index: &usize| params.get(*index).map_or("", |param| &param.name);
        let pieces = self.0.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Param(index) => format!("{{{}}}", name(index)),
        });
        pieces.collect()
    }
}

/// A part of a [`Message`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Literal text.
    Text(String),
    /// The value of a param: its index among the owner's. For a case the entry's params come first.
    Param(usize),
}
