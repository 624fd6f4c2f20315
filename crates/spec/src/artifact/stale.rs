//! The differences between generated files and those on disk.

/// A file that a [`write()`](super::write()) would touch.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stale {
    /// Path below the output folder, with `/`.
    pub path: String,
    /// The reason.
    pub reason: StaleReason,
}

/// Why a file is [`Stale`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StaleReason {
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
