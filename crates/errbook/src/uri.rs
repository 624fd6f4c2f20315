//! The URIs of an entry.

use core::fmt;

use crate::Entry;
use crate::scan::split_placeholder;
use crate::tables::uri;
use crate::template::Template;
use crate::text::Stored;

/// A URI of an entry, which [`Display`](fmt::Display) writes without allocating.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uri<'a> {
    template: &'a str,
    entry: Entry<'a>,
}

impl<'a> Uri<'a> {
    /// Returns the URI of an entry; `None` if there is no template, or if it needs a number that the entry does not have.
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
            uri::PAGE => Some(UriPart::Page(self.entry.code())),
            _ => None,
        }
    }
}

impl<'a> Entry<'a> {
    /// Returns the type URI (RFC 9457, section 3.1.1), if the catalog has one for the entry.
    #[must_use]
    pub fn type_uri(&self) -> Option<Uri<'a>> {
        Uri::new(self.catalog().type_uri(), *self)
    }

    /// Returns the address of the entry's page, if the catalog has one.
    #[must_use]
    pub fn docs_url(&self) -> Option<Uri<'a>> {
        Uri::new(self.catalog().docs_url(), *self)
    }
}

/// The value of a placeholder.
pub(crate) enum UriPart<'a> {
    Text(Stored<'a>),
    Number(i32),
    /// The code, of whose [`page_words`] the name of the page consists.
    Page(&'a str),
}

/// Returns the parts of the name of a code's page, which has `-` between them.
///
/// Codes may have characters that names of files can't have on every system.
pub fn page_words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
}

/// Returns whether a code's page has this name.
pub(crate) fn has_page(code: &str, page: &str) -> bool {
    code.len() == page.len()
        && page_words(code).try_fold(page, |rest, word| {
            let rest = rest.strip_prefix(word)?;
            Some(rest.strip_prefix('-').unwrap_or(rest))
        }) == Some("")
}

impl fmt::Display for Uri<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.template;
        while let Some((before, placeholder, after)) = split_placeholder(rest) {
            f.write_str(before)?;
            match self.part(placeholder) {
                Some(UriPart::Text(stored)) => f.write_str(stored.text)?,
                Some(UriPart::Number(number)) => fmt::Display::fmt(&number, f)?,
                Some(UriPart::Page(code)) => {
                    for (index, word) in page_words(code).enumerate() {
                        f.write_str(if index > 0 { "-" } else { "" })?;
                        f.write_str(word)?;
                    }
                }
                None => {}
            }
            rest = after;
        }
        f.write_str(rest)
    }
}

#[cfg(test)]
mod tests {
    use super::has_page;

    #[test]
    fn pages_have_the_names_of_their_codes() {
        for (code, page, expected) in [
            ("acme:error", "acme-error", true),
            ("a.b:c", "a-b-c", true),
            ("a-b_c", "a-b_c", true),
            ("a.", "a-", true),
            ("acme:error", "acme:error", false),
            ("acme:error", "acme_error", false),
            ("a-b", "ab", false),
            ("a.b", "a-", false),
            ("a.b", "a-bc", false),
        ] {
            assert_eq!(has_page(code, page), expected, "{code} {page}");
        }
    }
}
