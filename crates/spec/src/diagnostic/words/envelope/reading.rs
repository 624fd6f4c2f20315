//! Envelopes in reverse.

use crate::diagnostic::{Diagnostic, Kind, Place, Severity};

pub(super) static NOT_TOLD_APART: Kind = Kind {
    id: "EB0522",
    name: "not-told-apart",
    severity: Severity::Warning,
    explanation: "A client reads a response by the same envelope. It finds the error by the type URI, else by code, group and \
                  HTTP status, else by number. Filters such as `|snake` can spell two codes alike, a code can stand in two \
                  groups, and a member can be there in some responses only. Where a response does not say which error it \
                  is, the client has the status and the texts.",
};

/// An error that is sent like another one.
pub(crate) fn alike(
    envelope: &str,
    (code, place): (&str, Place),
    (first, first_at): (&str, Place),
    others: usize,
) -> Diagnostic {
    let message = if code == first {
        format!("two errors `{code}` cannot be told apart in envelope `{envelope}`")
    } else {
        format!("`{code}` and `{first}` cannot be told apart in envelope `{envelope}`")
    };
    let diagnostic = Diagnostic::new(&NOT_TOLD_APART, message, place, "is sent like the other one")
        .label(first_at, "the other one")
        .help("add `$group`, `$number` or `$type_uri` to the envelope, or send `$code` as it is");
    match others {
        0 => diagnostic,
        1 => diagnostic.note("another error is sent like them"),
        _ => diagnostic.note(format!("{others} other errors are sent like them")),
    }
}

/// An error that some responses do not name.
pub(crate) fn unidentified(envelope: &str, code: &str, others: usize, place: Place) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        &NOT_TOLD_APART,
        format!("not every response in envelope `{envelope}` says that it is about `{code}`"),
        place,
        "is not always identified",
    )
    .help("add `$code`, `$type_uri` or `$number` to the body, outside conditions");
    match others {
        0 => diagnostic,
        1 => diagnostic.note("nor about one other error"),
        _ => diagnostic.note(format!("nor about {others} other errors")),
    }
}
