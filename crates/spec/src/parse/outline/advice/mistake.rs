//! A mistake and its correction.

use std::ops::Range;

/// The place of the mistake, and the help.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::parse::outline) struct Advice {
    pub(in crate::parse::outline) range: Range<usize>,
    /// What is at the place.
    pub(in crate::parse::outline) label: String,
    pub(in crate::parse::outline) help: String,
}
