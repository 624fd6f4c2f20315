//! How much of a response is read.

/// How a response is read.
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

/// The largest body that is read where no option says otherwise: 8 MiB.
pub const MAX_BODY: usize = 8 << 20;

impl ReadOptions {
    /// Returns the options that [`read`](crate::read) has.
    #[must_use]
    pub const fn new() -> Self {
        Self { max_body: MAX_BODY }
    }

    /// Sets how many bytes a body may have. Of a larger one only the status and the headers count.
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
