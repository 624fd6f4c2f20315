//! Language tags (RFC 5646), compared by meaning.

/// A language range or tag. Tags with the same meaning are equal, such as `iw` and `he`, or `zh-TW` and `zh-Hant-TW`.
#[derive(Clone, Copy)]
pub(super) struct Tag<'t> {
    /// The primary subtag, packed: its letters are few, and one number is compared at once.
    primary: u64,
    /// Whether it has no other subtag.
    pub(super) is_bare: bool,
    /// Whether it is Chinese in traditional characters.
    is_traditional: bool,
    /// The other subtags, each after its hyphen; without the script of Chinese.
    rest: &'t [u8],
}

/// Packs the lower-case bytes of a subtag, of which a well-formed one has at most eight.
const fn packed(subtag: &[u8]) -> u64 {
    let (mut number, mut rest) = (0, subtag);
    while let [first, after @ ..] = rest {
        number = (number << 8) | first.to_ascii_lowercase() as u64;
        rest = after;
    }
    number
}

/// Primary subtags that the IANA registry has replaced, and `no`, whose written form is `nb`.
const REPLACED: [(u64, u64); 6] = [
    (packed(b"in"), packed(b"id")),
    (packed(b"iw"), packed(b"he")),
    (packed(b"ji"), packed(b"yi")),
    (packed(b"jw"), packed(b"jv")),
    (packed(b"mo"), packed(b"ro")),
    (packed(b"no"), packed(b"nb")),
];

impl<'t> Tag<'t> {
    #[inline]
    pub(super) fn new(text: &'t [u8]) -> Self {
        let hyphen = text.iter().position(|byte| *byte == b'-');
        let (primary, rest) = text.split_at(hyphen.unwrap_or(text.len()));
        let primary = packed(primary);
        let replaced = REPLACED.iter().find(|(old, _)| primary == *old);
        let primary = replaced.map_or(primary, |(_, new)| *new);
        let tag = Self { primary, is_bare: rest.is_empty(), is_traditional: false, rest };
        if primary == const { packed(b"zh") } { tag.chinese() } else { tag }
    }

    /// Takes the script out of a Chinese tag. Without a script, the region decides.
    fn chinese(self) -> Self {
        for (script, is_traditional) in [(b"-hant", true), (b"-hans", false)] {
            if is_prefix(script, self.rest) {
                let rest = self.rest.get(script.len()..).unwrap_or_default();
                return Self { is_traditional, rest, ..self };
            }
        }
        let is_traditional = self.rest.split(|byte| *byte == b'-').any(|subtag| {
            [b"tw", b"hk", b"mo"].iter().any(|region| subtag.eq_ignore_ascii_case(*region))
        });
        Self { is_traditional, ..self }
    }

    /// Drops the last subtag, and a single letter or digit before it (RFC 4647, section 3.4).
    pub(super) fn shortened(&self) -> Option<Self> {
        let end = self.rest.iter().rposition(|byte| *byte == b'-')?;
        let rest = match self.rest.get(..end)? {
            [rest @ .., b'-', _] => rest,
            shorter => shorter,
        };
        Some(Self { rest, ..*self })
    }

    /// Returns whether two have the same primary subtag.
    pub(super) fn is_related(&self, other: &Self) -> bool {
        self.primary == other.primary
    }

    /// Returns whether two have the same primary subtag and, if Chinese, the same script.
    pub(super) fn has_script_of(&self, other: &Self) -> bool {
        self.is_related(other) && self.is_traditional == other.is_traditional
    }

    /// Returns whether another tag is the same, or the same with more subtags (RFC 4647, section 3.3.1).
    pub(super) fn covers(&self, other: &Self) -> bool {
        let has_prefix = || self.has_script_of(other) && is_prefix(self.rest, other.rest);
        if self.is_bare { self.is_related(other) } else { has_prefix() }
    }

    /// Returns whether it is Norwegian, whose readers know both written forms.
    pub(super) fn is_norwegian(&self) -> bool {
        self.primary == const { packed(b"nb") } || self.primary == const { packed(b"nn") }
    }
}

impl PartialEq for Tag<'_> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.has_script_of(other) && self.rest.eq_ignore_ascii_case(other.rest)
    }
}

/// Returns whether some subtags equal others, or begin them.
fn is_prefix(first: &[u8], subtags: &[u8]) -> bool {
    subtags.split_at_checked(first.len()).is_some_and(|(start, rest)| {
        start.eq_ignore_ascii_case(first) && matches!(rest, [] | [b'-', ..])
    })
}
