//! The shared context of the pages in one language: texts, paths and links.

use errbook_spec::commonmark::{Target, escape};
use errbook_spec::model::{Catalog, CatalogTexts, Entry, EntryId, Group, GroupTexts};

use super::paths::{self, Page, Paths};
use super::templates;
use crate::published;
use crate::words::Words;

/// The pages of a catalog in one language.
pub(crate) struct LanguagePages<'a> {
    pub(crate) catalog: &'a Catalog,
    pub(crate) tables: &'a errbook::Catalog<'a>,
    pub(crate) paths: &'a Paths,
    /// The index of the language in the catalog.
    pub(crate) language: usize,
    /// The languages that have pages, the first ones of the catalog.
    pub(crate) languages: &'a [String],
    pub(crate) words: Words<'a>,
    /// The address of the catalog in a running mock API.
    pub(crate) mock: Option<&'a str>,
}

impl<'a> LanguagePages<'a> {
    pub(crate) fn tag(&self) -> &'a str {
        &self.catalog.languages[self.language]
    }

    /// Returns the path of a page, relative to the docs folder.
    pub(crate) fn path(&self, page: Page) -> String {
        self.paths.path(self.language, page)
    }

    /// Returns the catalog's texts, and whether they are in this language.
    pub(crate) fn catalog_texts(&self) -> (Option<&'a CatalogTexts>, bool) {
        in_language(&self.catalog.texts, self.language)
    }

    /// Returns a group's texts, and whether they are in this language.
    pub(crate) fn group_texts<'g>(&self, group: &'g Group) -> (Option<&'g GroupTexts>, bool) {
        in_language(&group.texts, self.language)
    }

    pub(crate) fn catalog_title(&self) -> &'a str {
        self.catalog_texts().0.map_or(&self.catalog.name, |texts| &texts.title)
    }

    pub(crate) fn group_title<'g>(&self, group: &'g Group) -> &'g str {
        self.group_texts(group).0.map_or(&group.name, |texts| &texts.title)
    }

    /// Returns a line of links to the page's translations; empty if there is only one language.
    pub(crate) fn translations(&self, page: Page) -> String {
        let tags = self.languages;
        if tags.len() < 2 {
            return String::new();
        }
        let link = |(index, tag): (usize, &String)| {
            if index == self.language {
                format!("**{}**", escape::line(tag))
            } else {
                let address = self.paths.translation(page, self.language, index);
                format!("[{}]({address})", escape::line(tag))
            }
        };
        let links: Vec<_> = tags.iter().enumerate().map(link).collect();
        format!("{}: {}\n\n", self.words.languages, links.join(" · "))
    }

    /// Returns a note that the text below is in the source language; empty if it is translated.
    pub(crate) fn untranslated(&self, is_translated: bool) -> String {
        if is_translated {
            return String::new();
        }
        format!("> {} {}.\n\n", self.words.untranslated, escape::code(&self.catalog.languages[0]))
    }

    /// Returns a link to an entry's page.
    pub(crate) fn entry_link(&self, from: Page, entry: &Entry) -> String {
        let address = self.paths.link(from, paths::page(entry));
        format!("[{}]({address})", escape::code(&entry.code))
    }

    /// Returns a link to an entry's page, or `None` if it is not published.
    pub(crate) fn id_link(&self, from: Page, id: EntryId) -> Option<String> {
        Some(self.entry_link(from, published::published(self.catalog, id)?))
    }

    /// Returns the link resolver of a page.
    pub(crate) fn links(&'a self, from: Page) -> PageLinks<'a> {
        PageLinks { pages: self, from }
    }
}

/// Resolves the links on a page.
pub(crate) struct PageLinks<'a> {
    pages: &'a LanguagePages<'a>,
    from: Page,
}

impl Target for PageLinks<'_> {
    fn code(&self, text: &str) -> String {
        templates::code_in(self.pages.paths.flavour(), text)
    }

    fn fenced(&self, language: &str, text: &str) -> String {
        templates::fenced_in(self.pages.paths.flavour(), language, text)
    }

    fn entry(&self, id: EntryId) -> Option<String> {
        let entry = published::published(self.pages.catalog, id)?;
        Some(self.pages.paths.link(self.from, paths::page(entry)))
    }
}

fn in_language<T>(texts: &[Option<T>], language: usize) -> (Option<&T>, bool) {
    match texts.get(language) {
        Some(Some(text)) => (Some(text), true),
        _ => (texts.first().and_then(Option::as_ref), language == 0),
    }
}
