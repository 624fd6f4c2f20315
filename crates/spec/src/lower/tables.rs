//! The tables, owned: what the Rust emitter prints and [`Views`](super::Views) borrow.

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
    /// The codes and aliases, to be found by text.
    pub index: OwnedIndex,
    /// `RECORD` bytes an entry.
    pub records: Vec<u8>,
    /// `GROUP` bytes a group.
    pub groups: Vec<u8>,
    /// `PARAM` bytes a param.
    pub params: Vec<u8>,
    /// `VARIANT` bytes a case or field issue.
    pub variants: Vec<u8>,
    /// `ATTRIBUTE` bytes an attribute.
    pub attributes: Vec<u8>,
    /// `NUMBER` bytes a number, sorted.
    pub numbers: Vec<u8>,
    /// Names that records refer to, each once.
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
    /// Template of the type URIs; empty where the catalog has none.
    pub type_uri: String,
    /// Template of the addresses of the entries' pages; empty where the catalog has none.
    pub docs_url: String,
    /// The envelopes; the first is the default.
    pub envelopes: Vec<OwnedEnvelope>,
    /// From how many of the envelopes, the first ones, `Accept` chooses where an entry has the default.
    pub offered: u8,
    /// The programs of the envelopes.
    pub program: Vec<u8>,
    /// Literal parts of the envelopes.
    pub pieces: String,
    /// `FALLBACK` bytes a status that a framework answers by itself, sorted.
    pub fallbacks: Vec<u8>,
    /// The envelopes in reverse.
    pub reading: Vec<u8>,
}

/// A list of texts: one blob, and where each text ends in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnedText {
    /// All texts, one after the other.
    pub blob: String,
    /// One little-endian `u32` more than there are texts. The top bit of a start says that the text needs no
    /// escaping in JSON and has no placeholder.
    pub offsets: Vec<u8>,
}

/// One kind of text in every language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnedLocalized {
    /// One list a language, the source language first.
    pub texts: Vec<OwnedText>,
    /// One bit set a language, least significant bit first: which entries are complete in it.
    pub complete: Vec<Vec<u8>>,
}

/// The perfect hash over the distinct code texts and aliases.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnedIndex {
    /// `u16` each; a bucket's pilot.
    pub pilots: Vec<u8>,
    /// Eight bytes a slot.
    pub slots: Vec<u8>,
    /// The texts.
    pub keys: String,
    /// `u16` each: a count, then so many entry indices.
    pub owners: Vec<u8>,
    /// Whether the keys are hashed whole.
    pub full: bool,
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
    /// The statuses of entries that are sent all the same.
    pub keeps_status: Vec<u16>,
    /// The start of the body's program.
    pub body: u32,
    /// `HEADER` bytes a response header.
    pub headers: Vec<u8>,
    /// The position of the body's node in [`Lowered::reading`].
    pub reading: u32,
    /// `HEADER` bytes a response header that says something.
    pub header_reading: Vec<u8>,
}

impl Default for OwnedText {
    fn default() -> Self {
        Self { blob: String::new(), offsets: vec![0; 4] }
    }
}
