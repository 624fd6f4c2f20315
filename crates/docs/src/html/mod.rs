//! The documentation as a static site.
//!
//! Pages need no script to be read and nothing from elsewhere. What they share is `assets/`: one style sheet, one script.

mod checked;
mod entry;
mod example;
mod facts;
mod index;
mod jobs;
mod languages;
mod layout;
mod listing;
mod llms;
mod names;
mod pages;
mod publication;
mod search;
mod sets;
mod site;
mod text;
mod theme;
mod uris;

use std::convert::Infallible;

use errbook_spec::artifact::Artifact;

pub use checked::CheckedCatalog;
use pages::{CatalogPages, PageData};
pub use publication::Publication;

/// Returns the site of some catalogs.
///
/// ```text
/// index.html                    introduction, search, every entry as an article with its code as `id`
/// <group>/index.html            the same for one group
/// <group>/<code>/index.html     all about one code, with whole responses; a former code links there
/// <language>/…                  the same in another language
/// …/*.md                        the same as CommonMark
/// theme.css  logo.svg           its look, where it has one of its own
/// catalog.json                  the whole catalog for other tools, and its schema, catalog.schema.json
/// openapi.json  schema.json  errors.ts  errors.csv
/// search-index.json             code, title and page of every entry; as a script for the pages
/// assets/  404.html  llms.txt  llms-full.txt  sitemap.xml
/// ```
///
/// Of several catalogs each has a folder, and `index.html` lists them all. [`Publication`] says where on the web the site belongs.
///
/// A type URI under the catalog's `docs_url`, or elsewhere on its host (`https://example.com/Error#code` of
/// `https://example.com/errors`), is a place on a page of the site. Internal entries, internal params and notes are left
/// out. The same catalogs give the same bytes.
#[must_use]
pub fn html(catalogs: &[CheckedCatalog<'_>]) -> Vec<Artifact> {
    let mut site = Vec::new();
    let made = html_each(catalogs, &mut |artifact, _| {
        site.push(artifact);
        Ok::<(), Infallible>(())
    });
    let Ok(()) = made;
    site.sort_unstable_by(|one, other| one.path.cmp(&other.path));
    site
}

/// Makes the site of [`html()`] file by file, in no particular order, and calls back with each and with how many they are in all. Files
/// are made by as many threads as the machine has processors; the callback is called by the caller's.
///
/// # Errors
///
/// Where the callback fails; no further file is made then.
pub fn html_each<E>(
    catalogs: &[CheckedCatalog<'_>],
    file: &mut dyn FnMut(Artifact, usize) -> Result<(), E>,
) -> Result<(), E> {
    with_pages(catalogs, |catalogs, publication| {
        crate::jobs::run(jobs::all(catalogs, publication), file)
    })
}

/// Returns the page for what is not there, of a site that is at a path of its server: `/`, `/docs/`.
///
/// A server gives it for any address, so its links begin at the top. [`html()`] has the one for where `docs_url` says.
#[must_use]
pub fn not_found(catalogs: &[CheckedCatalog<'_>], root: &str) -> Artifact {
    with_pages(catalogs, |catalogs, _| index::not_found(catalogs, root))
}

/// Does some work with what the pages of every catalog are made from.
fn with_pages<T>(
    catalogs: &[CheckedCatalog<'_>],
    work: impl FnOnce(&[CatalogPages<'_>], &Publication) -> T,
) -> T {
    let views: Vec<_> = catalogs.iter().map(|checked| checked.lowered.views()).collect();
    let publication = Publication::new(catalogs);
    let data = catalogs.iter().zip(&views).zip(&publication.folders);
    let data: Vec<_> =
        data.map(|((checked, views), folder)| PageData::new(checked, views, folder)).collect();
    let catalogs: Vec<_> = catalogs.iter().zip(&data).map(CatalogPages::new).collect();
    work(&catalogs, &publication)
}
