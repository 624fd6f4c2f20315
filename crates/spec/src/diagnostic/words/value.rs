//! From EB0210: empty values, and values that a key doesn't accept.

use super::{did_you_mean, list};
use crate::diagnostic::{Diagnostic, DiagnosticKind, Place};

kinds! {
    EMPTY = "EB0210" "empty-text" Error:
        "The text is empty or has no content, such as a lone `-`. Write one, or remove the key if it is optional.";
    WORD = "EB0211" "unknown-word" Error:
        "Some keys accept only a few words. The report lists them.";
    URL = "EB0212" "bad-url" Error:
        "Addresses are absolute (`https://…`, for `contact` also `mailto:…`) and hold only the characters that RFC 3986 \
         allows; others are percent-encoded. A `type_uri` may also be a URN or a path.";
    VERSION = "EB0213" "bad-version" Error:
        "A version is one to four numbers with dots between them, such as `1.0.0`, and may end in a pre-release such as \
         `-rc.1`. Versions are compared, so other forms are refused.";
    TAG = "EB0214" "bad-tag" Error:
        "A tag is a short label on one line, and appears only once in its list.";
    EMPTY_GROUP = "EB0215" "empty-group" Error:
        "A group is a Rust module and a page of the docs, so it has at least one error.";
    STATUS_200 = "EB0217" "status-200" Error:
        "An error is sent with an HTTP status from 400 to 599. The only exception is 200, if the entry's envelope fixes \
         `http_status`, because the API sends errors that way.";
    PROP = "EB0216" "bad-prop" Error:
        "A prop is a static value that an envelope sends as it is: a text, a number, `true` or `false`.";
    LINT = "EB0218" "bad-lint" Error:
        "`lint` of catalog.yaml sets how bad a warning is in the whole catalog, and `allow` of an error silences it there, with the \
         reason. Both name the id of a warning; errors cannot be silenced.";
    UNUSED_ALLOW = "EB0219" "unused-allow" Warning:
        "`allow` silences a warning that this error does not have. The problem that it was written for is fixed, or is reported elsewhere.";
    UNSENDABLE = "EB0220" "number-not-sendable" Error:
        "JSON readers carry whole numbers of 64 bits (`-9223372036854775808` to `18446744073709551615`) and finite numbers. Others lose digits, \
         or JSON has no way to write them (`.inf`, `.nan`, `1e400`). Put the value in quotes to send it as a text.";
    AMBIGUOUS = "EB0221" "ambiguous-number" Warning:
        "Catalogs are YAML 1.2. Editors and other tools often read YAML 1.1, where `017` is 15, and `0b11`, `1_000` and `12:30:45` are \
         numbers. Write the number in plain digits, or put the text in quotes, so that every tool reads the same value.";
    OTHER_DIGITS = "EB0223" "number-in-other-digits" Warning:
        "Without quotes, `22E06` and `1.10` are numbers, and are sent as `22000000.0` and `1.1`. A code, an SQL state or a version needs quotes to \
         be sent as it is written.";
    OTHER_NOTATION = "EB0222" "other-notation" Warning:
        "A text without quotes ends with what other formats have after a value: a comma, a semicolon, or a comment after `//`. In YAML it is \
         a part of the text and is sent with it, and so are typographic quotes around the text. Comments begin with `#`.";
    CUT_BY_COMMA = "EB0224" "text-cut-by-comma" Error:
        "In braces, a comma ends a text without quotes, and what is after it is a key: `{ title: Sorry, sold out }` has the keys `title` and \
         `sold out`. Put the text in quotes.";
    AMBIGUOUS_BOOLEAN = "EB0225" "ambiguous-boolean" Warning:
        "Catalogs are YAML 1.2, where only `true` and `false` are booleans, and `yes`, `no`, `on`, `off`, `y` and `n` are texts. Editors and other \
         tools often read YAML 1.1, where they are booleans. Write `true` or `false`, or put the text in quotes, so that every tool reads the same value.";
}

/// A text in braces that a comma ends: its key, all of its text, and whether its rest may be a key.
pub(crate) fn cut_by_comma(key: &str, written: &str, may_be_key: bool, place: Place) -> Diagnostic {
    let text = written.replace('\\', "\\\\").replace('"', "\\\"");
    let text: Vec<_> = text.split_whitespace().collect();
    let quoted = format!("put the text in quotes: `{key}: \"{}\"`", text.join(" "));
    let is_number = written.chars().all(|c| c.is_ascii_digit() || c == ',');
    let rest = written.rsplit_once(',').map(|(_, rest)| rest.trim());
    let is_name = |rest: &&str| may_be_key && !rest.contains(|c: char| !c.is_ascii_alphabetic());
    let help = match rest.filter(is_name) {
        Some(rest) => format!("{quoted}, or write a colon and a value after `{rest}`"),
        None if is_number => format!("write a number without a comma, or {quoted}"),
        None => quoted,
    };
    let message = "in braces, the text ends at the comma";
    Diagnostic::new(&CUT_BY_COMMA, message, place, "a key, not text").help(help)
}

/// Problems with the notation of a value. A problem with the value itself replaces them.
pub(crate) static NOTATION: &[&DiagnosticKind] = &[&AMBIGUOUS, &OTHER_DIGITS, &AMBIGUOUS_BOOLEAN];

/// A number whose digits change when it is sent.
pub(crate) fn other_digits(text: &str, number: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &OTHER_DIGITS,
        format!("`{text}` is the number `{number}`"),
        place,
        format!("sent as `{number}`"),
    )
    .help(format!("put it in quotes if a text is meant: `\"{text}\"`; else write `{number}`"))
}

/// A comma, a semicolon or a comment of another format at the end of a text.
pub(crate) fn other_notation(written: &str, place: Place) -> Diagnostic {
    let (message, help) = match written.strip_prefix("//") {
        Some(comment) => (
            "the text continues with `//`".to_owned(),
            format!(
                "write the comment on a line of its own, as `#{comment}`, or put the text in quotes"
            ),
        ),
        None => (
            format!("the text ends with `{written}`"),
            "remove it, or put the text in quotes".to_owned(),
        ),
    };
    Diagnostic::new(&OTHER_NOTATION, message, place, "a part of the text").help(help)
}

/// A text that begins like an item; `help` says what to type.
pub(crate) fn other_item(mark: char, help: String, place: Place) -> Diagnostic {
    let message = format!("the text begins with `{mark}`");
    Diagnostic::new(&OTHER_NOTATION, message, place, "a part of the text").help(help)
}

/// A text in typographic quotes.
pub(crate) fn other_quotes((open, close): (char, char), place: Place) -> Diagnostic {
    let message = format!("the text begins with `{open}` and ends with `{close}`");
    Diagnostic::new(&OTHER_NOTATION, message, place, "the quotes are a part of the text")
        .help("type ordinary quotes, `\"`, or put the text with its quotes in ordinary ones")
}

/// A text is empty.
pub(crate) fn empty(key: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&EMPTY, format!("`{key}` is empty"), place, "says nothing")
        .help("write the text")
}

/// A 200 that the entry's envelope does not ask for.
pub(crate) fn status_200(envelope: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &STATUS_200,
        format!("status 200 needs an envelope that fixes `http_status`, and `{envelope}` does not"),
        place,
        "not the status of an error",
    )
    .help("write a status from 400 to 599, or set `http_status: 200` in the envelope")
}

/// A value that the key does not accept.
pub(crate) fn word(
    key: &str,
    word: &str,
    known: &[&str],
    near: Option<&str>,
    place: Place,
) -> Diagnostic {
    let known = format!("write one of {}", list(known.iter().copied()));
    Diagnostic::new(&WORD, format!("unknown value `{word}` for `{key}`"), place, "unknown value")
        .help(did_you_mean(near, &known))
}

/// An invalid address.
pub(crate) fn url(key: &str, why: &str, place: Place) -> Diagnostic {
    let example = match key {
        "contact" => "`mailto:help@example.com` or `https://example.com/help`",
        _ => "`https://example.com/errors`",
    };
    Diagnostic::new(&URL, format!("`{key}` is not an address that can be used"), place, why)
        .help(format!("write an absolute address such as {example}"))
}

/// A part of the type URI that no URI can hold.
pub(crate) fn type_uri(why: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&URL, "`type_uri` is not a template of valid URIs", place, why)
        .help("percent-encode the character, or remove it")
}

/// An invalid version.
pub(crate) fn version(key: &str, text: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&VERSION, format!("`{key}` is not a version: `{text}`"), place, "not a version")
        .help("write numbers with dots between them, such as `1.0.0`")
}

/// A tag that is not a label, or a duplicate.
pub(crate) fn tag(why: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&TAG, format!("this tag {why}"), place, "not usable")
        .help("write each tag once, as a short label")
}

/// A group without errors.
pub(crate) fn empty_group(place: Place) -> Diagnostic {
    Diagnostic::new(&EMPTY_GROUP, "the group has no errors", place, "no error here")
        .help("add an error under `errors:`, or remove the file")
}

/// A prop that is not a scalar.
pub(crate) fn prop(name: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        &PROP,
        format!("prop `{name}` is neither text, number nor boolean"),
        place,
        "not a static value",
    )
    .help("write a text, a number, `true` or `false`")
}

/// A level or an exception for something that isn't a warning. `near` is the id of the warning with this name.
pub(crate) fn lint(id: &str, is_error: bool, near: Option<&str>, place: Place) -> Diagnostic {
    let id = id.escape_debug();
    let message = if is_error {
        format!("`{id}` is always an error")
    } else {
        format!("unknown warning `{id}`")
    };
    Diagnostic::new(&LINT, message, place, "not a warning")
        .help(did_you_mean(near, "write the id of a warning, as its report shows it"))
}

/// An exception that nothing needs.
pub(crate) fn unused_allow(id: &str, place: Place) -> Diagnostic {
    let message = format!("no warning {id} to allow");
    Diagnostic::new(&UNUSED_ALLOW, message, place, "silences nothing").help("remove it")
}

/// A whole number of more than 64 bits.
pub(crate) fn too_wide(text: &str, place: Place) -> Diagnostic {
    let message = format!("`{text}` has more than 64 bits");
    unsendable(message, "JSON readers lose digits of it", text, place)
}

/// An infinite number, or NaN.
pub(crate) fn not_finite(text: &str, place: Place) -> Diagnostic {
    let message = format!("`{text}` is not a finite number");
    unsendable(message, "JSON has no such number", text, place)
}

fn unsendable(message: String, label: &str, text: &str, place: Place) -> Diagnostic {
    Diagnostic::new(&UNSENDABLE, message, place, label)
        .help(format!("put the text in quotes: `\"{text}\"`"))
}

/// A text without quotes that YAML 1.1 reads as a boolean.
pub(crate) fn ambiguous_boolean(text: &str, boolean: bool, place: Place) -> Diagnostic {
    let message = format!("YAML 1.1 and 1.2 read `{text}` differently");
    Diagnostic::new(&AMBIGUOUS_BOOLEAN, message, place, "a text here")
        .help(format!("write `{boolean}` for the boolean, or put the text in quotes: `\"{text}\"`"))
}

/// A scalar without quotes that YAML 1.1 and 1.2 read differently; `number` is what it probably means.
pub(crate) fn ambiguous(text: &str, number: &str, is_text: bool, place: Place) -> Diagnostic {
    let label =
        if is_text { "a text here".to_owned() } else { format!("the number {number} here") };
    let message = format!("YAML 1.1 and 1.2 read `{text}` differently");
    Diagnostic::new(&AMBIGUOUS, message, place, label)
        .help(format!("write `{number}` for the number, or put the text in quotes: `\"{text}\"`"))
}
