//! Language tags (RFC 5646, section 2.1).
//!
//! Written by hand, because a build script pays for every dependency of this crate, and `oxilangtag` would save few lines.

use crate::diagnostic::words::{identity, language};
use crate::diagnostic::{Diagnostics, Place};
use crate::model::is_device;

/// Returns a tag in its usual case. Reports an invalid one.
pub(super) fn checked(
    written: &str,
    place: Place,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let Some(tag) = canonical(written) else {
        diagnostics.push(language::tag(written, place));
        return None;
    };
    if is_device(&tag) {
        diagnostics.push(identity::unsafe_name("language", &tag, place));
        return None;
    }
    Some(tag)
}

/// The maximum length: RFC 5646, section 4.4.1, requires at least 35 characters.
const LONGEST: usize = 35;

/// Returns a well-formed tag in its usual case (section 2.1.1), or `None`.
pub(super) fn canonical(written: &str) -> Option<String> {
    if written.len() > LONGEST || !written.is_ascii() {
        return None;
    }
    let lower = written.to_ascii_lowercase();
    let mut subtags = lower.split('-').peekable();
    let language = subtags.next()?;
    // Four letters are reserved, and five to eight have never been registered.
    if !(2..=3).contains(&language.len()) || !is_alpha(language) {
        return None;
    }
    let mut parts = vec![language.to_owned()];
    for _ in 0..3 {
        parts.extend(subtags.next_if(|s| s.len() == 3 && is_alpha(s)).map(str::to_owned));
    }
    let script = subtags.next_if(|s| s.len() == 4 && is_alpha(s));
    parts.extend(script.map(|s| s[..1].to_ascii_uppercase() + &s[1..]));
    let region =
        subtags.next_if(|s| (s.len() == 2 && is_alpha(s)) || (s.len() == 3 && is_digits(s)));
    parts.extend(region.map(str::to_ascii_uppercase));
    while let Some(variant) = subtags.next_if(|s| is_variant(s)) {
        if parts.iter().any(|part| part == variant) {
            return None;
        }
        parts.push(variant.to_owned());
    }
    while let Some(singleton) = subtags.next() {
        let least = if singleton == "x" { 1 } else { 2 };
        if singleton.len() != 1 || !is_alnum(singleton) {
            return None;
        }
        parts.push(singleton.to_owned());
        let mut count = 0;
        while let Some(s) = subtags.next_if(|s| (least..=8).contains(&s.len()) && is_alnum(s)) {
            parts.push(s.to_owned());
            count += 1;
        }
        if count == 0 {
            return None;
        }
    }
    Some(parts.join("-"))
}

fn is_variant(subtag: &str) -> bool {
    let long = (5..=8).contains(&subtag.len());
    let dated = subtag.len() == 4 && subtag.starts_with(|c: char| c.is_ascii_digit());
    (long || dated) && is_alnum(subtag)
}

fn is_alpha(subtag: &str) -> bool {
    subtag.bytes().all(|b| b.is_ascii_alphabetic())
}

fn is_digits(subtag: &str) -> bool {
    subtag.bytes().all(|b| b.is_ascii_digit())
}

fn is_alnum(subtag: &str) -> bool {
    subtag.bytes().all(|b| b.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn tags() {
        let good = [
            ("en", "en"),
            ("PT-br", "pt-BR"),
            ("zh-hant-tw", "zh-Hant-TW"),
            ("es-419", "es-419"),
            ("zh-cmn-Hans", "zh-cmn-Hans"),
            ("de-1996", "de-1996"),
            ("de-CH-x-phonebk", "de-CH-x-phonebk"),
            ("en-u-ca-buddhist", "en-u-ca-buddhist"),
        ];
        for (written, tag) in good {
            assert_eq!(canonical(written).as_deref(), Some(tag));
        }
        for bad in
            ["", "e", "self", "english", "en_US", "en-", "en--US", "en-US-US", "en-x", "../es", "é"]
        {
            assert_eq!(canonical(bad), None, "{bad}");
        }
    }
}
