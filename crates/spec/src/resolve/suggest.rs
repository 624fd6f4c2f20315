//! "Did you mean", within a budget.

use std::cell::Cell;

use crate::suggest::nearest;

/// Suggests names of the catalog. Each suggestion compares every candidate, so a catalog with thousands of unknown names among
/// thousands of known ones only gets the first suggestions.
#[derive(Debug)]
pub(super) struct Suggester {
    left: Cell<usize>,
}

/// The number of comparisons in one catalog: half a second in a debug build.
const BUDGET: usize = 50_000;

impl Default for Suggester {
    fn default() -> Self {
        Self { left: Cell::new(BUDGET) }
    }
}

impl Suggester {
    /// Returns the candidate nearest to a word.
    pub(super) fn nearest<'c>(
        &self,
        word: &str,
        candidates: impl ExactSizeIterator<Item = &'c str>,
    ) -> Option<&'c str> {
        let left = self.left.get().checked_sub(candidates.len())?;
        self.left.set(left);
        let length = word.len();
        if length > 63 {
            return None;
        }
        nearest(word, candidates.filter(|candidate| candidate.len().abs_diff(length) <= 4))
    }
}
