//! The position of a value in an envelope.

/// The position of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// A whole value of the body.
    Whole,
    /// Inside a text of the body.
    Inside,
    /// In a header.
    Header,
    /// What `$group` groups by.
    Key,
}
