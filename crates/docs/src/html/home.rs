//! The first page of the site, and the page for addresses that lead nowhere.

use errbook_spec::artifact::Artifact;
use maud::{Markup, html};

use super::layout::{self, Frame};
use super::names::Names;
use super::site::{Page, Site, relative};
use super::words::{self, SiteWords};
use super::{Book, search, text};
use crate::published;

const INDEX: &str = "index.html";

/// Returns the first page. Its own words are in the language of the first catalog.
pub(crate) fn page(books: &[Book<'_>]) -> Artifact {
    let tag = books.first().map_or("en", |book| &book.catalog.languages[0]);
    let words = words::of(tag);
    let main = html! {
        h1 { (words.home) }
        div.lead { p { (words.home_lead) } }
        ul.books { @for book in books { (card(book, tag)) } }
    };
    artifact(INDEX, "", words, words.home, &main)
}

/// Returns the page for what is not there. A server gives it for any address, so its own links begin at the top.
pub(crate) fn not_found(books: &[Book<'_>]) -> Artifact {
    let words = words::of("en");
    let root = root(books);
    let main = html! {
        h1 { (words.not_found) }
        section.near aria-labelledby="_near" hidden {
            h2 id="_near" { (words.meant) }
            ul aria-live="polite" {}
        }
        p { (words.not_found_lead) " " a href={ (root) (INDEX) } { (words.home) } }
        ul.places { @for book in books { (places(book, &root)) } }
    };
    artifact("404.html", &root, words, words.not_found, &main)
}

/// Returns links to a catalog in each of its languages, and where what it has can be looked up.
fn places(book: &Book<'_>, root: &str) -> Markup {
    let views = book.lowered.views();
    let tables = errbook::Catalog::new(views.tables());
    let names = Names::new(book.catalog);
    html! {
        @for language in 0..book.catalog.languages.len() {
            @let site = Site::new(book.catalog, &tables, &names, language);
            @let address = |page| format!("{root}{}", site.path(page));
            li {
                a href=(address(Page::Catalog)) data-near=(address(Page::File(search::INDEX))) lang=(site.tag()) {
                    (site.catalog_title())
                }
            }
        }
    }
}

/// Returns the path of the site on its server.
fn root(books: &[Book<'_>]) -> String {
    let docs_url = books.iter().find_map(|book| book.catalog.docs_url.as_deref());
    docs_url.map_or_else(|| "/".to_owned(), path_above)
}

/// Returns the path of the folder that the last part of an address stands in.
fn path_above(url: &str) -> String {
    let path = url.split_once("://").and_then(|(_, rest)| rest.split_once('/'));
    let above = path.and_then(|(_, path)| path.rsplit_once('/'));
    above.map_or_else(|| "/".to_owned(), |(above, _)| format!("/{above}/"))
}

/// Returns one of the pages; `root` is where it finds the others.
fn artifact(
    path: &str,
    root: &str,
    words: &'static SiteWords,
    title: &str,
    main: &Markup,
) -> Artifact {
    let is_home = path == INDEX;
    let mut crumbs = vec![(words.home.to_owned(), (!is_home).then(|| format!("{root}{INDEX}")))];
    if !is_home {
        crumbs.push((title.to_owned(), None));
    }
    let frame = Frame {
        path: path.to_owned(),
        root: Some(root.to_owned()),
        language: words.tag,
        title: title.to_owned(),
        description: words.home_lead.to_owned(),
        words,
        crumbs,
        languages: Vec::new(),
        twin: None,
        foot: html! { a href={ (root) "llms.txt" } { "llms.txt" } },
    };
    let contents = layout::page(&frame, main).into_string() + "\n";
    Artifact { path: path.to_owned(), contents }
}

/// Returns what the first page says of a catalog, in its own language.
fn card(book: &Book<'_>, page_language: &str) -> Markup {
    let views = book.lowered.views();
    let tables = errbook::Catalog::new(views.tables());
    let names = Names::new(book.catalog);
    let site = Site::new(book.catalog, &tables, &names, 0);
    let other = (site.tag() != page_language).then(|| site.tag());
    let address = |page| relative(INDEX, &site.path(page));
    let description = site.catalog_texts().0.and_then(|texts| texts.description.as_ref());
    let groups: Vec<_> = published::groups(book.catalog).collect();
    let codes: usize =
        groups.iter().map(|(_, group)| published::entries(book.catalog, group).count()).sum();
    let languages: Vec<_> = book.catalog.languages.iter().map(|tag| words::autonym(tag)).collect();
    html! {
        li {
            div lang=[other] {
                h2 { a href=(address(Page::Catalog)) { (site.catalog_title()) } }
                @if let Some(description) = description {
                    (text::first_paragraph(description))
                }
            }
            ul.meta {
                li { (words::of(page_language).codes_in_groups(codes, groups.len())) }
                li { (languages.join(", ")) }
            }
            nav.toc aria-label=(site.catalog_title()) { ul lang=[other] {
                @for (index, group) in &groups {
                    @let count = published::entries(book.catalog, group).count();
                    li { a href=(address(Page::Group(*index))) { (site.group_title(group)) " " span { (count) } } }
                }
            } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::path_above;

    #[test]
    fn a_catalog_stands_in_the_site() {
        for (docs_url, expected) in [
            ("https://example.com", "/"),
            ("https://example.com/errors", "/"),
            ("https://example.com/docs/shop", "/docs/"),
            ("https://example.com/a/b/shop", "/a/b/"),
        ] {
            assert_eq!(path_above(docs_url), expected, "{docs_url}");
        }
    }
}
