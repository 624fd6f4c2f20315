//! Generates the documentation as a static site.
//!
//! Pages are readable without JavaScript and load nothing from other hosts. All of them share one style sheet and one script, in `assets/`.

mod assets;
mod checked;
mod entry;
mod example;
mod facts;
mod header;
mod index;
mod jobs;
mod language_pages;
mod languages;
mod layout;
mod listing;
mod llms;
mod page_paths;
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
use page_paths::PagePaths;
use pages::{CatalogPages, PageData};
pub use publication::Publication;
pub use site::Site;

/// Returns the site of one or more catalogs.
///
/// ```text
/// index.html                    introduction, search and every entry, each with its code as `id`
/// <group>/index.html            the same for one group
/// <group>/<code>/index.html     the page of one code, with full responses; former codes redirect to it
/// <language>/…                  the same in another language
/// …/*.md                        the same as CommonMark
/// theme.css  logo.svg           the catalog's own colours and logo, if it has any
/// catalog.json                  the whole catalog as JSON; catalog.schema.json is its schema
/// openapi.json  schema.json  errors.ts  errors.csv
/// search-index.js               code, texts and page of every entry, in pieces of 500
/// assets/  404.html  llms.txt  llms-full.txt  sitemap.xml
/// ```
///
/// With several catalogs, each has its own folder, and `index.html` lists them. [`Publication`] tells where to publish the site.
///
/// Every type URI on the host of the catalog's `docs_url` is the address of a page or of an anchor on one, such as
/// `https://example.com/Error#code` with a `docs_url` of `https://example.com/errors`. Internal entries, internal params and notes are left
/// out. Equal catalogs give identical bytes.
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

/// Generates the site of [`html()`] file by file, in no particular order. Calls `file` on the current thread with each file and the number
/// of all files. Uses as many threads as the machine has processors.
///
/// # Errors
///
/// Returns the first error that `file` returns, and stops generating.
pub fn html_each<E>(
    catalogs: &[CheckedCatalog<'_>],
    file: &mut dyn FnMut(Artifact, usize) -> Result<(), E>,
) -> Result<(), E> {
    with_pages(catalogs, |catalogs, publication| {
        crate::jobs::run(jobs::all(catalogs, publication, publication.path()), file)
    })
}

/// Calls `work` with the site of [`html()`], whose files are made when `work` asks for them.
///
/// `root` is the path that the site is served at, such as `/` or `/docs/`. The links of `404.html` start with it, because a server sends
/// this page for any address; those of [`html()`] start with the path of `docs_url`.
///
/// # Examples
///
/// ```
/// # let catalog = "catalog: shop\ntitle: Shop\nlanguage: en\nenvelope: rfc9457\ntype_uri: 'urn:x:{code}'\n";
/// # let orders = "group: orders\ntitle: Orders\nerrors:\n  sold-out:\n    status: 409\n    title: Sold out\n    description: D.\n    resolution: R.\n";
/// # let files = [("catalog.yaml", catalog), ("orders.yaml", orders)];
/// # let files = files.map(|(path, text)| (path.to_owned(), text.into())).into();
/// # let (catalog, _) = errbook_spec::load(errbook_spec::source::Sources::from_memory(files)).into_result()?;
/// # let lowered = errbook_spec::lower(&catalog, &[]);
/// use errbook_docs::{CheckedCatalog, with_site};
///
/// let catalogs = [CheckedCatalog { catalog: &catalog, lowered: &lowered, mock: None }];
/// with_site(&catalogs, "/", |site| {
///     let page = site.contents("orders/sold-out/index.html");
///     assert!(page.is_some_and(|it| it.contains("<title>sold-out: Sold out · Shop</title>")));
///     assert_eq!(site.contents("orders/sold-aut/index.html"), None);
/// });
/// # Ok::<(), errbook_spec::Error>(())
/// ```
pub fn with_site<T>(
    catalogs: &[CheckedCatalog<'_>],
    root: &str,
    work: impl FnOnce(&Site<'_>) -> T,
) -> T {
    with_pages(catalogs, |catalogs, publication| {
        work(&Site::new(jobs::all(catalogs, publication, root)))
    })
}

/// Calls `work` with the data of every catalog's pages.
fn with_pages<T>(
    catalogs: &[CheckedCatalog<'_>],
    work: impl FnOnce(&[CatalogPages<'_>], &Publication) -> T,
) -> T {
    let views: Vec<_> = catalogs.iter().map(|checked| checked.lowered.views()).collect();
    let publication = Publication::new(catalogs);
    let folders = catalogs.iter().zip(&publication.folders);
    let paths: Vec<_> =
        folders.map(|(checked, folder)| PagePaths::new(checked.catalog, folder.clone())).collect();
    let data = views.iter().zip(&paths);
    let data: Vec<_> = data.map(|(views, own)| PageData::new(views, own, &paths)).collect();
    let catalogs: Vec<_> = catalogs.iter().zip(&data).map(CatalogPages::new).collect();
    work(&catalogs, &publication)
}
