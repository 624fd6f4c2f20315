//! Renders the first page of a language: introduction, contact, groups and codes.

use errbook_spec::commonmark::{self, escape};
use errbook_spec::model::Group;

use super::flavour::Flavour;
use super::language_pages::LanguagePages;
use super::page;
use super::paths::Page;
use super::sets;
use crate::published;
use crate::push::push;

pub(crate) fn page(pages: &LanguagePages<'_>) -> String {
    let (texts, is_translated) = pages.catalog_texts();
    let mut out = page::title(pages, Page::Catalog);
    out.push_str(&pages.translations(Page::Catalog));
    out.push_str(&pages.untranslated(is_translated));
    if let Some(description) = texts.and_then(|texts| texts.description.as_ref()) {
        out.push_str(&commonmark::blocks(description, &pages.links(Page::Catalog)));
        out.push('\n');
    }
    out.push_str(&facts(pages));
    for (index, group) in published::groups(pages.catalog) {
        out.push_str(&group_section(pages, index, group));
    }
    out.push_str(&sets::all(pages));
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn facts(pages: &LanguagePages<'_>) -> String {
    let mut out = String::new();
    if let Some(version) = &pages.catalog.version {
        out.push_str(&format_fact(pages.words.version, &escape::line(version)));
    }
    if let Some(contact) = &pages.catalog.contact {
        let shown = contact.strip_prefix("mailto:").unwrap_or(contact);
        let link = format!("[{}]({})", escape::line(shown), escape::destination(contact));
        out.push_str(&format_fact(pages.words.contact, &link));
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn format_fact(name: &str, value: &str) -> String {
    format!("- {name}: {value}\n")
}

fn group_section(pages: &LanguagePages<'_>, index: usize, group: &Group) -> String {
    let words = &pages.words;
    let address = pages.paths.link(Page::Catalog, Page::Group(index));
    let title = format!("[{}]({address})", escape::line(pages.group_title(group)));
    let mut out = match pages.paths.flavour() {
        Flavour::CommonMark => format!("## {title}\n\n"),
        flavour => page::heading(flavour, "##", &group.name, &title),
    };
    push(
        &mut out,
        format_args!(
            "| {} | {} | {} |\n| --- | --- | --- |\n",
            words.code, words.status, words.title,
        ),
    );
    for entry in published::entries(pages.catalog, group) {
        let title = escape::line(&entry.texts_in(pages.language).0.title);
        let link = pages.entry_link(Page::Catalog, entry);
        let state = super::sections::state(pages, entry);
        push(&mut out, format_args!("| {link} | {} | {title}{state} |\n", entry.status));
    }
    out.push('\n');
    out
}
