//! Names the folders and files of a catalog's pages.

use std::collections::BTreeSet;

use errbook_spec::model::{Addresses, Catalog, Entry, free_name};

use super::theme::Theme;
use crate::markdown::paths::Paths;

/// The paths of a catalog's pages, which match the published addresses.
pub(crate) struct PagePaths<'a> {
    /// Paths relative to the catalog's folder.
    pub(crate) addresses: Addresses<'a>,
    /// The catalog's folder in the site, with a trailing slash; empty for the only catalog of a site.
    pub(crate) folder: String,
    /// The paths of the `CommonMark` pages.
    pub(crate) markdown: Paths,
    /// For each entry, the folder names of its former codes.
    aliases: Vec<Vec<String>>,
}

impl<'a> PagePaths<'a> {
    pub(crate) fn new(catalog: &'a Catalog, folder: String) -> Self {
        // A checked catalog has no former code that another code of the group equals or resembles, so these names never collide.
        let alias = |alias: &String| free_name(alias, &mut BTreeSet::new());
        let aliases = catalog.entries.iter().map(|it| it.aliases.iter().map(alias).collect());
        Self {
            addresses: Addresses::new(catalog),
            folder,
            markdown: Paths::new(catalog),
            aliases: aliases.collect(),
        }
    }

    /// Returns the theme of the catalog.
    pub(crate) fn theme(&self, catalog: &'a Catalog) -> Theme<'_> {
        Theme { catalog, folder: &self.folder }
    }

    /// Returns the folder names of an entry's former codes.
    pub(crate) fn aliases(&self, entry: &Entry) -> &[String] {
        self.aliases.get(entry.id.0).map_or(&[], Vec::as_slice)
    }
}
