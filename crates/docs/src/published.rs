//! What the world may read of a catalog.

use std::collections::BTreeSet;

use errbook_spec::model::{
    Audience, Catalog, Deprecation, Entry, EntryId, Group, Param, ParamValue, Retirement, Set,
    Visibility,
};

/// Returns whether an entry has a place in the docs.
pub(crate) fn is_published(entry: &Entry) -> bool {
    entry.is_public()
}

/// Returns an entry that another one names, if it is published.
pub(crate) fn published(catalog: &Catalog, id: EntryId) -> Option<&Entry> {
    Some(catalog.entry(id)).filter(|entry| is_published(entry))
}

/// Returns the published entries of a group in their order.
pub(crate) fn entries<'c>(
    catalog: &'c Catalog,
    group: &Group,
) -> impl Iterator<Item = &'c Entry> + use<'c> {
    catalog.entries_of(group).iter().filter(|entry| is_published(entry))
}

/// Returns the groups that have a published entry.
pub(crate) fn groups(catalog: &Catalog) -> impl Iterator<Item = (usize, &Group)> {
    let has_entries = |group: &Group| entries(catalog, group).next().is_some();
    catalog.groups.iter().enumerate().filter(move |(_, group)| has_entries(group))
}

/// Returns the entry that callers get for one: itself, or what masks it.
pub(crate) fn sent(catalog: &Catalog, id: EntryId) -> &Entry {
    let entry = catalog.entry(id);
    match entry.audience {
        Audience::Public => entry,
        Audience::Internal { mask } => catalog.entry(mask),
    }
}

/// Returns what callers get of a set, in the order of the catalog.
pub(crate) fn entries_of_set<'c>(
    catalog: &'c Catalog,
    set: &Set,
) -> impl Iterator<Item = &'c Entry> + use<'c> {
    let ids: BTreeSet<_> = set.entries.iter().map(|id| sent(catalog, *id).id).collect();
    ids.into_iter().map(|id| catalog.entry(id))
}

/// Returns whether a caller may see a param.
pub(crate) fn is_public(param: &Param) -> bool {
    param.visibility == Visibility::Public
}

/// Returns the params that a caller may see.
pub(crate) fn params(params: &[Param]) -> impl Iterator<Item = &Param> {
    params.iter().filter(|param| is_public(param))
}

/// A param as the docs show it.
pub(crate) struct ShownParam<'e> {
    pub(crate) param: &'e Param,
    /// The name of the case that it belongs to.
    pub(crate) case: Option<&'e str>,
    /// Its own example where one was given, else its value in an example of the entry.
    pub(crate) example: &'e ParamValue,
}

/// Returns the params of an entry that a caller may see, those of the cases after its own.
pub(crate) fn shown_params(entry: &Entry) -> impl Iterator<Item = ShownParam<'_>> {
    every_param(entry).filter(|shown| is_public(shown.param))
}

/// Returns every param of an entry, those of the cases after its own.
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

/// Why and since when an entry is deprecated or retired.
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
