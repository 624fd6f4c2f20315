//! Renders the page of type URIs that are anchors, such as `https://example.com/Error#code`.

use std::collections::BTreeSet;

use maud::html;

use super::language_pages::{LanguagePages, Page};
use super::pages::CatalogPages;
use super::publication::Publication;
use super::{layout, listing};
use crate::published;

/// Returns the catalogs whose type URIs are anchors on a page outside the catalog's folder, with the folder of that page. Leaves out
/// folders that another catalog uses.
pub(crate) fn outside<'s>(
    catalogs: &'s [CatalogPages<'s>],
    publication: &Publication,
) -> Vec<(&'s CatalogPages<'s>, String)> {
    let mut made = BTreeSet::new();
    let mut is_free = |folder: &str| {
        let inside = format!("{folder}/").to_ascii_lowercase();
        let is_inside = |other: &String| inside.starts_with(&other.to_ascii_lowercase());
        !publication.folders.iter().any(is_inside) && made.insert(inside)
    };
    let found = catalogs.iter().filter_map(|pages| {
        let folder = publication.below(pages.catalog.type_page()?)?;
        is_free(folder).then(|| (pages, folder.to_owned()))
    });
    found.collect()
}

/// Returns the page with every entry. `here` is its `index.html`.
pub(crate) fn page(pages: &LanguagePages<'_>, folder: &str, here: Page<'_>) -> String {
    let main = html! {
        h1 { (pages.catalog_title()) }
        @for (index, group) in published::groups(pages.catalog) {
            (listing::section(pages, here, index, group))
        }
    };
    layout::catalog_page(pages, here, pages.catalog_title(), "", &[(folder, here)], &main)
}
