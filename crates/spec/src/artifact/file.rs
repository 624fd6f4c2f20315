//! Generated files, and the policy for leftover ones.

/// A generated file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Path below the output folder, with `/`.
    pub path: String,
    /// Contents of the file.
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
