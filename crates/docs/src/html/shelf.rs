//! Every file of the site, each as a job.

use errbook_spec::Views;
use errbook_spec::artifact::Artifact;
use errbook_spec::model::Catalog;

use super::names::Names;
use super::site::{Page, Site};
use super::theme::Theme;
use super::{Book, entry, home, layout, listing, machine, search, uris};
use crate::jobs::Job;
use crate::{markdown, published};

/// What the pages of a catalog are made from.
pub(crate) struct Material<'a> {
    tables: errbook::Catalog<'a>,
    names: Names,
    /// By language, its own words as they stand in Markdown.
    words: Vec<Vec<(String, String)>>,
}

/// A catalog, ready to be written about.
pub(crate) struct Shelf<'a> {
    book: &'a Book<'a>,
    pub(crate) catalog: &'a Catalog,
    pub(crate) names: &'a Names,
    /// By language.
    pub(crate) sites: Vec<Site<'a>>,
    /// By language, the same as `CommonMark`.
    pub(crate) twins: Vec<markdown::Site<'a>>,
}

impl<'a> Material<'a> {
    pub(crate) fn new((book, views): (&'a Book<'_>, &'a Views<'_>)) -> Self {
        let tables = errbook::Catalog::new(views.tables());
        let words = markdown::own_words(book.catalog);
        Self { tables, names: Names::new(book.catalog), words }
    }
}

impl<'a> Shelf<'a> {
    pub(crate) fn new((book, material): (&'a Book<'a>, &'a Material<'a>)) -> Self {
        let Material { tables, names, words } = material;
        let catalog = book.catalog;
        let languages = 0..catalog.languages.len();
        let sites = languages.map(|language| Site::new(catalog, tables, names, language)).collect();
        let twins = markdown::sites(catalog, tables, names.twins(), words);
        Self { book, catalog, names, sites, twins }
    }

    /// Returns the pages in the source language.
    pub(crate) fn source(&self) -> &Site<'a> {
        &self.sites[0]
    }
}

/// Returns the jobs that make the site, long ones first.
pub(crate) fn jobs<'j>(shelves: &'j [Shelf<'j>]) -> Vec<Job<'j>> {
    let mut jobs: Vec<Job<'j>> = vec![
        Box::new(|| machine::full(shelves)),
        Box::new(|| machine::short(shelves)),
        Box::new(|| home::page(shelves)),
        Box::new(|| home::not_found(shelves, &home::root(shelves))),
    ];
    if machine::has_addresses(shelves) {
        jobs.push(Box::new(|| machine::sitemap(shelves)));
    }
    jobs.extend(layout::assets().into_iter().map(|file| Box::new(|| file) as Job<'j>));
    for shelf in shelves {
        of_catalog(shelf, &mut jobs);
    }
    for (shelf, folder) in uris::beside(shelves) {
        let path = format!("{folder}/index.html");
        jobs.push(Box::new(move || uris::page(shelf.source(), &folder, Page::Beside(&path))));
    }
    jobs
}

fn of_catalog<'j>(shelf: &'j Shelf<'j>, jobs: &mut Vec<Job<'j>>) {
    let &Book { catalog, lowered } = shelf.book;
    jobs.push(below(catalog, || crate::openapi(catalog, lowered)));
    jobs.push(below(catalog, || crate::schema(catalog, lowered)));
    jobs.extend(Theme(catalog).files().map(|file| Box::new(|| file) as Job<'j>));
    for site in &shelf.sites {
        of_language(site, jobs);
    }
    for twins in &shelf.twins {
        for (order, page) in markdown::pages(twins) {
            jobs.push(below(catalog, move || markdown::artifact(twins, page, order)));
        }
    }
    // With the contracts at the beginning, this takes most memory; so they are far from each other.
    jobs.push(below(catalog, || crate::json(catalog, lowered)));
    jobs.push(below(catalog, crate::json_schema));
    jobs.push(below(catalog, || crate::typescript(catalog, lowered)));
    jobs.push(below(catalog, || crate::csv(catalog, lowered)));
}

fn of_language<'j>(site: &'j Site<'j>, jobs: &mut Vec<Job<'j>>) {
    jobs.push(Box::new(|| listing::catalog(site)));
    jobs.push(Box::new(|| search::data(site)));
    jobs.push(Box::new(|| search::script(site)));
    if let Some(folder) = uris::below(site) {
        let path = format!("{folder}/index.html");
        jobs.push(Box::new(move || uris::page(site, &folder, Page::File(&path))));
    }
    for (index, group) in published::groups(site.catalog) {
        jobs.push(Box::new(move || listing::group(site, index, group)));
        for it in published::entries(site.catalog, group) {
            jobs.push(Box::new(move || entry::page(site, it)));
            for (folder, former) in site.names.aliases(it).iter().zip(&it.aliases) {
                let page = Page::Alias(index, folder);
                jobs.push(Box::new(move || layout::redirect(site, page, former, it)));
            }
        }
    }
}

/// Returns the job with its file in the catalog's folder.
fn below<'j>(catalog: &'j Catalog, job: impl FnOnce() -> Artifact + Send + 'j) -> Job<'j> {
    Box::new(move || {
        let file = job();
        Artifact { path: format!("{}/{}", catalog.name, file.path), ..file }
    })
}
