//! Generates the documentation as `CommonMark` pages.

mod entry;
mod flavour;
mod group;
mod index;
mod language_pages;
mod page;
pub(crate) mod paths;
mod sections;
mod sets;
mod templates;

use errbook_spec::Lowered;
use errbook_spec::artifact::Artifact;
use errbook_spec::commonmark::escape;
use errbook_spec::model::Catalog;

pub use flavour::Flavour;
pub(crate) use language_pages::LanguagePages;
pub(crate) use paths::{Page, Paths};

use crate::words::Words;

/// Returns the pages of a catalog, ordered by language, group and entry.
///
/// ```text
/// index.md               introduction, contact, and the codes of every group and set
/// <group>/index.md       every entry of the group, each with its code as an anchor
/// <group>/<code>.md      the page of one code, with full responses
/// <language>/…           the same in another language
/// ```
///
/// `lowered` must contain the tables of the same catalog, with all its languages. Internal entries, internal params and notes are left out,
/// as is everything that masked responses leave out. Equal catalogs give identical bytes.
#[must_use]
pub fn markdown(catalog: &Catalog, lowered: &Lowered) -> Vec<Artifact> {
    markdown_for(catalog, lowered, Flavour::CommonMark)
}

/// Returns the pages of [`markdown()`] for a site generator, with the extra files and front matter that it needs. Catalog texts that it
/// would run as templates are escaped.
#[must_use]
pub fn markdown_for(catalog: &Catalog, lowered: &Lowered, flavour: Flavour) -> Vec<Artifact> {
    let views = lowered.views();
    let tables = errbook::Catalog::new(views.tables());
    let (paths, own) = (Paths::flavoured(catalog, flavour), own_words(catalog));
    let by_language = language_pages(catalog, &tables, &paths, &own, (&catalog.languages, None));
    let artifact = |pages: &LanguagePages<'_>, (order, page)| Artifact {
        path: pages.path(page),
        contents: contents(pages, page, order),
    };
    let files = |pages| in_order(pages).into_iter().map(move |page| artifact(pages, page));
    let mut artifacts: Vec<_> = by_language.iter().flat_map(files).collect();
    if flavour == Flavour::MdBook {
        artifacts.push(page::summary(&by_language));
    }
    artifacts
}

/// Returns, for each language, the words that a catalog overrides, escaped as Markdown.
pub(crate) fn own_words(catalog: &Catalog) -> Vec<Vec<(String, String)>> {
    let line = |(name, text): &(String, String)| (name.clone(), escape::line(text));
    let of = |language| catalog.site.words.get(language).into_iter().flatten().map(line).collect();
    (0..catalog.languages.len()).map(of).collect()
}

/// Returns the pages of some of the catalog's languages. `mock` is the address of the catalog in a running mock API.
pub(crate) fn language_pages<'a>(
    catalog: &'a Catalog,
    tables: &'a errbook::Catalog<'a>,
    paths: &'a Paths,
    own: &'a [Vec<(String, String)>],
    (languages, mock): (&'a [String], Option<&'a str>),
) -> Vec<LanguagePages<'a>> {
    let words = own.iter().zip(languages).map(|(own, tag)| Words::new(tag, own));
    let pages = |(language, words)| LanguagePages {
        catalog,
        tables,
        paths,
        language,
        languages,
        words,
        mock,
    };
    words.enumerate().map(pages).collect()
}

/// Returns every page of a language with its position.
pub(crate) fn in_order(pages: &LanguagePages<'_>) -> Vec<(usize, Page)> {
    page::all(pages).into_iter().enumerate().collect()
}

/// Returns the contents of a page's file.
pub(crate) fn contents(pages: &LanguagePages<'_>, page: Page, order: usize) -> String {
    let contents = match page {
        Page::Catalog => index::page(pages),
        Page::Group(index) => group::page(pages, index, &pages.catalog.groups[index]),
        Page::Entry(_, entry) => entry::page(pages, &pages.catalog.entries[entry]),
    };
    page::front(pages, page, order) + &contents
}
