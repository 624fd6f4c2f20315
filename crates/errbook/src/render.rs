//! Rendering: an entry, the values of one occurrence and a request → head, headers and body.

mod debug;
mod filter;
mod frequent;
mod groups;
mod header;
mod json;
mod message;
mod number;
mod pointer;
mod program;
mod related;
mod sink;
mod value;
mod variable;
mod xml;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::accept;
use crate::bytes::{rows, u32_at, wide};
use crate::header::is_required;
use crate::tables::{Envelope, HEADER};
use crate::text::{complete_or_source, text};
use crate::wait::whole_seconds;
use crate::{Arg, Args, Catalog, Entry, Head, LanguageId, RequestContext, Retry};

#[cfg(feature = "tracing")]
pub(crate) use debug::Shown;
pub(crate) use debug::debug_arg;
pub use filter::{Spelled, spelled};
use header::Template;
pub use json::escape as escape_json;
use message::{Message, Occurrence, Values};
use program::{Escape, Machine};
pub(crate) use related::Added;
use sink::Fmt;
pub use xml::escape as escape_xml;

/// Writes the text of one occurrence; nothing where the catalog has none.
pub(crate) fn write_detail(
    entry: Entry<'_>,
    args: &Args<'_>,
    language: LanguageId,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let language = complete_or_source(&entry.catalog().tables().titles, entry.index(), language);
    let occurrence = Occurrence::new(entry, args);
    let message = Message {
        stored: entry.message(occurrence.case, language),
        values: Values::Occurrence(&occurrence),
    };
    let mut sink = Fmt::new(out);
    message.write(&mut sink);
    sink.finish()
}

/// All that a response is made of, masks applied.
pub(crate) struct Rendering<'a, 'r> {
    /// The entry that is shown.
    entry: Entry<'a>,
    /// What is shown of the values.
    occurrence: Option<Occurrence<'a, 'r>>,
    /// Whether the text of the occurrence is shown.
    shows_detail: bool,
    retry_after: Option<u64>,
    language: LanguageId,
    context: &'r RequestContext<'r>,
    instance: Option<&'r str>,
    related: Related<'r>,
    /// The catalog whose envelope it is, where that is another one's.
    speaker: Option<&'r Catalog<'r>>,
}

/// The errors that belong to another.
#[derive(Clone, Copy, Default)]
pub(crate) struct Related<'r> {
    /// Those that were added to it.
    pub(crate) errors: Added<'r>,
    /// Its causes, the nearest first.
    pub(crate) causes: Added<'r>,
}

impl<'a, 'r> Rendering<'a, 'r> {
    pub(crate) fn new(
        entry: Entry<'a>,
        args: &'r Args<'r>,
        context: &'r RequestContext<'r>,
        instance: Option<&'r str>,
    ) -> Self {
        // The values of an internal entry belong to it, not to its mask.
        let args = (!entry.is_internal()).then_some(args);
        let entry = entry.mask();
        let is_masked = entry.is_masked();
        let catalog = entry.catalog();
        Self {
            entry,
            occurrence: args.filter(|_| !is_masked).map(|args| Occurrence::new(entry, args)),
            shows_detail: !is_masked,
            retry_after: retry_after(entry, args),
            language: complete_or_source(
                &catalog.tables().titles,
                entry.index(),
                context.choose(catalog),
            ),
            context,
            instance: instance.or(context.get_instance()),
            related: Related::default(),
            speaker: None,
        }
    }

    /// Adds the errors that belong to it; where values are masked, none of them is shown.
    pub(crate) fn add_related(&mut self, related: Related<'r>) {
        if self.occurrence.is_some() {
            self.related = related;
        }
    }

    /// Appends the body and returns its status and headers.
    pub(crate) fn body(&self, out: &mut Vec<u8>) -> Head<'a> {
        let envelope = self.envelope();
        if let Some(envelope) = envelope {
            Machine::new(self, Escape::Json, out).run(wide(envelope.body));
        }
        self.head_of(envelope)
    }

    /// Returns the status and headers of the body.
    #[cfg(feature = "tracing")]
    pub(crate) fn head(&self) -> Head<'a> {
        self.head_of(self.envelope())
    }

    fn head_of(&self, envelope: Option<&'a Envelope<'a>>) -> Head<'a> {
        let own = self.entry.status();
        let fixed = envelope.filter(|it| it.http_status != 0 && !it.keeps_status.contains(&own));
        Head {
            status: fixed.map_or(own, |envelope| envelope.http_status),
            content_type: envelope.map_or("", |envelope| envelope.content_type),
            content_language: self.entry.catalog().language_tag(self.language),
            negotiated: self.context.negotiated(),
            by_accept: self.context.get_accept().is_some() && self.offered().len() > 1,
            retry_after: self.retry_after,
        }
    }

    /// Hands out the entry's headers, then the envelope's. Those that want a value that is absent are left out, but for the
    /// one that the status demands.
    pub(crate) fn headers(&self, status: u16, take: &mut dyn FnMut(&str, &str)) {
        let mut value = Vec::new();
        for (name, template) in self.entry.headers() {
            value.clear();
            let message = Message { stored: template, values: self.values() };
            if !message.lacks_value() || is_required(status, name) {
                message.write(&mut Template::new(&mut value));
                take(name, &String::from_utf8_lossy(&value));
            }
        }
        let Some(envelope) = self.envelope() else { return };
        let strings = &self.entry.catalog().tables().strings;
        for row in rows::<HEADER>(envelope.headers, 0, usize::MAX) {
            value.clear();
            let name = text(strings, wide(u32_at(row, 0)));
            let mut machine = Machine::new(self, Escape::Header, &mut value);
            machine.run(wide(u32_at(row, 4)));
            if machine.is_complete() || is_required(status, name) {
                take(name, &String::from_utf8_lossy(&value));
            }
        }
    }

    fn envelope(&self) -> Option<&'a Envelope<'a>> {
        let envelopes = self.entry.catalog().tables().envelopes;
        let index = match (self.context.get_accept(), self.offered()) {
            (Some(header), offered @ [_, _, ..]) => accept::choose(header, offered),
            _ => self.entry.envelope(),
        };
        envelopes.get(index).or(envelopes.first())
    }

    /// Returns the envelopes that the request chooses from; none where the entry has one of its own.
    fn offered(&self) -> &'a [Envelope<'a>] {
        let tables = self.entry.catalog().tables();
        let is_default = self.entry.envelope() == 0;
        let offered = tables.envelopes.get(..usize::from(tables.offered)).filter(|_| is_default);
        offered.unwrap_or_default()
    }

    /// Returns what the placeholders of the entry's messages stand for.
    fn values(&self) -> Values<'_> {
        self.occurrence.as_ref().map_or(Values::None, Values::Occurrence)
    }
}

/// Returns after how many seconds a caller may retry.
fn retry_after(entry: Entry<'_>, args: Option<&Args<'_>>) -> Option<u64> {
    match entry.retry()? {
        Retry::AfterSeconds(seconds) => Some(u64::from(seconds)),
        Retry::AfterParam(index) => {
            let param = entry.params().nth(wide(index)).filter(|param| !param.is_internal());
            match (param, args?.get(wide(index))) {
                (Some(_), Arg::Duration(span)) => Some(whole_seconds(span)),
                _ => None,
            }
        }
        _ => None,
    }
}
