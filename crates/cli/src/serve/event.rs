//! Events of the main loop.

/// An event of the main loop.
pub(super) enum Event {
    /// A file in a watched folder has changed.
    Changed,
    /// The user has pressed Ctrl+C.
    Stop,
    /// The server has failed.
    Failed(std::io::Error),
}
