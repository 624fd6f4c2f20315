//! Whether and when to try again.

use core::time::Duration;

/// How to retry, as far as the response and the catalog say it.
///
/// Delays come from the header `Retry-After`, else from the body, else from the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retry<'r> {
    /// How the catalog says to retry; `None` for an unknown code, or where it says nothing.
    pub class: Option<errbook::Retry>,
    /// How long to wait at least.
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
}

/// Reads whole seconds.
pub(crate) fn seconds(text: &str) -> Option<Duration> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten().map(Duration::from_secs)
}

/// Returns whether a text is meant as a date: each of the formats begins with the name of a day (RFC 9110, section 5.6.7).
pub(crate) fn is_date(text: &str) -> bool {
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].iter().any(|day| text.starts_with(day))
}
