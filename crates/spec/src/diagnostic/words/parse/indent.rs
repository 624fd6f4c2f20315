//! Keys that are indented as others than their siblings.

use crate::diagnostic::{Diagnostic, DiagnosticKind, DiagnosticSeverity, Place};

pub(super) static MISINDENTED: DiagnosticKind = DiagnosticKind {
    id: "EB0115",
    name: "misindented-key",
    severity: DiagnosticSeverity::Error,
    explanation: "A key is indented like the keys below it, so it has no value, and they belong to the map above; or it is indented like the names \
                  around the map that it belongs to. Indent it like its siblings.",
};

/// Says how to indent a line, as what else is.
pub(crate) fn indent_it(spaces: usize, sibling: Option<&str>) -> String {
    if let (0, Some(sibling)) = (spaces, sibling) {
        return format!("begin it where `{sibling}` begins, without spaces");
    }
    let sibling = sibling.map_or(String::new(), |sibling| format!(", as `{sibling}`"));
    match spaces {
        0 => "remove the spaces before it".to_owned(),
        1 => format!("indent it by 1 space{sibling}"),
        _ => format!("indent it by {spaces} spaces{sibling}"),
    }
}

/// A key that is indented as what belongs below it.
pub(crate) fn misindented(
    key: &str,
    indent: usize,
    expected: usize,
    sibling: Option<&str>,
    place: Place,
) -> Diagnostic {
    let message = format!("`{key}` is indented like the keys below it");
    Diagnostic::new(&MISINDENTED, message, place, format!("indented by {indent}"))
        .help(indent_it(expected, sibling))
}

/// A key of a thing, such as an error, that is indented as the names of things.
pub(crate) fn as_name(
    key: &str,
    (thing, name): (&str, &str),
    expected: usize,
    place: Place,
) -> Diagnostic {
    let message = format!("`{key}` is indented like {name}");
    Diagnostic::new(&MISINDENTED, message, place, format!("in the place of {name}")).help(format!(
        "`{key}` is a key of {thing}: indent it by {expected} spaces, and what is below it by two more"
    ))
}

/// A key of a thing that has no name; `example` is one.
pub(crate) fn unnamed(key: &str, name: &str, example: &str, place: Place) -> Diagnostic {
    let message = format!("`{key}` is in the place of {name}");
    Diagnostic::new(&MISINDENTED, message, place, format!("{name} is missing above this key")).help(
        format!(
            "write it on a line of its own, such as `{example}:`, and indent its keys below it"
        ),
    )
}
