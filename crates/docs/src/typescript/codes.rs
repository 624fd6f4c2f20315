//! Names the codes in TypeScript.

use std::collections::BTreeSet;

use errbook::__v1::{filter, spelled};
use errbook_spec::model::{Catalog, Entry, Group, Unique};
use errbook_spec::reading::Identified;

use crate::published;

/// The published entries with their labels, the strings that identify them in TypeScript: `code`, or `group/code`.
pub(super) struct Codes<'c> {
    pub(super) catalog: &'c Catalog,
    pub(super) tables: &'c errbook::Catalog<'c>,
    labels: Vec<String>,
}

impl<'c> Codes<'c> {
    pub(super) fn new(catalog: &'c Catalog, tables: &'c errbook::Catalog<'c>) -> Self {
        let label = |entry: &Entry| match catalog.unique {
            Unique::Catalog => entry.code.clone(),
            Unique::Group => format!("{}/{}", catalog.group_of(entry).name, entry.code),
        };
        Self { catalog, tables, labels: catalog.entries.iter().map(label).collect() }
    }

    /// Returns the published entries with their labels.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&'c Entry, &str)> {
        let entries = self.catalog.entries.iter().zip(&self.labels);
        entries
            .filter(|(entry, _)| published::is_published(entry))
            .map(|(it, label)| (it, label.as_str()))
    }

    /// Returns the published entries of a group with their labels.
    pub(super) fn of_group(&self, group: usize) -> impl Iterator<Item = (&'c Entry, &str)> {
        self.iter().filter(move |(entry, _)| entry.group == group)
    }

    /// Returns the label of a published entry.
    pub(super) fn label(&self, entry: &Entry) -> &str {
        &self.labels[entry.id.0]
    }

    /// Returns the published entries with the values that identify them in a response.
    pub(super) fn identified(&self) -> Vec<Identified<'c>> {
        let entries = self.iter().map(|(entry, _)| {
            let table = self.tables.entry(entry.id.0);
            Identified {
                entry,
                group: &self.catalog.group_of(entry).name,
                type_uri: table.and_then(|it| Some(it.type_uri()?.to_string())),
                docs_url: table.and_then(|it| Some(it.docs_url()?.to_string())),
            }
        });
        entries.collect()
    }
}

/// Returns the groups with published entries, each with the name of its type.
pub(super) fn groups(catalog: &Catalog) -> Vec<(usize, &Group, String)> {
    let mut taken = BTreeSet::from(["Code".to_owned()]);
    let groups = published::groups(catalog);
    groups
        .map(|(index, group)| {
            let mut name = format!("{}Code", identifier(&group.name));
            while !taken.insert(name.clone()) {
                name.push('_');
            }
            (index, group, name)
        })
        .collect()
}

/// Returns an identifier of ASCII letters and digits that starts with a letter.
fn identifier(name: &str) -> String {
    let mut out = spelled(name, filter::PASCAL).to_string();
    out.retain(|c| c.is_ascii_alphanumeric());
    if out.starts_with(|c: char| c.is_ascii_digit()) {
        out.insert(0, 'G');
    }
    out
}
