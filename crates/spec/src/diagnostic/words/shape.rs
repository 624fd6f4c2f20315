//! EB02: keys and the types of values.

use super::list;
use crate::diagnostic::{Diagnostic, Kind, Place, Severity};

/// The kinds of this group.
pub(crate) static KINDS: &[&Kind] = &[
    &UNKNOWN_KEY,
    &WRONG_TYPE,
    &MISSING_KEY,
    &STATUS_RANGE,
    &QUOTED_VALUE,
    &EMPTY_VALUE,
    &NOT_SUPPORTED,
    &NUMBER_RANGE,
];

static UNKNOWN_KEY: Kind = Kind {
    id: "EB0201",
    name: "unknown-key",
    severity: Severity::Error,
    explanation: "The format has no such key here. Unknown keys are refused, because a misspelled one would silently do nothing.",
};

static WRONG_TYPE: Kind = Kind {
    id: "EB0202",
    name: "wrong-type",
    severity: Severity::Error,
    explanation: "The value is of another type than the key takes: a text where a list is wanted, a word where a number is wanted. Whole \
                  numbers are written in plain digits, without a leading zero; booleans are `true` and `false`.",
};

static MISSING_KEY: Kind = Kind {
    id: "EB0203",
    name: "missing-key",
    severity: Severity::Error,
    explanation: "A key that must be there is not. Every entry has `status`, `title`, `description` and `resolution`, every group `group` and \
                  `title`, every cover `catalog`, `title`, \
                  `language` and `envelope`. An internal entry has a `mask`, a param a `type`, a case a `detail` and a field error a `message`.",
};

static STATUS_RANGE: Kind = Kind {
    id: "EB0204",
    name: "status-out-of-range",
    severity: Severity::Error,
    explanation: "The status of an error is 400 to 599. 200 is possible only where the envelope fixes `http_status`.",
};

static QUOTED_VALUE: Kind = Kind {
    id: "EB0205",
    name: "quoted-value",
    severity: Severity::Error,
    explanation: "In quotes, a number or boolean is a text. Where a number or boolean is wanted it is written without quotes.",
};

static EMPTY_VALUE: Kind = Kind {
    id: "EB0206",
    name: "empty-value",
    severity: Severity::Error,
    explanation: "A key stands there without a value, or with `null` or `~`. Leave the key out, or give it a value; the word \
                  `null` as a text needs quotes.",
};

static NOT_SUPPORTED: Kind = Kind {
    id: "EB0207",
    name: "not-supported",
    severity: Severity::Error,
    explanation: "This is part of the catalog format, but this version of errbook does not build it yet. It is refused, because passing it \
                  over would make something else than what was written.",
};

static NUMBER_RANGE: Kind = Kind {
    id: "EB0208",
    name: "number-out-of-range",
    severity: Severity::Error,
    explanation: "The number is smaller or larger than the key can hold.",
};

/// A key that the format does not have there; `near` is the one that was meant, `help` says where it belongs.
pub(crate) fn unknown_key(
    key: &str,
    known: &[&str],
    near: Option<&str>,
    help: Option<String>,
    place: Place,
) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(&UNKNOWN_KEY, format!("unknown key `{key}`"), place, "unknown key");
    let known = list(known.iter().copied());
    match help.or_else(|| near.map(|near| format!("did you mean `{near}`?"))) {
        Some(help) => diagnostic.note(format!("the keys here are {known}")).help(help),
        None => diagnostic.help(format!("use one of {known}")),
    }
}

/// Shows how the map of a key is written.
pub(crate) fn example_of(key: &str) -> String {
    let map = match key {
        "params" => "{ left: integer }",
        "errors" => "{ sold-out: { status: 409 } }",
        "cases" => "{ far: It is too far. }",
        "field_errors" => "{ too-short: is too short }",
        "deprecated" | "retired" => "{ since: 1.2.0 }",
        "sets" => "{ create-order: [sold-out] }",
        "fallbacks" => "{ not_found: no-such-page }",
        "lint" => "{ EB0607: deny }",
        "allow" => "{ EB0607: the reason }",
        "headers" => "{ Allow: GET }",
        "envelopes" => "{ house: { body: { code: $code } } }",
        "catalog" | "site" => "{ title: Shop }",
        "links" => "{ Support: \"https://example.com\" }",
        _ => "{ name: value }",
    };
    let key = if key.is_empty() { String::new() } else { format!("{key}: ") };
    format!("write a map, as in `{key}{map}`")
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
pub(crate) fn empty_value(what: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&EMPTY_VALUE, format!("{what} has no value"), place, "no value")
        .help("give it a value, or leave it out; the word `null` as a text needs quotes")
}

/// A part of the format that is not built yet; `what` reads on as "… is not supported yet".
pub(crate) fn not_supported(what: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &NOT_SUPPORTED,
        format!("{what} is not supported yet"),
        place,
        "not supported yet",
    )
    .help("leave it out for now")
}

/// A number outside the limits of its key.
pub(crate) fn number_out_of_range(text: &str, low: i64, high: i64, place: Place) -> Diagnostic {
    Diagnostic::new(
        &NUMBER_RANGE,
        format!("{text} is not a number from {low} to {high}"),
        place,
        format!("expected {low} to {high}"),
    )
}
