//! The tables of a catalog, format 1: what the generator writes and the runtime reads.
//!
//! Everything is borrowed and flat, so the same type serves a `static` in a generated crate and
//! an owner of strings and bytes in memory. All integers are little-endian. An *entry index*
//! counts the codes of a catalog: by group, then in the order of the group's file. A *string* is
//! an index into [`Tables::strings`].

mod program;
mod read;

pub use program::{filter, list, op, var};
pub use read::{node, rest};

/// Number of bytes of one entry in [`Tables::records`]; see [`record`] for its fields.
pub const RECORD: usize = 44;
/// Number of bytes of one group in [`Tables::groups`]: name (`u32` string), module name (`u32` string),
/// first entry (`u32`), number of entries (`u32`).
pub const GROUP: usize = 16;
/// Number of bytes of one param in [`Tables::params`]: name (`u32` string), type (`u8`, see [`param`]),
/// flags (`u8`), two bytes of zero.
pub const PARAM: usize = 8;
/// Number of bytes of one case or field issue in [`Tables::variants`]: name (`u32` string), message (`u32`),
/// first param (`u32`), number of params (`u16`), two bytes of zero.
pub const VARIANT: usize = 16;
/// Number of bytes of one attribute in [`Tables::attributes`]: kind (`u8`, see [`attribute`]), three bytes
/// of zero, key (`u32` string), value (`u32`).
pub const ATTRIBUTE: usize = 12;
/// Number of bytes of one number in [`Tables::numbers`]: number (`i32`), entry (`u32`).
pub const NUMBER: usize = 8;
/// Number of bytes of one header in [`Envelope::headers`]: name (`u32` string), where the program of its value
/// starts (`u32`).
pub const HEADER: usize = 8;
/// Number of bytes of one fallback in [`Tables::fallbacks`]: HTTP status (`u16`), entry (`u16`).
pub const FALLBACK: usize = 4;
/// Stands for "none" where a `u32` could be an index.
pub const NONE: u32 = u32::MAX;

/// Starts a placeholder in a message; the byte after it is `0x20` plus the index of the param.
///
/// Control characters are refused in catalog texts, so the marker cannot occur in one. In a
/// [`Tables::type_uri`] the index is one of [`uri`] instead.
pub const MARKER: u8 = 0x01;
/// The offset of an index after [`MARKER`]; at most 95 params can be named in one message.
pub const MARKER_BASE: u8 = 0x20;

/// Starts a message whose texts between placeholders are at most [`MEASURED_MAX`] bytes long and need no escaping in
/// JSON. Before each of them, the first and last ones too, is `0x20` plus its length.
pub const MEASURED: u8 = 0x02;
/// The longest text between the placeholders of a message that is [`MEASURED`].
pub const MEASURED_MAX: usize = 94;

/// Byte offsets of the fields of a record.
pub mod record {
    /// `u16`: index of the group.
    pub const GROUP: usize = 0;
    /// `u16`: HTTP status.
    pub const STATUS: usize = 2;
    /// `u16`: bits of [`super::flag`].
    pub const FLAGS: usize = 4;
    /// `u8`: index into [`super::Tables::envelopes`].
    pub const ENVELOPE: usize = 6;
    /// `u8`: one of [`super::retry`].
    pub const RETRY: usize = 7;
    /// `i32`: stable number, where [`super::flag::NUMBER`] is set.
    pub const NUMBER: usize = 8;
    /// `u32`: seconds, or the index of the param that holds them, by [`super::retry`].
    pub const RETRY_AFTER: usize = 12;
    /// `u32`: message of the detail, or [`super::NONE`].
    pub const MESSAGE: usize = 16;
    /// `u32`: first param.
    pub const PARAMS: usize = 20;
    /// `u32`: first variant; the cases come first, then the field issues.
    pub const VARIANTS: usize = 24;
    /// `u32`: first attribute.
    pub const ATTRIBUTES: usize = 28;
    /// `u16`: entry that is sent instead; the entry itself unless it is internal.
    pub const MASK: usize = 32;
    /// `u16`: number of params.
    pub const PARAM_COUNT: usize = 34;
    /// `u16`: number of cases.
    pub const CASE_COUNT: usize = 36;
    /// `u16`: number of field issues.
    pub const ISSUE_COUNT: usize = 38;
    /// `u16`: number of attributes.
    pub const ATTRIBUTE_COUNT: usize = 40;
}

/// Bits of a record's flags.
pub mod flag {
    /// The entry has a stable number.
    pub const NUMBER: u16 = 1;
    /// The audience is internal.
    pub const INTERNAL: u16 = 1 << 1;
    /// A 5xx that may send its detail and params.
    pub const EXPOSE: u16 = 1 << 2;
    /// The entry is deprecated.
    pub const DEPRECATED: u16 = 1 << 3;
    /// The entry is retired: known, but no longer raised.
    pub const RETIRED: u16 = 1 << 4;
    /// The severity is `warn`.
    pub const WARN: u16 = 1 << 5;
    /// The severity is `info`.
    pub const INFO: u16 = 1 << 6;
    /// The severity is `fatal`.
    pub const FATAL: u16 = 1 << 7;
}

/// The advice on retries.
pub mod retry {
    /// Nothing is said.
    pub const UNKNOWN: u8 = 0;
    /// Never.
    pub const NEVER: u8 = 1;
    /// After the request is corrected.
    pub const AFTER_FIX: u8 = 2;
    /// With growing pauses.
    pub const BACKOFF: u8 = 3;
    /// After a fixed number of seconds.
    pub const AFTER_SECONDS: u8 = 4;
    /// After as long as a param of the entry says.
    pub const AFTER_PARAM: u8 = 5;
}

/// Types and flags of params.
pub mod param {
    /// Text.
    pub const STRING: u8 = 0;
    /// `i64`.
    pub const INTEGER: u8 = 1;
    /// `u64`.
    pub const UNSIGNED: u8 = 2;
    /// `f64`.
    pub const NUMBER: u8 = 3;
    /// `bool`.
    pub const BOOLEAN: u8 = 4;
    /// [`core::time::Duration`].
    pub const DURATION: u8 = 5;
    /// A list of texts.
    pub const STRINGS: u8 = 6;
    /// Field errors.
    pub const FIELDS: u8 = 7;
    /// Flag: for logs only.
    pub const INTERNAL: u8 = 1;
    /// Flag: may be absent.
    pub const OPTIONAL: u8 = 2;
}

/// Kinds of attributes; what key and value are. An attribute belongs to the entry, or to one of its cases.
pub mod attribute {
    /// Key: the tag. No value.
    pub const TAG: u8 = 0;
    /// Key: name. Value: a string.
    pub const PROP_STRING: u8 = 1;
    /// Key: name. Value: a string that is JSON as it stands (number or boolean).
    pub const PROP_JSON: u8 = 2;
    /// Key: header name. Value: an index into [`super::Tables::templates`].
    pub const HEADER: u8 = 3;
    /// Key: a former code.
    pub const ALIAS: u8 = 4;
    /// Key: the version that has introduced the code.
    pub const SINCE: u8 = 5;
    /// Key: the broader code that a client falls back to.
    pub const PARENT: u8 = 6;
    /// Value: a message, the text for users.
    pub const USER_MESSAGE: u8 = 7;
    /// Value: a message, the title of a case.
    pub const TITLE: u8 = 8;
    /// Value: a message, the description of a case.
    pub const DESCRIPTION: u8 = 9;
    /// Value: a message, the resolution of a case.
    pub const RESOLUTION: u8 = 10;
}

/// The values of placeholders in URI templates.
pub mod uri {
    /// The code.
    pub const CODE: u8 = 0;
    /// The name of the group.
    pub const GROUP: u8 = 1;
    /// The stable number.
    pub const NUMBER: u8 = 2;
    /// The name of the catalog.
    pub const CATALOG: u8 = 3;
    /// The name of the page: the code, with `-` for characters other than letters, digits, `-` and `_`.
    pub const PAGE: u8 = 4;
}

/// A list of texts: one blob, and where each text ends in it.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    /// All texts, one after the other.
    pub blob: &'a str,
    /// One `u32` more than there are texts: where each starts, and where the last ends, in bytes.
    /// The top bit of a start says that the text needs no escaping in JSON and has no placeholder.
    pub offsets: &'a [u8],
}

/// One kind of text in every language of the catalog.
#[derive(Clone, Copy, Debug)]
pub struct Localized<'a> {
    /// One list a language, the source language first. An entry that is incomplete in a language
    /// has an empty text there.
    pub texts: &'a [Text<'a>],
    /// One bit set a language, least significant bit first: which entries are complete in it.
    pub complete: &'a [&'a [u8]],
}

/// The perfect hash over the distinct code texts and aliases of a catalog.
#[derive(Clone, Copy, Debug)]
pub struct Index<'a> {
    /// `u16` each; a bucket's pilot.
    pub pilots: &'a [u8],
    /// Eight bytes per slot: `u32` of offset (24 bits) and length (8 bits) into [`Index::keys`], then `u32` of first
    /// owner (24 bits) and kind (8 bits: 0 empty slot; 1 the owner is an entry index; 2 the owners are at this
    /// position of [`Index::owners`]).
    pub slots: &'a [u8],
    /// The texts.
    pub keys: &'a str,
    /// `u16` each: a count, then this many entry indices.
    pub owners: &'a [u8],
    /// Where the hashed word of the keys starts, or [`ALL_BYTES`](crate::__v1::ALL_BYTES).
    pub hashed: u8,
}

/// One envelope.
#[derive(Clone, Copy, Debug)]
pub struct Envelope<'a> {
    /// Its name.
    pub name: &'a str,
    /// The media type.
    pub content_type: &'a str,
    /// The status of every response, or 0 for the entry's own.
    pub http_status: u16,
    /// The statuses of entries that keep their status.
    pub keeps_status: &'a [u16],
    /// The start of the body's program.
    pub body: u32,
    /// [`HEADER`] bytes per response header. Its program writes text without escaping, pieces included. A header is omitted if a
    /// variable that it writes is absent.
    pub headers: &'a [u8],
    /// The position of the body's node in [`Tables::reading`].
    pub reading: u32,
    /// [`HEADER`] bytes per response header that can be read: name (`u32` string), position of its node (`u32`).
    pub header_reading: &'a [u8],
}

/// Everything the runtime knows of a catalog.
#[derive(Clone, Copy, Debug)]
pub struct Tables<'a> {
    /// The name of the catalog.
    pub name: &'a str,
    /// Language tags; the source language is the first.
    pub languages: &'a [&'a str],
    /// The code of each entry.
    pub codes: Text<'a>,
    /// The codes and aliases, to be found by text.
    pub index: Index<'a>,
    /// [`RECORD`] bytes per entry.
    pub records: &'a [u8],
    /// [`GROUP`] bytes per group.
    pub groups: &'a [u8],
    /// [`PARAM`] bytes per param.
    pub params: &'a [u8],
    /// [`VARIANT`] bytes per case or field issue.
    pub variants: &'a [u8],
    /// [`ATTRIBUTE`] bytes per attribute: kind (`u8`), a byte of padding, number of the case plus one (`u16`; 0 for the entry), key
    /// (`u32`), value (`u32`).
    pub attributes: &'a [u8],
    /// [`NUMBER`] bytes per number, sorted.
    pub numbers: &'a [u8],
    /// Names that records refer to.
    pub strings: Text<'a>,
    /// Messages that are the same in every language: values of headers.
    pub templates: Text<'a>,
    /// Titles, by entry.
    pub titles: Localized<'a>,
    /// Plain texts of descriptions, by entry.
    pub descriptions: Localized<'a>,
    /// Plain texts of resolutions, by entry.
    pub resolutions: Localized<'a>,
    /// Messages of details, cases and field issues, texts for users, and further texts of cases, by message.
    pub messages: Localized<'a>,
    /// Template of the type URIs; empty where the catalog has none.
    pub type_uri: &'a str,
    /// Template of the addresses of the entries' pages; empty where the catalog has none.
    pub docs_url: &'a str,
    /// The envelopes; the first is the default.
    pub envelopes: &'a [Envelope<'a>],
    /// From how many of the envelopes, the first ones, `Accept` chooses where an entry has the default.
    pub offered: u8,
    /// The programs of the envelopes.
    pub program: &'a [u8],
    /// Literal parts of the envelopes, escaped for JSON (those of headers are not).
    pub pieces: &'a str,
    /// [`FALLBACK`] bytes per status that a framework answers by itself, sorted.
    pub fallbacks: &'a [u8],
    /// The envelopes in reverse, see [`node`].
    pub reading: &'a [u8],
}
