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
    and_others(diagnostic, "they are", others)
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
    and_others(diagnostic, "it is", others)
}

fn and_others(diagnostic: Diagnostic, what: &str, others: usize) -> Diagnostic {
    match others {
        0 => diagnostic,
        1 => diagnostic.note(format!("{what} like one other error")),
        _ => diagnostic.note(format!("{what} like {others} other errors")),
    }
}
