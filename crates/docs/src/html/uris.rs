//! Type URIs that are not a page of their own, but a place on one: `https://example.com/Error#code`.

use std::collections::BTreeSet;

use errbook_spec::artifact::Artifact;
use errbook_spec::model::{Catalog, UriPart};
use maud::html;

use super::shelf::Shelf;
use super::site::{Page, Site};
use super::{layout, listing};
use crate::published;

/// Returns the folder below the catalog's of the page that its type URIs lead to, where it is free.
pub(crate) fn below(site: &Site<'_>) -> Option<String> {
    let folder = folder(site.catalog, address(site.catalog)?)?;
    site.names.is_free(first(&folder)).then_some(folder)
}

/// Returns the catalogs whose type URIs lead to a page beside their folders, with its folder below the site's, where it is free.
pub(crate) fn beside<'s>(shelves: &'s [Shelf<'s>]) -> Vec<(&'s Shelf<'s>, String)> {
    let names = shelves.iter().map(|shelf| shelf.catalog.name.as_str());
    let taken: BTreeSet<_> = names.chain(["assets"]).map(str::to_ascii_lowercase).collect();
    let mut made = BTreeSet::new();
    let mut is_free = |folder: &str| {
        let folder = folder.to_ascii_lowercase();
        !taken.contains(first(&folder)) && made.insert(folder)
    };
    let found = shelves.iter().filter_map(|shelf| {
        let address = address(shelf.catalog)?;
        let (_, path) = address.split_once("://")?;
        // The site is in the folder that the catalog's is in.
        let above = &address[..address.rfind('/').filter(|_| path.contains('/'))?];
        Some((shelf, folder(shelf.catalog, above)?))
    });
    found.filter(|(_, folder)| is_free(folder)).collect()
}

/// Returns the page, with every entry as an article. `here` is `index.html` in the folder.
pub(crate) fn page(site: &Site<'_>, folder: &str, here: Page<'_>) -> Artifact {
    let main = html! {
        h1 { (site.catalog_title()) }
        @for (index, group) in published::groups(site.catalog) {
            (listing::section(site, here, index, group))
        }
    };
    layout::catalog_page(site, here, site.catalog_title(), "", &[(folder, here)], &main)
}

fn address(catalog: &Catalog) -> Option<&str> {
    catalog.docs_url.as_deref().map(|url| url.trim_end_matches('/'))
}

fn first(path: &str) -> &str {
    path.split('/').next().unwrap_or(path)
}

/// Returns the folder, where every type URI has the form `{address}/<folder>#{code}`.
fn folder(catalog: &Catalog, address: &str) -> Option<String> {
    let [UriPart::Literal(start), UriPart::Code] = catalog.type_uri.as_ref()?.0.as_slice() else {
        return None;
    };
    let path = start.strip_prefix(address)?.strip_prefix('/')?.strip_suffix('#')?;
    let path = path.trim_end_matches('/');
    let is_plain = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    (path.split('/').all(is_plain)).then(|| path.to_owned())
}
