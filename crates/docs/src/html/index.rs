//! Renders the pages that belong to the whole site: `index.html` for several catalogs, and `404.html`.

use maud::{Markup, html};

use super::header;
use super::language_pages::{LanguagePages, Page, relative};
use super::layout::{self, Frame};
use super::page_paths::PagePaths;
use super::pages::CatalogPages;
use super::theme::Theme;
use super::{languages, llms, search, text};
use crate::published;
use crate::words::{self, Words};
use crate::{openapi, typescript};

/// The paths of the pages.
pub(crate) const INDEX: &str = "index.html";
pub(crate) const NOT_FOUND: &str = "404.html";

/// The files for programs that a card links to, in the folder of the catalog.
const CONTRACTS: [&str; 2] = [openapi::FILE, typescript::FILE];

/// The number of codes that a card lists of each group.
const SHOWN: usize = 4;

/// The language, words and theme of a page that belongs to no catalog.
struct Look<'a> {
    site: &'a [PagePaths<'a>],
    language: &'a str,
    words: Words<'a>,
    theme: Option<Theme<'a>>,
}

/// Returns the theme and words of the only catalog. For several catalogs, returns the default theme and the language of the first one.
fn look<'a>(catalogs: &'a [CatalogPages<'a>]) -> Look<'a> {
    let site = catalogs.first().map_or(&[][..], |pages| pages.source().site);
    let tag = catalogs.first().map_or("en", |pages| &pages.catalog.languages[0]);
    if let [CatalogPages { catalog, paths, .. }] = catalogs {
        let words = words::of(catalog, 0);
        let is_own = catalog.site.words.first().is_some_and(|own| !own.is_empty());
        let language = if is_own { tag } else { words.language };
        return Look { site, language, words, theme: Some(paths.theme()) };
    }
    let words = Words::new(tag, &[]);
    Look { site, language: words.language, words, theme: None }
}

/// Returns `index.html`, the list of the catalogs.
pub(crate) fn page(catalogs: &[CatalogPages<'_>]) -> String {
    let look = look(catalogs);
    let words = &look.words;
    let main = html! {
        div.hero {
            h1 { (words.home) }
            div.lead { p { (words.home_lead) } }
            (search::decoder(words, &header::of_site(look.site, words, ("", look.language)).search.indexes))
        }
        ul.catalogs { @for pages in catalogs { (card(pages, &look)) } }
    };
    framed(INDEX, "", &look, words.home, &main)
}

/// Returns `404.html` for a site at the path `root` of its server. A server sends it for any address, so its links start with `root`.
pub(crate) fn not_found(catalogs: &[CatalogPages<'_>], root: &str) -> String {
    let look = look(catalogs);
    let words = &look.words;
    let main = html! {
        h1 { (words.not_found) }
        section.near aria-labelledby="_near" hidden {
            h2 id="_near" { (words.meant) }
            ul aria-live="polite" {}
        }
        p { (words.not_found_lead) " " a href={ (root) (INDEX) } { (words.home) } }
        ul.places { @for pages in catalogs { (places(pages, root, look.language)) } }
    };
    framed(NOT_FOUND, root, &look, words.not_found, &main)
}

/// Returns links to each language of a catalog, with the address of its search index for the script that suggests similar codes.
fn places(pages: &CatalogPages<'_>, root: &str, page_language: &str) -> Markup {
    html! {
        @for language_pages in &pages.html {
            @let address = |page| format!("{root}{}", language_pages.path(page));
            li {
                a href=(address(Page::Catalog)) data-near=(address(Page::File(search::INDEX))) lang=[other(language_pages, page_language)] {
                    (language_pages.catalog_title())
                }
                // The languages tell the links apart, since an untranslated title repeats the source's.
                @if pages.html.len() > 1 {
                    " " span lang=[other(language_pages, page_language)] { (languages::autonym(language_pages.tag())) }
                }
            }
        }
    }
}

/// Returns a page, with its links relative to `root`.
fn framed(path: &str, root: &str, look: &Look<'_>, title: &str, main: &Markup) -> String {
    let words = &look.words;
    let frame = Frame {
        path: path.to_owned(),
        root: Some(root.to_owned()),
        language: look.language,
        title: layout::head_title(&[title]),
        description: words.home_lead.to_owned(),
        words,
        theme: look.theme,
        header: header::of_site(look.site, words, (root, look.language)),
        crumbs: Vec::new(),
        canonical: None,
        alternates: Vec::new(),
        markdown_alternate: None,
        next: None,
        foot: html! {
            a href={ (root) (llms::SHORT) } { (llms::SHORT) }
            @if let Some(Theme { catalog, .. }) = look.theme { (layout::links(catalog)) }
        },
    };
    layout::page(&frame, main)
}

/// Returns the card that presents a catalog on the first page, in the catalog's own language.
fn card(pages: &CatalogPages<'_>, look: &Look<'_>) -> Markup {
    let (catalog, source) = (pages.catalog, pages.source());
    let other = other(source, look.language);
    let address = |page| relative(INDEX, &source.path(page));
    let description = source.catalog_texts().0.and_then(|texts| texts.description.as_ref());
    let groups: Vec<_> = published::groups(catalog).collect();
    let codes: usize =
        groups.iter().map(|(_, group)| published::entries(catalog, group).count()).sum();
    let languages: Vec<_> = catalog.languages.iter().map(|tag| languages::autonym(tag)).collect();
    html! {
        li {
            div {
                div lang=[other] {
                    h2 { a href=(address(Page::Catalog)) { (source.catalog_title()) } }
                    @if let Some(description) = description {
                        (text::first_paragraph(description))
                    }
                }
                ul.meta {
                    li { (words::codes_in_groups(&look.words, codes, groups.len())) }
                    li { (languages.join(", ")) }
                    @for name in CONTRACTS { li { a href=(address(Page::File(name))) { (name) } } }
                }
            }
            nav.groups aria-label=(source.catalog_title()) { ul lang=[other] {
                @for (index, group) in &groups {
                    @let all: Vec<_> = published::entries(catalog, group).collect();
                    li {
                        a href=(address(Page::Group(*index))) { (source.group_title(group)) } " " span { (all.len()) }
                        p { @for entry in all.iter().take(SHOWN) {
                            a href=(address(source.page(entry))) { (entry.code) } " "
                        } }
                    }
                }
            } }
        }
    }
}

/// Returns the language of pages, unless it is the page's.
fn other<'s>(pages: &LanguagePages<'s>, page_language: &str) -> Option<&'s str> {
    Some(pages.tag()).filter(|tag| *tag != page_language)
}
