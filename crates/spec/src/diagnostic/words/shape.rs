//! EB02: keys and the types of values.

use super::list;
use crate::diagnostic::{Diagnostic, DiagnosticKind, DiagnosticSeverity, Place};

/// The kinds of this group.
pub(crate) static KINDS: &[&DiagnosticKind] = &[
    &UNKNOWN_KEY,
    &WRONG_TYPE,
    &MISSING_KEY,
    &STATUS_RANGE,
    &QUOTED_VALUE,
    &EMPTY_VALUE,
    &NUMBER_RANGE,
];

static UNKNOWN_KEY: DiagnosticKind = DiagnosticKind {
    id: "EB0201",
    name: "unknown-key",
    severity: DiagnosticSeverity::Error,
    explanation: "The format has no such key here. Unknown keys are refused, because a misspelled one would silently do nothing.",
};

static WRONG_TYPE: DiagnosticKind = DiagnosticKind {
    id: "EB0202",
    name: "wrong-type",
    severity: DiagnosticSeverity::Error,
    explanation: "The value is of another type than the key takes: a text where a list is wanted, a word where a number is wanted. Whole \
                  numbers are written in plain digits, without a leading zero; booleans are `true` and `false`.",
};

static MISSING_KEY: DiagnosticKind = DiagnosticKind {
    id: "EB0203",
    name: "missing-key",
    severity: DiagnosticSeverity::Error,
    explanation: "A required key is missing. Every entry has `status`, `title`, `description` and `resolution`, unless `defaults` or `requires` of the cover say otherwise, every group `group`, \
                  `title` and `errors`, every cover `catalog`, `title`, \
                  `language` and `envelope`. An internal entry has a `mask`, a param a `type`, a case a `detail` and a field error a `message`.",
};

static STATUS_RANGE: DiagnosticKind = DiagnosticKind {
    id: "EB0204",
    name: "status-out-of-range",
    severity: DiagnosticSeverity::Error,
    explanation: "The status of an error is 400 to 599. 200 is possible only where the envelope fixes `http_status`.",
};

static QUOTED_VALUE: DiagnosticKind = DiagnosticKind {
    id: "EB0205",
    name: "quoted-value",
    severity: DiagnosticSeverity::Error,
    explanation: "In quotes, a number or boolean is a text. Where a number or boolean is wanted it is written without quotes.",
};

static EMPTY_VALUE: DiagnosticKind = DiagnosticKind {
    id: "EB0206",
    name: "empty-value",
    severity: DiagnosticSeverity::Error,
    explanation: "A key has no value, or has `null` or `~`. Leave the key out, or give it a value; the word \
                  `null` as a text needs quotes.",
};

static NUMBER_RANGE: DiagnosticKind = DiagnosticKind {
    id: "EB0208",
    name: "number-out-of-range",
    severity: DiagnosticSeverity::Error,
    explanation: "The number is smaller or larger than the key can hold.",
};

/// A key that the format does not have there. `help` suggests the one that is meant; otherwise all keys are listed.
pub(crate) fn unknown_key(
    key: &str,
    known: &[&str],
    help: Option<String>,
    place: Place,
) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&UNKNOWN_KEY, format!("unknown key `{key}`"), place, "unknown key");
    diagnostic.help(help.unwrap_or_else(|| format!("use one of {}", list(known.iter().copied()))))
}

/// Shows how the map of a key is written; `around` is the key of the map that it is in.
pub(crate) fn example_of(key: Option<&str>, around: Option<&str>) -> String {
    let own = key.and_then(example);
    let example = own.or_else(|| around.and_then(example_in)).unwrap_or("{ name: value }");
    let key = key.map_or(String::new(), |key| format!("{key}: "));
    let what = if example.starts_with('{') { "a map" } else { "it" };
    format!("write {what}, as in `{key}{example}`")
}

/// Returns an example of the map of a key.
pub(crate) fn example(key: &str) -> Option<&'static str> {
    Some(match key {
        "params" => "{ left: integer }",
        "errors" => "{ sold-out: { status: 409 } }",
        "cases" => "{ far: It is too far. }",
        "field_errors" => "{ too-short: is too short }",
        "deprecated" | "retired" => "{ since: 1.2.0 }",
        "retry" => "{ after: 30s }",
        "sets" => "{ create-order: [sold-out] }",
        "fallbacks" => "{ not_found: no-such-page }",
        "lint" => "{ EB0607: deny }",
        "allow" => "{ EB0607: the reason }",
        "headers" => "{ Allow: GET }",
        "props" => "{ category: CARD }",
        "envelopes" => "{ house: { body: { code: $code } } }",
        "groups" => "{ orders: { title: Orders } }",
        "catalog" | "site" => "{ title: Shop }",
        "colours" => "{ accent: \"#0a6\" }",
        "links" => "{ Support: \"https://example.com\" }",
        _ => return None,
    })
}

/// Shows an item of the list of a key.
pub(crate) fn item_of(key: Option<&str>) -> Option<&'static str> {
    key.and_then(example_in)
}

/// Shows the content of a key's map or list.
fn example_in(key: &str) -> Option<&'static str> {
    Some(match key {
        "params" => "{ type: integer }",
        "errors" => "{ status: 409 }",
        "cases" => "It is too far.",
        "field_errors" => "is too short",
        "envelopes" => "{ body: { code: $code } }",
        "groups" => "{ title: Orders }",
        "examples" => "{ params: { left: 3 } }",
        "see" => "{ url: \"https://example.com\" }",
        _ => return None,
    })
}

/// Returns a number such as a key, written with its colon, may have.
pub(crate) fn number_of(key: &str) -> u16 {
    if key.starts_with("status") { 409 } else { 100 }
}

/// A value of another type.
pub(crate) fn wrong_type(expected: &str, found: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &WRONG_TYPE,
        format!("expected {expected}, found {found}"),
        place,
        format!("expected {expected}"),
    )
}

/// A whole number that is not in plain digits.
pub(crate) fn not_plain_digits(number: i64, text: &str, place: Place) -> Diagnostic {
    let message = format!("expected a whole number in plain digits, found `{text}`");
    Diagnostic::new(&WRONG_TYPE, message, place, "not in plain digits")
        .help(format!("write `{number}`"))
}

/// A value that fits by its looks and still cannot be read.
pub(crate) fn undecodable(path: &str, problem: &dyn std::fmt::Display, place: Place) -> Diagnostic {
    Diagnostic::new(&WRONG_TYPE, format!("`{path}` cannot be read"), place, "cannot be read")
        .note(problem.to_string())
}

/// A key that must be there. The place is the thing that lacks it.
///
/// Stages call [`crate::diagnostic::Diagnostics::missing`], which stays silent where a value was there and refused.
pub(crate) fn missing_key(key: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&MISSING_KEY, format!("`{key}` is missing"), place, format!("has no `{key}`"))
        .help(missing_help(key))
}

/// Says how a key is added: as it is written, where its value is not a text of your own.
fn missing_help(key: &str) -> String {
    let line = match key {
        "envelope" => {
            return "add `envelope` with the name of one; `errbook explain envelopes` lists the built-in ones"
                .to_owned();
        }
        "catalog" => "catalog: shop",
        "group" => "group: orders",
        "language" => "language: en",
        "status" => "status: 409",
        "type" => "type: string",
        "codes" => "codes: [sold-out]",
        other => other,
    };
    format!("add `{line}`")
}

/// A status that no error has.
pub(crate) fn status_out_of_range(status: u16, place: Place) -> Diagnostic {
    Diagnostic::new(
        &STATUS_RANGE,
        format!("status {status} is not an error"),
        place,
        "expected 400 to 599",
    )
    .help("use a status from 400 to 599")
}

/// A number or boolean in quotes.
pub(crate) fn quoted_value(expected: &str, text: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &QUOTED_VALUE,
        format!("expected {expected}, found a text in quotes"),
        place,
        "in quotes",
    )
    .help(format!("write `{text}` without quotes"))
}

/// A key without a value.
pub(crate) fn empty_value(what: &str, help: String, place: Place) -> Diagnostic {
    Diagnostic::new(&EMPTY_VALUE, format!("{what} has no value"), place, "no value").help(help)
}

/// A number outside the limits of its key.
pub(crate) fn number_out_of_range(text: &str, low: i64, high: i64, place: Place) -> Diagnostic {
    Diagnostic::new(
        &NUMBER_RANGE,
        format!("{text} is not a number from {low} to {high}"),
        place,
        format!("expected {low} to {high}"),
    )
    .help(format!("write a number from {low} to {high}"))
}
