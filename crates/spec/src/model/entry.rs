//! An error of the catalog.

use errbook::Severity;

use super::{EntryId, EntryTexts, Example, Message, Param, ParamType, Visibility};

/// One error.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its own index.
    pub id: EntryId,
    /// Index into [`super::Catalog::groups`].
    pub group: usize,
    /// The code as responses send it.
    pub code: String,
    /// Rust name in `UpperCamelCase`, unique in the group, not yet escaped.
    pub rust_name: String,
    /// HTTP status, 400–599 (200 only if the envelope fixes the status).
    pub status: u16,
    /// Texts, one for each of [`super::Catalog::languages`]: complete or `None`. The first is always present.
    pub texts: Vec<Option<EntryTexts>>,
    /// The params of an occurrence, in order of declaration. With cases, the params that every case has.
    pub params: Vec<Param>,
    /// Named variants.
    pub cases: Vec<Case>,
    /// The ways in which a field can be invalid.
    pub issues: Vec<Issue>,
    /// Stable number, unique in the catalog.
    pub number: Option<i32>,
    /// The advice on retries.
    pub retry: Option<Retry>,
    /// Further response headers.
    pub headers: Vec<Header>,
    /// The level to log it at.
    pub severity: Severity,
    /// The audience.
    pub audience: Audience,
    /// Whether a 5xx sends its detail and params.
    pub expose: bool,
    /// Index into [`super::Catalog::envelopes`].
    pub envelope: usize,
    /// Static values for envelopes.
    pub props: Vec<(String, PropValue)>,
    /// Labels.
    pub tags: Vec<String>,
    /// Related entries and links.
    pub see: Vec<See>,
    /// A request for the docs.
    pub example_request: Option<ExampleRequest>,
    /// For maintainers, never published.
    pub note: Option<String>,
    /// The version that introduced it.
    pub since: Option<String>,
    /// Set if it should no longer be raised.
    pub deprecated: Option<Deprecation>,
    /// Set if it is no longer raised.
    pub retired: Option<Retirement>,
    /// Former codes.
    pub aliases: Vec<String>,
    /// The broader entry that a client falls back to.
    pub parent: Option<EntryId>,
    /// The location of its source, if the catalog links to it.
    pub written_at: Option<WrittenAt>,
    /// Occurrences for the docs: at least one, unless the entry is retired.
    pub examples: Vec<Example>,
}

impl Entry {
    /// Creates an entry with a code and nothing else.
    #[must_use]
    pub fn blank(id: EntryId, group: usize, code: &str) -> Self {
        Self {
            id,
            group,
            code: code.to_owned(),
            rust_name: String::new(),
            status: 500,
            texts: vec![Some(EntryTexts::blank())],
            params: Vec::new(),
            cases: Vec::new(),
            issues: Vec::new(),
            number: None,
            retry: None,
            headers: Vec::new(),
            severity: Severity::Error,
            audience: Audience::Public,
            expose: false,
            envelope: 0,
            props: Vec::new(),
            tags: Vec::new(),
            see: Vec::new(),
            example_request: None,
            written_at: None,
            note: None,
            since: None,
            deprecated: None,
            retired: None,
            aliases: Vec::new(),
            parent: None,
            examples: Vec::new(),
        }
    }

    /// Returns the texts in the source language.
    ///
    /// # Panics
    ///
    /// Never panics: `resolve` drops entries without these texts.
    #[must_use]
    pub fn source(&self) -> &EntryTexts {
        self.texts[0].as_ref().expect("every entry has texts in the source language")
    }

    /// Returns whether callers get the entry itself rather than its mask.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.audience == Audience::Public
    }

    /// Returns the static value with a name; that of a case if it has its own.
    #[must_use]
    pub fn prop(&self, name: &str, case: Option<usize>) -> Option<&PropValue> {
        let of_case = case.and_then(|case| self.cases.get(case)).map_or(&[][..], |it| &it.props);
        let mut all = of_case.iter().chain(&self.props);
        all.find(|(prop, _)| prop == name).map(|(_, value)| value)
    }

    /// Returns the names and static values, the entry's own, then those of its cases.
    pub fn every_prop(&self) -> impl Iterator<Item = &(String, PropValue)> {
        self.props.iter().chain(self.cases.iter().flat_map(|case| &case.props))
    }

    /// Returns the values that a static value can have: the entry's own, then those of its cases.
    pub fn prop_values(&self, name: &str) -> impl Iterator<Item = &PropValue> {
        self.every_prop().filter(move |(prop, _)| prop == name).map(|(_, value)| value)
    }

    /// Returns the params that an occurrence can carry: the entry's, then each case's.
    pub fn every_param(&self) -> impl Iterator<Item = &Param> {
        self.params.iter().chain(self.cases.iter().flat_map(|case| &case.params))
    }

    /// Returns whether responses have a static value: all of them, none, or (`None`) those of some cases.
    #[must_use]
    pub fn has_prop(&self, name: &str) -> Option<bool> {
        let is_own = self.prop(name, None).is_some();
        let in_case = |case: &Case| case.props.iter().any(|(prop, _)| prop == name);
        self.in_responses(is_own, self.cases.iter().filter(|case| in_case(case)).count())
    }

    /// Returns whether responses have a resolution: all of them, none, or (`None`) those of some cases.
    #[must_use]
    pub fn has_resolution(&self) -> Option<bool> {
        let of_cases = self.source().cases.iter().filter(|case| case.resolution.is_some());
        self.in_responses(self.source().resolution.is_some(), of_cases.count())
    }

    /// Returns whether responses have a text for users: all of them, none, or (`None`) those of some cases.
    #[must_use]
    pub fn has_user_message(&self) -> Option<bool> {
        let of_cases = self.source().cases.iter().filter(|case| case.user_message.is_some());
        let own = self.source().user_message.as_ref();
        let is_sent = |message: &Message| !(self.is_masked() && message.has_params());
        self.in_responses(own.is_some_and(is_sent), of_cases.count())
    }

    /// Returns whether responses have something that the entry has itself, or this many of its cases.
    fn in_responses(&self, is_own: bool, cases: usize) -> Option<bool> {
        if is_own {
            return Some(true);
        }
        match cases {
            0 => Some(false),
            _ if self.is_masked() => Some(false),
            _ => (cases == self.cases.len()).then_some(true),
        }
    }

    /// Returns whether an occurrence can carry field errors.
    #[must_use]
    pub fn can_have_fields(&self) -> bool {
        self.every_param().any(|param| param.kind == ParamType::Fields)
    }

    /// Returns whether responses omit the detail and params of an occurrence: a 5xx that is not exposed.
    #[must_use]
    pub fn is_masked(&self) -> bool {
        self.status >= 500 && !self.expose
    }

    /// Returns whether an occurrence has values that responses omit.
    #[must_use]
    pub fn has_unsent(&self) -> bool {
        let has_values = !self.cases.is_empty()
            || self.params.iter().any(|param| param.visibility == Visibility::Public)
            || self.texts.iter().flatten().any(|texts| texts.detail.is_some());
        self.is_masked() && self.retired.is_none() && has_values
    }

    /// Returns the texts in a language, or else in the source language, and the index of the language.
    #[must_use]
    pub fn texts_in(&self, language: usize) -> (&EntryTexts, usize) {
        match self.texts.get(language) {
            Some(Some(texts)) => (texts, language),
            _ => (self.source(), 0),
        }
    }
}

/// A named variant of an error.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Kebab-case name.
    pub name: String,
    /// Rust name in `UpperCamelCase`, unique in the entry, not yet escaped.
    pub rust_name: String,
    /// The params of this case besides the entry's. In messages they follow the entry's.
    pub params: Vec<Param>,
    /// Static values for envelopes, which replace the entry's.
    pub props: Vec<(String, PropValue)>,
    /// Labels besides the entry's.
    pub tags: Vec<String>,
    /// Related entries and links besides the entry's.
    pub see: Vec<See>,
    /// Set if it should no longer be raised.
    pub deprecated: Option<Deprecation>,
}

/// The ways in which a field can be invalid.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    /// Kebab-case name.
    pub name: String,
    /// Rust name in `UpperCamelCase`, unique in the entry, not yet escaped.
    pub rust_name: String,
    /// The params of this issue.
    pub params: Vec<Param>,
}

/// The advice on retries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// Never.
    Never,
    /// After the request is corrected.
    AfterFix,
    /// With growing delays.
    Backoff,
    /// After this number of seconds, at least 1.
    AfterSeconds(u32),
    /// After the value of the entry's duration param with this index.
    AfterParam(usize),
}

impl Retry {
    /// The values that are written as a word.
    pub const WORDS: [Self; 3] = [Self::Never, Self::AfterFix, Self::Backoff];

    /// Returns the name. It is `after` for a time.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::AfterFix => "after-fix",
            Self::Backoff => "backoff",
            Self::AfterSeconds(_) | Self::AfterParam(_) => "after",
        }
    }
}

/// A response header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// A token (RFC 9110, section 5.6.2).
    pub name: String,
    /// Without CR, LF and NUL.
    pub value: Message,
}

/// The audience of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everyone.
    Public,
    /// Only the team. Callers get a public entry instead.
    Internal {
        /// The public entry that callers get.
        mask: EntryId,
    },
}

/// A static value.
#[derive(Clone, Debug, PartialEq)]
pub enum PropValue {
    /// Text.
    Text(String),
    /// A number in JSON syntax.
    Number(String),
    /// `true` or `false`.
    Boolean(bool),
}

/// Something related.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum See {
    /// Another entry.
    Entry(EntryId),
    /// An `https` link.
    Link {
        /// Its address.
        url: String,
        /// Its title. Without a title, readers see the address.
        title: Option<String>,
    },
}

/// The location of an entry's source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenAt {
    /// Its file, below the catalog's folder.
    pub file: String,
    /// Its address.
    pub url: String,
}

/// A request for the docs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleRequest(pub String);

/// The version, replacement and reason of a deprecation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deprecation {
    /// Version.
    pub since: Option<String>,
    /// The entry to use instead.
    pub replacement: Option<EntryId>,
    /// Plain text.
    pub note: Option<String>,
}

/// The version, replacement and reason of a retirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retirement {
    /// Version.
    pub since: Option<String>,
    /// The entry to use instead.
    pub replacement: Option<EntryId>,
    /// Plain text.
    pub note: Option<String>,
}
