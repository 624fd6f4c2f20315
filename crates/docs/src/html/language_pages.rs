//! The shared context of the pages in one language: texts, paths and links.

use errbook_spec::model::{Catalog, CatalogTexts, Entry, EntryId, Group, GroupTexts};

use super::checked::CheckedCatalog;
use super::page_paths::PagePaths;
use crate::published;
use crate::words::{self, Words};

/// The pages of a catalog in one language.
pub(crate) struct LanguagePages<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) tables: &'a errbook::Catalog<'a>,
    pub(crate) paths: &'a PagePaths<'a>,
    /// The paths of all catalogs of the site.
    pub(crate) site: &'a [PagePaths<'a>],
    /// The index of the language in the catalog.
    pub(crate) language: usize,
    pub(crate) words: Words<'a>,
    /// The address of the catalog in a running mock API.
    pub(crate) mock: Option<&'a str>,
}

/// A page or file in the tree of a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page<'a> {
    /// `index.html` of the catalog
    Catalog,
    /// `<group>/index.html`
    Group(usize),
    /// `<group>/<code>/index.html`: index of the group, index of the entry
    Entry(usize, usize),
    /// `<group>/<former code>/index.html`
    Alias(usize, &'a str),
    /// A file in the folder of the language, such as `search-index.js`
    File(&'a str),
    /// The page that the catalog's type URIs refer to, outside the catalog's folder. Other languages use the catalog's page, which has the
    /// same anchors.
    TypeUris(&'a str),
}

impl<'a> LanguagePages<'a> {
    pub(crate) fn new(
        checked: &CheckedCatalog<'a>,
        tables: &'a errbook::Catalog<'a>,
        (paths, site): (&'a PagePaths<'a>, &'a [PagePaths<'a>]),
        language: usize,
    ) -> Self {
        let &CheckedCatalog { catalog, mock, .. } = checked;
        Self { catalog, tables, paths, site, language, words: words::of(catalog, language), mock }
    }

    pub(crate) fn tag(&self) -> &'a str {
        &self.catalog.languages[self.language]
    }

    /// Returns the path of a page, relative to the site's folder.
    pub(crate) fn path(&self, page: Page<'_>) -> String {
        self.path_in(self.language, page)
    }

    /// Returns the path of a page in another language. The source language has no folder.
    pub(crate) fn path_in(&self, language: usize, page: Page<'_>) -> String {
        match page {
            Page::TypeUris(path) if language == 0 => path.to_owned(),
            _ => format!("{}{}", self.paths.folder, self.below(language, page)),
        }
    }

    /// Returns the path of a page, relative to the catalog's folder.
    fn below(&self, language: usize, page: Page<'_>) -> String {
        let addresses = &self.paths.addresses;
        let folder = match page {
            Page::Catalog | Page::TypeUris(_) => addresses.catalog(language).to_owned(),
            Page::Group(group) => addresses.group(language, group),
            Page::Entry(_, entry) => addresses.entry(language, &self.catalog.entries[entry]),
            Page::Alias(group, alias) => format!("{}{alias}/", addresses.group(language, group)),
            Page::File(name) => return format!("{}{name}", addresses.catalog(language)),
        };
        folder + "index.html"
    }

    /// Returns the published address of a page, if the catalog has a `docs_url`.
    pub(crate) fn address_in(&self, language: usize, page: Page<'_>) -> Option<String> {
        if let (Page::TypeUris(_), 0) = (page, language) {
            return Some(format!("{}/", self.catalog.type_page()?));
        }
        let below = self.below(language, page);
        self.paths.addresses.url(below.strip_suffix("index.html").unwrap_or(&below))
    }

    /// Returns a relative link from one page to another.
    pub(crate) fn link(&self, from: Page<'_>, to: Page<'_>) -> String {
        relative(&self.path(from), &self.path(to))
    }

    /// Returns a relative link from a page to a file of the site.
    pub(crate) fn file(&self, from: Page<'_>, path: &str) -> String {
        relative(&self.path(from), path)
    }

    /// Returns the page of an entry.
    #[expect(clippy::unused_self, reason = "reads like the others")]
    pub(crate) fn page(&self, entry: &Entry) -> Page<'static> {
        Page::Entry(entry.group, entry.id.0)
    }

    /// Returns a relative link to an entry, or `None` if it is not published.
    pub(crate) fn entry_link(&self, from: Page<'_>, id: EntryId) -> Option<String> {
        Some(self.link(from, self.page(published::published(self.catalog, id)?)))
    }

    /// Returns the catalog's texts and the tag of their language.
    pub(crate) fn catalog_texts(&self) -> (Option<&'a CatalogTexts>, &'a str) {
        self.texts(&self.catalog.texts)
    }

    /// Returns a group's texts and the tag of their language.
    pub(crate) fn group_texts<'g>(&self, group: &'g Group) -> (Option<&'g GroupTexts>, &'a str) {
        self.texts(&group.texts)
    }

    pub(crate) fn catalog_title(&self) -> &'a str {
        self.paths.title(self.language).0
    }

    pub(crate) fn group_title<'g>(&self, group: &'g Group) -> &'g str {
        self.group_texts(group).0.map_or(&group.name, |texts| &texts.title)
    }

    /// Returns a language tag for the `lang` attribute, unless it is the page's own language.
    pub(crate) fn other_language(&self, tag: &'a str) -> Option<&'a str> {
        (tag != self.tag()).then_some(tag)
    }

    fn texts<'t, T>(&self, texts: &'t [Option<T>]) -> (Option<&'t T>, &'a str) {
        match texts.get(self.language) {
            Some(Some(text)) => (Some(text), self.tag()),
            _ => (texts.first().and_then(Option::as_ref), &self.catalog.languages[0]),
        }
    }
}

/// Returns the relative link from one path to another.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let folders: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let parts: Vec<&str> = to.split('/').collect();
    let shared = folders
        .iter()
        .zip(&parts[..parts.len().saturating_sub(1)])
        .take_while(|(one, other)| one == other)
        .count();
    "../".repeat(folders.len() - shared) + &parts[shared..].join("/")
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn links_are_relative() {
        for (from, to, expected) in [
            ("index.html", "a/index.html", "a/index.html"),
            ("a/index.html", "index.html", "../index.html"),
            ("a/b/c/index.html", "a/b/d/index.html", "../d/index.html"),
            ("a/b/c/index.html", "a/es/b/c/index.html", "../../es/b/c/index.html"),
            ("a/b/index.html", "a/b/index.html", "index.html"),
            ("a/b/index.html", "assets/style.css", "../../assets/style.css"),
            ("a/index.html", "a", "../a"),
        ] {
            assert_eq!(relative(from, to), expected, "{from} to {to}");
        }
    }
}
