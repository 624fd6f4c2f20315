//! Reads a response with the envelopes of a catalog.

use alloc::borrow::Cow;
use core::fmt;

use errbook::__v1::{identify, read_http_date};
use errbook::{Catalog, Entry, FromResponse, LanguageId};

use crate::captures::{Captures, Fact};
use crate::headers::Headers;
use crate::identify::ResponseIdentifiers;
use crate::machine::FieldsPriority;
use crate::media::{self, Syntax};
use crate::options::ReadOptions;
use crate::parsed::Parsed;
use crate::part::Part;
use crate::sanitized::Sanitized;
use crate::tape::{Tape, wide};
use crate::{Field, Retry, Value, machine};

/// The number of bytes of a body that are kept.
const EXCERPT: usize = 1024;

/// Reads a response with the envelopes of a catalog. Never fails: parts that cannot be read are skipped, and the status remains.
///
/// Does not allocate for a JSON body with up to 64 names and values, unless it has field errors or several errors.
///
/// # Examples
///
/// ```
/// # fn show(catalog: &'static errbook::Catalog<'static>) {
/// let body = br#"{"type":"https://example.com/Error#out-of-credit","balance":30}"#;
/// let headers = [("content-type", b"application/problem+json".as_slice())];
/// let reading = errbook_client::read(catalog, 403, headers, body);
/// assert_eq!(reading.status(), 403);
/// if let Some(entry) = reading.entry() {
///     println!("{}: {}", entry.code(), entry.resolution(errbook::LanguageId::SOURCE));
/// }
/// # }
/// ```
#[must_use]
pub fn read<'c, 'b, 'n>(
    catalog: &'c Catalog<'c>,
    status: u16,
    headers: impl IntoIterator<Item = (&'n str, &'b [u8])>,
    body: &'b [u8],
) -> Reading<'c, 'b> {
    read_with(&ReadOptions::new(), catalog, status, headers, body)
}

/// Like [`read`], with options.
#[must_use]
pub fn read_with<'c, 'b, 'n>(
    options: &ReadOptions,
    catalog: &'c Catalog<'c>,
    status: u16,
    headers: impl IntoIterator<Item = (&'n str, &'b [u8])>,
    body: &'b [u8],
) -> Reading<'c, 'b> {
    let mut parsed = Parsed {
        catalog,
        status,
        tape: Tape::default(),
        captures: Captures::new(),
        headers: Headers::default(),
        entry: None,
    };
    parsed.headers.read(catalog.tables(), headers);
    let read = body.len() <= options.get_max_body();
    if let Some(syntax) = read.then(|| parse(&mut parsed, body)).flatten() {
        choose(&mut parsed, syntax);
    }
    if parsed.entry.is_none() {
        parsed.entry = said_entry(&parsed).map(|entry| entry.index());
    }
    Reading { parsed, excerpt: Cow::Borrowed(body.get(..EXCERPT).unwrap_or(body)) }
}

/// A response, read with the envelopes of a catalog.
#[derive(Clone)]
pub struct Reading<'c, 'b> {
    parsed: Parsed<'c, 'b>,
    excerpt: Cow<'b, [u8]>,
}

impl<'c> Reading<'c, '_> {
    /// Returns the HTTP status.
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.parsed.status
    }

    /// Returns the catalog.
    #[must_use]
    pub const fn catalog(&self) -> &'c Catalog<'c> {
        self.parsed.catalog
    }

    /// Returns the entry of the catalog, if the error is known.
    ///
    /// The type URI, the code or former code, the number, or the address of the docs identifies it, in the body or else in a
    /// header. If none of these was sent, the props identify it if only one entry has them.
    #[must_use]
    pub fn entry(&self) -> Option<Entry<'c>> {
        self.parsed.entry()
    }

    /// Returns the code, if the error is known.
    #[must_use]
    pub fn code<E: FromResponse>(&self) -> Option<E::Code> {
        self.part().code::<E>()
    }

    /// Returns the error as its server raised it, or `None` if the code is unknown or a value that it needs is missing.
    #[must_use]
    pub fn error<E: FromResponse>(&self) -> Option<E> {
        self.part().error()
    }

    /// Returns the code as sent, else the type URI, else the number.
    #[must_use]
    pub fn raw_code(&self) -> Option<Cow<'_, str>> {
        ResponseIdentifiers::of_body(&self.parsed)
            .raw_code()
            .or_else(|| ResponseIdentifiers::of_headers(&self.parsed).raw_code())
    }

    /// Returns the value of a param as sent, even if the catalog has no such param.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<Value<'_>> {
        self.part().param(name)
    }

    /// Returns the names and values of the params, in the order of the catalog. If the response doesn't say which case it is, these may be
    /// params of any case. For an unknown error, these are all members that may be params.
    pub fn params(&self) -> impl Iterator<Item = (Cow<'_, str>, Value<'_>)> {
        self.part().params()
    }

    /// Returns the field errors.
    pub fn fields(&self) -> impl Iterator<Item = Field<'_>> {
        self.part().fields()
    }

    /// Returns the id of the occurrence, as sent.
    #[must_use]
    pub fn instance(&self) -> Option<Cow<'_, str>> {
        self.part().instance()
    }

    /// Returns the trace id, as sent.
    #[must_use]
    pub fn trace_id(&self) -> Option<Cow<'_, str>> {
        self.part().text(Fact::TraceId)
    }

    /// Returns the title as sent, in the language of the response. Show it to people; do not parse it.
    #[must_use]
    pub fn title(&self) -> Option<Cow<'_, str>> {
        self.part().title()
    }

    /// Returns the detail as sent, in the language of the response. Show it to people; do not parse it.
    #[must_use]
    pub fn detail(&self) -> Option<Cow<'_, str>> {
        self.part().detail()
    }

    /// Returns the text for users of your application as sent, in the language of the response.
    #[must_use]
    pub fn user_message(&self) -> Option<Cow<'_, str>> {
        self.part().user_message()
    }

    /// Returns whether and when to try again.
    #[must_use]
    pub fn retry(&self) -> Retry<'_> {
        let part = self.part();
        let class = self.entry().and_then(|entry| entry.retry());
        let header = self.parsed.headers.retry_after.as_deref();
        Retry {
            class,
            after: part.retry_after().or_else(|| part.wait(class?)),
            date: header.filter(|text| read_http_date(text).is_some()),
            in_body: part.text(Fact::Retryable).and_then(|text| text.parse().ok()),
        }
    }

    /// Returns the further errors of the response.
    pub fn errors(&self) -> impl Iterator<Item = Part<'_>> {
        self.related(false)
    }

    /// Returns the causes, the nearest first.
    #[must_use]
    pub fn causes(&self) -> impl DoubleEndedIterator<Item = Part<'_>> {
        self.related(true)
    }

    /// Returns the entry of the deepest known cause, else of the error itself.
    #[must_use]
    pub fn deepest(&self) -> Option<Entry<'_>> {
        self.causes().rev().find_map(|cause| cause.entry()).or(self.entry())
    }

    /// Returns the first 1,024 bytes of the body.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.excerpt
    }

    /// Returns an owned copy that borrows nothing from the response.
    #[must_use]
    pub fn into_owned(self) -> Reading<'c, 'static> {
        Reading { parsed: self.parsed.into_owned(), excerpt: Cow::Owned(self.excerpt.into_owned()) }
    }

    fn part(&self) -> Part<'_> {
        Part::new(&self.parsed, 0)
    }

    fn related(&self, causes: bool) -> impl DoubleEndedIterator<Item = Part<'_>> {
        let count = u32::try_from(self.parsed.captures.related.len()).unwrap_or(u32::MAX);
        (0..count)
            .filter(move |index| {
                let relative = self.parsed.captures.related.get(wide(*index));
                relative.is_some_and(|relative| relative.is_cause == causes)
            })
            .map(|index| Part::new(&self.parsed, index + 1))
    }

    /// Returns the case that was sent, as it is written there.
    #[doc(hidden)]
    #[must_use]
    pub fn case(&self) -> Option<Cow<'_, str>> {
        self.part().text(Fact::Case)
    }

    /// Returns the number that was sent.
    #[doc(hidden)]
    #[must_use]
    pub fn number(&self) -> Option<Cow<'_, str>> {
        self.part().text(Fact::Number)
    }

    /// Returns the status that the body has.
    #[doc(hidden)]
    #[must_use]
    pub fn status_in_body(&self) -> Option<u16> {
        self.part().text(Fact::Status)?.parse().ok()
    }

    /// Returns the name of the case that was sent, if its entry has it.
    #[doc(hidden)]
    #[must_use]
    pub fn known_case(&self) -> Option<&str> {
        self.part().case()
    }

    /// Returns the names and texts of the props that were sent.
    #[doc(hidden)]
    pub fn props(&self) -> impl Iterator<Item = (&str, Cow<'_, str>)> {
        ResponseIdentifiers::of_body(&self.parsed).all_props()
    }

    /// Returns whether any props that tell entries apart were sent.
    #[doc(hidden)]
    #[must_use]
    pub fn has_props(&self) -> bool {
        self.props().next().is_some()
    }

    /// Returns whether the entry with an index is sent, with the group and the props that were sent, if any.
    #[doc(hidden)]
    #[must_use]
    pub fn fits(&self, entry: usize) -> bool {
        let identifiers = ResponseIdentifiers::of_body(&self.parsed);
        self.catalog().entry(entry).is_some_and(|entry| identifiers.fits(entry))
    }
}

/// Reads the body with each envelope that fits, those of the same media type first, until one finds a known code.
fn choose(parsed: &mut Parsed<'_, '_>, syntax: Syntax) {
    let mut best = None;
    for is_exact in [true, false] {
        for envelope in parsed.catalog.tables().envelopes {
            let media_type = envelope.content_type.as_bytes();
            let same = media::is_same(media_type, &parsed.headers.content_type);
            if same != is_exact || !(same || media::syntax(media_type) == Some(syntax)) {
                continue;
            }
            let before =
                best.is_some().then(|| core::mem::replace(&mut parsed.captures, Captures::new()));
            read_as(parsed, envelope.reading);
            let identifiers = ResponseIdentifiers::of_body(parsed);
            if let Some(index) = identify::named(&identifiers).map(|entry| entry.index()) {
                parsed.entry = Some(index);
                return;
            }
            let found = Some((identifiers.raw_code().is_some(), said_entry(parsed).is_some()));
            match before {
                Some(before) if found <= best => parsed.captures = before,
                _ => best = found,
            }
        }
    }
}

/// Reads the body with an envelope.
///
/// An error without a param of field errors is never sent as a list of them. So the entry decides if a list may be one of field
/// errors or something else.
fn read_as(parsed: &mut Parsed<'_, '_>, node: u32) {
    let tables = parsed.catalog.tables();
    machine::read(tables, node, &parsed.tape, FieldsPriority::First, &mut parsed.captures);
    let has_fields = |captures: &Captures| captures.fields.iter().any(|it| it.owner == 0);
    if !has_fields(&parsed.captures) || said_entry(parsed).is_some_and(can_have_fields) {
        return;
    }
    let first = core::mem::replace(&mut parsed.captures, Captures::new());
    machine::read(tables, node, &parsed.tape, FieldsPriority::Last, &mut parsed.captures);
    if has_fields(&parsed.captures) || said_entry(parsed).is_none() {
        parsed.captures = first;
    }
}

/// Returns the entry that the body names, else the headers, else the props of both.
fn said_entry<'r>(parsed: &'r Parsed<'_, '_>) -> Option<Entry<'r>> {
    identify::of_response(
        &ResponseIdentifiers::of_body(parsed),
        &ResponseIdentifiers::of_headers(parsed),
    )
}

/// Parses a body; `None` if it is not text of a known syntax.
fn parse<'b>(parsed: &mut Parsed<'_, 'b>, body: &'b [u8]) -> Option<Syntax> {
    let content_type = &*parsed.headers.content_type;
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    let text = core::str::from_utf8(body).ok()?;
    let declared = media::syntax(content_type);
    let syntax = if content_type.is_empty() { media::guess(text)? } else { declared? };
    match syntax {
        Syntax::Json => parsed.tape.read_json(text)?,
        // JSON is always UTF-8, and a charset parameter has no effect (RFC 8259, section 11).
        #[cfg(feature = "xml")]
        Syntax::Xml if media::is_utf8(content_type) => parsed.tape.read_xml(text)?,
        #[cfg(feature = "xml")]
        Syntax::Xml => return None,
        #[cfg(not(feature = "xml"))]
        Syntax::Xml => return None,
    }
    Some(syntax)
}

/// Returns whether an error may have field errors.
fn can_have_fields(entry: Entry<'_>) -> bool {
    let is_fields = |param: errbook::Param<'_>| param.kind() == errbook::ParamKind::Fields;
    entry.params().any(is_fields) || entry.cases().any(|case| case.params().any(is_fields))
}

impl fmt::Debug for Reading<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reading")
            .field("status", &self.status())
            .field("entry", &self.entry())
            .field("raw_code", &self.raw_code())
            .field("instance", &self.instance())
            .finish_non_exhaustive()
    }
}

/// Shows the code and the detail as sent, else the title, else the status. Drops control characters and cuts long texts.
impl fmt::Display for Reading<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entry = self.entry();
        let code = entry.map(|entry| Cow::Borrowed(entry.code())).or_else(|| self.raw_code());
        let title = || entry.map(|entry| Cow::Borrowed(entry.title(LanguageId::SOURCE)));
        let text = self.detail().or_else(|| self.title()).or_else(title);
        match (&code, &text) {
            (None, None) => write!(f, "status {}", self.status()),
            (None, Some(text)) => write!(f, "status {}: {}", self.status(), Sanitized(text)),
            (Some(code), None) => write!(f, "{}", Sanitized(code)),
            (Some(code), Some(text)) => write!(f, "{}: {}", Sanitized(code), Sanitized(text)),
        }
    }
}

impl core::error::Error for Reading<'_, '_> {}
