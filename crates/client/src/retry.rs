//! Whether and when to try again.

use core::time::Duration;

use errbook::__v1::{read_http_date, whole_seconds};

/// Advice on retries, from the response and the catalog.
///
/// Delays come from the header `Retry-After`, else from the body, else from the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retry<'r> {
    /// The catalog's advice; `None` if the code is unknown or the catalog does not say.
    pub class: Option<errbook::Retry>,
    /// The minimum delay, in whole seconds, rounded up. If the response names a date, it is the time from its own `Date`.
    pub after: Option<Duration>,
    /// The value of `Retry-After` as sent, if it is a date (RFC 9110, section 10.2.3).
    pub date: Option<&'r str>,
    /// Whether the same request can succeed later, from the body.
    pub(crate) in_body: Option<bool>,
}

impl Retry<'_> {
    /// Returns whether the same request can succeed later; `None` if nothing says so.
    ///
    /// A response that says when to retry is retryable.
    #[must_use]
    pub fn is_retryable(&self) -> Option<bool> {
        let has_time = self.after.is_some() || self.date.is_some();
        self.class
            .map(errbook::Retry::is_retryable)
            .or(self.in_body)
            .or_else(|| has_time.then_some(true))
    }

    /// Returns how long to wait from a time on, which is the time since the Unix epoch: until the date that the response names,
    /// else the delay.
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
