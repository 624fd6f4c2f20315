//! Names a catalog's pages: their folders and files, and the title that other pages link to them with.

use std::collections::BTreeSet;

use errbook_spec::model::{Addresses, Catalog, Entry, MarkdownLanguages, free_name, page_name};

use super::theme::Theme;
use crate::markdown::paths::Paths;

/// The paths of a catalog's pages, which match the published addresses.
pub(crate) struct PagePaths<'a> {
    pub(crate) catalog: &'a Catalog,
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
        let alias = |alias: &String| free_name(&page_name(alias), &mut BTreeSet::new());
        let aliases = catalog.entries.iter().map(|it| it.aliases.iter().map(alias).collect());
        Self {
            catalog,
            addresses: Addresses::new(catalog),
            folder,
            markdown: Paths::new(catalog),
            aliases: aliases.collect(),
        }
    }

    /// Returns the theme of the catalog.
    pub(crate) fn theme(&self) -> Theme<'_> {
        Theme { catalog: self.catalog, folder: &self.folder }
    }

    /// Returns how many languages have `CommonMark` pages: the first ones of the catalog.
    pub(crate) fn markdown_languages(&self) -> usize {
        match self.catalog.site.markdown {
            MarkdownLanguages::None => 0,
            MarkdownLanguages::Source => 1,
            MarkdownLanguages::All => self.catalog.languages.len(),
        }
    }

    /// Returns the index of a language, or of the source language if the catalog has no such translation.
    pub(crate) fn language(&self, tag: &str) -> usize {
        self.catalog.languages.iter().position(|known| known == tag).unwrap_or_default()
    }

    /// Returns the catalog's title in a language, and the language of that title.
    pub(crate) fn title(&self, language: usize) -> (&'a str, &'a str) {
        let texts = &self.catalog.texts;
        let own = texts.get(language).and_then(Option::as_ref).map(|own| (own, language));
        let source = || texts.first().and_then(Option::as_ref).map(|source| (source, 0));
        let (title, language) =
            own.or_else(source).map_or((&self.catalog.name, 0), |(texts, it)| (&texts.title, it));
        (title, &self.catalog.languages[language])
    }

    /// Returns the path of the catalog's page in a language.
    pub(crate) fn home(&self, language: usize) -> String {
        self.file(language, "index.html")
    }

    /// Returns the path of a file in the folder of a language.
    pub(crate) fn file(&self, language: usize, name: &str) -> String {
        format!("{}{}{name}", self.folder, self.addresses.catalog(language))
    }

    /// Returns the folder names of an entry's former codes.
    pub(crate) fn aliases(&self, entry: &Entry) -> &[String] {
        self.aliases.get(entry.id.0).map_or(&[], Vec::as_slice)
    }
}
