//! Lists the jobs that make the files of the site, one job per file.

use errbook_spec::artifact::Artifact;

use super::checked::CheckedCatalog;
use super::language_pages::{LanguagePages, Page};
use super::pages::CatalogPages;
use super::publication::Publication;
use super::{assets, entry, index, layout, listing, llms, search, uris};
use crate::jobs::Job;
use crate::{markdown, published};

/// Returns the jobs that make the site, the longest first.
pub(crate) fn all<'j>(
    catalogs: &'j [CatalogPages<'j>],
    publication: &'j Publication,
) -> Vec<Job<'j>> {
    let mut jobs: Vec<Job<'j>> = vec![
        Box::new(|| llms::full(catalogs)),
        Box::new(|| llms::short(catalogs)),
        Box::new(|| index::not_found(catalogs, publication.path())),
    ];
    if catalogs.iter().all(CatalogPages::is_below_home) {
        jobs.push(Box::new(|| index::page(catalogs)));
    }
    if llms::has_addresses(catalogs) {
        jobs.push(Box::new(|| llms::sitemap(catalogs)));
    }
    jobs.extend(assets::files().into_iter().map(|file| Box::new(|| file) as Job<'j>));
    for pages in catalogs {
        of_catalog(pages, &mut jobs);
    }
    for (pages, folder) in uris::outside(catalogs, publication) {
        let path = format!("{folder}/index.html");
        jobs.push(Box::new(move || uris::page(pages.source(), &folder, Page::TypeUris(&path))));
    }
    jobs
}

fn of_catalog<'j>(pages: &'j CatalogPages<'j>, jobs: &mut Vec<Job<'j>>) {
    let &CheckedCatalog { catalog, lowered, .. } = pages.checked;
    let below = |job| in_folder(&pages.paths.folder, job);
    jobs.push(below(Box::new(|| crate::openapi(catalog, lowered))));
    jobs.push(below(Box::new(|| crate::schema(catalog, lowered))));
    jobs.extend(pages.paths.theme().files().map(|file| Box::new(|| file) as Job<'j>));
    for language_pages in &pages.html {
        of_language(language_pages, jobs);
    }
    for language_pages in pages.markdown.iter().take(pages.paths.markdown_languages()) {
        for (order, page) in markdown::in_order(language_pages) {
            jobs.push(below(Box::new(move || markdown::artifact(language_pages, page, order))));
        }
    }
    // This job and the contracts above need the most memory, so they are far apart in the list.
    jobs.push(below(Box::new(|| crate::json(catalog, lowered))));
    jobs.push(below(Box::new(crate::json_schema)));
    jobs.push(below(Box::new(|| crate::typescript(catalog, lowered))));
    jobs.push(below(Box::new(|| crate::csv(catalog, lowered))));
}

fn of_language<'j>(pages: &'j LanguagePages<'j>, jobs: &mut Vec<Job<'j>>) {
    jobs.push(Box::new(|| listing::catalog(pages)));
    jobs.push(Box::new(|| search::data(pages)));
    for number in 0..search::pieces(pages) {
        jobs.push(Box::new(move || search::piece(pages, number)));
    }
    if let Some(folder) = pages.paths.addresses.type_page() {
        let path = format!("{folder}/index.html");
        jobs.push(Box::new(move || uris::page(pages, folder, Page::File(&path))));
    }
    for (index, group) in published::groups(pages.catalog) {
        jobs.push(Box::new(move || listing::group(pages, index, group)));
        for it in published::entries(pages.catalog, group) {
            jobs.push(Box::new(move || entry::page(pages, it)));
            for (folder, former) in pages.paths.aliases(it).iter().zip(&it.aliases) {
                let page = Page::Alias(index, folder);
                jobs.push(Box::new(move || layout::redirect(pages, page, former, it)));
            }
        }
    }
}

/// Returns a job that puts its file into a folder.
fn in_folder<'j>(folder: &'j str, job: Job<'j>) -> Job<'j> {
    Box::new(move || {
        let file = job();
        Artifact { path: format!("{folder}{}", file.path), ..file }
    })
}
