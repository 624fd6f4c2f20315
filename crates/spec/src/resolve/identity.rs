//! Which errors a client cannot tell apart.

use errbook::__v1::spelled;

use super::draft::{Draft, Scene};
use super::envelopes::Envelopes;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::envelope::reading as words;
use crate::envelope::Identity;
use crate::model::{Envelope, Filter};

/// What a client reads, where it is no type URI: code, group, number and HTTP status.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Marks {
    code: Option<String>,
    group: Option<usize>,
    number: Option<i32>,
    status: Option<u16>,
}

/// Reports errors that a response in one of their envelopes does not tell from others. Nothing else is wrong with them.
pub(super) fn check(scene: &Scene<'_>, envelopes: &Envelopes, diagnostics: &mut Diagnostics) {
    if diagnostics.has_errors() {
        return;
    }
    for (position, envelope) in envelopes.envelopes.iter().enumerate() {
        // Internal errors are not sent.
        let users: Vec<_> = scene
            .drafts
            .iter()
            .filter(|draft| draft.decl.audience.as_deref() != Some("internal"))
            .filter(|draft| envelopes.range(&draft.entry).contains(&position))
            .collect();
        one(scene, envelope, &users, diagnostics);
    }
}

fn one(
    scene: &Scene<'_>,
    envelope: &Envelope,
    users: &[&Draft<'_>],
    diagnostics: &mut Diagnostics,
) {
    let cover = &scene.settings.cover.decl;
    let type_uri = cover.type_uri.is_some() || cover.docs_url.is_some();
    let [numbered, bare] = [true, false].map(|number| Identity::of(envelope, number, type_uri));
    let identity = |draft: &Draft<'_>| if draft.entry.number.is_some() { &numbered } else { &bare };
    let mut unknown = users.iter().filter(|draft| !identity(draft).is_enough());
    if let Some(first) = unknown.next() {
        let (code, place) = (first.code, first.spot().name());
        diagnostics.push(words::unidentified(&envelope.name, code, unknown.count(), place));
    }
    let mut filters = numbered.filters.clone();
    filters.extend(bare.filters.iter().filter(|filter| !numbered.filters.contains(filter)));
    for filter in filters {
        let marked = users.iter().filter(|draft| !identity(draft).type_uri);
        let marked = marked.filter(|draft| identity(draft).is_enough());
        let mut marked: Vec<(Marks, &Draft<'_>)> =
            marked.map(|draft| (marks(envelope, identity(draft), draft, filter), *draft)).collect();
        marked.sort_by(|(first, _), (second, _)| first.cmp(second));
        let before = diagnostics.list.len();
        for alike in marked.chunk_by(|(first, _), (second, _)| first == second) {
            if let [(_, first), (_, second), others @ ..] = alike {
                let first = (first.code, first.spot().name());
                let second = (second.code, second.spot().name());
                diagnostics.push(words::alike(&envelope.name, second, first, others.len()));
            }
        }
        if diagnostics.list.len() > before {
            return;
        }
    }
}

fn marks(envelope: &Envelope, identity: &Identity, draft: &Draft<'_>, filter: Filter) -> Marks {
    let entry = &draft.entry;
    Marks {
        code: identity.code.then(|| spelled(&entry.code, filter.byte()).to_string()),
        group: identity.group.then_some(entry.group),
        number: entry.number.filter(|_| identity.number),
        status: envelope.http_status.is_none().then_some(entry.status),
    }
}
