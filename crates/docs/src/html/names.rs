//! What the folders of pages are called.

use std::collections::BTreeSet;

use errbook_spec::model::{Catalog, Entry};

use crate::markdown::paths::{Paths, free_name};

/// The names of the folders of a catalog: those of its `CommonMark` pages, and of former codes.
pub(crate) struct Names {
    paths: Paths,
    /// By entry, each former code that is free, with the name of its folder.
    aliases: Vec<Vec<String>>,
    /// Lower case names in the catalog's folder.
    top: BTreeSet<String>,
}

impl Names {
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let paths = Paths::new(catalog);
        let mut aliases = vec![Vec::new(); catalog.entries.len()];
        for group in &catalog.groups {
            let entries = catalog.entries_of(group);
            let mut taken: BTreeSet<String> =
                entries.iter().map(|it| paths.entry(it.id.0).to_ascii_lowercase()).collect();
            taken.insert("index".to_owned());
            for entry in entries {
                let free = entry.aliases.iter().map(|alias| free_name(alias, &mut taken));
                aliases[entry.id.0].extend(free);
            }
        }
        let groups = (0..catalog.groups.len()).map(|group| paths.group(group));
        let top = groups.chain(catalog.languages.iter().map(String::as_str));
        let top = top.map(str::to_ascii_lowercase).collect();
        Self { paths, aliases, top }
    }

    /// Returns the names of the `CommonMark` pages.
    pub(crate) fn twins(&self) -> &Paths {
        &self.paths
    }

    pub(crate) fn group(&self, group: usize) -> &str {
        self.paths.group(group)
    }

    pub(crate) fn entry(&self, entry: usize) -> &str {
        self.paths.entry(entry)
    }

    /// Returns the folders of an entry's former codes.
    pub(crate) fn aliases(&self, entry: &Entry) -> &[String] {
        self.aliases.get(entry.id.0).map_or(&[], Vec::as_slice)
    }

    /// Returns whether no group and no language has a name.
    pub(crate) fn is_free(&self, name: &str) -> bool {
        !self.top.contains(&name.to_ascii_lowercase())
    }
}
