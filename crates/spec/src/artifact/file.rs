//! What is written, and what becomes of the rest.

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Path below the output folder, with `/`.
    pub path: String,
    /// Contents.
    pub contents: String,
}

/// What becomes of files of an earlier run that are no longer made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leftovers {
    /// They are deleted.
    Delete,
    /// They stay: other runs make them.
    Keep,
}
