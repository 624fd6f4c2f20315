//! Untranslated texts, in one report per language.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::language;
use crate::model::Audience;
use crate::resolve::draft::Resolver;
use crate::resolve::place_ref::PlaceRef;
use crate::source::FileId;

/// The number of entries that a report names.
const SHOWN: usize = 5;

/// Entries that fall back to the source language, by position, with their missing texts.
#[derive(Debug, Default)]
pub(super) struct Coverage {
    lacking: BTreeMap<usize, Vec<String>>,
    /// Already reported.
    wrong: BTreeSet<usize>,
}

impl Coverage {
    /// Records an entry with missing texts.
    pub(super) fn incomplete(&mut self, position: usize, missing: Vec<String>) {
        self.lacking.insert(position, missing);
    }

    /// Records an entry with a wrong translation.
    pub(super) fn wrong(&mut self, position: usize) {
        self.wrong.insert(position);
    }

    /// Records the entries without any translation, except those that are never sent.
    pub(super) fn count(&mut self, resolver: &Resolver<'_>) {
        for (position, draft) in resolver.drafts.iter().enumerate() {
            let is_translated = draft.entry.texts.last().is_some_and(Option::is_some);
            if matches!(draft.entry.audience, Audience::Internal { .. }) {
                self.lacking.remove(&position);
            } else if !is_translated && !draft.broken && !self.wrong.contains(&position) {
                self.lacking.entry(position).or_default();
            }
        }
    }

    /// Reports the entries that fall back.
    pub(super) fn report(
        self,
        tag: &str,
        resolver: &Resolver<'_>,
        file: FileId,
        diagnostics: &mut Diagnostics,
    ) {
        if self.lacking.is_empty() {
            return;
        }
        let mut notes: Vec<_> = self
            .lacking
            .iter()
            .take(SHOWN)
            .map(|(position, missing)| {
                let draft = &resolver.drafts[*position];
                let group = &resolver.groups[draft.entry.group].group.name;
                let what = if missing.is_empty() {
                    "is not translated".to_owned()
                } else {
                    format!("lacks {}", missing.join(", "))
                };
                format!("`{group}/{}` {what}", draft.code)
            })
            .collect();
        let more = self.lacking.len().saturating_sub(SHOWN);
        if more > 0 {
            notes.push(format!("and {more} more"));
        }
        let at = PlaceRef::File(file);
        let (count, of) = (self.lacking.len(), resolver.drafts.len());
        let place = at.key("language").value();
        diagnostics.push(language::incomplete(tag, count, of, notes, place));
    }
}
