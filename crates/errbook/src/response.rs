//! A whole response.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::header::{is_for_the_server, is_name, is_single, is_value};
use crate::render::Rendering;
use crate::status::reason_phrase;

/// A whole response, for any HTTP library.
///
/// [`Display`](fmt::Display) shows it as HTTP/1.1 does, with line feeds at the ends of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    status: u16,
    headers: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    body: Vec<u8>,
}

impl Response {
    pub(crate) fn new(
        rendering: &Rendering<'_, '_>,
        extra: &[(Cow<'static, str>, Cow<'static, str>)],
    ) -> Self {
        let mut body = Vec::new();
        let head = rendering.body(&mut body);
        let mut response = Self { status: head.status(), headers: Vec::new(), body };
        response.push("Content-Type", head.content_type());
        response.push("Content-Language", head.content_language());
        if let Some(vary) = head.vary() {
            response.push("Vary", vary);
        }
        if let Some(seconds) = head.retry_after() {
            response.push("Retry-After", &seconds.to_string());
        }
        rendering.headers(&mut |name, value| response.push(name, value));
        for (name, value) in extra {
            response.push(name, value);
        }
        response
    }

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

    /// Returns names and values of the headers, in order.
    #[must_use]
    pub fn headers(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (&**name, &**value))
    }

    /// Returns the value of the first header with a name, without regard to case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Returns the body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// Returns the body, owned.
    #[must_use]
    pub fn into_body(self) -> Vec<u8> {
        self.body
    }

    /// Adds a header, unless it could end the header early, is no header at all, or is there and can be there only once.
    fn push(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let is_free = !is_single(name) || self.header(name).is_none();
        if is_free && is_name(name) && is_value(value.as_bytes()) && !is_for_the_server(name) {
            self.headers.push((String::from(name).into(), String::from(value).into()));
        } else {
            // The value stays out: it may be what an attacker has sent.
            #[cfg(feature = "tracing")]
            tracing::warn!(target: "errbook", header = ?name, "a response header is left out");
        }
    }
}

impl fmt::Display for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "HTTP/1.1 {} {}", self.status, self.reason_phrase())?;
        for (name, value) in self.headers() {
            writeln!(f, "{name}: {value}")?;
        }
        writeln!(f, "\n{}", String::from_utf8_lossy(&self.body))
    }
}
