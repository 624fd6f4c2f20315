//! Where in an envelope a value is.

/// Where a value is.
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
