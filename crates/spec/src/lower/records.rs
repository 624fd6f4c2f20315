//! Groups, entries, params, variants and attributes as fixed-size records.

use errbook::__v1::{NONE, attribute, flag, param, retry};

use super::OwnedText;
use super::bytes::{Put, int16, int32};
use super::text::{Strings, TextBuilder, first_further, further, marked, message_count};
use crate::model::{
    Audience, Catalog, Entry, Param, ParamType, PropValue, Retry, Severity, Visibility,
};

/// The result of [`records`].
#[derive(Default)]
pub(super) struct Records {
    pub(super) entries: Vec<u8>,
    pub(super) groups: Vec<u8>,
    pub(super) params: Vec<u8>,
    pub(super) variants: Vec<u8>,
    pub(super) attributes: Vec<u8>,
    pub(super) numbers: Vec<u8>,
    pub(super) templates: OwnedText,
}

/// Lowers everything but the texts.
pub(super) fn records(catalog: &Catalog, strings: &mut Strings) -> Records {
    let mut writer = Writer::new(strings);
    for group in &catalog.groups {
        let (name, module) =
            (writer.strings.index(&group.name), writer.strings.index(&group.module));
        for value in [name, module, int32(group.first), int32(group.len)] {
            writer.out.groups.put_u32(value);
        }
    }
    for entry in &catalog.entries {
        writer.entry(catalog, entry);
    }
    let mut numbers: Vec<_> =
        catalog.entries.iter().filter_map(|entry| Some((entry.number?, entry.id.0))).collect();
    numbers.sort_unstable();
    for (number, entry) in numbers {
        writer.out.numbers.put_i32(number);
        writer.out.numbers.put_u32(int32(entry));
    }
    writer.out.templates = writer.templates.finish();
    writer.out
}

struct Writer<'s> {
    out: Records,
    strings: &'s mut Strings,
    templates: TextBuilder,
    param_count: usize,
    variant_count: usize,
    attribute_count: usize,
    message_count: usize,
}

impl<'s> Writer<'s> {
    fn new(strings: &'s mut Strings) -> Self {
        Self {
            out: Records::default(),
            strings,
            templates: TextBuilder::default(),
            param_count: 0,
            variant_count: 0,
            attribute_count: 0,
            message_count: 0,
        }
    }

    /// Adds an entry. The fields are in the order of `errbook::__v1::record`.
    fn entry(&mut self, catalog: &Catalog, entry: &Entry) {
        let (retry, retry_after) = retry_fields(entry.retry);
        let detail = entry.source().detail.is_some();
        let message = if detail { int32(self.message_count) } else { NONE };
        let (params, variants, attributes) =
            (self.param_count, self.variant_count, self.attribute_count);
        self.params(&entry.params);
        self.variants(entry, self.message_count + usize::from(detail));
        self.attributes(catalog, entry);
        self.further(entry);
        self.message_count += message_count(entry);
        let mask = match entry.audience {
            Audience::Public => entry.id,
            Audience::Internal { mask } => mask,
        };
        let out = &mut self.out.entries;
        out.put_u16(int16(entry.group));
        out.put_u16(entry.status);
        out.put_u16(flags(entry));
        out.put_u8(u8::try_from(entry.envelope).expect("a catalog uses at most 256 envelopes"));
        out.put_u8(retry);
        out.put_i32(entry.number.unwrap_or_default());
        out.put_u32(retry_after);
        out.put_u32(message);
        out.put_u32(int32(params));
        out.put_u32(int32(variants));
        out.put_u32(int32(attributes));
        out.put_u16(int16(mask.0));
        out.put_u16(int16(entry.params.len()));
        out.put_u16(int16(entry.cases.len()));
        out.put_u16(int16(entry.issues.len()));
        out.put_u16(int16(self.attribute_count - attributes));
        out.put_u16(0);
    }

    fn params(&mut self, params: &[Param]) {
        for param in params {
            let name = self.strings.index(&param.name);
            self.out.params.put_u32(name);
            self.out.params.put_u8(type_of(&param.kind));
            self.out.params.put_u8(param_flags(param));
            self.out.params.put_u16(0);
        }
        self.param_count += params.len();
    }

    /// Adds the cases, then the field issues. Their messages are consecutive from `message`.
    fn variants(&mut self, entry: &Entry, message: usize) {
        let cases = entry.cases.iter().map(|case| (&case.name, &case.params));
        let issues = entry.issues.iter().map(|issue| (&issue.name, &issue.params));
        for (index, (name, params)) in cases.chain(issues).enumerate() {
            let name = self.strings.index(name);
            self.out.variants.put_u32(name);
            self.out.variants.put_u32(int32(message + index));
            self.out.variants.put_u32(int32(self.param_count));
            self.out.variants.put_u16(int16(params.len()));
            self.out.variants.put_u16(0);
            self.variant_count += 1;
            self.params(params);
        }
    }

    fn attributes(&mut self, catalog: &Catalog, entry: &Entry) {
        for tag in &entry.tags {
            self.attribute(attribute::TAG, tag, 0);
        }
        self.props(None, &entry.props);
        for header in &entry.headers {
            let template = int32(self.templates.len());
            self.templates.push(&marked(&header.value));
            self.attribute(attribute::HEADER, &header.name, template);
        }
        for alias in &entry.aliases {
            self.attribute(attribute::ALIAS, alias, 0);
        }
        if let Some(since) = &entry.since {
            self.attribute(attribute::SINCE, since, 0);
        }
        if let Some(parent) = entry.parent {
            self.attribute(attribute::PARENT, &catalog.entry(parent).code, 0);
        }
        for (index, case) in entry.cases.iter().enumerate() {
            self.props(Some(index), &case.props);
            for tag in &case.tags {
                self.attribute_of(Some(index), attribute::TAG, tag, 0);
            }
        }
    }

    fn props(&mut self, case: Option<usize>, props: &[(String, PropValue)]) {
        for (name, value) in props {
            let (kind, text) = match value {
                PropValue::Text(text) => (attribute::PROP_STRING, text.as_str()),
                PropValue::Number(number) => (attribute::PROP_JSON, number.as_str()),
                PropValue::Boolean(true) => (attribute::PROP_JSON, "true"),
                PropValue::Boolean(false) => (attribute::PROP_JSON, "false"),
            };
            let value = self.strings.index(text);
            self.attribute_of(case, kind, name, value);
        }
    }

    /// Adds where the further texts are among the messages.
    fn further(&mut self, entry: &Entry) {
        let first = self.message_count + first_further(entry);
        for (index, text) in further(entry).iter().enumerate() {
            self.attribute_of(text.case, text.kind, "", int32(first + index));
        }
    }

    fn attribute(&mut self, kind: u8, key: &str, value: u32) {
        self.attribute_of(None, kind, key, value);
    }

    /// Adds an attribute of the entry or of one of its cases.
    fn attribute_of(&mut self, case: Option<usize>, kind: u8, key: &str, value: u32) {
        let key = self.strings.index(key);
        self.out.attributes.extend_from_slice(&[kind, 0]);
        self.out.attributes.put_u16(case.map_or(0, |case| int16(case + 1)));
        self.out.attributes.put_u32(key);
        self.out.attributes.put_u32(value);
        self.attribute_count += 1;
    }
}

fn flags(entry: &Entry) -> u16 {
    let bits = [
        (entry.number.is_some(), flag::NUMBER),
        (matches!(entry.audience, Audience::Internal { .. }), flag::INTERNAL),
        (entry.expose, flag::EXPOSE),
        (entry.deprecated.is_some(), flag::DEPRECATED),
        (entry.retired.is_some(), flag::RETIRED),
        (entry.severity == Severity::Warn, flag::WARN),
        (entry.severity == Severity::Info, flag::INFO),
        (entry.severity == Severity::Fatal, flag::FATAL),
    ];
    bits.into_iter().filter(|(set, _)| *set).fold(0, |flags, (_, bit)| flags | bit)
}

fn retry_fields(retry: Option<Retry>) -> (u8, u32) {
    match retry {
        None => (retry::UNKNOWN, 0),
        Some(Retry::Never) => (retry::NEVER, 0),
        Some(Retry::AfterFix) => (retry::AFTER_FIX, 0),
        Some(Retry::Backoff) => (retry::BACKOFF, 0),
        Some(Retry::AfterSeconds(seconds)) => (retry::AFTER_SECONDS, seconds),
        Some(Retry::AfterParam(param)) => (retry::AFTER_PARAM, int32(param)),
    }
}

fn type_of(kind: &ParamType) -> u8 {
    match kind {
        ParamType::String | ParamType::OneOf(_) => param::STRING,
        ParamType::Integer => param::INTEGER,
        ParamType::Unsigned => param::UNSIGNED,
        ParamType::Number => param::NUMBER,
        ParamType::Boolean => param::BOOLEAN,
        ParamType::Duration => param::DURATION,
        ParamType::Strings => param::STRINGS,
        ParamType::Fields => param::FIELDS,
    }
}

fn param_flags(param: &Param) -> u8 {
    let internal = if param.visibility == Visibility::Internal { param::INTERNAL } else { 0 };
    let optional = if param.optional { param::OPTIONAL } else { 0 };
    internal | optional
}
