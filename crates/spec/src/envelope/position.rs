//! The position of a value in an envelope.

/// The position of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Position {
    /// An entire value of the body.
    Value,
    /// A part of a text in the body.
    Inside,
    /// A part of a header.
    Header,
    /// The key of a `$group`.
    Key,
}
