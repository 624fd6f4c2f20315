//! Envelopes in reverse.

use std::collections::BTreeSet;

use super::super::list;
use crate::diagnostic::{Diagnostic, DiagnosticKind, DiagnosticSeverity, Place};

pub(super) static NOT_TOLD_APART: DiagnosticKind = DiagnosticKind {
    id: "EB0522",
    name: "not-told-apart",
    severity: DiagnosticSeverity::Warning,
    explanation: "A client reads a response by the catalog's envelopes. It finds the error by the type URI, else by the code (of several with \
                  the same code by group, props and HTTP status too), else by the number or the address of its page, else by props and \
                  HTTP status alone. `check` sends every error in its envelopes and reads it back the same way. Filters such as `|snake` \
                  can spell two codes alike, two groups can have the same code, a member can be there in some responses only, and two \
                  envelopes can have different values in one member. Where a response does not say which error it is, the client has the \
                  status and the texts.",
};

pub(super) static NO_IDENTITY: DiagnosticKind = DiagnosticKind {
    id: "EB0509",
    name: "no-identity",
    severity: DiagnosticSeverity::Error,
    explanation: "A caller has to find out which error a response is about. Its body or headers therefore carry `$code`, or \
                  `$type_uri`, or `$number` where every entry has one, or `$docs_url`; or a static prop, such as `$props.sqlstate`, that is not the same in \
                  every entry.",
};

/// A variable that an envelope sends, such as `$code`, and its value.
type Sent = (String, String);

/// A body that doesn't identify its error. `shown` has the variables that the envelope sends, `sent` those that several errors share.
pub(crate) fn no_identity(
    envelope: &str,
    shown: &BTreeSet<String>,
    sent: &[Sent],
    place: Place,
) -> Diagnostic {
    let message = format!("nothing in envelope `{envelope}` identifies the error");
    let label = if shown.contains("$code") {
        "sends `$code` only where no client can tell it from other values"
    } else {
        "has no `$code`, `$type_uri` or `$number`"
    };
    let diagnostic = Diagnostic::new(&NO_IDENTITY, message, place, label).help(
        "add a member such as `code: $code`, or a header where the body is fixed: `headers: { X-Error-Code: $code }`",
    );
    match sent {
        [] => diagnostic,
        sent => diagnostic.note(format!("several errors send {}", values(sent))),
    }
}

/// An error that is sent like another one.
pub(crate) fn ambiguous(
    envelope: &str,
    (code, place): (&str, Place),
    (first, first_at): (&str, Place),
    (others, shown, sent): (usize, &BTreeSet<String>, &[Sent]),
) -> Diagnostic {
    let message = if code == first {
        format!("two errors `{code}` cannot be told apart in envelope `{envelope}`")
    } else {
        format!("`{code}` and `{first}` cannot be told apart in envelope `{envelope}`")
    };
    let diagnostic = Diagnostic::new(&NOT_TOLD_APART, message, place, "is sent like the other one")
        .label(first_at, "the other one")
        .help(way_out(shown));
    let diagnostic = match sent {
        [] => diagnostic,
        sent => diagnostic.note(format!("both send {}", values(sent))),
    };
    match others {
        0 => diagnostic,
        1 => diagnostic.note("another error is sent like them"),
        _ => diagnostic.note(format!("{others} other errors are sent like them")),
    }
}

/// An error that a client takes for another one, which is sent in another envelope.
pub(crate) fn misread(
    (envelope, by): (&str, &str),
    (code, place): (&str, Place),
    (other, other_at): (&str, Place),
    is_free: bool,
) -> Diagnostic {
    let message = format!("`{code}` in envelope `{envelope}` can be taken for `{other}`");
    let label = if is_free {
        format!("envelope `{by}` identifies it by a member or header that may have any value there")
    } else {
        format!("envelope `{by}` has the same value in the same member or header")
    };
    Diagnostic::new(&NOT_TOLD_APART, message, place, "a client can take it for the other one")
        .label(other_at, label)
        .help("send what identifies them in members of different names, or the code in both envelopes")
}

/// Errors that some responses do not identify, because of a condition.
pub(crate) fn sometimes(envelope: &str, codes: &[&str], condition: Place) -> Diagnostic {
    let message = format!("not every response in envelope `{envelope}` identifies its error");
    let label = "one way of this condition does not identify it";
    Diagnostic::new(&NOT_TOLD_APART, message, condition, label).note(of(codes)).help(
        "send `headers: { X-Error-Code: $code }`, or write `code: $code` outside the condition or in both ways of it",
    )
}

/// Errors that an envelope does not identify.
pub(crate) fn unidentified(envelope: &str, codes: &[&str], body: Place) -> Diagnostic {
    let message = format!("envelope `{envelope}` does not identify every error");
    Diagnostic::new(&NOT_TOLD_APART, message, body, "does not say which error it is")
        .note(of(codes))
        .help(
            "add a member such as `code: $code`, or a header where the body is fixed: `headers: { X-Error-Code: $code }`",
        )
}

/// Returns the values that an envelope can send to tell errors apart.
fn way_out(shown: &BTreeSet<String>) -> String {
    let known = ["$group", "$number", "$type_uri"];
    let missing: Vec<_> = known.into_iter().filter(|it| !shown.contains(*it)).collect();
    match missing.as_slice() {
        [] => "send `$code` as it is, in a member of its own".to_owned(),
        [one] => format!("add `{one}` to the envelope, or send `$code` as it is"),
        [more @ .., last] => {
            let more: Vec<_> = more.iter().map(|name| format!("`{name}`")).collect();
            format!("add {} or `{last}` to the envelope, or send `$code` as it is", more.join(", "))
        }
    }
}

/// Returns the words for the values that are sent.
fn values(sent: &[Sent]) -> String {
    let values: Vec<_> = sent.iter().map(|(name, text)| format!("`{name}` as `{text}`")).collect();
    values.join(", ")
}

/// Returns the words for the errors.
fn of(codes: &[&str]) -> String {
    const SHOWN: usize = 3;
    let shown = list(codes.iter().take(SHOWN).copied());
    match codes.len().saturating_sub(SHOWN) {
        0 => format!("this is so for {shown}"),
        1 => format!("this is so for {shown} and another one"),
        more => format!("this is so for {shown} and {more} others"),
    }
}
