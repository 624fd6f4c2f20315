//! Decides which parts of a catalog are published.

use std::collections::BTreeSet;

use errbook_spec::model::{
    Audience, Catalog, Deprecation, Entry, EntryId, Group, Param, ParamValue, Retirement, Set,
    Visibility,
};

/// The number of texts of entries from which a catalog is large.
const LARGE: usize = 5_000;

/// Returns whether a catalog has so many entries and languages that its pages and files repeat as little as possible.
pub(crate) fn is_large(catalog: &Catalog) -> bool {
    catalog.entries.len() * catalog.languages.len() > LARGE
}

/// Returns whether the docs include an entry.
pub(crate) fn is_published(entry: &Entry) -> bool {
    entry.is_public()
}

/// Returns an entry by its id, if it is published.
pub(crate) fn published(catalog: &Catalog, id: EntryId) -> Option<&Entry> {
    Some(catalog.entry(id)).filter(|entry| is_published(entry))
}

/// Returns the published entries of a group, in catalog order.
pub(crate) fn entries<'c>(
    catalog: &'c Catalog,
    group: &Group,
) -> impl Iterator<Item = &'c Entry> + use<'c> {
    catalog.entries_of(group).iter().filter(|entry| is_published(entry))
}

/// Returns the groups with at least one published entry.
pub(crate) fn groups(catalog: &Catalog) -> impl Iterator<Item = (usize, &Group)> {
    let has_entries = |group: &Group| entries(catalog, group).next().is_some();
    catalog.groups.iter().enumerate().filter(move |(_, group)| has_entries(group))
}

/// Returns the entry that callers receive for an error: the entry itself, or the one that masks it.
pub(crate) fn sent(catalog: &Catalog, id: EntryId) -> &Entry {
    let entry = catalog.entry(id);
    match entry.audience {
        Audience::Public => entry,
        Audience::Internal { mask } => catalog.entry(mask),
    }
}

/// Returns the published entries that callers receive for a set's errors, in catalog order.
pub(crate) fn entries_of_set<'c>(
    catalog: &'c Catalog,
    set: &Set,
) -> impl Iterator<Item = &'c Entry> + use<'c> {
    let ids: BTreeSet<_> = set.entries.iter().map(|id| sent(catalog, *id).id).collect();
    ids.into_iter().map(|id| catalog.entry(id))
}

/// Returns whether callers may see a param.
pub(crate) fn is_public(param: &Param) -> bool {
    param.visibility == Visibility::Public
}

/// Returns the params that callers may see.
pub(crate) fn params(params: &[Param]) -> impl Iterator<Item = &Param> {
    params.iter().filter(|param| is_public(param))
}

/// A param as the docs show it.
pub(crate) struct ShownParam<'e> {
    pub(crate) param: &'e Param,
    /// The name of the case that declares the param; `None` if the entry declares it.
    pub(crate) case: Option<&'e str>,
    /// The param's own example if the catalog gives one, else its value in an example of the entry.
    pub(crate) example: &'e ParamValue,
}

/// Returns the public params of an entry, followed by those of its cases.
pub(crate) fn shown_params(entry: &Entry) -> impl Iterator<Item = ShownParam<'_>> {
    every_param(entry).filter(|shown| is_public(shown.param))
}

/// Returns all params of an entry, followed by those of its cases.
pub(crate) fn every_param(entry: &Entry) -> impl Iterator<Item = ShownParam<'_>> {
    let own = entry.params.iter().enumerate().map(|(index, param)| {
        (param, None, entry.examples.first().and_then(|example| example.values.get(index)))
    });
    let cases = entry.cases.iter().enumerate().flat_map(move |(number, case)| {
        let example = entry.examples.iter().find(|example| example.case == Some(number));
        case.params.iter().enumerate().map(move |(index, param)| {
            let value = example.and_then(|it| it.values.get(entry.params.len() + index));
            (param, Some(case.name.as_str()), value)
        })
    });
    own.chain(cases).map(|(param, case, value)| {
        let example = value.filter(|_| !param.example_given).unwrap_or(&param.example);
        ShownParam { param, case, example }
    })
}

/// The deprecation or retirement of an entry.
pub(crate) struct Change<'e> {
    pub(crate) since: Option<&'e str>,
    pub(crate) replacement: Option<EntryId>,
    pub(crate) note: Option<&'e str>,
}

impl<'e> From<&'e Deprecation> for Change<'e> {
    fn from(it: &'e Deprecation) -> Self {
        let (since, note) = (it.since.as_deref(), it.note.as_deref());
        Self { since, replacement: it.replacement, note }
    }
}

impl<'e> From<&'e Retirement> for Change<'e> {
    fn from(it: &'e Retirement) -> Self {
        let (since, note) = (it.since.as_deref(), it.note.as_deref());
        Self { since, replacement: it.replacement, note }
    }
}
