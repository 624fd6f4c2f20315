//! The documentation as a static site.
//!
//! Pages need no script to be read and nothing from elsewhere. What they share is `assets/`: one style sheet, one script.

mod entry;
mod example;
mod facts;
mod home;
mod layout;
mod listing;
mod machine;
mod names;
mod search;
mod sets;
mod site;
mod text;
mod theme;
mod tongues;
mod uris;

use errbook_spec::Lowered;
use errbook_spec::artifact::Artifact;
use errbook_spec::model::Catalog;

use crate::published;
use site::{Page, Site};

/// A catalog and its tables with all its languages.
#[derive(Clone, Copy, Debug)]
pub struct Book<'a> {
    /// The catalog.
    pub catalog: &'a Catalog,
    /// Its tables.
    pub lowered: &'a Lowered,
}

/// Returns the site of some catalogs.
///
/// ```text
/// index.html                              every catalog with its groups
/// <catalog>/index.html                    introduction, search, every entry as an article with its code as `id`
/// <catalog>/<group>/index.html            the same for one group
/// <catalog>/<group>/<code>/index.html     all about one code, with whole responses; a former code leads there
/// <catalog>/<language>/…                  the same in another language
/// <catalog>/…/*.md                        the same as CommonMark
/// <catalog>/theme.css  logo.svg           its look, where it has one of its own
/// <catalog>/catalog.json                  the whole catalog for other tools, and its schema, catalog.schema.json
/// <catalog>/openapi.json  schema.json  errors.ts  errors.csv
/// <catalog>/search-index.json             code, title and page of every entry; as a script for the pages
/// assets/  404.html  llms.txt  llms-full.txt  sitemap.xml
/// ```
///
/// A type URI that lies under the catalog's `docs_url` leads to the entry. Internal entries, internal params and notes are left
/// out. The same catalogs give the same bytes.
#[must_use]
pub fn html(books: &[Book<'_>]) -> Vec<Artifact> {
    let mut site = Vec::new();
    html_each(books, &mut |artifact| site.push(artifact));
    site
}

/// Makes the site of [`html()`] file by file, for those who tell how far it is.
pub fn html_each(books: &[Book<'_>], file: &mut dyn FnMut(Artifact)) {
    layout::assets().into_iter().for_each(&mut *file);
    file(home::page(books));
    file(home::not_found(books));
    machine::of_site(books).into_iter().for_each(&mut *file);
    for book in books {
        of_catalog(book, file);
    }
}

fn of_catalog(book: &Book<'_>, file: &mut dyn FnMut(Artifact)) {
    let views = book.lowered.views();
    let tables = errbook::Catalog::new(views.tables());
    let names = names::Names::new(book.catalog);
    let folder = &book.catalog.name;
    for language in 0..book.catalog.languages.len() {
        let site = Site::new(book.catalog, &tables, &names, language);
        pages(&site, file);
        search::index(&site).into_iter().for_each(&mut *file);
        uris::page(&site).into_iter().for_each(&mut *file);
    }
    theme::Theme(book.catalog).files().for_each(&mut *file);
    let twins = crate::markdown(book.catalog, book.lowered);
    let downloads = downloads(book);
    let below = |it: Artifact| Artifact { path: format!("{folder}/{}", it.path), ..it };
    twins.into_iter().chain(downloads).map(below).for_each(file);
}

/// Returns what the foot of every page offers; see [`layout::DOWNLOADS`].
fn downloads(book: &Book<'_>) -> [Artifact; layout::DOWNLOADS.len()] {
    let (catalog, lowered) = (book.catalog, book.lowered);
    [
        crate::json(catalog, lowered),
        crate::json_schema(),
        crate::openapi(catalog, lowered),
        crate::schema(catalog, lowered),
        crate::typescript(catalog, lowered),
        crate::csv(catalog, lowered),
    ]
}

fn pages(site: &Site<'_>, file: &mut dyn FnMut(Artifact)) {
    file(listing::catalog(site));
    for (index, group) in published::groups(site.catalog) {
        file(listing::group(site, index, group));
        for entry in published::entries(site.catalog, group) {
            file(entry::page(site, entry));
            for alias in site.names.aliases(entry) {
                file(layout::redirect(site, Page::Alias(index, alias), site.page(entry)));
            }
        }
    }
}
