//! Templates of URIs: texts with placeholders, and their values in a URI.

use crate::scan::{first_marker, placeholder};
use crate::tables::{MARKER, MARKER_BASE, uri};

/// The text with placeholders of all URIs of one kind.
#[derive(Clone, Copy)]
pub(crate) struct Template<'a> {
    pub(crate) text: &'a str,
    pub(crate) wants_number: bool,
    /// The position of the only placeholder, in a template without characters that JSON escapes. It needs no search.
    only: Option<usize>,
}

impl<'a> Template<'a> {
    /// Reads a template. Generated catalogs do so while they are compiled.
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

    /// Returns the text before the only placeholder, its kind, and the text after it, if nothing needs escaping.
    #[inline]
    pub(crate) fn split(&self) -> Option<(&'a str, u8, &'a str)> {
        let (before, marked) = self.text.split_at_checked(self.only?)?;
        let (kind, after) = placeholder(marked)?;
        Some((before, kind, after))
    }
}

/// The values of a template's placeholders in a URI.
#[derive(Clone, Copy, Default)]
pub(crate) struct Placeholders<'u> {
    pub(crate) code: Option<&'u str>,
    pub(crate) group: Option<&'u str>,
    pub(crate) number: Option<&'u str>,
    pub(crate) page: Option<&'u str>,
}

/// Reads a URI by a template of a catalog. Tries each way to split it until `find` finds something.
pub(crate) fn solve<'u, T>(
    template: &str,
    catalog: &str,
    uri: &'u str,
    find: &dyn Fn(Placeholders<'u>) -> Option<T>,
) -> Option<T> {
    Placeholders::default().solve(TemplateParts(template), catalog, uri, find)
}

/// The longest value of a placeholder.
const MAX_VALUE: usize = 255;

impl<'u> Placeholders<'u> {
    fn solve<T>(
        self,
        mut template: TemplateParts<'_>,
        catalog: &str,
        text: &'u str,
        find: &dyn Fn(Self) -> Option<T>,
    ) -> Option<T> {
        match template.next() {
            None if text.is_empty() => find(self),
            None => None,
            Some(TemplatePart::Literal(literal)) => {
                self.solve(template, catalog, text.strip_prefix(literal)?, find)
            }
            Some(TemplatePart::Placeholder(uri::CATALOG)) => {
                self.solve(template, catalog, text.strip_prefix(catalog)?, find)
            }
            // The rest is the value.
            Some(TemplatePart::Placeholder(kind)) if template.0.is_empty() => {
                find(self.with(kind, text)?)
            }
            Some(TemplatePart::Placeholder(kind)) => {
                let run = text.bytes().take(MAX_VALUE).take_while(|byte| is_value_byte(*byte));
                (1..=run.count()).find_map(|len| {
                    let (value, rest) = text.split_at_checked(len)?;
                    self.with(kind, value)?.solve(template.clone(), catalog, rest, find)
                })
            }
        }
    }

    /// Adds a value. A placeholder that occurs twice must have the same value.
    fn with(mut self, kind: u8, value: &'u str) -> Option<Self> {
        let known = match kind {
            uri::CODE => &mut self.code,
            uri::GROUP => &mut self.group,
            uri::NUMBER => &mut self.number,
            uri::PAGE => &mut self.page,
            _ => return None,
        };
        (*known.get_or_insert(value) == value).then_some(self)
    }
}

/// Returns whether a code, a name or a number can have this byte.
const fn is_value_byte(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'/' | b'?' | b'#')
}

/// The remaining parts of a template.
#[derive(Clone)]
struct TemplateParts<'t>(&'t str);

enum TemplatePart<'t> {
    Literal(&'t str),
    Placeholder(u8),
}

impl<'t> Iterator for TemplateParts<'t> {
    type Item = TemplatePart<'t>;

    fn next(&mut self) -> Option<TemplatePart<'t>> {
        if let Some((kind, rest)) = placeholder(self.0) {
            self.0 = rest;
            return Some(TemplatePart::Placeholder(kind));
        }
        let end = first_marker(self.0.as_bytes()).unwrap_or(self.0.len());
        let (literal, rest) = self.0.split_at_checked(end)?;
        self.0 = rest;
        (!literal.is_empty()).then_some(TemplatePart::Literal(literal))
    }
}
