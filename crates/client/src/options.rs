//! The options of reading.

/// Options of reading a response.
///
/// # Examples
///
/// ```
/// use errbook_client::ReadOptions;
///
/// let options = ReadOptions::new().max_body(64 * 1024);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ReadOptions {
    max_body: usize,
}

/// The default of [`ReadOptions::max_body`]: 8 MiB.
pub const MAX_BODY: usize = 8 << 20;

impl ReadOptions {
    /// Returns the options of [`read`](crate::read).
    #[must_use]
    pub const fn new() -> Self {
        Self { max_body: MAX_BODY }
    }

    /// Sets the largest body that is read, in bytes. With a larger one, only the status and the headers are read.
    #[must_use]
    pub const fn max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    pub(crate) const fn get_max_body(self) -> usize {
        self.max_body
    }
}

impl Default for ReadOptions {
    fn default() -> Self {
        Self::new()
    }
}
