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
    /// It doesn't exist.
    Missing,
    /// Its contents differ.
    Different,
    /// Only its line ends differ: version control has converted them.
    LineEnds,
    /// It is no longer generated.
    Leftover,
    /// It was not written by errbook, and is in the way.
    Foreign,
    /// It is the folder itself: a run was stopped while it wrote, or has not ended yet.
    Unfinished,
}
