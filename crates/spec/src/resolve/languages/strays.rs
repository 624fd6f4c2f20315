//! Translations of codes that are not in their group.

use std::collections::BTreeMap;

use super::Coverage;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::language;
use crate::resolve::codes::Index;
use crate::resolve::draft::Resolver;
use crate::resolve::place_ref::PlaceRef;

/// The context for finding where a code is now.
pub(super) struct Strays<'s, 'd> {
    pub(super) resolver: &'s Resolver<'d>,
    pub(super) index: &'s Index<'d>,
    /// The group in the translation.
    pub(super) at: &'s PlaceRef<'s>,
}

impl Strays<'_, '_> {
    /// Reports codes with their positions. Consecutive codes from the same other group are one report.
    pub(super) fn report<'c>(
        &self,
        codes: impl Iterator<Item = (usize, &'c str)>,
        untranslated: &BTreeMap<&str, usize>,
        coverage: &mut Coverage,
        diagnostics: &mut Diagnostics,
    ) {
        let mut moved: Vec<(usize, usize, Vec<&str>)> = Vec::new();
        for (line, code) in codes {
            if let [one] = self.index.with_code(code) {
                coverage.wrong(one.0);
                let group = self.resolver.drafts[one.0].entry.group;
                match moved.last_mut() {
                    Some((end, last, run)) if (*end, *last) == (line, group) => {
                        *end += 1;
                        run.push(code);
                    }
                    _ => moved.push((line + 1, group, vec![code])),
                }
                continue;
            }
            let place = self.at.key(code).name();
            if let Some(now) = self.index.renamed(code) {
                self.index.with_code(now).iter().for_each(|id| coverage.wrong(id.0));
                diagnostics.push(language::former_code(code, now, place));
            } else {
                let near = self.index.suggest.nearest(code, untranslated.keys().copied());
                match near.and_then(|near| untranslated.get(near)) {
                    Some(position) => coverage.wrong(*position),
                    // Any untranslated entry may be meant.
                    None => untranslated.values().for_each(|position| coverage.wrong(*position)),
                }
                diagnostics.push(language::orphan("code", code, near, place));
            }
        }
        for (_, group, run) in moved {
            let group = &self.resolver.groups[group].group.name;
            // A group without a name is reported.
            if let Some(first) = run.first().filter(|_| !group.is_empty()) {
                let place = self.at.key(first).name();
                diagnostics.push(language::moved(first, &run[1..], group, place));
            }
        }
    }
}
