//! Renders the header of every page: the first page's link, the search, and the menus of catalogs and languages.

use maud::{Markup, html};

use super::language_pages::{LanguagePages, Page, relative};
use super::page_paths::PagePaths;
use super::theme::{LOGO_HEIGHT, Logo};
use super::{languages, search};
use crate::words::Words;

/// The contents of a header.
pub(crate) struct Header<'h> {
    /// The name of the first page, and its address from this page.
    pub(crate) home: (String, String),
    pub(crate) catalogs: Vec<Choice<'h>>,
    pub(crate) languages: Vec<Choice<'h>>,
    pub(crate) search: Search,
}

/// An item of a menu.
pub(crate) struct Choice<'h> {
    name: String,
    language: &'h str,
    /// `None` for the current item.
    address: Option<String>,
}

/// The addresses that the search uses.
pub(crate) struct Search {
    /// The page that lists the matching entries.
    pub(crate) list: String,
    /// The first piece of each search index.
    pub(crate) indexes: Vec<String>,
}

/// Returns the header of a catalog's page.
pub(crate) fn of_catalog<'h>(pages: &LanguagePages<'h>, here: Page<'_>) -> Header<'h> {
    let (path, tag) = (pages.path(here), pages.tag());
    let is_only = pages.site.len() == 1;
    let home = if is_only {
        (pages.catalog_title().to_owned(), pages.link(here, Page::Catalog))
    } else {
        (pages.words.home.to_owned(), relative(&path, "index.html"))
    };
    let languages = pages.catalog.languages.iter().enumerate().map(|(index, tag)| Choice {
        name: languages::autonym(tag),
        language: tag,
        address: (index != pages.language).then(|| relative(&path, &pages.path_in(index, here))),
    });
    let catalogs = catalogs(pages.site, tag, |other| {
        (other.folder != pages.paths.folder)
            .then(|| relative(&path, &other.home(other.language(tag))))
    });
    let search = Search {
        list: pages.link(here, Page::Catalog),
        indexes: vec![pages.link(here, Page::File(search::INDEX))],
    };
    Header { home, catalogs, languages: languages.collect(), search }
}

/// Returns the header of a page that belongs to no catalog. Its links start with `root`.
pub(crate) fn of_site<'h>(
    site: &'h [PagePaths<'h>],
    words: &Words<'_>,
    (root, tag): (&str, &str),
) -> Header<'h> {
    let home = format!("{root}index.html");
    let address =
        |paths: &PagePaths<'_>, file| format!("{root}{}", paths.file(paths.language(tag), file));
    let catalogs = catalogs(site, tag, |paths| Some(address(paths, "index.html")));
    let indexes = site.iter().map(|paths| address(paths, search::INDEX)).collect();
    let search = Search { list: home.clone(), indexes };
    Header { home: (words.home.to_owned(), home), catalogs, languages: Vec::new(), search }
}

fn catalogs<'h>(
    site: &'h [PagePaths<'h>],
    tag: &str,
    address: impl Fn(&PagePaths<'h>) -> Option<String>,
) -> Vec<Choice<'h>> {
    let choice = |paths: &PagePaths<'h>| {
        let (name, language) = paths.title(paths.language(tag));
        Choice { name: name.to_owned(), language, address: address(paths) }
    };
    site.iter().map(choice).collect()
}

/// Returns the header. The address of the logo is relative to the page.
pub(crate) fn header(
    header: &Header<'_>,
    words: &Words<'_>,
    page_language: &str,
    logo: Option<&Logo>,
) -> Markup {
    let (home, address) = &header.home;
    html! {
        header.bar { div {
            a.home href=(address) {
                @if let Some(logo) = logo {
                    img src=(logo.address) alt="" width=[logo.width.as_ref()] height=[logo.width.as_ref().map(|_| LOGO_HEIGHT)]; " "
                }
                (home)
            }
            (menu(words.catalogs, &header.catalogs, page_language, false))
            (menu(words.languages, &header.languages, page_language, true))
            (form(&header.search, words))
        } }
    }
}

/// Returns a menu that needs no script; nothing if there is no choice.
fn menu(label: &str, choices: &[Choice<'_>], page_language: &str, is_language: bool) -> Markup {
    let current = choices.iter().find(|choice| choice.address.is_none());
    let other =
        |choice: &Choice<'_>| Some(choice.language.to_owned()).filter(|it| it != page_language);
    html! {
        @if choices.len() > 1 {
            details.menu.languages[is_language] name="_menu" {
                summary {
                    @if let Some(choice) = current {
                        span.visually-hidden { (label) ": " }
                        span lang=[other(choice)] { (choice.name) }
                    } @else { (label) }
                }
                ul { @for choice in choices {
                    li { @if let Some(address) = &choice.address {
                        a href=(address) hreflang=[is_language.then_some(choice.language)] lang=[other(choice)] { (choice.name) }
                    } @else {
                        span aria-current="true" lang=[other(choice)] { (choice.name) }
                    } }
                } }
            }
        }
    }
}

/// Returns the search. Without script, it opens the page that lists the entries.
fn form(search: &Search, words: &Words<'_>) -> Markup {
    html! {
        search { form.search action=(search.list) {
            label.visually-hidden for="_search" { (words.search) }
            input #_search name="q" type="search" placeholder=(words.search) autocomplete="off" spellcheck="false" data-index=(search.indexes.join(" ")) data-text=(words.shown);
            button type="submit" { span.visually-hidden { (words.find) } }
        } }
    }
}
