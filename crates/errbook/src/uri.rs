//! URIs made of static facts of an entry, and back.

use core::fmt;

use crate::scan::{first_marker, placeholder, split_placeholder};
use crate::tables::{MARKER, MARKER_BASE, uri};
use crate::text::Stored;
use crate::{Catalog, Entry};

/// A URI of an entry. Its text is written where it is needed; nothing is allocated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uri<'a> {
    template: &'a str,
    entry: Entry<'a>,
}

impl<'a> Uri<'a> {
    /// Returns the URI of an entry; `None` without a template, or where the template wants a number that the entry
    /// does not have.
    #[inline]
    pub(crate) fn new(template: &Template<'a>, entry: Entry<'a>) -> Option<Self> {
        if template.text.is_empty() || (template.wants_number && entry.number().is_none()) {
            return None;
        }
        Some(Self { template: template.text, entry })
    }

    /// Returns the text with placeholders.
    pub(crate) const fn template(&self) -> &'a str {
        self.template
    }

    /// Returns what a placeholder of the template stands for.
    #[inline]
    pub(crate) fn part(&self, placeholder: u8) -> Option<UriPart<'a>> {
        match placeholder {
            uri::CODE => Some(UriPart::Text(self.entry.stored_code())),
            uri::GROUP => Some(UriPart::Text(self.entry.group().stored_name())),
            uri::CATALOG => {
                Some(UriPart::Text(Stored { text: self.entry.catalog().name(), plain: false }))
            }
            uri::NUMBER => self.entry.number().map(UriPart::Number),
            _ => None,
        }
    }
}

/// The text with placeholders that all URIs of one kind are made from.
#[derive(Clone, Copy)]
pub(crate) struct Template<'a> {
    text: &'a str,
    wants_number: bool,
    /// Where the only placeholder is, in a template that has nothing to escape in JSON: nothing is to be searched.
    only: Option<usize>,
}

impl<'a> Template<'a> {
    /// Reads a template once, for generated catalogs while they are compiled.
    pub(crate) const fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let (mut wants_number, mut only, mut is_simple) = (false, None, true);
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at] == MARKER && at + 1 < bytes.len() {
                wants_number |= bytes[at + 1] == MARKER_BASE + uri::NUMBER;
                is_simple = is_simple && only.is_none();
                only = Some(at);
                at += 1;
            } else {
                is_simple = is_simple && bytes[at] >= b' ' && !matches!(bytes[at], b'"' | b'\\');
            }
            at += 1;
        }
        Self { text, wants_number, only: if is_simple { only } else { None } }
    }

    /// Returns what is before the only placeholder, its kind, and what is after, if all is plain.
    #[inline]
    pub(crate) fn split(&self) -> Option<(&'a str, u8, &'a str)> {
        let (before, marked) = self.text.split_at_checked(self.only?)?;
        let (kind, after) = placeholder(marked)?;
        Some((before, kind, after))
    }
}

/// What a placeholder stands for.
pub(crate) enum UriPart<'a> {
    Text(Stored<'a>),
    Number(i32),
}

impl fmt::Display for Uri<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.template;
        while let Some((before, placeholder, after)) = split_placeholder(rest) {
            f.write_str(before)?;
            match self.part(placeholder) {
                Some(UriPart::Text(stored)) => f.write_str(stored.text)?,
                Some(UriPart::Number(number)) => fmt::Display::fmt(&number, f)?,
                None => {}
            }
            rest = after;
        }
        f.write_str(rest)
    }
}

/// Returns the entry that a URI of one of the catalog's templates belongs to.
pub(crate) fn find<'a>(catalog: &'a Catalog<'_>, template: &str, text: &str) -> Option<Entry<'a>> {
    Captured::default().solve(Parts(template), text, catalog)
}

/// The longest value of a placeholder.
const MAX_VALUE: usize = 128;

/// What the placeholders stand for in a URI.
#[derive(Clone, Copy, Default)]
struct Captured<'u> {
    code: Option<&'u str>,
    group: Option<&'u str>,
    number: Option<&'u str>,
}

impl<'u> Captured<'u> {
    fn solve<'a>(
        self,
        mut template: Parts<'_>,
        text: &'u str,
        catalog: &'a Catalog<'_>,
    ) -> Option<Entry<'a>> {
        match template.next() {
            None if text.is_empty() => self.entry(catalog),
            None => None,
            Some(Part::Literal(literal)) => {
                self.solve(template, text.strip_prefix(literal)?, catalog)
            }
            Some(Part::Placeholder(uri::CATALOG)) => {
                self.solve(template, text.strip_prefix(catalog.name())?, catalog)
            }
            // What is left is the value, which is looked up or compared as a whole.
            Some(Part::Placeholder(kind)) if template.0.is_empty() => {
                self.with(kind, text)?.entry(catalog)
            }
            Some(Part::Placeholder(kind)) => {
                let run = text.bytes().take(MAX_VALUE).take_while(|byte| is_value_byte(*byte));
                (1..=run.count()).find_map(|len| {
                    let (value, rest) = text.split_at_checked(len)?;
                    self.with(kind, value)?.solve(template.clone(), rest, catalog)
                })
            }
        }
    }

    /// Notes a value; a placeholder that occurs twice stands for the same twice.
    fn with(mut self, kind: u8, value: &'u str) -> Option<Self> {
        let place = match kind {
            uri::CODE => &mut self.code,
            uri::GROUP => &mut self.group,
            uri::NUMBER => &mut self.number,
            _ => return None,
        };
        (*place.get_or_insert(value) == value).then_some(self)
    }

    fn entry<'a>(&self, catalog: &'a Catalog<'_>) -> Option<Entry<'a>> {
        let number = match self.number {
            Some(text) => Some(canonical_number(text)?),
            None => None,
        };
        let fits = |entry: &Entry<'_>| {
            self.group.is_none_or(|group| entry.group().name() == group)
                && (number.is_none() || entry.number() == number)
        };
        match (self.code, number) {
            (Some(code), _) => only(catalog.owners(code).filter(fits)),
            (None, Some(number)) => catalog.find_number(number).filter(fits),
            // Type URIs are unique: then a group has one entry, or the catalog.
            (None, None) => only(catalog.entries().filter(fits)),
        }
    }
}

fn only<'a>(mut found: impl Iterator<Item = Entry<'a>>) -> Option<Entry<'a>> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Reads a number in the one spelling that it is written in.
fn canonical_number(text: &str) -> Option<i32> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let canonical = text == "0" || !(digits.starts_with('0') || text.starts_with('+'));
    text.parse().ok().filter(|_| canonical)
}

const fn is_value_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')
}

/// The parts of a template that are left.
#[derive(Clone)]
struct Parts<'t>(&'t str);

enum Part<'t> {
    Literal(&'t str),
    Placeholder(u8),
}

impl<'t> Iterator for Parts<'t> {
    type Item = Part<'t>;

    fn next(&mut self) -> Option<Part<'t>> {
        if let Some((kind, rest)) = placeholder(self.0) {
            self.0 = rest;
            return Some(Part::Placeholder(kind));
        }
        let end = first_marker(self.0.as_bytes()).unwrap_or(self.0.len());
        let (literal, rest) = self.0.split_at_checked(end)?;
        self.0 = rest;
        (!literal.is_empty()).then_some(Part::Literal(literal))
    }
}
