//! A mistake that is made again and again is shown a few times and counted.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, DiagnosticKind};

/// The number of problems of a kind that are shown.
const SHOWN: usize = 10;

/// The command that shows the rest.
pub(super) const HELP: &str = "help: list all with `errbook check --format concise`";

/// The problems of a list that are shown.
pub(super) struct Folded<'r> {
    pub(super) shown: Vec<&'r Diagnostic>,
    /// By id: the kind, and how many of it there are.
    kinds: BTreeMap<&'static str, (&'static DiagnosticKind, usize)>,
}

impl<'r> Folded<'r> {
    pub(super) fn of(list: impl Iterator<Item = &'r Diagnostic>) -> Self {
        let mut folded = Self { shown: Vec::new(), kinds: BTreeMap::new() };
        for diagnostic in list {
            let kind = diagnostic.kind;
            let (_, count) = folded.kinds.entry(kind.id).or_insert((kind, 0));
            *count += 1;
            if *count <= SHOWN {
                folded.shown.push(diagnostic);
            }
        }
        folded
    }

    /// Returns whether everything is shown.
    pub(super) fn is_whole(&self) -> bool {
        self.kinds.values().all(|(_, count)| *count <= SHOWN)
    }

    /// Says how many are not shown, one line a kind.
    pub(super) fn rest(&self) -> impl Iterator<Item = String> {
        self.kinds.values().filter(|(_, count)| *count > SHOWN).map(|(kind, count)| {
            format!("and {} more of {} ({})", count - SHOWN, kind.id, kind.name)
        })
    }
}
