//! The wording of every problem: one file a group, one function a kind.

use super::DiagnosticKind;

/// Declares kinds and the list of them.
macro_rules! kinds {
    ($($name:ident = $id:literal $kebab:literal $severity:ident: $explanation:literal;)+) => {
        $(static $name: $crate::diagnostic::DiagnosticKind = $crate::diagnostic::DiagnosticKind {
            id: $id,
            name: $kebab,
            severity: $crate::diagnostic::DiagnosticSeverity::$severity,
            explanation: $explanation,
        };)+

        /// The kinds of this group.
        pub(crate) static KINDS: &[&$crate::diagnostic::DiagnosticKind] = &[$(&$name),+];
    };
}

pub(crate) mod docs;
pub(crate) mod envelope;
pub(crate) mod http;
pub(crate) mod identity;
pub(crate) mod language;
pub(crate) mod message;
pub(crate) mod param;
pub(crate) mod parse;
mod phrases;
pub(crate) mod reference;
pub(crate) mod sent;
pub(crate) mod set;
pub(crate) mod shape;
pub(crate) mod site;
pub(crate) mod value;

use phrases::{did_you_mean, first_of, list};

/// The kinds of each group.
pub(crate) static ALL: [&[&DiagnosticKind]; 14] = [
    parse::KINDS,
    shape::KINDS,
    value::KINDS,
    identity::KINDS,
    reference::KINDS,
    set::KINDS,
    message::KINDS,
    param::KINDS,
    envelope::KINDS,
    language::KINDS,
    docs::KINDS,
    site::KINDS,
    sent::KINDS,
    http::KINDS,
];
