//! Names of sets and of their variants.

use std::collections::BTreeMap;

use errbook_spec::model::{Catalog, Set};
use errbook_spec::rust_names::camel;
use proc_macro2::Ident;

use super::groups::{EntryNames, GroupNames};
use crate::emit::ident::Scope;

/// The names of a set.
pub(crate) struct SetNames<'c> {
    pub(crate) set: &'c Set,
    pub(crate) name: Ident,
    /// In the order of the catalog.
    pub(crate) members: Vec<SetMember>,
    /// Indices of the sets that it names.
    pub(crate) extends: &'c [usize],
}

/// An error of a set.
pub(crate) struct SetMember {
    /// Its variant in the set.
    pub(crate) variant: Ident,
    /// Index of its group.
    pub(crate) group: usize,
    /// Index in its group.
    pub(crate) index: usize,
}

impl SetNames<'_> {
    /// Returns the member of another set as a member of this one.
    pub(crate) fn find(&self, other: &SetMember) -> Option<&SetMember> {
        let found = self.members.binary_search_by_key(&other.place(), SetMember::place);
        found.ok().map(|index| &self.members[index])
    }
}

impl SetMember {
    fn place(&self) -> (usize, usize) {
        (self.group, self.index)
    }

    /// Returns its group.
    pub(crate) fn group<'p>(&self, groups: &'p [GroupNames<'p>]) -> &'p GroupNames<'p> {
        &groups[self.group]
    }

    /// Returns its entry.
    pub(crate) fn entry<'p>(&self, groups: &'p [GroupNames<'p>]) -> &'p EntryNames<'p> {
        &groups[self.group].entries[self.index]
    }
}

/// Decides the names of a catalog's sets.
pub(crate) fn sets<'c>(catalog: &'c Catalog, groups: &[GroupNames<'c>]) -> Vec<SetNames<'c>> {
    // The module imports these names.
    let mut types = Scope::with(["AnyCode", "AnyError"]);
    let sets = catalog.sets.iter().map(|set| SetNames {
        set,
        name: types.take(std::slice::from_ref(&set.rust_name)),
        members: members(catalog, set, groups),
        extends: &set.extends,
    });
    sets.collect()
}

/// Names the variants as the groups do. If two groups have the same name, the group's name comes first.
fn members(catalog: &Catalog, set: &Set, groups: &[GroupNames<'_>]) -> Vec<SetMember> {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for id in &set.entries {
        *uses.entry(&catalog.entry(*id).rust_name).or_default() += 1;
    }
    let unique = |name: &str| uses.get(name).is_none_or(|count| *count < 2);
    let unique_names = uses.keys().copied().filter(|name| unique(name));
    let mut prefixed = Scope::with(unique_names);
    let members = set.entries.iter().map(|id| {
        let entry = catalog.entry(*id);
        let group = &catalog.groups[entry.group];
        let index = id.0 - group.first;
        let name = &entry.rust_name;
        let variant = if unique(name) {
            groups[entry.group].entries[index].variant.clone()
        } else {
            prefixed.take(&[format!("{}{name}", camel(&group.name))])
        };
        SetMember { variant, group: entry.group, index }
    });
    members.collect()
}
