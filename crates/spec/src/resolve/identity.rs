//! Whether a client finds out which error a response is about.

use std::collections::{BTreeMap, BTreeSet};

use errbook::__v1::spelled;

use super::draft::{Draft, Scene};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::envelope::reading as words;
use crate::envelope::{Compiled, Identity, Uris, sent_prop};
use crate::model::{EntryId, Filter};

/// What a client reads, where it is no type URI and no prop: code, group, number and HTTP status.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Marks {
    code: Option<String>,
    group: Option<usize>,
    number: Option<i32>,
    status: Option<u16>,
}

/// An error, with the props that are sent of it in the envelope; `None` for one that is sent in others, and may be taken for one of
/// this.
type Marked<'s, 'd> = (Marks, &'s Draft<'d>, Option<&'s BTreeMap<String, Filter>>);

/// Errors that are sent alike.
type Alike<'s, 'd> = Vec<(&'s Draft<'d>, bool)>;

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
    let alike = sent.alike();
    if sent.is_lost(&alike) {
        diagnostics.push(compiled.body.noted(|place| words::no_identity(&envelope.name, place)));
        return;
    }
    sent.unidentified(diagnostics);
    let mut reported = BTreeSet::new();
    for alike in &alike {
        sent.report(alike, &mut reported, diagnostics);
    }
}

/// Returns whether an entry is sent. An internal one is not.
fn is_sent(draft: &Draft<'_>) -> bool {
    draft.decl.audience.as_deref() != Some("internal")
}

impl<'d> Sent<'_, 'd> {
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

    /// Returns whether nothing but props is sent, and these are the same for all.
    fn is_lost(&self, alike: &[Alike<'_, '_>]) -> bool {
        let ids: BTreeSet<EntryId> = alike.iter().flatten().map(|(it, _)| it.entry.id).collect();
        let mut users = self.users.iter();
        !alike.is_empty() && users.all(|(it, sent)| !sent.is_named() && ids.contains(&it.entry.id))
    }

    /// Returns the errors that are sent like another one, by any spelling of the code.
    fn alike(&self) -> Vec<Alike<'_, 'd>> {
        let mut filters: Vec<Filter> = Vec::new();
        for filter in self.users.iter().flat_map(|(_, identity)| &identity.filters) {
            if !filters.contains(filter) {
                filters.push(*filter);
            }
        }
        if filters.is_empty() {
            filters.push(Filter::None);
        }
        let mut found = Vec::new();
        for filter in filters {
            let mut marked = self.marked(filter);
            marked.sort_by(|(first, ..), (second, ..)| first.cmp(second));
            let alike = marked.chunk_by(|(first, ..), (second, ..)| first == second);
            alike.filter(|alike| alike.len() > 1).for_each(|alike| by_props(alike, &mut found));
        }
        found
    }

    /// Returns what a client looks at: what is sent in the envelope, and the other errors that it may be taken for.
    fn marked(&self, filter: Filter) -> Vec<Marked<'_, 'd>> {
        let users = self.users.iter().filter(|(_, it)| it.is_enough() && !it.type_uri);
        let mut marked: Vec<Marked<'_, 'd>> = users
            .map(|(draft, sent)| (self.marks(sent, draft, filter), *draft, Some(&sent.props)))
            .collect();
        let ids: BTreeSet<EntryId> = self.users.iter().map(|(draft, _)| draft.entry.id).collect();
        let is_other = |draft: &&Draft<'_>| is_sent(draft) && !ids.contains(&draft.entry.id);
        if !marked.is_empty() {
            marked.extend(self.scene.drafts.iter().filter(is_other).map(|draft| {
                let envelope = &self.compiled.envelope;
                let sent = Identity::sometimes(envelope, Some(&draft.entry), self.uris);
                (self.marks(&sent, draft, filter), draft, None)
            }));
        }
        marked
    }

    fn marks(&self, sent: &Identity, draft: &Draft<'_>, filter: Filter) -> Marks {
        let entry = &draft.entry;
        Marks {
            code: sent.code.then(|| spelled(&entry.code, filter.byte()).to_string()),
            group: sent.group.then_some(entry.group),
            number: entry.number.filter(|_| sent.number),
            status: self.compiled.envelope.http_status.is_none().then_some(entry.status),
        }
    }

    /// Reports one of several that are alike, unless all have been.
    fn report(
        &self,
        alike: &Alike<'_, '_>,
        reported: &mut BTreeSet<EntryId>,
        diagnostics: &mut Diagnostics,
    ) {
        let users = || alike.iter().filter(|(_, is_user)| *is_user).map(|(draft, _)| *draft);
        let new = users().rfind(|draft| !reported.contains(&draft.entry.id));
        let other = new.and_then(|new| {
            let mut all = users().chain(alike.iter().map(|(draft, _)| *draft));
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

/// Adds those of errors with the same marks that have the same props, among the props that are sent of one.
fn by_props<'s, 'd>(marked: &[Marked<'s, 'd>], found: &mut Vec<Alike<'s, 'd>>) {
    let mut sets: Vec<&BTreeMap<String, Filter>> = Vec::new();
    for props in marked.iter().filter_map(|(.., props)| *props) {
        if !sets.contains(&props) {
            sets.push(props);
        }
    }
    for names in sets {
        let mut alike: BTreeMap<Vec<String>, Alike<'s, 'd>> = BTreeMap::new();
        for (_, draft, props) in marked {
            let values = names.iter().map(|(name, filter)| sent_prop(&draft.entry, name, *filter));
            if let Some(values) = values.collect::<Option<_>>() {
                let is_user = *props == Some(names);
                alike.entry(values).or_default().push((draft, is_user));
            }
        }
        let is_unclear = |alike: &Alike<'_, '_>| alike.len() > 1 && alike.iter().any(|it| it.1);
        found.extend(alike.into_values().filter(is_unclear));
    }
}
