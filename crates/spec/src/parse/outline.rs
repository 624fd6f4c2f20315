//! Where everything is.

/// The outline of a file.
#[derive(Debug, Default)]
pub(crate) struct Outline;
