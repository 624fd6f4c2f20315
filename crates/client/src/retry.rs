//! Whether and when to try again.

use core::time::Duration;

use errbook::__v1::{read_http_date, whole_seconds};

/// How to retry, as far as the response and the catalog say it.
///
/// Delays come from the header `Retry-After`, else from the body, else from the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retry<'r> {
    /// How the catalog says to retry; `None` for an unknown code, or where it says nothing.
    pub class: Option<errbook::Retry>,
    /// How long to wait at least, in whole seconds: a fraction is rounded up. Where the response names a date, it is the time
    /// from its own `Date` on.
    pub after: Option<Duration>,
    /// The value of `Retry-After` where it is no number of seconds but a date (RFC 9110, section 10.2.3), as it came.
    pub date: Option<&'r str>,
    /// What the body says of it.
    pub(crate) said: Option<bool>,
}

impl Retry<'_> {
    /// Returns whether the same request can succeed later; `None` where nothing is said.
    ///
    /// A response that says when to retry says that one can.
    #[must_use]
    pub fn is_retryable(&self) -> Option<bool> {
        let has_time = self.after.is_some() || self.date.is_some();
        self.class
            .map(errbook::Retry::is_retryable)
            .or(self.said)
            .or_else(|| has_time.then_some(true))
    }

    /// Returns how long to wait at a time, which is given as what has passed since 1970 began: until the date, where the
    /// response names one, else as long as it says.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn wait(retry: errbook_client::Retry<'_>) {
    /// use std::time::SystemTime;
    ///
    /// if let Ok(now) = SystemTime::UNIX_EPOCH.elapsed() {
    ///     let wait = retry.after_at(now);
    /// }
    /// # }
    /// ```
    #[must_use]
    pub fn after_at(&self, now: Duration) -> Option<Duration> {
        self.date.and_then(|date| until(date, now)).or(self.after)
    }
}

/// Returns the whole seconds until an HTTP date.
pub(crate) fn until(date: &str, now: Duration) -> Option<Duration> {
    let left = read_http_date(date)?.saturating_sub(now);
    Some(Duration::from_secs(whole_seconds(left)))
}
