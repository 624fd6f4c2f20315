//! From EB0315: references between codes, and contradictions.

use super::{did_you_mean, list};
use crate::diagnostic::{Diagnostic, Place};

kinds! {
    UNKNOWN_CODE = "EB0315" "unknown-code" Error:
        "A reference names an error of the same catalog, as `code` or `group/code`. Former codes are not followed here: name the \
         new one.";
    AMBIGUOUS_CODE = "EB0316" "ambiguous-code" Error:
        "With `unique: group` a code may be in several groups. A reference to it names the group: `group/code`.";
    SELF_REFERENCE = "EB0317" "self-reference" Error:
        "An error cannot be its own mask, parent or replacement.";
    PARENT_CYCLE = "EB0318" "parent-cycle" Error:
        "A client that does not know a code falls back to its parent, and from there to the parent's parent. Parents must not form a cycle.";
    MASK = "EB0319" "bad-mask" Error:
        "An internal error is never sent: `mask` names the public one that callers get instead. A public error has no mask.";
    SINCE = "EB0320" "since-after-version" Error:
        "`since` is the version of the catalog in which something first appeared, so it is never later than the catalog's own \
         `version`.";
    TYPE_URI = "EB0321" "type-uri-not-unique" Error:
        "The type URI identifies an error (RFC 9457, section 3.1.1), so no two errors may have the same. A template names the \
         `{code}` or the `{number}`, and with `unique: group` also the `{group}`.";
    NO_NUMBER = "EB0322" "number-missing" Error:
        "Where `type_uri` names the `{number}`, every error needs one.";
    REPLACEMENT = "EB0323" "retired-reference" Error:
        "A retired error cannot replace or mask another, be in a set or an example, or be a fallback.";
    INTERNAL = "EB0324" "internal-reference" Error:
        "An internal error is in no docs and no contract, so nothing that callers read refers to it.";
    SET = "EB0325" "bad-set" Error:
        "A set lists all the errors that an operation returns, and becomes a Rust enum. It names at least one error, and each only once.";
    FALLBACK = "EB0326" "bad-fallback" Error:
        "A fallback replaces a response that the framework sends by itself, such as for an unknown address. Your code doesn't run then, so the \
         error has no cases, and no params but optional ones.";
    OFF_SITE = "EB0334" "type-uri-without-page" Warning:
        "A type URI should open a page that explains the error. Below `docs_url` the published docs have a page for each group, \
         `{docs_url}/{group}`, and an index, with a place for each code, `#{code}`, and a page for each code, \
         `{docs_url}/{group}/{code}/`; with the folder of a language before them, the same in that language. On any other page of \
         that host, `…#{code}`, they have a page with a place for each code.";
}

/// A reference to an internal error from something that callers read.
pub(crate) fn internal_reference(reference: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &INTERNAL,
        format!("`{reference}` is internal"),
        place,
        "callers would read this",
    )
    .help("name a public error")
}

/// A reference to nothing.
pub(crate) fn unknown_code(reference: &str, near: Option<&str>, place: Place) -> Diagnostic {
    let message = format!("unknown code `{}`", reference.escape_debug());
    Diagnostic::new(&UNKNOWN_CODE, message, place, "not in this catalog")
        .help(did_you_mean(near, "name a code of this catalog"))
}

/// A reference by a former code.
pub(crate) fn former_code(reference: &str, now: &str, place: Place) -> Diagnostic {
    let message = format!("`{reference}` is a former code of `{now}`");
    Diagnostic::new(&UNKNOWN_CODE, message, place, "no longer a code")
        .help(format!("write the new one: `{now}`"))
}

/// A reference to several.
pub(crate) fn ambiguous_code(reference: &str, candidates: &[String], place: Place) -> Diagnostic {
    let message = format!("code `{reference}` is in {} groups", candidates.len());
    let candidates = list(candidates.iter().map(String::as_str));
    Diagnostic::new(&AMBIGUOUS_CODE, message, place, "which of them?")
        .help(format!("write one of {candidates}"))
}

/// An entry that names itself.
pub(crate) fn self_reference(key: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&SELF_REFERENCE, format!("`{key}` names the error itself"), place, "itself")
        .help("name another error, or remove the key")
}

/// Parents that lead back.
pub(crate) fn parent_cycle(codes: &[&str], place: Place) -> Diagnostic {
    let message = format!("parents form a cycle: {}", list(codes.iter().copied()));
    Diagnostic::new(&PARENT_CYCLE, message, place, "part of the cycle")
        .help("remove one of these parents")
}

/// A mask that hides nothing.
pub(crate) fn mask_not_public(code: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&MASK, format!("`{code}` is itself internal"), place, "not public")
        .help("name a public error")
}

/// A mask on a public entry.
pub(crate) fn mask_on_public(place: Place) -> Diagnostic {
    Diagnostic::new(&MASK, "a public error has no mask", place, "masks nothing")
        .help("remove `mask`, or set `audience: internal`")
}

/// A version that is still to come.
pub(crate) fn since_after_version(since: &str, version: &str, place: Place) -> Diagnostic {
    let message = format!("`since` {since} is later than the catalog's version {version}");
    Diagnostic::new(&SINCE, message, place, "still to come")
        .help("raise `version` in catalog.yaml, or correct `since`")
}

/// Two entries have one type URI.
pub(crate) fn type_uri(uri: &str, first: &str, second: &str, place: Place) -> Diagnostic {
    let message = format!("`{first}` and `{second}` have the same type URI");
    Diagnostic::new(&TYPE_URI, message, place, "does not tell errors apart")
        .note(format!("both are `{uri}`"))
        .help("name `{code}` in the template, and `{group}` where codes are unique in their group only")
}

/// A template whose type URIs are below the docs, but are not pages of them.
pub(crate) fn type_uri_off_the_site(template: &str, uri: &str, place: Place) -> Diagnostic {
    let message = format!("`{template}` links to no page of the docs");
    Diagnostic::new(&OFF_SITE, message, place, "below `docs_url`, and no page")
        .note(format!("the first is `{uri}`"))
        .help("write `{docs_url}/{group}#{code}`, or `{docs_url}/Error#{code}` for one page with all of them")
}

/// A type URI with a number that is not there.
pub(crate) fn number_missing(code: &str, entry: Place, template: Place) -> Diagnostic {
    let message = format!("the type URI of `{code}` needs a number");
    Diagnostic::new(&NO_NUMBER, message, entry, "has no `number`")
        .label(template, "`{number}` is used here")
        .help("add `number:`")
}

/// A reference to a retired error.
pub(crate) fn retired_reference(key: &str, code: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &REPLACEMENT,
        format!("`{key}` names `{code}`, which is retired"),
        place,
        "retired",
    )
    .help("name an error that is in use, or remove it")
}

/// A set of nothing.
pub(crate) fn empty_set(name: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&SET, format!("set `{name}` is empty"), place, "has no codes")
        .help("list the codes that the operation answers with, or remove the set")
}

/// A duplicate code in a set.
pub(crate) fn twice_in_set(code: &str, again: Place, first: Place) -> Diagnostic {
    Diagnostic::new(&SET, format!("`{code}` is in the set already"), again, "again here")
        .label(first, "first here")
        .help("remove one of them")
}

/// A fallback to an error that is nothing without values; `needs` is the key that says so.
pub(crate) fn fallback_needs(code: &str, needs: &str, place: Place, needed: Place) -> Diagnostic {
    let (label, help) = match needs {
        "cases" => ("one of these has to be chosen", "name an error without cases"),
        _ => ("needs values", "name an error without params, or make them `optional`"),
    };
    let message = format!("nothing gives `{code}` its values here");
    Diagnostic::new(&FALLBACK, message, place, "no code of yours runs")
        .label(needed, label)
        .help(help)
}
