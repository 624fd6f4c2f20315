//! The values of an envelope's variables in one response.

use alloc::vec::Vec;

use super::filter::Filtered;
use super::message::{ErrorValues, Message, Values};
use super::rendering::Rendering;
use super::sink::{Json, Sink};
use super::{number, pointer, value};
use crate::bytes::wide;
use crate::context::ContextValue;
use crate::field::FieldMessage;
use crate::status::reason_phrase;
use crate::tables::{Localized, attribute, filter, var};
use crate::text::{Stored, stored_in, text};
use crate::uri::{UriPart, page_words};
use crate::{Arg, FieldError, LanguageId, Prop, Uri, Variant};

/// A variable as the program names it.
#[derive(Clone, Copy)]
pub(super) struct Variable {
    pub(super) kind: u8,
    pub(super) filter: u8,
    /// A string: the name of a param, prop or value of the context.
    pub(super) argument: u32,
}

impl Variable {
    /// Returns whether another variable has the same value, ignoring the filter.
    #[inline]
    pub(super) const fn is_same(self, other: Self) -> bool {
        self.kind == other.kind && self.argument == other.argument
    }
}

/// The value of a variable.
#[derive(Clone, Copy)]
pub(super) enum Value<'v> {
    Absent,
    /// Text of the catalog without placeholders.
    Stored(Stored<'v>),
    /// Text of the catalog with placeholders.
    Message(Message<'v>),
    /// A value with a type of params.
    Arg(Arg<'v>),
    /// JSON, written unchanged.
    Json(&'v str),
    Uri(Uri<'v>),
    /// The address of the entry's page, below the address that the application sets.
    Page {
        base: &'v str,
        group: &'v str,
        code: &'v str,
    },
    /// A path, as a pointer in a URI fragment.
    Pointer(&'v str),
    /// A path, as a pointer.
    JsonPointer(&'v str),
    /// A path, with its indices in brackets.
    IndexedPath(&'v str),
    /// The public params.
    Params(Option<&'v ErrorValues<'v, 'v>>),
    /// A list, which conditions only test.
    Fields,
}

impl Rendering<'_, '_> {
    /// Returns the value of a variable.
    pub(super) fn value<'v>(
        &'v self,
        variable: Variable,
        item: Option<&'v FieldError>,
    ) -> Value<'v> {
        let (entry, context) = (self.entry, self.context);
        match variable.kind {
            var::CODE => Value::Stored(entry.stored_code()),
            var::CASE => self.case().map_or(Value::Absent, |case| dynamic(case.name())),
            var::NUMBER => {
                entry.number().map_or(Value::Absent, |number| integer(i64::from(number)))
            }
            var::GROUP => dynamic(entry.group().name()),
            var::CATALOG => dynamic(entry.catalog().name()),
            var::STATUS => integer(i64::from(entry.status())),
            var::REASON_PHRASE => dynamic(reason_phrase(entry.status())),
            var::TYPE_URI => entry.type_uri().map_or(Value::Absent, Value::Uri),
            var::DOCS_URL => self.docs_url(),
            var::SEVERITY => dynamic(entry.severity().as_str()),
            var::RETRYABLE => entry
                .retry()
                .map_or(Value::Absent, |retry| Value::Arg(Arg::Boolean(retry.is_retryable()))),
            var::PROP => self.prop(self.name(variable)),
            var::PARAMS => Value::Params(self.values.as_ref()),
            var::PARAM => self.param(variable),
            var::FIELDS if self.fields().is_empty() => Value::Absent,
            var::CAUSES if self.tree.is_none_or(|tree| tree.cause().is_none()) => Value::Absent,
            var::FIELDS | var::ERRORS | var::CAUSES => Value::Fields,
            var::INSTANCE => optional(self.instance),
            var::TRACE_ID => optional(context.get_trace_id()),
            var::RETRY_AFTER => {
                self.retry_after.map_or(Value::Absent, |seconds| Value::Arg(Arg::Unsigned(seconds)))
            }
            var::TIMESTAMP => optional(context.get_timestamp()),
            var::CONTEXT => match context.get_value(self.name(variable)) {
                Some(ContextValue::Text(text)) => dynamic(text),
                Some(ContextValue::Json(json)) => Value::Json(json),
                None => Value::Absent,
            },
            var::USER_MESSAGE => self.user_message(),
            kind if kind >= var::ITEM_PATH => {
                item.map_or(Value::Absent, |item| self.item(kind, item))
            }
            kind => self.localized(kind),
        }
    }

    fn name(&self, variable: Variable) -> &str {
        let catalog = self.envelope_catalog.unwrap_or(self.entry.catalog());
        text(&catalog.tables().strings, wide(variable.argument))
    }

    fn docs_url(&self) -> Value<'_> {
        match self.context.get_docs_url() {
            Some(base) => Value::Page {
                base: base.trim_end_matches('/'),
                group: self.entry.group().name(),
                code: self.entry.code(),
            },
            None => self.entry.docs_url().map_or(Value::Absent, Value::Uri),
        }
    }

    fn prop(&self, name: &str) -> Value<'_> {
        let case = self.case_index().map_or(0, |case| case.saturating_add(1));
        let mut found = None;
        for (of, other, prop) in self.entry.props_by_case() {
            let is_sent = of == case || (of == 0 && found.is_none());
            found = if is_sent && other == name { Some(prop) } else { found };
        }
        match found {
            Some(Prop::Text(text)) => dynamic(text),
            Some(Prop::Json(json)) => Value::Json(json),
            None => Value::Absent,
        }
    }

    fn param(&self, variable: Variable) -> Value<'_> {
        let Some(values) = &self.values else { return Value::Absent };
        let name = self.name(variable);
        values.param(name).map_or(Value::Absent, Value::Arg)
    }

    fn case(&self) -> Option<Variant<'_>> {
        self.values.as_ref()?.case
    }

    /// Returns a text in the language of the response or in the source language.
    fn localized(&self, kind: u8) -> Value<'_> {
        let tables = self.entry.catalog().tables();
        let (here, source) = (self.language, LanguageId::SOURCE);
        match kind {
            var::TITLE => self.title(here),
            var::TITLE_SOURCE => self.title(source),
            var::DESCRIPTION => self.description(here),
            var::DESCRIPTION_SOURCE => self.description(source),
            var::RESOLUTION => self.own(attribute::RESOLUTION, &tables.resolutions, here),
            var::RESOLUTION_SOURCE => self.own(attribute::RESOLUTION, &tables.resolutions, source),
            var::DETAIL => self.detail(here),
            var::DETAIL_SOURCE => self.detail(source),
            var::TEXT => self.text(here),
            var::TEXT_SOURCE => self.text(source),
            var::LANGUAGE => dynamic(self.entry.catalog().language_tag(here)),
            _ => Value::Absent,
        }
    }

    #[inline]
    pub(super) fn case_index(&self) -> Option<u16> {
        self.values.as_ref()?.case_index
    }

    fn title(&self, language: LanguageId) -> Value<'_> {
        self.own(attribute::TITLE, &self.entry.catalog().tables().titles, language)
    }

    /// Returns a text of the case, else of the entry.
    fn own<'v>(&'v self, kind: u8, texts: &Localized<'v>, language: LanguageId) -> Value<'v> {
        let case = self.case_index();
        let of_case = case.and_then(|_| self.entry.further(kind, case, language));
        of_case.map_or_else(|| self.stored(texts, language), Value::Stored)
    }

    fn user_message(&self) -> Value<'_> {
        let find = |case| self.entry.further(attribute::USER_MESSAGE, case, self.language);
        let case = self.case_index();
        let Some(stored) = case.and_then(|_| find(case)).or_else(|| find(None)) else {
            return Value::Absent;
        };
        let message = Message { stored, values: self.message_values() };
        if message.is_absent() { Value::Absent } else { Value::Message(message) }
    }

    fn stored<'v>(&'v self, texts: &Localized<'v>, language: LanguageId) -> Value<'v> {
        let stored = stored_in(texts, self.entry.index(), language);
        if stored.text.is_empty() { Value::Absent } else { Value::Stored(stored) }
    }

    fn detail(&self, language: LanguageId) -> Value<'_> {
        let stored = self.entry.message(self.case(), language);
        let message = Message { stored, values: self.message_values() };
        if self.shows_detail && !message.is_absent() {
            Value::Message(message)
        } else {
            Value::Absent
        }
    }

    /// Returns the description, else the detail, else the title.
    fn description(&self, language: LanguageId) -> Value<'_> {
        let tables = self.entry.catalog().tables();
        self.own(attribute::DESCRIPTION, &tables.descriptions, language)
            .or_else(|| self.detail(language))
            .or_else(|| self.title(language))
    }

    /// Returns the detail, else the description, else the title.
    fn text(&self, language: LanguageId) -> Value<'_> {
        self.detail(language).or_else(|| self.description(language))
    }

    /// Returns a value of a field error.
    fn item<'v>(&'v self, kind: u8, item: &'v FieldError) -> Value<'v> {
        let message = || item.message(self.entry, self.language);
        match (kind, message()) {
            (var::ITEM_PATH, _) => dynamic(item.path()),
            (var::ITEM_POINTER, _) => Value::Pointer(item.path()),
            (var::ITEM_JSON_POINTER, _) => Value::JsonPointer(item.path()),
            (var::ITEM_INDEXED_PATH, _) => Value::IndexedPath(item.path()),
            (var::ITEM_NAME, _) => dynamic(pointer::last_part(item.path())),
            (var::ITEM_MESSAGE, FieldMessage::Text(text)) => dynamic(text),
            (var::ITEM_MESSAGE, FieldMessage::Issue { variant, args, language }) => {
                Value::Message(Message {
                    stored: variant.message(language),
                    values: Values::Field { params: variant.param_rows(), args },
                })
            }
            (var::ITEM_CODE, FieldMessage::Issue { variant, .. }) => dynamic(variant.name()),
            _ => Value::Absent,
        }
    }
}

impl<'v> Value<'v> {
    fn or_else(self, other: impl FnOnce() -> Self) -> Self {
        if matches!(self, Value::Absent) { other() } else { self }
    }
}

impl Value<'_> {
    /// Returns whether it is absent or empty.
    pub(super) fn is_absent(&self) -> bool {
        match self {
            Self::Absent | Self::Arg(Arg::Absent | Arg::Text("")) => true,
            Self::Stored(stored) => stored.text.is_empty(),
            Self::Message(message) => message.is_absent(),
            Self::Arg(Arg::Texts(texts)) => texts.is_empty(),
            Self::Params(values) => {
                let mut is_empty = true;
                if let Some(values) = values {
                    values.params(|_, _| is_empty = false);
                }
                is_empty
            }
            _ => false,
        }
    }

    /// Writes the text, in the spelling of a filter.
    #[inline]
    pub(super) fn write_filtered(&self, filter: u8, sink: &mut impl Sink) {
        if filter == filter::NONE {
            self.write_text(sink);
        } else {
            self.write_text(&mut Filtered::new(sink, filter));
        }
    }

    /// Writes the JSON value.
    #[inline]
    pub(super) fn write_json(&self, filter: u8, out: &mut Vec<u8>) {
        match self {
            Self::Absent | Self::Fields => out.extend_from_slice(b"null"),
            Self::Arg(Arg::Text(text)) if filter == filter::NONE => value::write_string(text, out),
            Self::Stored(stored) if stored.plain && filter == filter::NONE => {
                out.push(b'"');
                out.extend_from_slice(stored.text.as_bytes());
                out.push(b'"');
            }
            Self::Arg(Arg::Text(_)) => self.write_string(filter, out),
            Self::Arg(arg) => value::write_json(*arg, out),
            Self::Json(json) => out.extend_from_slice(json.as_bytes()),
            Self::Params(values) => {
                out.push(b'{');
                write_members(*values, false, out);
                out.push(b'}');
            }
            _ => self.write_string(filter, out),
        }
    }

    fn write_string(&self, filter: u8, out: &mut Vec<u8>) {
        out.push(b'"');
        self.write_filtered(filter, &mut Json(out));
        out.push(b'"');
    }

    fn write_text(&self, sink: &mut impl Sink) {
        match *self {
            Self::Absent | Self::Params(_) | Self::Fields => {}
            Self::Stored(stored) => write_stored(stored, sink),
            Self::Message(message) => message.write(sink),
            Self::Arg(arg) => value::write_text(arg, sink),
            Self::Json(json) => sink.text(json),
            Self::Uri(uri) => write_uri(uri, sink),
            Self::Page { base, group, code } => {
                for part in [base, "/", group, "/", code, "/"] {
                    sink.text(part);
                }
            }
            Self::Pointer(path) => pointer::write(path, sink),
            Self::JsonPointer(path) => pointer::write_plain(path, sink),
            Self::IndexedPath(path) => pointer::write_indexed(path, sink),
        }
    }
}

/// Writes the public params as members of an object, with values as they are or as strings.
pub(super) fn write_members(
    values: Option<&ErrorValues<'_, '_>>,
    strings: bool,
    out: &mut Vec<u8>,
) {
    let Some(values) = values else { return };
    let mut is_first = matches!(out.last(), Some(b'{' | b'['));
    values.params(|name, arg| {
        if !is_first {
            out.push(b',');
        }
        is_first = false;
        out.push(b'"');
        write_stored(name, &mut Json(out));
        if strings {
            out.extend_from_slice(b"\":\"");
            write_string(*arg, &mut Json(out));
            out.push(b'"');
        } else {
            out.extend_from_slice(b"\":");
            match arg {
                Arg::Integer(value) => number::signed(*value, &mut Json(out)),
                _ => value::write_json(*arg, out),
            }
        }
    });
}

/// Writes a value of a map of strings, for programs to read: a list as JSON, a duration as seconds.
fn write_string(arg: Arg<'_>, sink: &mut impl Sink) {
    if let Arg::Texts(_) | Arg::Duration(_) = arg {
        let mut json = Vec::new();
        value::write_json(arg, &mut json);
        sink.text(core::str::from_utf8(&json).unwrap_or_default());
    } else {
        value::write_text(arg, sink);
    }
}

#[inline]
pub(super) fn write_stored(stored: Stored<'_>, sink: &mut impl Sink) {
    if stored.plain { sink.plain(stored.text) } else { sink.text(stored.text) }
}

pub(super) fn write_uri(uri: Uri<'_>, sink: &mut impl Sink) {
    let mut rest = uri.template();
    while let Some((placeholder, after)) = sink.before_placeholder(rest) {
        write_part(&uri, placeholder, sink);
        rest = after;
    }
}

/// Writes the value of a placeholder of a URI.
#[inline]
pub(super) fn write_part(uri: &Uri<'_>, placeholder: u8, sink: &mut impl Sink) {
    match uri.part(placeholder) {
        Some(UriPart::Text(stored)) => write_stored(stored, sink),
        Some(UriPart::Number(number)) => number::signed(i64::from(number), sink),
        Some(UriPart::Page(code)) => {
            for (index, word) in page_words(code).enumerate() {
                sink.plain(if index > 0 { "-" } else { "" });
                sink.plain(word);
            }
        }
        None => {}
    }
}

const fn dynamic(text: &str) -> Value<'_> {
    Value::Arg(Arg::Text(text))
}

const fn integer(value: i64) -> Value<'static> {
    Value::Arg(Arg::Integer(value))
}

fn optional(text: Option<&str>) -> Value<'_> {
    text.map_or(Value::Absent, dynamic)
}
