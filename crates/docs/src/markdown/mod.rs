//! Pages in `CommonMark`.

mod entry;
pub(crate) mod escape;
mod group;
mod index;
pub(crate) mod paths;
mod sections;
mod sets;
mod site;
pub(crate) mod tree;
pub(crate) mod words;

use errbook_spec::Lowered;
use errbook_spec::artifact::Artifact;
use errbook_spec::model::Catalog;

use crate::published;
use paths::{Page, Paths};
use site::Site;

/// Returns the pages of a catalog, by language, then by group, then by entry.
///
/// ```text
/// index.md               introduction, contact, every group and every set with its codes
/// <group>/index.md       every entry of the group, with an anchor for each code
/// <group>/<code>.md      all about one code, with whole responses
/// <language>/…           the same in another language
/// ```
///
/// `lowered` is the same catalog with all its languages. Internal entries, internal params and notes are left out, and
/// so is what a masked response does not say. The same catalog gives the same bytes.
#[must_use]
pub fn markdown(catalog: &Catalog, lowered: &Lowered) -> Vec<Artifact> {
    let views = lowered.views();
    let tables = errbook::Catalog::new(views.tables());
    let paths = Paths::new(catalog);
    let languages = 0..catalog.languages.len();
    languages.flat_map(|language| pages(&Site::new(catalog, &tables, &paths, language))).collect()
}

fn pages(site: &Site<'_>) -> Vec<Artifact> {
    let mut pages = vec![site.artifact(Page::Catalog, index::page(site))];
    for (index, group) in published::groups(site.catalog) {
        pages.push(site.artifact(Page::Group(index), group::page(site, index, group)));
        for entry in published::entries(site.catalog, group) {
            pages.push(site.artifact(paths::page(entry), entry::page(site, entry)));
        }
    }
    pages
}
