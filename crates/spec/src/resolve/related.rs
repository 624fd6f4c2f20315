//! Examples with several errors, or with causes.

use super::codes::Index;
use super::draft::{Draft, Resolver};
use super::examples;
use super::place_ref::PlaceRef;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::reference;
use crate::document::RelatedDecl;
use crate::model::{EntryId, Related};

/// Looks up the errors and causes of the examples. Every entry must have its examples already.
pub(super) fn resolve(
    resolver: &mut Resolver<'_>,
    index: &Index<'_>,
    diagnostics: &mut Diagnostics,
) {
    for position in 0..resolver.drafts.len() {
        let before = diagnostics.list.len();
        let draft = &resolver.drafts[position];
        if draft.broken {
            continue;
        }
        let entry = draft.place();
        let at = entry.key("examples");
        let mut found = Vec::new();
        for (i, decl) in draft.decl.examples.iter().enumerate() {
            let mut related = RelatedResolver { resolver, index, from: draft, diagnostics };
            let at = at.index(i);
            found.push((
                related.all("errors", &decl.errors, &at),
                related.all("causes", &decl.causes, &at),
            ));
        }
        let draft = &mut resolver.drafts[position];
        draft.broken = diagnostics.list.len() > before;
        for (example, (errors, causes)) in draft.entry.examples.iter_mut().zip(found) {
            (example.errors, example.causes) = (errors, causes);
        }
    }
}

struct RelatedResolver<'l, 'd> {
    resolver: &'l Resolver<'d>,
    index: &'l Index<'d>,
    /// The entry with the examples.
    from: &'l Draft<'d>,
    diagnostics: &'l mut Diagnostics,
}

impl RelatedResolver<'_, '_> {
    fn all(&mut self, key: &str, written: &[RelatedDecl], at: &PlaceRef<'_>) -> Vec<Related> {
        let at = at.key(key);
        let read = written.iter().enumerate();
        read.filter_map(|(i, decl)| self.related(key, decl, &at.index(i))).collect()
    }

    fn related(&mut self, key: &str, decl: &RelatedDecl, at: &PlaceRef<'_>) -> Option<Related> {
        let Some(code) = &decl.code else {
            at.missing("code", self.diagnostics);
            return None;
        };
        let id = self.find(key, code, at)?;
        let draft = &self.resolver.drafts[id.0];
        // Its problems are reported with the entry.
        if draft.broken {
            return None;
        }
        let first = draft.entry.examples.first();
        let case = match &decl.case {
            Some(_) => examples::case(draft, decl.case.as_ref(), at, self.diagnostics).ok()?,
            None => first.and_then(|example| example.case),
        };
        let example = draft.entry.examples.iter().find(|example| example.case == case);
        let values = examples::values_of(
            draft,
            case,
            &decl.params,
            |param, i| {
                let value = example.and_then(|example| example.values.get(i));
                value.unwrap_or(&param.example).clone()
            },
            &at.key("params"),
            self.diagnostics,
        )?;
        Some(Related { entry: id, case, values })
    }

    fn find(&mut self, key: &str, code: &str, at: &PlaceRef<'_>) -> Option<EntryId> {
        // A plain text is a code.
        let place = at.value();
        let internal = self.index.is_internal(self.from.entry.id);
        let id = self.index.find_from(code, internal, place.clone(), self.diagnostics)?;
        if self.resolver.drafts[id.0].decl.retired.is_some() {
            self.diagnostics.push(reference::retired_reference(key, code, place));
            return None;
        }
        Some(id)
    }
}
