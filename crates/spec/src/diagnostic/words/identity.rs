//! EB03: codes, numbers and names.

use crate::diagnostic::{Diagnostic, Kind, Place, Severity};

/// The kinds of this group.
pub(crate) static KINDS: &[&Kind] = &[&DUPLICATE_CODE];

static DUPLICATE_CODE: Kind = Kind {
    id: "EB0301",
    name: "duplicate-code",
    severity: Severity::Error,
    explanation: "A code identifies one error of the catalog for ever, so it is declared once. Where the same code means \
                  different things in different groups, set `unique: group` in catalog.yaml.",
};

/// Two entries have one code.
pub(crate) fn duplicate_code(code: &str, again: Place, first: Place) -> Diagnostic {
    Diagnostic::new(
        &DUPLICATE_CODE,
        format!("code `{code}` is declared twice"),
        again,
        "declared again here",
    )
    .label(first, "first declared here")
    .help("rename one of them, or set `unique: group` in catalog.yaml")
}
