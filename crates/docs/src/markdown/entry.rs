//! Renders the page of one entry.

use errbook_spec::commonmark::{self, escape};
use errbook_spec::model::Entry;

use super::language_pages::LanguagePages;
use super::page;
use super::paths::{self, Page};
use super::sections;
use super::sets;
use super::templates;
use crate::push::push;
use crate::response::response;

pub(crate) fn page(site: &LanguagePages<'_>, entry: &Entry) -> String {
    let here = paths::page(entry);
    let (texts, language) = entry.texts_in(site.language);
    let links = site.links(here);
    let words = &site.words;

    let mut page = Sections(head(site, here, entry));
    page.0.push_str(&site.untranslated(language == site.language));
    page.0.push_str(&sections::notices(site, here, entry));
    page.add(words.meaning, &commonmark::blocks(&texts.description, &links));
    page.add(words.causes, &sections::reasons(texts, &links));
    page.add(words.resolution, &sections::resolution(&texts.resolution, &links));
    if !entry.is_masked() {
        page.add(words.message, &sections::detail(entry, texts));
        page.add(words.cases, &sections::cases(site, entry, texts));
        page.add(words.field_errors, &sections::issues(site, entry, texts));
        page.add(words.params, &sections::params(site, entry));
    } else if entry.has_unsent() {
        page.add(words.message, &escape::text(words.unsent));
    }
    if let Some(request) = &entry.example_request {
        page.add(
            words.example_request,
            &templates::fenced_in(site.paths.flavour(), "", &request.0),
        );
    }
    page.add(words.example_response, &examples(site, entry));
    page.add(words.try_it, &sections::try_it(site, entry));
    page.add(words.retry, &sections::retry(site, entry));
    page.add(words.headers, &sections::headers(site, entry));
    page.add("Rust", &sections::rust_code(site, entry, texts));
    page.add(words.sets, &sets::of_entry(site, here, entry));
    page.add(words.history, &sections::history(site, here, entry));
    page.add(words.related, &sections::related(site, here, entry));
    page.finish()
}

/// The sections of a page.
struct Sections(String);

impl Sections {
    /// Adds a section, unless its content is empty.
    fn add(&mut self, title: &str, contents: &str) {
        if !contents.is_empty() {
            push(&mut self.0, format_args!("## {title}\n\n{}\n\n", contents.trim_end()));
        }
    }

    fn finish(mut self) -> String {
        self.0.truncate(self.0.trim_end().len());
        self.0.push('\n');
        self.0
    }
}

fn head(site: &LanguagePages<'_>, here: Page, entry: &Entry) -> String {
    let group = site.catalog.group_of(entry);
    let mut out = page::title(site, here);
    push(
        &mut out,
        format_args!(
            "[{}]({}) · [{}]({})\n\n",
            escape::line(site.catalog_title()),
            site.paths.link(here, Page::Catalog),
            escape::line(site.group_title(group)),
            site.paths.link(here, Page::Group(entry.group)),
        ),
    );
    out.push_str(&site.translations(here));
    out.push_str(&sections::facts(site, entry));
    out
}

/// Returns the responses of all examples, with their titles if there are several.
fn examples(site: &LanguagePages<'_>, entry: &Entry) -> String {
    let mut out = String::new();
    for example in &entry.examples {
        let Some(response) = response(site.catalog, site.tables, entry, example, site.tag()) else {
            continue;
        };
        let case = example.case.and_then(|index| entry.cases.get(index));
        match (&example.title, case) {
            (Some(title), _) => push(&mut out, format_args!("{}\n\n", escape::line(title))),
            (None, Some(case)) => push(&mut out, format_args!("{}\n\n", escape::code(&case.name))),
            (None, None) => {}
        }
        let response = response.to_string();
        out.push_str(&templates::fenced_in(site.paths.flavour(), "http", &response));
        out.push('\n');
    }
    out
}
