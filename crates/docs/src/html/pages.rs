//! Prepares the data of a catalog's pages, and groups the pages by language.

use errbook_spec::Views;
use errbook_spec::model::Catalog;

use super::checked::CheckedCatalog;
use super::language_pages::LanguagePages;
use super::page_paths::PagePaths;
use crate::markdown;

/// The data that the pages of a catalog borrow.
pub(crate) struct PageData<'a> {
    tables: errbook::Catalog<'a>,
    paths: &'a PagePaths<'a>,
    /// The paths of all catalogs of the site.
    site: &'a [PagePaths<'a>],
    /// For each language, the words that the catalog overrides, as Markdown.
    words: Vec<Vec<(String, String)>>,
}

/// A catalog with its pages in every language.
pub(crate) struct CatalogPages<'a> {
    pub(crate) checked: &'a CheckedCatalog<'a>,
    pub(crate) catalog: &'a Catalog,
    pub(crate) paths: &'a PagePaths<'a>,
    /// The HTML pages, one set per language.
    pub(crate) html: Vec<LanguagePages<'a>>,
    /// The `CommonMark` pages, one set per language that has them; at least those of the source language.
    pub(crate) markdown: Vec<markdown::LanguagePages<'a>>,
}

impl<'a> PageData<'a> {
    pub(crate) fn new(
        views: &'a Views<'_>,
        paths: &'a PagePaths<'a>,
        site: &'a [PagePaths<'a>],
    ) -> Self {
        let tables = errbook::Catalog::new(views.tables());
        Self { tables, paths, site, words: markdown::own_words(paths.catalog) }
    }
}

impl<'a> CatalogPages<'a> {
    pub(crate) fn new((checked, data): (&'a CheckedCatalog<'a>, &'a PageData<'a>)) -> Self {
        let PageData { tables, paths, site, words } = data;
        let catalog = checked.catalog;
        let languages = 0..catalog.languages.len();
        let html = languages
            .map(|language| LanguagePages::new(checked, tables, (paths, site), language))
            .collect();
        // The file for language models contains the pages of the source language in any case.
        let tags = &catalog.languages[..paths.markdown_languages().max(1)];
        let markdown =
            markdown::language_pages(catalog, tables, &paths.markdown, words, (tags, checked.mock));
        Self { checked, catalog, paths, html, markdown }
    }

    /// Returns whether a first page that lists several catalogs links to this one.
    pub(crate) fn is_below_home(&self) -> bool {
        !self.paths.folder.is_empty()
    }

    /// Returns the pages in the source language.
    pub(crate) fn source(&self) -> &LanguagePages<'a> {
        &self.html[0]
    }
}
