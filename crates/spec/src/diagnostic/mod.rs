//! Problems, with their places, their wording and how they are drawn.

mod place;
mod problem;
mod report;
mod sink;
pub(crate) mod words;

pub(crate) use place::{Path, Place, PlacePart, Seg};
pub(crate) use problem::Diagnostic;
pub use problem::{DiagnosticKind, DiagnosticSeverity};
pub use report::{Format, Report};
pub(crate) use sink::Diagnostics;

/// Returns every kind of problem, sorted by id.
#[must_use]
pub fn kinds() -> Vec<&'static DiagnosticKind> {
    let mut kinds: Vec<&'static DiagnosticKind> =
        words::ALL.iter().flat_map(|group| group.iter().copied()).collect();
    kinds.sort_by_key(|kind| kind.id);
    kinds
}
