//! Chooses a language: RFC 4647 lookup (section 3.4) for the ranges of a header.

use core::iter::successors;

use super::accept::{AcceptLanguage, Range};
use super::tag::Tag;

impl AcceptLanguage<'_> {
    /// Returns the position of the language that fits best; `None` if none fits.
    ///
    /// Looks all ranges up, by descending weight. If none is found, looks in the same order for a language that shares only the
    /// primary subtag. `*` matches the first language, after all others. Languages that a weight of zero excludes are skipped.
    pub(crate) fn choose(&self, languages: &[&str]) -> Option<usize> {
        let wanted = || self.ranges().take_while(|range| range.quality > 0);
        let tags = || wanted().map(|range| range.tag).filter(|tag| *tag != b"*").map(Tag::new);
        tags()
            .find_map(|tag| self.look_up(tag, languages))
            .or_else(|| tags().find_map(|tag| self.sibling(tag, languages)))
            .or_else(|| {
                wanted().find(|range| range.tag == b"*")?;
                self.find(languages, |_| true)
            })
    }

    /// Looks a tag up: the tag itself, then shortened subtag by subtag; else a language that the tag covers.
    fn look_up(&self, tag: Tag<'_>, languages: &[&str]) -> Option<usize> {
        successors(Some(tag), Tag::shortened)
            .find_map(|tag| self.find(languages, |language| language == tag))
            .or_else(|| {
                self.find(languages, |other| tag.covers(&other) && tag.has_script_of(&other))
            })
            .or_else(|| self.find(languages, |other| tag.covers(&other)))
            .or_else(|| {
                // `zh-TW` shortens to `zh`, but most readers of the one do not read the script of the other.
                let bare = self.find(languages, |other| other.is_bare && tag.is_related(&other))?;
                self.find(languages, |other| tag.has_script_of(&other)).or(Some(bare))
            })
            .or_else(|| {
                let is_norwegian = tag.is_norwegian();
                self.find(languages, |other| is_norwegian && other.is_norwegian())
            })
    }

    /// Returns the first language with the same primary subtag; for Chinese, one in the same script first.
    fn sibling(&self, tag: Tag<'_>, languages: &[&str]) -> Option<usize> {
        self.find(languages, |other| tag.has_script_of(&other))
            .or_else(|| self.find(languages, |other| tag.is_related(&other)))
    }

    /// Returns the first language that matches and is not excluded.
    fn find(&self, languages: &[&str], fits: impl Fn(Tag<'_>) -> bool) -> Option<usize> {
        languages.iter().position(|language| {
            let language = Tag::new(language.as_bytes());
            fits(language) && !(self.refuses && self.excludes(language))
        })
    }

    /// Returns whether the most specific range that covers a language has the weight zero.
    fn excludes(&self, language: Tag<'_>) -> bool {
        let covering = || self.ranges().filter(|range| Tag::new(range.tag).covers(&language));
        let longest = |ranges: &mut dyn Iterator<Item = Range<'_>>| {
            ranges.map(|range| range.tag.len()).max().unwrap_or(0)
        };
        let refused = longest(&mut covering().filter(|range| range.quality == 0));
        refused > 0 && refused >= longest(&mut covering().filter(|range| range.quality > 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose<'l>(header: &str, languages: &[&'l str]) -> Option<&'l str> {
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
            ("es-MX;q=0", None),
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
    fn every_range_is_looked_up_before_a_sibling_is_taken() {
        let cases: [(&str, &[&str], &str); 12] = [
            ("pt-PT, es;q=0.5", &["pt-BR", "es"], "es"),
            ("pt-PT, pt;q=0.9, en;q=0.8", &["en", "pt-BR"], "pt-BR"),
            ("pt, en;q=0.5", &["en", "pt-BR"], "pt-BR"),
            ("en-GB, fr-CA;q=0.5", &["fr-FR", "en-US"], "en-US"),
            ("en-GB, fr-CA;q=0.5, fr;q=0.4", &["fr-FR", "en-US"], "fr-FR"),
            ("sr-Latn-RS, sr;q=0.1", &["sr-Cyrl", "sr-Latn"], "sr-Latn"),
            ("de-CH, *;q=0.5", &["en", "de-AT"], "de-AT"),
            ("*, de;q=0.5", &["en", "de"], "de"),
            ("*;q=0.5, de-CH;q=0", &["de-CH", "de"], "de"),
            ("es-419-x-a, en", &["en", "es-419"], "es-419"),
            ("a, *;q=0.1, b", &["en", "b-c"], "b-c"),
            ("pt-PT, en-GB;q=0.9, pt-BR;q=0", &["pt-BR", "en-US"], "en-US"),
        ];
        for (header, languages, expected) in cases {
            assert_eq!(choose(header, languages), Some(expected), "{header} of {languages:?}");
        }
    }

    #[test]
    fn chinese_by_its_script() {
        let scripts = ["zh-Hans", "zh-Hant"];
        let regions = ["zh-CN", "zh-TW"];
        let cases: [(&str, &[&str], &str); 25] = [
            ("zh-TW,zh-Hant;q=0.9", &scripts, "zh-Hant"),
            ("zh-TW", &scripts, "zh-Hant"),
            ("zh-HK", &scripts, "zh-Hant"),
            ("ZH-mo", &scripts, "zh-Hant"),
            ("zh-CN", &scripts, "zh-Hans"),
            ("zh-SG", &scripts, "zh-Hans"),
            ("zh", &["zh-Hant", "zh-Hans"], "zh-Hans"),
            ("zh", &["zh-TW", "zh-CN"], "zh-CN"),
            ("zh, en;q=0.5", &["en", "zh-Hant"], "zh-Hant"),
            ("zh-Hans-HK", &scripts, "zh-Hans"),
            ("zh-Hant-CN", &scripts, "zh-Hant"),
            ("zh-HK", &regions, "zh-TW"),
            ("zh-Hant", &regions, "zh-TW"),
            ("zh-Hans", &regions, "zh-CN"),
            ("zh-Hant-TW", &regions, "zh-TW"),
            ("zh-SG", &regions, "zh-CN"),
            ("zh-TW", &["zh", "zh-Hant"], "zh-Hant"),
            ("zh-HK", &["zh", "zh-TW"], "zh-TW"),
            ("zh-TW", &["en", "zh"], "zh"),
            ("zh-TW, en;q=0.5", &["en", "zh"], "zh"),
            ("zh-TW, en;q=0.5", &["en", "zh-Hans"], "en"),
            ("zh-TW", &["en", "zh-Hans"], "zh-Hans"),
            ("zh-CN, en;q=0.5", &["en", "zh-Hans"], "zh-Hans"),
            ("zh-HK, en;q=0.5", &["en", "zh-Hant"], "zh-Hant"),
            ("zh-TW;q=0, zh", &["zh-TW", "zh"], "zh"),
        ];
        for (header, languages, expected) in cases {
            assert_eq!(choose(header, languages), Some(expected), "{header} of {languages:?}");
        }
    }

    #[test]
    fn replaced_tags_and_norwegian() {
        let cases: [(&str, &[&str], &str); 17] = [
            ("iw-IL, en;q=0.5", &["en", "he"], "he"),
            ("he, en;q=0.5", &["en", "iw"], "iw"),
            ("in, en;q=0.5", &["en", "id"], "id"),
            ("ji", &["en", "yi"], "yi"),
            ("jw", &["en", "jv"], "jv"),
            ("mo-MD, en;q=0.5", &["en", "ro"], "ro"),
            ("iw;q=0, *", &["he", "en"], "en"),
            ("nb, en;q=0.5", &["en", "no"], "no"),
            ("nn, en;q=0.5", &["en", "no"], "no"),
            ("no, en;q=0.5", &["en", "nb"], "nb"),
            ("no-NO, en;q=0.5", &["en", "nb-NO"], "nb-NO"),
            ("no, en;q=0.5", &["en", "nn"], "nn"),
            ("nn-NO, en;q=0.5", &["en", "nb"], "nb"),
            ("nb, en;q=0.5", &["en", "nn"], "nn"),
            ("nn", &["nb", "nn"], "nn"),
            ("no", &["nn", "nb"], "nb"),
            ("nb-NO", &["nn", "no"], "no"),
        ];
        for (header, languages, expected) in cases {
            assert_eq!(choose(header, languages), Some(expected), "{header} of {languages:?}");
        }
        assert_eq!(choose("da, sv", &["en", "nb"]), None);
    }

    #[test]
    fn the_first_of_several_with_the_primary_subtag() {
        assert_eq!(choose("es", &["en", "es-ES", "es-MX"]), Some("es-ES"));
        assert_eq!(choose("es, es-ES;q=0", &["en", "es-ES", "es-MX"]), Some("es-MX"));
        assert_eq!(choose("es-MX", &["en", "es-ES", "es-MX"]), Some("es-MX"));
        assert_eq!(choose("es", &[]), None);
    }
}
