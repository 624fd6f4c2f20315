//! A mistake and its correction.

use std::ops::Range;

/// The place of the mistake, and the help.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::parse::syntax) struct Advice {
    pub(in crate::parse::syntax) range: Range<usize>,
    /// The label at the place.
    pub(in crate::parse::syntax) label: String,
    pub(in crate::parse::syntax) help: String,
}
