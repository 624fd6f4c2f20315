//! Small checks of plain texts, names and versions.

use super::place_ref::PlaceRef;
use crate::diagnostic::words::{identity, message, value};
use crate::diagnostic::{Diagnostics, Path, Place};
use crate::model::{Param, is_device};
use crate::suggest::nearest;

/// The maximum length of a code, name or alias, in characters. Names of files are made from it, which have at most 255 bytes.
pub(super) const LONGEST_NAME: usize = 240;

/// The maximum number of params in reach of one text: a placeholder in the tables is one printable byte.
pub(super) const MOST_PARAMS: usize = 95;

/// Returns whether this is words of lower-case letters and digits with `separator` between them, starting with a letter.
pub(super) fn is_words(text: &str, separator: char, letter: fn(&char) -> bool) -> bool {
    text.starts_with(|c| letter(&c))
        && text
            .split(separator)
            .all(|word| !word.is_empty() && word.chars().all(|c| letter(&c) || c.is_ascii_digit()))
}

/// Returns whether this is kebab-case.
pub(super) fn is_kebab(text: &str) -> bool {
    is_words(text, '-', char::is_ascii_lowercase)
}

/// Returns whether this can be the name of a param: that of a prop, or digits.
pub(crate) fn is_param_name(text: &str) -> bool {
    is_prop_name(text) || is_digits(text)
}

/// Returns whether this is one digit or more.
pub(crate) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns whether this can be the name of a prop: `[A-Za-z][A-Za-z0-9_]*`.
pub(super) fn is_prop_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// Checks a kebab-case name that is also a file name, and returns whether it is valid.
pub(super) fn file_name(
    what: &str,
    name: &str,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> bool {
    if !kebab_name(what, name, at.value(), diagnostics) {
        return false;
    }
    if is_device(name) {
        diagnostics.push(identity::unsafe_name(what, name, at.value()));
        return false;
    }
    true
}

/// Checks a kebab-case name, and returns whether it is valid.
pub(super) fn kebab_name(
    what: &str,
    name: &str,
    place: Place,
    diagnostics: &mut Diagnostics,
) -> bool {
    if !is_kebab(name) {
        diagnostics.push(identity::name_syntax(what, name, "kebab-case", place));
        return false;
    }
    if name.len() > LONGEST_NAME {
        diagnostics.push(identity::too_long(what, name.len(), place));
        return false;
    }
    true
}

/// Returns a non-empty text on one line. Reports a missing one if it is required.
pub(super) fn required(
    text: Option<&String>,
    key: &str,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    match text {
        None => {
            at.missing(key, diagnostics);
            None
        }
        Some(text) => said(text, key, &at.key(key), diagnostics).then(|| one_line(text)),
    }
}

/// Checks that a text is not empty.
pub(super) fn said(
    text: &str,
    key: &str,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let is_empty = is_empty(text);
    if is_empty {
        diagnostics.push(value::empty(key, at.value()));
    }
    !is_empty
}

/// Returns whether a text has nothing but spaces and punctuation, which catalogs refuse.
#[must_use]
pub fn is_empty(text: &str) -> bool {
    // Wrong braces are reported separately. Beyond ASCII, other characters may be emoji.
    text.chars().all(|c| {
        c.is_whitespace()
            || (c.is_ascii_punctuation() && !matches!(c, '{' | '}'))
            || matches!(c, '–' | '—')
    })
}

/// Returns a text with line breaks as spaces.
pub(super) fn one_line(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}

/// Looks up a word among a key's values; the first is the default.
pub(super) fn word<T: Copy>(
    written: Option<&String>,
    known: &[(&str, T)],
    key: &str,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> T {
    let Some(written) = written else {
        return known[0].1;
    };
    if let Some((_, meaning)) = known.iter().find(|(word, _)| word == written) {
        return *meaning;
    }
    let words: Vec<_> = known.iter().map(|(word, _)| *word).collect();
    let near = nearest_word(written, &words, diagnostics);
    diagnostics.push(value::word(
        key,
        &written.escape_debug().to_string(),
        &words,
        near,
        at.value(),
    ));
    known[0].1
}

/// The number of problems that get a suggestion, and of words to choose from.
const MOST_SUGGESTIONS: usize = 200;

/// The longest word that gets a suggestion, in bytes.
const LONGEST_SUGGESTION: usize = 63;

/// Returns the nearest of a few words.
pub(super) fn nearest_word<'c>(
    word: &str,
    candidates: &[&'c str],
    diagnostics: &Diagnostics,
) -> Option<&'c str> {
    let many = diagnostics.list.len() > MOST_SUGGESTIONS || candidates.len() > MOST_SUGGESTIONS;
    if many || word.len() > LONGEST_SUGGESTION {
        return None;
    }
    nearest(word, candidates.iter().copied())
}

/// Returns whether a list of params in reach of a text was refused, which is reported.
pub(super) fn params_refused(at: &PlaceRef<'_>, diagnostics: &Diagnostics) -> bool {
    let Path(segs) = at.path();
    let mut around = (0..=segs.len()).map(|length| Path(segs[..length].to_vec()).key("params"));
    around.any(|params| diagnostics.rejects_within(at.file(), &params))
}

/// Reports an unknown param, unless the list of params was refused.
pub(super) fn unknown_param<'p>(
    name: &str,
    known: impl Iterator<Item = &'p Param>,
    at: &PlaceRef<'_>,
    place: Place,
    diagnostics: &mut Diagnostics,
) {
    if params_refused(at, diagnostics) {
        return;
    }
    let names: Vec<_> = known.map(|param| param.name.as_str()).collect();
    let near = nearest_word(name, &names, diagnostics);
    diagnostics.push(message::unknown_param(name, near, &names, place));
}

/// Checks a version and returns it.
pub(super) fn version(
    written: Option<&String>,
    key: &str,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let written = written?.trim();
    if parts(written).is_none() {
        let shown = written.escape_debug().to_string();
        diagnostics.push(value::version(key, &shown, at.value()));
        return None;
    }
    Some(written.to_owned())
}

/// Returns whether a version is later than another; pre-releases count as their release.
pub(super) fn is_later(version: &str, than: &str) -> bool {
    match (parts(version), parts(than)) {
        (Some(version), Some(than)) => version > than,
        _ => false,
    }
}

fn parts(version: &str) -> Option<[u32; 4]> {
    let (numbers, pre) = match version.split_once('-') {
        Some((numbers, pre)) => (numbers, Some(pre)),
        None => (version, None),
    };
    let pre_is_word = |pre: &str| {
        !pre.is_empty() && pre.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
    };
    if !pre.is_none_or(pre_is_word) {
        return None;
    }
    let mut parts = [0; 4];
    for (i, number) in numbers.split('.').enumerate() {
        if !number.chars().all(|c| c.is_ascii_digit()) {
            return None;
        }
        *parts.get_mut(i)? = number.parse().ok()?;
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::{is_kebab, is_later, one_line, parts};

    #[test]
    fn names() {
        for good in ["a", "out-of-credit", "a1-2b"] {
            assert!(is_kebab(good), "{good}");
        }
        for bad in ["", "A", "-a", "a-", "a--b", "1a", "a_b", "с", "a/b", "../x"] {
            assert!(!is_kebab(bad), "{bad}");
        }
    }

    #[test]
    fn versions() {
        assert!(parts("1").is_some() && parts("1.2.3.4-rc.1").is_some());
        for bad in ["", "1.", "v1", "1.2.3.4.5", "1-", "4294967296", "1.+2"] {
            assert!(parts(bad).is_none(), "{bad}");
        }
        assert!(is_later("1.10.0", "1.9") && !is_later("1.0", "1.0.0") && !is_later("2-rc", "2"));
    }

    #[test]
    fn lines() {
        assert_eq!(one_line(" a\n  b \n"), "a b");
    }
}
