//! Whether a client finds out which error a response is about.

use std::collections::{BTreeMap, BTreeSet};

use errbook::__v1::spelled;

use super::draft::{Draft, Scene};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::envelope::reading as words;
use crate::envelope::{Compiled, Identity, Uris};
use crate::model::{EntryId, Filter};

/// What a client reads, where it is no type URI: code, group, number and HTTP status.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Marks {
    code: Option<String>,
    group: Option<usize>,
    number: Option<i32>,
    status: Option<u16>,
}

/// An envelope with the errors that are sent in it.
struct Sent<'s, 'd> {
    scene: &'s Scene<'d>,
    compiled: &'s Compiled,
    uris: Uris,
    /// Each with what every response says of it.
    users: Vec<(&'s Draft<'d>, Identity)>,
}

/// Reports an envelope that identifies no error, and errors that a response in it does not always name, or not by themselves.
pub(super) fn check<'s, 'd>(
    scene: &'s Scene<'d>,
    compiled: &'s Compiled,
    (users, uris): (impl Iterator<Item = &'s Draft<'d>>, Uris),
    diagnostics: &mut Diagnostics,
) {
    let envelope = &compiled.envelope;
    let users: Vec<_> = users.filter(|draft| is_sent(draft)).collect();
    let some = |entry| Identity::sometimes(envelope, entry, uris).is_enough();
    let is_any = match &users[..] {
        [] => some(None),
        users => users.iter().any(|draft| some(Some(&draft.entry))),
    };
    if !is_any {
        diagnostics.push(compiled.body.noted(|place| words::no_identity(&envelope.name, place)));
    }
    if diagnostics.has_errors() {
        return;
    }
    let always = |draft: &'s Draft<'d>| (draft, Identity::always(envelope, &draft.entry, uris));
    let sent = Sent { scene, compiled, uris, users: users.into_iter().map(always).collect() };
    sent.unidentified(diagnostics);
    sent.alike(diagnostics);
}

/// Returns whether an entry is sent. An internal one is not.
fn is_sent(draft: &Draft<'_>) -> bool {
    draft.decl.audience.as_deref() != Some("internal")
}

impl Sent<'_, '_> {
    /// Reports the parts of the envelope that leave errors unidentified.
    fn unidentified(&self, diagnostics: &mut Diagnostics) {
        let mut codes: BTreeMap<Option<usize>, Vec<&str>> = BTreeMap::new();
        for (draft, identity) in self.users.iter().filter(|(_, it)| !it.is_enough()) {
            codes.entry(identity.condition).or_default().push(draft.code);
        }
        for (condition, codes) in codes {
            let condition = condition.and_then(|index| self.compiled.conditions.get(index));
            let name = &self.compiled.envelope.name;
            diagnostics.push(match condition {
                Some(condition) => condition.noted(|it| words::sometimes(name, &codes, it)),
                None => self.compiled.body.noted(|it| words::unidentified(name, &codes, it)),
            });
        }
    }

    /// Reports errors that are sent like another one, by any spelling of the code.
    fn alike(&self, diagnostics: &mut Diagnostics) {
        let mut filters: Vec<Filter> = Vec::new();
        for filter in self.users.iter().flat_map(|(_, identity)| &identity.filters) {
            if !filters.contains(filter) {
                filters.push(*filter);
            }
        }
        if filters.is_empty() {
            filters.push(Filter::None);
        }
        let mut reported = BTreeSet::new();
        for filter in filters {
            let mut marked = self.marked(filter);
            marked.sort_by(|(first, _), (second, _)| first.cmp(second));
            for alike in marked.chunk_by(|(first, _), (second, _)| first == second) {
                self.report(alike, &mut reported, diagnostics);
            }
        }
    }

    /// Returns what a client looks at: what is sent in the envelope, and the other errors that it may be taken for.
    fn marked(&self, filter: Filter) -> Vec<(Marks, (bool, &Draft<'_>))> {
        let users = self.users.iter().filter(|(_, it)| it.is_enough() && !it.type_uri);
        let mut marked: Vec<_> = users
            .map(|(draft, identity)| (self.marks(identity, draft, filter), (true, *draft)))
            .collect();
        let ids: BTreeSet<EntryId> = self.users.iter().map(|(draft, _)| draft.entry.id).collect();
        let is_other = |draft: &&Draft<'_>| is_sent(draft) && !ids.contains(&draft.entry.id);
        if !marked.is_empty() {
            marked.extend(self.scene.drafts.iter().filter(is_other).map(|draft| {
                let envelope = &self.compiled.envelope;
                let identity = Identity::sometimes(envelope, Some(&draft.entry), self.uris);
                (self.marks(&identity, draft, filter), (false, draft))
            }));
        }
        marked
    }

    fn marks(&self, identity: &Identity, draft: &Draft<'_>, filter: Filter) -> Marks {
        let entry = &draft.entry;
        Marks {
            code: identity.code.then(|| spelled(&entry.code, filter.byte()).to_string()),
            group: identity.group.then_some(entry.group),
            number: entry.number.filter(|_| identity.number),
            status: self.compiled.envelope.http_status.is_none().then_some(entry.status),
        }
    }

    /// Reports one of several that are alike, unless all have been.
    fn report(
        &self,
        alike: &[(Marks, (bool, &Draft<'_>))],
        reported: &mut BTreeSet<EntryId>,
        diagnostics: &mut Diagnostics,
    ) {
        let users = || alike.iter().filter(|(_, (is_user, _))| *is_user).map(|(_, (_, it))| *it);
        let new = users().rfind(|draft| !reported.contains(&draft.entry.id));
        let other = new.and_then(|new| {
            let mut all = users().chain(alike.iter().map(|(_, (_, draft))| *draft));
            all.find(|draft| draft.entry.id != new.entry.id)
        });
        let (Some(second), Some(first)) = (new, other) else { return };
        let first = (first.code, first.spot().name());
        let second = (second.code, second.spot().name());
        let name = &self.compiled.envelope.name;
        diagnostics.push(words::alike(name, second, first, alike.len() - 2));
        reported.extend(users().map(|draft| draft.entry.id));
    }
}
