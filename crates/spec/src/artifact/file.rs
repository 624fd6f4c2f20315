//! Generated files, the policy for leftover ones, and the files on disk that differ.

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

/// A file that a [`write()`](super::write()) would touch.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChangedFile {
    /// Path below the output folder, with `/`.
    pub path: String,
    /// How the file differs.
    pub change: Change,
}

/// How a file on disk differs from the generated one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// The file does not exist.
    Missing,
    /// The contents differ.
    Different,
    /// Only the line ends differ: version control converted them.
    LineEnds,
    /// The file is no longer generated.
    Leftover,
    /// The file is in the way, and errbook did not write it.
    Foreign,
    /// The path is the folder itself: a run was stopped while writing, or is still running.
    Unfinished,
}
