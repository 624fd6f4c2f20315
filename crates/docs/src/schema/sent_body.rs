//! Lists the bodies that a catalog sends: entries in envelopes, with names.

use std::collections::{BTreeMap, BTreeSet};

use errbook_spec::model::{Audience, Catalog, Entry, EntryId, Envelope, Unique};
use errbook_spec::rust_names::camel;

use super::component_names::ComponentNames;
use crate::published;

/// An entry in one of its envelopes.
pub(crate) struct SentBody<'c> {
    /// An identifier that is unique in the catalog.
    pub(crate) name: String,
    pub(crate) entry: &'c Entry,
    pub(crate) envelope: &'c Envelope,
    /// Whether the request's `Accept` header chooses the envelope.
    pub(crate) by_accept: bool,
    /// Whether the entry is also sent in place of an internal entry.
    pub(crate) is_mask: bool,
}

impl SentBody<'_> {
    /// Returns the HTTP status of the response.
    pub(crate) fn status(&self) -> u16 {
        self.envelope.status_of(self.entry.status)
    }
}

/// Returns all bodies, in catalog order.
pub(crate) fn sent_bodies(catalog: &Catalog) -> Vec<SentBody<'_>> {
    let mut counts = BTreeMap::<&str, usize>::new();
    let entries = || {
        let all = catalog.entries.iter();
        all.filter(|entry| published::is_published(entry) && entry.retired.is_none())
    };
    for entry in entries() {
        *counts.entry(&entry.rust_name).or_default() += 1;
    }
    let masks: BTreeSet<_> = catalog.entries.iter().filter_map(mask).collect();
    let mut names = ComponentNames::default();
    let all = entries().map(|entry| {
        let is_unique = catalog.unique == Unique::Catalog && counts[entry.rust_name.as_str()] == 1;
        let group = camel(&catalog.group_of(entry).name);
        let group = if is_unique { "" } else { &group };
        (names.take(&format!("{group}{}", entry.rust_name)), entry)
    });
    let all: Vec<_> = all.collect();
    let mut sent = Vec::new();
    for (name, entry) in all {
        for (index, envelope) in envelopes(catalog, entry).into_iter().enumerate() {
            let name = match index {
                0 => name.clone(),
                _ => names.take(&format!("{name}{}", camel(&envelope.name))),
            };
            let (by_accept, is_mask) = (index > 0, masks.contains(&entry.id));
            sent.push(SentBody { name, entry, envelope, by_accept, is_mask });
        }
    }
    sent
}

fn mask(entry: &Entry) -> Option<EntryId> {
    match entry.audience {
        Audience::Internal { mask } => Some(mask),
        Audience::Public => None,
    }
}

/// Returns the envelopes of an entry, one per media type: its own, or those that the `Accept` header chooses from.
fn envelopes<'c>(catalog: &'c Catalog, entry: &Entry) -> Vec<&'c Envelope> {
    let offered = if entry.envelope == 0 { catalog.offered.max(1) } else { 1 };
    let candidates = catalog.envelopes.iter().skip(entry.envelope).take(offered);
    let mut found: Vec<&Envelope> = Vec::new();
    for envelope in candidates {
        if found.iter().all(|other| other.content_type != envelope.content_type) {
            found.push(envelope);
        }
    }
    found
}
