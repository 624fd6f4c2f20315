//! What there is to do.

/// Something to do.
pub(super) enum Event {
    /// Something in a folder has changed.
    Changed,
    /// The user has had enough.
    Stop,
    /// The server cannot go on.
    Failed(std::io::Error),
}
