//! The Rust name of everything, decided before anything is printed.

mod constructors;
mod groups;
mod sets;

use errbook_spec::Lowered;
use errbook_spec::model::{Catalog, EntryId};
use errbook_spec::rust_names::{camel, module};
use proc_macro2::Ident;

use super::ident::Scope;

pub(crate) use constructors::{ConstructorNames, SetterNames};
pub(crate) use groups::{EntryNames, EnumNames, GroupNames, OneOfNames, ParamNames, VariantNames};
pub(crate) use sets::{SetMember, SetNames};

/// The names of a catalog.
pub(crate) struct CatalogNames<'c> {
    pub(crate) catalog: &'c Catalog,
    /// Tags of the languages that are kept, with the variants of `Language`.
    pub(crate) languages: Vec<(String, Ident)>,
    pub(crate) groups: Vec<GroupNames<'c>>,
    pub(crate) sets: Vec<SetNames<'c>>,
    /// The module of the sets.
    pub(crate) sets_module: Ident,
}

impl<'c> CatalogNames<'c> {
    /// Returns the names of an entry and of its group.
    pub(crate) fn entry(&self, id: EntryId) -> Option<(&GroupNames<'c>, &EntryNames<'c>)> {
        let group = self.groups.get(self.catalog.entry(id).group)?;
        Some((group, group.entries.get(id.0.checked_sub(group.group.first)?)?))
    }
}

/// Decides the names of a catalog.
pub(crate) fn names<'c>(catalog: &'c Catalog, lowered: &Lowered) -> CatalogNames<'c> {
    let mut tags = Scope::default();
    let languages =
        lowered.languages.iter().map(|tag| (tag.clone(), tags.take(&[camel(tag)]))).collect();
    let (mut modules, mut variants) = (Scope::default(), Scope::default());
    let groups = catalog.groups.iter().map(|group| {
        let entries = groups::entries(catalog.entries_of(group), lowered);
        let constructors = groups::constructors_of(&entries);
        GroupNames {
            group,
            module: modules.take(&[module(&group.module)]),
            variant: variants.take(&[camel(&group.name)]),
            entries,
            constructors,
        }
    });
    let groups: Vec<_> = groups.collect();
    let sets = sets::sets(catalog, &groups);
    CatalogNames {
        catalog,
        languages,
        groups,
        sets,
        sets_module: modules.take(&["sets".to_owned()]),
    }
}
