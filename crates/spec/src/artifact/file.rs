//! Generated files, and the policy for leftover ones.

/// A file to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Path below the output folder, with `/`.
    pub path: String,
    /// Contents.
    pub contents: String,
}

/// The policy for files of an earlier run that are no longer generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leftovers {
    /// They are deleted.
    Delete,
    /// They are kept: other runs generate them.
    Keep,
}
