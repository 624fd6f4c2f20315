//! Choosing a language: RFC 4647 lookup (section 3.4) over the ranges of a header.

use super::accept::{AcceptLanguage, Range};

impl AcceptLanguage<'_> {
    /// Returns the position of the language that fits best; `None` where none fits.
    ///
    /// Range by range, the most wanted first: the tag itself, then the tag shortened subtag by subtag, then the first
    /// language that only shares the primary subtag. `*` takes the first language. What a weight of zero excludes is
    /// skipped throughout.
    pub(crate) fn choose(&self, languages: &[&str]) -> Option<usize> {
        self.ranges()
            .take_while(|range| range.quality > 0)
            .find_map(|range| self.choose_for(range.tag, languages))
    }

    fn choose_for(&self, tag: &[u8], languages: &[&str]) -> Option<usize> {
        let find = |matches: &dyn Fn(&[u8]) -> bool| {
            languages.iter().map(|language| language.as_bytes()).position(|language| {
                matches(language) && !(self.refuses && self.excludes(language))
            })
        };
        if tag == b"*" {
            return find(&|_| true);
        }
        let mut shortened = Some(tag);
        while let Some(tag) = shortened {
            if let Some(found) = find(&|language| language.eq_ignore_ascii_case(tag)) {
                return Some(found);
            }
            shortened = shorten(tag);
        }
        let primary = tag.split(|byte| *byte == b'-').next().unwrap_or(tag);
        find(&|language| is_prefix(primary, language))
    }

    /// Returns whether the most specific range that covers a language has the weight zero.
    fn excludes(&self, language: &[u8]) -> bool {
        let covering = || self.ranges().filter(|range| is_prefix(range.tag, language));
        let longest = |ranges: &mut dyn Iterator<Item = Range<'_>>| {
            ranges.map(|range| range.tag.len()).max().unwrap_or(0)
        };
        let refused = longest(&mut covering().filter(|range| range.quality == 0));
        refused > 0 && refused >= longest(&mut covering().filter(|range| range.quality > 0))
    }
}

/// Drops the last subtag, and then a single letter or digit that would be left at the end.
fn shorten(tag: &[u8]) -> Option<&[u8]> {
    let end = tag.iter().rposition(|byte| *byte == b'-')?;
    match tag.get(..end)? {
        [rest @ .., b'-', _] => Some(rest),
        shorter => Some(shorter),
    }
}

/// Returns whether a range is a language tag or its first subtags (RFC 4647, section 3.3.1).
fn is_prefix(range: &[u8], language: &[u8]) -> bool {
    language.split_at_checked(range.len()).is_some_and(|(start, rest)| {
        start.eq_ignore_ascii_case(range) && matches!(rest, [] | [b'-', ..])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose(header: &str, languages: &[&'static str]) -> Option<&'static str> {
        let found = AcceptLanguage::parse(header.as_bytes()).choose(languages)?;
        languages.get(found).copied()
    }

    #[test]
    fn lookup() {
        let languages = ["en", "es", "pt-BR", "zh-Hant"];
        let cases = [
            ("", None),
            ("fr", None),
            ("es", Some("es")),
            ("ES", Some("es")),
            ("es-MX", Some("es")),
            ("fr, es;q=0.5", Some("es")),
            ("en;q=0.4, es;q=0.5", Some("es")),
            ("pt", Some("pt-BR")),
            ("pt-PT", Some("pt-BR")),
            ("p", None),
            ("zh-hant-tw", Some("zh-Hant")),
            ("es-x-private", Some("es")),
            ("*", Some("en")),
            ("fr, *", Some("en")),
            ("es-MX;q=0, es", Some("es")),
            ("es;q=0, es-MX, pt", Some("pt-BR")),
            ("en;q=0, *", Some("es")),
            ("es, *;q=0", Some("es")),
            ("en-GB, *;q=0", Some("en")),
            ("pt;q=0, pt-BR", Some("pt-BR")),
            ("es, es;q=0", None),
        ];
        for (header, expected) in cases {
            assert_eq!(choose(header, &languages), expected, "{header}");
        }
    }

    #[test]
    fn the_first_of_several_with_the_primary_subtag() {
        assert_eq!(choose("es", &["en", "es-ES", "es-MX"]), Some("es-ES"));
        assert_eq!(choose("es, es-ES;q=0", &["en", "es-ES", "es-MX"]), Some("es-MX"));
        assert_eq!(choose("es-MX", &["en", "es-ES", "es-MX"]), Some("es-MX"));
        assert_eq!(choose("es", &[]), None);
    }
}
