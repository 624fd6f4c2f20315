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
mod uris;
mod words;

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
/// <catalog>/catalog.json                  the whole catalog for other tools
/// <catalog>/openapi.json  schema.json  errors.ts  errors.csv
/// <catalog>/search-index.json             code, title and page of every entry; as a script for the pages
/// assets/  404.html  llms.txt  llms-full.txt  sitemap.xml
/// ```
///
/// A type URI that lies under the catalog's `docs_url` leads to the entry. Internal entries, internal params and notes are left
/// out. The same catalogs give the same bytes.
#[must_use]
pub fn html(books: &[Book<'_>]) -> Vec<Artifact> {
    let mut site = layout::assets();
    site.push(home::page(books));
    site.push(home::not_found(books));
    site.extend(machine::of_site(books));
    for book in books {
        site.extend(of_catalog(book));
    }
    site
}

fn of_catalog(book: &Book<'_>) -> Vec<Artifact> {
    let views = book.lowered.views();
    let tables = errbook::Catalog::new(views.tables());
    let names = names::Names::new(book.catalog);
    let folder = &book.catalog.name;
    let mut files = Vec::new();
    for language in 0..book.catalog.languages.len() {
        let site = Site::new(book.catalog, &tables, &names, language);
        pages(&site, &mut files);
        files.extend(search::index(&site));
        files.extend(uris::page(&site));
    }
    let twins = crate::markdown(book.catalog, book.lowered);
    let downloads = downloads(book);
    let below = |it: Artifact| Artifact { path: format!("{folder}/{}", it.path), ..it };
    files.extend(twins.into_iter().chain(downloads).map(below));
    files
}

/// Returns what the foot of every page offers; see [`layout::DOWNLOADS`].
fn downloads(book: &Book<'_>) -> [Artifact; layout::DOWNLOADS.len()] {
    let (catalog, lowered) = (book.catalog, book.lowered);
    [
        crate::json(catalog, lowered),
        crate::openapi(catalog, lowered),
        crate::schema(catalog, lowered),
        crate::typescript(catalog, lowered),
        crate::csv(catalog, lowered),
    ]
}

fn pages(site: &Site<'_>, files: &mut Vec<Artifact>) {
    files.push(listing::catalog(site));
    for (index, group) in published::groups(site.catalog) {
        files.push(listing::group(site, index, group));
        for entry in published::entries(site.catalog, group) {
            files.push(entry::page(site, entry));
            for alias in site.names.aliases(entry) {
                files.push(layout::redirect(site, Page::Alias(index, alias), site.page(entry)));
            }
        }
    }
}
