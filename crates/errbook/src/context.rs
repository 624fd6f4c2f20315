//! The parts of a request that affect its response.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::json::is_json;
use crate::language::AcceptLanguage;
use crate::{Catalog, LanguageId};

/// The parts of a request that responses depend on.
///
/// # Examples
///
/// ```
/// use errbook::RequestContext;
///
/// let context = RequestContext::new()
///     .instance("urn:uuid:5c1f6a5e-3c5b-4d0b-9f0b-1d2a3b4c5d6e")
///     .accept_language("es-MX, en;q=0.8");
/// ```
#[derive(Clone, Debug, Default)]
pub struct RequestContext<'a> {
    instance: Option<&'a str>,
    trace_id: Option<&'a str>,
    docs_url: Option<&'a str>,
    timestamp: Option<&'a str>,
    language: Wanted<'a>,
    accept: Option<&'a [u8]>,
    values: Vec<(&'a str, ContextValue<&'a str>)>,
    /// More values. Those in `values` win.
    shared: &'a [(Cow<'static, str>, ContextValue<Cow<'static, str>>)],
}

/// The maximum nesting of a JSON value.
const MAX_DEPTH: usize = 64;

/// A value that the application sets.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ContextValue<T> {
    Text(T),
    /// JSON, written unchanged.
    Json(T),
}

impl<T: AsRef<str>> ContextValue<T> {
    /// Returns a JSON value, or a text if it is not valid JSON.
    pub(crate) fn json(json: T) -> Self {
        if is_json(json.as_ref(), MAX_DEPTH) { Self::Json(json) } else { Self::Text(json) }
    }

    /// Returns the value, borrowed.
    fn as_ref(&self) -> ContextValue<&str> {
        match self {
            Self::Text(text) => ContextValue::Text(text.as_ref()),
            Self::Json(json) => ContextValue::Json(json.as_ref()),
        }
    }
}

#[derive(Clone, Debug, Default)]
enum Wanted<'a> {
    #[default]
    Source,
    Tag(&'a str),
    /// An `Accept-Language` header, read once the languages of the catalog are known.
    Accept(&'a [u8]),
}

impl<'a> RequestContext<'a> {
    /// Returns an empty context, with texts in the source language.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            instance: None,
            trace_id: None,
            docs_url: None,
            timestamp: None,
            language: Wanted::Source,
            accept: None,
            values: Vec::new(),
            shared: &[],
        }
    }

    /// Sets the id of the occurrence. The error's own id wins.
    #[must_use]
    pub fn instance(mut self, instance: &'a str) -> Self {
        self.instance = Some(instance);
        self
    }

    /// Sets the trace id.
    #[must_use]
    pub fn trace_id(mut self, trace_id: &'a str) -> Self {
        self.trace_id = Some(trace_id);
        self
    }

    /// Chooses the language of the texts by an `Accept-Language` header, and sends `Vary`.
    ///
    /// Takes any bytes. Pass the empty text if the request has no such header, and join several lines with commas.
    /// Only the first 4,096 bytes and 32 ranges count.
    #[must_use]
    pub fn accept_language(mut self, header: &'a (impl AsRef<[u8]> + ?Sized)) -> Self {
        self.language = Wanted::Accept(header.as_ref());
        self
    }

    /// Sets the language of the texts by its tag, ignoring case. If a catalog does not have it, texts are in the source
    /// language.
    #[must_use]
    pub fn language(mut self, tag: &'a str) -> Self {
        self.language = Wanted::Tag(tag);
        self
    }

    /// Chooses one of the envelopes that the catalog lists by an `Accept` header, and sends `Vary`.
    ///
    /// Takes any bytes, like [`RequestContext::accept_language`]. If no envelope fits, the first is used.
    #[must_use]
    pub fn accept(mut self, header: &'a (impl AsRef<[u8]> + ?Sized)) -> Self {
        self.accept = Some(header.as_ref());
        self
    }

    /// Sets the address of the published docs, instead of the one in the catalog.
    #[must_use]
    pub fn docs_url(mut self, url: &'a str) -> Self {
        self.docs_url = Some(url);
        self
    }

    /// Sets the time of the response, as it is sent.
    #[must_use]
    pub fn timestamp(mut self, timestamp: &'a str) -> Self {
        self.timestamp = Some(timestamp);
        self
    }

    /// Sets a value that an envelope uses as `$ctx.name`.
    #[must_use]
    pub fn value(self, name: &'a str, value: &'a str) -> Self {
        self.set(name, ContextValue::Text(value))
    }

    /// Sets a value that an envelope uses as `$ctx.name`, as JSON, such as a number, a list or an object.
    ///
    /// If it is not valid JSON, or nested more than 64 deep, it is sent as a text.
    ///
    /// # Examples
    ///
    /// ```
    /// use errbook::RequestContext;
    ///
    /// let context = RequestContext::new().json("path", r#"["hero","friends",1]"#);
    /// ```
    #[must_use]
    pub fn json(self, name: &'a str, json: &'a str) -> Self {
        self.set(name, ContextValue::json(json))
    }

    fn set(mut self, name: &'a str, value: ContextValue<&'a str>) -> Self {
        match self.values.iter_mut().find(|(other, _)| *other == name) {
            Some(slot) => slot.1 = value,
            None => self.values.push((name, value)),
        }
        self
    }

    pub(crate) fn shared_values(
        mut self,
        values: &'a [(Cow<'static, str>, ContextValue<Cow<'static, str>>)],
    ) -> Self {
        self.shared = values;
        self
    }

    pub(crate) fn get_accept(&self) -> Option<&'a [u8]> {
        self.accept
    }

    pub(crate) fn get_instance(&self) -> Option<&'a str> {
        self.instance
    }

    pub(crate) fn get_trace_id(&self) -> Option<&'a str> {
        self.trace_id
    }

    pub(crate) fn get_docs_url(&self) -> Option<&'a str> {
        self.docs_url
    }

    pub(crate) fn get_timestamp(&self) -> Option<&'a str> {
        self.timestamp
    }

    pub(crate) fn get_value(&self, name: &str) -> Option<ContextValue<&'a str>> {
        let own = self.values.iter().find(|(other, _)| *other == name).map(|(_, value)| *value);
        let shared = || self.shared.iter().find(|(other, _)| other == name);
        own.or_else(|| shared().map(|(_, value)| value.as_ref()))
    }

    /// Returns whether an `Accept-Language` header chooses the language.
    pub(crate) fn negotiated(&self) -> bool {
        matches!(self.language, Wanted::Accept(_))
    }

    /// Returns the language to use of a catalog.
    pub(crate) fn choose(&self, catalog: &Catalog<'_>) -> LanguageId {
        match &self.language {
            Wanted::Source => LanguageId::SOURCE,
            Wanted::Tag(tag) => catalog.language(tag).unwrap_or_default(),
            Wanted::Accept(header) => {
                let header = AcceptLanguage::parse(header);
                let found = header.choose(catalog.languages()).unwrap_or_default();
                LanguageId::new(u8::try_from(found).unwrap_or_default())
            }
        }
    }
}
