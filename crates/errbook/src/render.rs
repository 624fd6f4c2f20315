//! Renders an entry, the values of an occurrence and a request as status, headers and body.

mod cursor;
mod debug;
mod filter;
mod frequent;
mod groups;
mod header;
mod json;
mod localized;
mod message;
mod number;
mod pointer;
mod program;
mod related;
mod rendering;
mod sink;
mod tree;
mod value;
mod variable;
mod xml;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::bytes::{rows, u32_at, wide};
use crate::header::is_required;
use crate::tables::HEADER;
use crate::text::{complete_or_source, text};
use crate::{Args, Entry, Head, LanguageId, RequestContext};
#[cfg(feature = "serde")]
use crate::{OwnedArg, Variant};

#[cfg(feature = "tracing")]
pub(crate) use debug::{DebugValue, WithInternal};
pub(crate) use debug::{debug_arg, debug_error, debug_issue};
pub use filter::{Spelled, spelled};
use header::Template;
pub use json::escape as escape_json;
use message::{ErrorValues, Message, Values};
use program::{Escape, Machine};
pub(crate) use rendering::Rendering;
use sink::Fmt;
pub(crate) use tree::{ErrorTree, Further, causes};
pub use xml::escape as escape_xml;

/// Renders the body of an error. Not generic, so that it isn't compiled for each type of errors.
pub(crate) fn body_of(
    error: &dyn ErrorTree,
    entry: Entry<'static>,
    context: &RequestContext<'_>,
    body: &mut Vec<u8>,
) -> Head<'static> {
    let mut args = Args::new();
    error.take_args(&mut args);
    Rendering::new(entry, &args, context, error.instance()).with_tree(error).body(body)
}

/// Writes the detail of an occurrence, or nothing if the catalog has none.
pub(crate) fn write_detail(
    entry: Entry<'_>,
    args: &Args<'_>,
    language: LanguageId,
    out: &mut impl fmt::Write,
) -> fmt::Result {
    let language = complete_or_source(&entry.catalog().tables().titles, entry.index(), language);
    let values = ErrorValues::new(entry, args);
    let message =
        Message { stored: entry.message(values.case, language), values: Values::Error(&values) };
    let mut sink = Fmt::new(out);
    message.write(&mut sink);
    sink.finish()
}

/// Returns the message of a field issue in the source language.
#[cfg(feature = "serde")]
pub(crate) fn issue_text(issue: Variant<'_>, args: &[OwnedArg]) -> String {
    let mut text = String::new();
    let values = Values::Field { params: issue.param_rows(), args };
    Message { stored: issue.message(LanguageId::SOURCE), values }.write(&mut Fmt::new(&mut text));
    text
}

/// Writes the text of an error: its detail in the source language, else its title.
pub(crate) fn write_text(error: &dyn ErrorTree, out: &mut impl fmt::Write) -> fmt::Result {
    let mut args = Args::new();
    error.take_args(&mut args);
    let entry = error.entry();
    let case = entry.case(args.case_index());
    if entry.message(case, LanguageId::SOURCE).text.is_empty() {
        return out.write_str(entry.title(LanguageId::SOURCE));
    }
    write_detail(entry, &args, LanguageId::SOURCE, out)
}

impl<'a> Rendering<'a, '_> {
    /// Appends the body and returns its status and headers.
    pub(crate) fn body(&self, out: &mut Vec<u8>) -> Head<'a> {
        let envelope = self.envelope();
        if let Some(envelope) = envelope {
            Machine::new(self, Escape::Json, out).run(wide(envelope.body));
        }
        self.head_of(envelope)
    }

    /// Passes on the headers of the entry, then those of the envelope. Leaves out headers whose value is absent, except the one
    /// that the status requires.
    pub(crate) fn headers(&self, status: u16, take: &mut dyn FnMut(&str, &str)) {
        let mut value = Vec::new();
        for (name, template) in self.entry.headers() {
            value.clear();
            let message = Message { stored: template, values: self.message_values() };
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
}
