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

pub(crate) fn page(pages: &LanguagePages<'_>, entry: &Entry) -> String {
    let here = paths::page(entry);
    let (texts, language) = entry.texts_in(pages.language);
    let links = pages.links(here);
    let words = &pages.words;

    let mut page = Sections(head(pages, here, entry));
    page.0.push_str(&pages.untranslated(language == pages.language));
    page.0.push_str(&sections::notices(pages, here, entry));
    // The message has a section of its own.
    let description = texts.description.as_ref().map(|it| commonmark::blocks(it, &links));
    page.add(words.meaning, &description.unwrap_or_default());
    page.add(words.causes, &sections::reasons(texts, &links));
    let resolution = texts.resolution.as_ref().map(|it| sections::resolution(it, &links));
    page.add(words.resolution, &resolution.unwrap_or_default());
    if !entry.is_masked() {
        page.add(words.message, &sections::detail(entry, texts));
        page.add(words.cases, &sections::cases(pages, here, entry, texts));
        page.add(words.field_errors, &sections::issues(pages, entry, texts));
        page.add(words.params, &sections::params(pages, entry));
    } else if entry.has_unsent() {
        page.add(words.message, &escape::text(words.unsent));
    }
    if let Some(request) = &entry.example_request {
        page.add(
            words.example_request,
            &templates::fenced_in(pages.paths.flavour(), "", &request.0),
        );
    }
    page.add(words.example_response, &examples(pages, entry));
    page.add(words.try_it, &sections::try_it(pages, entry));
    page.add(words.retry, &sections::retry(pages, entry));
    page.add(words.headers, &sections::headers(pages, entry));
    page.add("Rust", &sections::rust_code(pages, entry, texts));
    page.add(words.sets, &sets::of_entry(pages, here, entry));
    page.add(words.history, &sections::history(pages, here, entry));
    page.add(words.related, &sections::related(pages, here, entry));
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

fn head(pages: &LanguagePages<'_>, here: Page, entry: &Entry) -> String {
    let group = pages.catalog.group_of(entry);
    let mut out = page::title(pages, here);
    push(
        &mut out,
        format_args!(
            "[{}]({}) · [{}]({})\n\n",
            escape::line(pages.catalog_title()),
            pages.paths.link(here, Page::Catalog),
            escape::line(pages.group_title(group)),
            pages.paths.link(here, Page::Group(entry.group)),
        ),
    );
    out.push_str(&pages.translations(here));
    out.push_str(&sections::facts(pages, entry));
    out
}

/// Returns the responses of all examples, with their titles if there are several.
fn examples(pages: &LanguagePages<'_>, entry: &Entry) -> String {
    let mut out = String::new();
    for example in &entry.examples {
        let Some(response) = response(pages.catalog, pages.tables, entry, example, pages.tag())
        else {
            continue;
        };
        let case = example.case.and_then(|index| entry.cases.get(index));
        match (&example.title, case) {
            (Some(title), _) => push(&mut out, format_args!("{}\n\n", escape::line(title))),
            (None, Some(case)) => push(&mut out, format_args!("{}\n\n", escape::code(&case.name))),
            (None, None) => {}
        }
        let response = response.to_string();
        out.push_str(&templates::fenced_in(pages.paths.flavour(), "http", &response));
        out.push('\n');
    }
    out
}
