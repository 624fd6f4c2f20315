//! The status and headers of a rendered response.

use crate::status::reason_phrase;

/// Status and standard headers of a rendered response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head<'a> {
    pub(crate) status: u16,
    pub(crate) content_type: &'a str,
    pub(crate) content_language: &'a str,
    pub(crate) negotiated: bool,
    pub(crate) by_accept: bool,
    pub(crate) retry_after: Option<u64>,
}

impl<'a> Head<'a> {
    /// Returns the HTTP status.
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// Returns the phrase that belongs to the status.
    #[must_use]
    pub const fn reason_phrase(&self) -> &'static str {
        reason_phrase(self.status)
    }

    /// Returns the media type.
    #[must_use]
    pub const fn content_type(&self) -> &'a str {
        self.content_type
    }

    /// Returns the language tag of the texts.
    #[must_use]
    pub const fn content_language(&self) -> &'a str {
        self.content_language
    }

    /// Returns whether the request chose the language, see [`Head::vary`].
    #[must_use]
    pub const fn negotiated(&self) -> bool {
        self.negotiated
    }

    /// Returns the value of `Vary`: the request headers that the response depends on (RFC 9110, section 12.5.5).
    #[must_use]
    pub const fn vary(&self) -> Option<&'static str> {
        match (self.by_accept, self.negotiated) {
            (true, true) => Some("Accept, Accept-Language"),
            (true, false) => Some("Accept"),
            (false, true) => Some("Accept-Language"),
            (false, false) => None,
        }
    }

    /// Returns the value of `Retry-After` in seconds, rounded up (RFC 9110, section 10.2.3).
    #[must_use]
    pub const fn retry_after(&self) -> Option<u64> {
        self.retry_after
    }
}
