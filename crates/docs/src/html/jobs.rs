//! Lists the jobs that make the files of the site, one job per file.

use super::checked::CheckedCatalog;
use super::language_pages::{LanguagePages, Page};
use super::pages::CatalogPages;
use super::publication::Publication;
use super::{assets, entry, index, layout, listing, llms, search, uris};
use crate::jobs::Job;
use crate::{csv, json, markdown, openapi, published, schema, typescript};

/// Returns the jobs that make the site, the longest first. `root` is the path of the site on its host.
pub(crate) fn all<'j>(
    catalogs: &'j [CatalogPages<'j>],
    publication: &Publication,
    root: &'j str,
) -> Vec<Job<'j>> {
    let mut jobs = vec![
        Job::new(llms::FULL, || llms::full(catalogs)),
        Job::new(llms::SHORT, || llms::short(catalogs)),
        Job::new(index::NOT_FOUND, move || index::not_found(catalogs, root)),
        Job::new(assets::STYLE, assets::style),
        Job::new(assets::SCRIPT, assets::script),
    ];
    if catalogs.iter().all(CatalogPages::is_below_home) {
        jobs.push(Job::new(index::INDEX, || index::page(catalogs)));
    }
    if llms::has_addresses(catalogs) {
        jobs.push(Job::new(llms::SITEMAP, || llms::sitemap(catalogs)));
    }
    for pages in catalogs {
        of_catalog(pages, &mut jobs);
    }
    for (pages, folder) in uris::outside(catalogs, publication) {
        let (source, path) = (pages.source(), index_of(&folder));
        let page = move |path: &str| uris::page(source, &folder, Page::TypeUris(path));
        jobs.push(Job::new(source.path(Page::TypeUris(&path)), move || page(&path)));
    }
    jobs
}

fn of_catalog<'j>(pages: &'j CatalogPages<'j>, jobs: &mut Vec<Job<'j>>) {
    let &CheckedCatalog { catalog, lowered, .. } = pages.checked;
    let theme = pages.paths.theme();
    let below = |path: &str| format!("{}{path}", pages.paths.folder);
    jobs.push(Job::new(below(openapi::FILE), || openapi(catalog, lowered).contents));
    jobs.push(Job::new(below(schema::FILE), || schema(catalog, lowered).contents));
    jobs.extend(theme.style().map(|path| Job::new(path, move || theme.rules())));
    let logo = theme.logo().zip(catalog.site.logo.as_ref());
    jobs.extend(logo.map(|(logo, picture)| Job::new(logo.address, || picture.clone())));
    for language_pages in &pages.html {
        of_language(language_pages, jobs);
    }
    for language_pages in pages.markdown.iter().take(pages.paths.markdown_languages()) {
        jobs.extend(markdown::in_order(language_pages).into_iter().map(|(order, page)| {
            let path = below(&language_pages.path(page));
            Job::new(path, move || markdown::contents(language_pages, page, order))
        }));
    }
    // This job and the contracts above need the most memory, so they are far apart in the list.
    jobs.push(Job::new(below(json::FILE), || json(catalog, lowered).contents));
    jobs.push(Job::new(below(json::SCHEMA_FILE), || crate::json_schema().contents));
    jobs.push(Job::new(below(typescript::FILE), || typescript(catalog, lowered).contents));
    jobs.push(Job::new(below(csv::FILE), || csv(catalog, lowered).contents));
}

fn of_language<'j>(pages: &'j LanguagePages<'j>, jobs: &mut Vec<Job<'j>>) {
    let file = |name: &str| pages.path(Page::File(name));
    jobs.push(Job::new(pages.path(Page::Catalog), || listing::catalog(pages)));
    for number in 0..search::pieces(pages) {
        jobs.push(Job::new(file(&search::file(number)), move || search::piece(pages, number)));
    }
    if let Some(folder) = pages.paths.addresses.type_page() {
        let path = index_of(folder);
        jobs.push(Job::new(file(&path), move || uris::page(pages, folder, Page::File(&path))));
    }
    for (index, group) in published::groups(pages.catalog) {
        let page = Page::Group(index);
        jobs.push(Job::new(pages.path(page), move || listing::group(pages, index, group)));
        for it in published::entries(pages.catalog, group) {
            jobs.push(Job::new(pages.path(pages.page(it)), move || entry::page(pages, it)));
            for (folder, former) in pages.paths.aliases(it).iter().zip(&it.aliases) {
                let page = Page::Alias(index, folder);
                let redirect = move || layout::redirect(pages, page, former, it);
                jobs.push(Job::new(pages.path(page), redirect));
            }
        }
    }
}

/// Returns the path of the page that a server sends for a folder.
fn index_of(folder: &str) -> String {
    format!("{folder}/{}", index::INDEX)
}
