//! A whole response.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::header::{is_for_the_server, is_name, is_required, is_single, sendable};
use crate::render::{ErrorTree, Rendering};
use crate::status::reason_phrase;
use crate::{Args, Entry, RequestContext};

/// The bytes that a new body has room for: most bodies are shorter.
const BODY: usize = 512;

/// The name and value of a header. The names of most headers are static.
pub type Header = (Cow<'static, str>, Cow<'static, str>);

/// A whole response, for any HTTP library.
///
/// The values of headers are visible ASCII, blanks and tabs: line ends become blanks, any other character `?`.
///
/// [`Display`](fmt::Display) shows it as in HTTP/1.1, with line feeds as line ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Response {
    status: u16,
    headers: Vec<Header>,
    body: Vec<u8>,
}

impl Response {
    /// Renders the response of an error with its own headers. Not generic, so that it isn't compiled for each type of errors.
    pub(crate) fn of(
        error: &dyn ErrorTree,
        entry: Entry<'static>,
        headers: &[Header],
        context: &RequestContext<'_>,
        left_out: &mut dyn FnMut(&str),
    ) -> Self {
        let mut args = Args::new();
        error.take_args(&mut args);
        let rendering = Rendering::new(entry, &args, context, error.instance());
        Self::new(&rendering.with_tree(error), headers, left_out)
    }

    pub(crate) fn new(
        rendering: &Rendering<'_, '_>,
        extra: &[Header],
        left_out: &mut dyn FnMut(&str),
    ) -> Self {
        let mut body = Vec::with_capacity(BODY);
        let head = rendering.body(&mut body);
        let mut response = Self { status: head.status(), headers: Vec::new(), body };
        response.add("Content-Type", head.content_type());
        response.add("Content-Language", head.content_language());
        response.add("Vary", head.vary().unwrap_or_default());
        if let Some(seconds) = head.retry_after() {
            response.add("Retry-After", &seconds.to_string());
        }
        let mut push = |name: &str, value: &str| {
            if !response.push(name, value) {
                left_out(name);
            }
        };
        rendering.headers(head.status(), &mut push);
        for (name, value) in extra {
            push(name, value);
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

    /// Returns the names and values of the headers, in order.
    #[must_use]
    pub fn headers(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (&**name, &**value))
    }

    /// Returns the value of the first header with a name, ignoring case.
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

    /// Returns the headers, and the body.
    #[doc(hidden)]
    #[must_use]
    pub fn into_parts(self) -> (Vec<Header>, Vec<u8>) {
        (self.headers, self.body)
    }

    /// Adds a header of every response, unless it is empty.
    fn add(&mut self, name: &'static str, value: &str) {
        let value = sendable(value);
        if !value.is_empty() {
            self.headers.push((name.into(), value.into_owned().into()));
        }
    }

    /// Adds a header. Returns `false` if it cannot be sent: its name is not well-formed, only the server knows its value, or it is
    /// there already and allowed only once.
    fn push(&mut self, name: &str, value: &str) -> bool {
        let value = sendable(value);
        if value.is_empty() && !is_required(self.status, name) {
            return true;
        }
        let is_free = !is_single(name) || self.header(name).is_none();
        let can_be_sent = is_free && is_name(name) && !is_for_the_server(name);
        if can_be_sent {
            self.headers.push((String::from(name).into(), value.into_owned().into()));
        }
        can_be_sent
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

/// Logs that a header is left out, without its value, which may come from an attacker.
pub(crate) fn log_left_out(name: &str) {
    #[cfg(feature = "tracing")]
    tracing::warn!(target: "errbook", header = ?name, "a response header is left out");
    #[cfg(not(feature = "tracing"))]
    let _ = name;
}
