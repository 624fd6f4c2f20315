//! The first page of the site, and the page for addresses that lead nowhere.

use errbook_spec::artifact::Artifact;
use maud::{Markup, html};

use super::layout::{self, Frame};
use super::names::Names;
use super::site::{Page, Site, relative};
use super::words::{self, SiteWords};
use super::{Book, text};
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
    artifact(INDEX, words, words.home, &main)
}

/// Returns the page for what is not there.
pub(crate) fn not_found() -> Artifact {
    let words = words::of("en");
    let main = html! {
        h1 { (words.not_found) }
        p { (words.not_found_lead) " " a href=(INDEX) { (words.home) } }
    };
    artifact("404.html", words, words.not_found, &main)
}

fn artifact(path: &str, words: &'static SiteWords, title: &str, main: &Markup) -> Artifact {
    let is_home = path == INDEX;
    let mut crumbs = vec![(words.home.to_owned(), (!is_home).then(|| INDEX.to_owned()))];
    if !is_home {
        crumbs.push((title.to_owned(), None));
    }
    let frame = Frame {
        path: path.to_owned(),
        language: words.tag,
        title: title.to_owned(),
        description: words.home_lead.to_owned(),
        words,
        crumbs,
        languages: Vec::new(),
        twin: None,
        foot: html! { a href="llms.txt" { "llms.txt" } },
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
