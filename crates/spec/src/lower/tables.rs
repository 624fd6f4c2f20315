//! The owned tables: the Rust emitter prints them, and [`Views`](super::Views) borrow them.

/// A catalog lowered to the runtime's tables, owned.
///
/// The fields are those of `errbook::__v1::Tables`, in its binary format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lowered {
    /// The name of the catalog.
    pub name: String,
    /// Language tags; the source language is the first.
    pub languages: Vec<String>,
    /// The code of each entry.
    pub codes: OwnedText,
    /// The index of codes and aliases, for lookups by text.
    pub index: OwnedIndex,
    /// `RECORD` bytes per entry.
    pub records: Vec<u8>,
    /// `GROUP` bytes per group.
    pub groups: Vec<u8>,
    /// `PARAM` bytes per param.
    pub params: Vec<u8>,
    /// `VARIANT` bytes per case or field issue.
    pub variants: Vec<u8>,
    /// `ATTRIBUTE` bytes per attribute.
    pub attributes: Vec<u8>,
    /// `NUMBER` bytes per number, sorted.
    pub numbers: Vec<u8>,
    /// Names in records, without duplicates.
    pub strings: OwnedText,
    /// Messages of headers.
    pub templates: OwnedText,
    /// Titles, by entry.
    pub titles: OwnedLocalized,
    /// Plain texts of descriptions, by entry.
    pub descriptions: OwnedLocalized,
    /// Plain texts of resolutions, by entry.
    pub resolutions: OwnedLocalized,
    /// Messages of details, cases and field issues, by message.
    pub messages: OwnedLocalized,
    /// Template of the type URIs; empty if the catalog has none.
    pub type_uri: String,
    /// Template of the addresses of the entries' pages; empty if the catalog has none.
    pub docs_url: String,
    /// The envelopes; the first is the default.
    pub envelopes: Vec<OwnedEnvelope>,
    /// The number of envelopes, from the first, that `Accept` chooses from for an entry with the default.
    pub offered: u8,
    /// The programs of the envelopes.
    pub program: Vec<u8>,
    /// Literal parts of the envelopes.
    pub pieces: String,
    /// `FALLBACK` bytes per status that a framework answers itself, sorted.
    pub fallbacks: Vec<u8>,
    /// The envelopes for reading.
    pub reading: Vec<u8>,
}

/// A list of texts: one blob, and the end of each text in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnedText {
    /// All texts, one after the other.
    pub blob: String,
    /// One little-endian `u32` more than there are texts. The top bit of a start marks a text that needs no escaping in JSON and
    /// has no placeholder.
    pub offsets: Vec<u8>,
}

/// One kind of text in every language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnedLocalized {
    /// One list per language, the source language first.
    pub texts: Vec<OwnedText>,
    /// One bit set per language, least significant bit first, of the entries that are complete in it.
    pub complete: Vec<Vec<u8>>,
}

/// The perfect hash over the distinct code texts and aliases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnedIndex {
    /// A `u16` per bucket: its pilot.
    pub pilots: Vec<u8>,
    /// Eight bytes per slot.
    pub slots: Vec<u8>,
    /// The texts.
    pub keys: String,
    /// `u16` each: a count, then this many entry indices.
    pub owners: Vec<u8>,
    /// Where the hashed word of the keys starts, or `ALL_BYTES`.
    pub hashed: u8,
}

/// One envelope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnedEnvelope {
    /// Its name.
    pub name: String,
    /// The media type.
    pub content_type: String,
    /// The status of every response, or 0 for the entry's own.
    pub http_status: u16,
    /// The statuses of entries that keep their status.
    pub keeps_status: Vec<u16>,
    /// The start of the body's program.
    pub body: u32,
    /// `HEADER` bytes per response header.
    pub headers: Vec<u8>,
    /// The position of the body's node in [`Lowered::reading`].
    pub reading: u32,
    /// `HEADER` bytes per response header that can be read.
    pub header_reading: Vec<u8>,
}

impl Default for OwnedText {
    fn default() -> Self {
        Self { blob: String::new(), offsets: vec![0; 4] }
    }
}
