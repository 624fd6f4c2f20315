//! EB06: languages and translations.

use super::{did_you_mean, list};
use crate::diagnostic::{Diagnostic, Place};

kinds! {
    TAG = "EB0601" "bad-language-tag" Error:
        "A language is a tag of BCP 47 (RFC 5646, section 2.1), such as `en`, `pt-BR` or `zh-Hant`.";
    NO_FILE = "EB0602" "language-without-file" Error:
        "Every language under `languages` of catalog.yaml has a file in the folder `languages/`.";
    UNDECLARED = "EB0603" "undeclared-language" Error:
        "A file under `languages/` belongs to a language that catalog.yaml lists under `languages`.";
    DUPLICATE = "EB0604" "duplicate-language" Error:
        "A language is declared once, and is not the language of the entries themselves.";
    ORPHAN = "EB0605" "orphan-translation" Error:
        "A translation repeats the keys of its source. What the source does not have cannot be translated.";
    PARAMS = "EB0606" "placeholders-differ" Error:
        "A translation names the same params as its source: an additional one would have no value, and a missing one would lose information.";
    INCOMPLETE = "EB0607" "incomplete-language" Warning:
        "An entry is complete in a language when every text that the source has is translated. One that is incomplete is sent in the \
         source language as a whole, so that `Content-Language` is correct.";
    TWICE = "EB0608" "translated-twice" Error:
        "The translations of a language may be spread over several files under `languages/`, but each text is translated in one of them. A file \
         named after one language cannot declare another that has its own file.";
}

/// An invalid tag.
pub(crate) fn tag(tag: &str, place: Place) -> Diagnostic {
    let message = format!("`{}` is not a language tag", tag.escape_debug());
    let hyphens = tag.replace('_', "-");
    let is_tag = tag.contains('_') && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let near = Some(hyphens.as_str()).filter(|_| is_tag);
    Diagnostic::new(&TAG, message, place, "not a tag of BCP 47")
        .help(did_you_mean(near, "write a tag such as `es` or `pt-BR`"))
}

/// A declared language without translations.
pub(crate) fn no_file(language: &str, place: Place) -> Diagnostic {
    let message = format!("language `{language}` has no file");
    Diagnostic::new(&NO_FILE, message, place, "declared here").help(format!(
        "add `languages/{language}.yaml` with `language: {language}` and its `errors`"
    ))
}

/// Translations into a language that is not declared.
pub(crate) fn undeclared(language: &str, place: Place) -> Diagnostic {
    let message = format!("language `{language}` is not declared");
    Diagnostic::new(&UNDECLARED, message, place, "not under `languages`")
        .help(format!("add `{language}` to `languages` in catalog.yaml"))
}

/// A file that is named as one language and says another.
///
/// Either there is another file of the language that it says, or that is not declared.
pub(crate) fn misnamed(
    path: &str,
    language: &str,
    name: &str,
    is_declared: bool,
    place: Place,
) -> Diagnostic {
    let message = format!("`{}` says `{language}`", path.escape_debug());
    let kind = if is_declared { &TWICE } else { &UNDECLARED };
    Diagnostic::new(kind, message, place, "not the language of its name")
        .help(format!("write `language: {name}`"))
}

/// A duplicate language.
pub(crate) fn duplicate(language: &str, again: Place, first: Place) -> Diagnostic {
    let message = format!("duplicate language `{language}`");
    Diagnostic::new(&DUPLICATE, message, again, "again here")
        .label(first, "first here")
        .help("remove one of them")
}

/// Something that two files of a language translate, and how much more; `what` is such as ``code `x` ``.
pub(crate) fn translated_twice(what: &str, more: usize, again: Place, first: Place) -> Diagnostic {
    let (what, help) = match more {
        0 => (format!("{what} is"), "remove one of the translations"),
        more => (format!("{what} and {more} more are"), "remove one translation of each"),
    };
    Diagnostic::new(&TWICE, format!("{what} translated twice"), again, "again here")
        .label(first, "first here")
        .help(help)
}

/// A translation of nothing; `what` is such as `code`.
pub(crate) fn orphan(what: &str, name: &str, near: Option<&str>, place: Place) -> Diagnostic {
    let message = format!("the source has no {what} `{}`", name.escape_debug());
    Diagnostic::new(&ORPHAN, message, place, "not in the source")
        .help(did_you_mean(near, "remove the translation, or correct the name"))
}

/// Translations of a group that the source does not have; `second` is where its errors are, if its texts are elsewhere.
pub(crate) fn orphan_group(
    name: &str,
    near: Option<&str>,
    place: Place,
    second: Option<Place>,
) -> Diagnostic {
    let diagnostic = orphan("group", name, near, place);
    match second {
        Some(second) => diagnostic.label(second, "and here"),
        None => diagnostic,
    }
}

/// Translations that are below another group than their source is.
pub(crate) fn moved(first: &str, more: &[&str], group: &str, place: Place) -> Diagnostic {
    let (what, lines) = match more.len() {
        0 => (format!("`{first}` is"), "move it"),
        1 => (format!("`{first}` and `{}` are", more[0]), "move both"),
        count => (format!("`{first}` and the {count} after it are"), "move them"),
    };
    Diagnostic::new(&ORPHAN, format!("{what} in the group `{group}`"), place, "from here")
        .help(format!("{lines} below `{group}:`"))
}

/// Translations of codes without their group. `known` is one of them that a group has.
pub(crate) fn no_group(known: Option<(&str, &str)>, place: Place) -> Diagnostic {
    let message = "translations are below the group of their code";
    let (code, group) = known.unwrap_or(("sold-out", "orders"));
    Diagnostic::new(&ORPHAN, message, place, "a code, not a group")
        .help(format!("write the group above it: `{group}: {{ {code}: … }}`"))
}

/// A translation of something that was renamed.
pub(crate) fn former_code(code: &str, now: &str, place: Place) -> Diagnostic {
    let message = format!("`{code}` is a former code of `{now}`");
    Diagnostic::new(&ORPHAN, message, place, "no longer a code")
        .help(format!("write the new one: `{now}`"))
}

/// A translation of a text that the source does not have.
pub(crate) fn orphan_text(key: &str, place: Place) -> Diagnostic {
    let message = format!("the source has no such `{key}` to translate");
    Diagnostic::new(&ORPHAN, message, place, "not in the source").help("remove the translation")
}

/// Placeholders that are not the source's.
pub(crate) fn placeholders(
    missing: &[&str],
    extra: &[&str],
    at: Place,
    source: Place,
) -> Diagnostic {
    let label = match (missing, extra) {
        ([], extra) => format!("the source does not name {}", list(extra.iter().copied())),
        (missing, []) => format!("does not name {}", list(missing.iter().copied())),
        (missing, extra) => {
            format!(
                "names {} instead of {}",
                list(extra.iter().copied()),
                list(missing.iter().copied())
            )
        }
    };
    Diagnostic::new(&PARAMS, "the translation names other params than its source", at, label)
        .label(source, "the source")
        .help("name the same params in both")
}

/// Entries that fall back.
pub(crate) fn incomplete(
    language: &str,
    incomplete: usize,
    of: usize,
    notes: Vec<String>,
    place: Place,
) -> Diagnostic {
    let message =
        format!("language `{language}` is incomplete: {incomplete} of {of} entries fall back");
    let mut diagnostic = Diagnostic::new(&INCOMPLETE, message, place, "translations are missing")
        .help("translate what is missing");
    diagnostic.notes = notes;
    diagnostic
}
