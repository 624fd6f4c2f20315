//! The context that a server keeps of a request until its response.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use crate::RequestContext;
use crate::context::ContextValue;

/// The number of bytes of a header that are kept: one more than are read, so that readers notice the cut.
const MAX_BYTES: usize = 4097;

/// An owned [`RequestContext`], which outlives the request.
///
/// # Examples
///
/// ```
/// use errbook::OwnedRequestContext;
///
/// let headers = [
///     ("accept-language", &b"es"[..]),
///     ("traceparent", b"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"),
/// ];
/// let owned = OwnedRequestContext::from_headers(headers);
/// assert_eq!(owned.trace_id(), Some("0af7651916cd43dd8448eb211c80319c"));
/// let context = owned.context();
/// ```
#[derive(Clone, Debug, Default)]
pub struct OwnedRequestContext {
    accept: Vec<u8>,
    accept_language: Vec<u8>,
    trace_id: Option<Cow<'static, str>>,
    instance: Option<Cow<'static, str>>,
    docs_url: Option<Cow<'static, str>>,
    timestamp: Option<Cow<'static, str>>,
    values: Vec<(Cow<'static, str>, ContextValue<Cow<'static, str>>)>,
}

impl OwnedRequestContext {
    /// Returns the context of a request with these headers: the wanted languages and formats, and the trace id (`traceparent`,
    /// W3C Trace Context, section 3.2).
    ///
    /// Ignores the case of names, and takes any bytes as values. Joins several lines of one header with commas (RFC 9110,
    /// section 5.3). Ignores values that are not well-formed.
    pub fn from_headers<'h>(headers: impl IntoIterator<Item = (&'h str, &'h [u8])>) -> Self {
        let mut owned = Self::default();
        for (name, value) in headers {
            if name.eq_ignore_ascii_case("accept") {
                join(&mut owned.accept, value);
            } else if name.eq_ignore_ascii_case("accept-language") {
                join(&mut owned.accept_language, value);
            } else if name.eq_ignore_ascii_case("traceparent") && owned.trace_id.is_none() {
                owned.trace_id = trace_id(value).map(|id| String::from(id).into());
            }
        }
        owned
    }

    /// Returns the trace id.
    #[must_use]
    pub fn trace_id(&self) -> Option<&str> {
        self.trace_id.as_deref()
    }

    /// Sets the trace id, or removes it if empty.
    pub fn set_trace_id(&mut self, trace_id: impl Into<Cow<'static, str>>) {
        self.trace_id = Some(trace_id.into()).filter(|id| !id.is_empty());
    }

    /// Sets the id of the occurrence, instead of the trace id. The error's own id wins.
    pub fn set_instance(&mut self, instance: impl Into<Cow<'static, str>>) {
        self.instance = Some(instance.into());
    }

    /// Sets the address of the published docs, instead of the one in the catalog.
    pub fn set_docs_url(&mut self, url: impl Into<Cow<'static, str>>) {
        self.docs_url = Some(url.into());
    }

    /// Sets the time of the response, as it is sent.
    pub fn set_timestamp(&mut self, timestamp: impl Into<Cow<'static, str>>) {
        self.timestamp = Some(timestamp.into());
    }

    /// Sets a value that an envelope uses as `$ctx.name`.
    pub fn set_value(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<Cow<'static, str>>,
    ) {
        self.set(name.into(), ContextValue::Text(value.into()));
    }

    /// Sets a value that an envelope uses as `$ctx.name`, as JSON, like [`RequestContext::json`].
    pub fn set_json(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        json: impl Into<Cow<'static, str>>,
    ) {
        self.set(name.into(), ContextValue::json(json.into()));
    }

    /// Returns the context to render the response with, without allocating. Language and envelope are negotiated, even if the
    /// request has none of the headers: the response to another request could differ.
    #[must_use]
    pub fn context(&self) -> RequestContext<'_> {
        let mut context = RequestContext::new()
            .accept(&self.accept)
            .accept_language(&self.accept_language)
            .shared_values(&self.values);
        if let Some(instance) = self.instance.as_deref().or(self.trace_id()) {
            context = context.instance(instance);
        }
        if let Some(trace_id) = self.trace_id() {
            context = context.trace_id(trace_id);
        }
        if let Some(url) = &self.docs_url {
            context = context.docs_url(url);
        }
        if let Some(timestamp) = &self.timestamp {
            context = context.timestamp(timestamp);
        }
        context
    }

    fn set(&mut self, name: Cow<'static, str>, value: ContextValue<Cow<'static, str>>) {
        match self.values.iter_mut().find(|(other, _)| *other == name) {
            Some(slot) => slot.1 = value,
            None => self.values.push((name, value)),
        }
    }
}

/// Adds a line to the value of a header, up to the limit.
fn join(joined: &mut Vec<u8>, line: &[u8]) {
    if !joined.is_empty() && joined.len() < MAX_BYTES {
        joined.push(b',');
    }
    let most = MAX_BYTES.saturating_sub(joined.len());
    joined.extend_from_slice(line.get(..most).unwrap_or(line));
}

/// Returns the trace id of a `traceparent`: version, trace id, parent id, flags, and in later versions more.
fn trace_id(value: &[u8]) -> Option<&str> {
    let mut parts = value.split(|byte| *byte == b'-');
    let mut next = |len: usize| parts.next().filter(|part| is_hex(part, len));
    let (version, trace_id, parent, _) = (next(2)?, next(32)?, next(16)?, next(2)?);
    let is_known = |id: &[u8]| id.iter().any(|byte| *byte != b'0');
    let is_whole = version != b"ff" && (version != b"00" || parts.next().is_none());
    let is_valid = is_whole && is_known(trace_id) && is_known(parent);
    str::from_utf8(trace_id).ok().filter(|_| is_valid)
}

fn is_hex(part: &[u8], len: usize) -> bool {
    part.len() == len && part.iter().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trace_ids() {
        const ID: &str = "0af7651916cd43dd8448eb211c80319c";
        let cases = [
            ("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", Some(ID)),
            ("cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", Some(ID)),
            ("cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what", Some(ID)),
            ("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-what", None),
            ("ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", None),
            ("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", None),
            ("00-00000000000000000000000000000000-b7ad6b7169203331-01", None),
            ("00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01", None),
            ("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331", None),
            ("00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01", None),
            ("0af7651916cd43dd8448eb211c80319c", None),
            ("-", None),
            ("", None),
        ];
        for (value, expected) in cases {
            assert_eq!(trace_id(value.as_bytes()), expected, "{value}");
        }
        assert_eq!(trace_id(&[0xff; 55]), None);
    }

    #[test]
    fn lines_of_a_header_are_joined() {
        let long = [b'a'; 5000];
        let headers: [(&str, &[u8]); 6] = [
            ("Accept-Language", b"fr"),
            ("accept", b"a/b"),
            ("ACCEPT-LANGUAGE", b"es;q=0.5"),
            ("Accept", &long),
            ("Accept", b"c/d"),
            ("Cookie", b"x"),
        ];
        let owned = OwnedRequestContext::from_headers(headers);
        assert_eq!(owned.accept_language, b"fr,es;q=0.5");
        assert_eq!(owned.accept.len(), MAX_BYTES);
        assert_eq!(owned.trace_id(), None);
    }

    #[test]
    fn values_are_kept_by_name() {
        let mut owned = OwnedRequestContext::default();
        owned.set_value("path", "a");
        owned.set_json("path", "[1]");
        owned.set_json("other", "[1");
        let context = owned.context();
        assert!(matches!(context.get_value("path"), Some(ContextValue::Json("[1]"))));
        assert!(matches!(context.get_value("other"), Some(ContextValue::Text("[1"))));
        assert!(context.get_value("none").is_none());
        let context = context.value("path", "mine");
        assert!(matches!(context.get_value("path"), Some(ContextValue::Text("mine"))));
    }
}
