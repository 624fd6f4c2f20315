//! What the folders and files of a catalog's pages are called.

use std::collections::BTreeSet;

use errbook_spec::model::{Addresses, Catalog, Entry, free_name};

use super::theme::Theme;
use crate::markdown::paths::Paths;

/// Where the pages of a catalog are: at their published addresses.
pub(crate) struct Names<'a> {
    /// Below the catalog's folder.
    pub(crate) addresses: Addresses<'a>,
    /// The catalog's folder in the site, with a slash; empty where the catalog is the site.
    pub(crate) folder: String,
    /// Of the `CommonMark` pages.
    pub(crate) markdown: Paths,
    /// By entry, each former code as the name of a folder.
    aliases: Vec<Vec<String>>,
}

impl<'a> Names<'a> {
    pub(crate) fn new(catalog: &'a Catalog, folder: String) -> Self {
        // No code of the group is like a former one: the catalog would be refused.
        let alias = |alias: &String| free_name(alias, &mut BTreeSet::new());
        let aliases = catalog.entries.iter().map(|it| it.aliases.iter().map(alias).collect());
        Self {
            addresses: Addresses::new(catalog),
            folder,
            markdown: Paths::new(catalog),
            aliases: aliases.collect(),
        }
    }

    /// Returns the look of a catalog whose names these are.
    pub(crate) fn theme(&self, catalog: &'a Catalog) -> Theme<'_> {
        Theme { catalog, folder: &self.folder }
    }

    /// Returns the folders of an entry's former codes.
    pub(crate) fn aliases(&self, entry: &Entry) -> &[String] {
        self.aliases.get(entry.id.0).map_or(&[], Vec::as_slice)
    }
}
