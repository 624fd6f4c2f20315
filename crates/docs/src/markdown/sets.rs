//! Renders error sets: all of them on the first page, and an entry's on the entry's page.

use errbook_spec::commonmark::{self, escape};
use errbook_spec::model::{Entry, Set};

use super::language_pages::LanguagePages;
use super::page;
use super::paths::Page;
use super::sections;
use crate::published;
use crate::push::push;

/// Returns the section with every set and its codes; empty if there are no sets.
pub(crate) fn all(pages: &LanguagePages<'_>) -> String {
    let sets: String = pages.catalog.sets.iter().map(|set| set_section(pages, set)).collect();
    if sets.is_empty() {
        return sets;
    }
    format!("## {}\n\n{sets}", pages.words.sets)
}

fn set_section(pages: &LanguagePages<'_>, set: &Set) -> String {
    let here = Page::Catalog;
    let mut out =
        page::heading(pages.paths.flavour(), "###", &anchor(set), &escape::code(&set.name));
    if let Some(description) = &set.description {
        // The descriptions of sets exist only in the source language.
        out.push_str(&pages.untranslated(pages.language == 0));
        out.push_str(&commonmark::blocks(description, &pages.links(here)));
        out.push('\n');
    }
    let extended: Vec<_> = set.extends.iter().map(|index| &pages.catalog.sets[*index]).collect();
    if !extended.is_empty() {
        let home = pages.paths.link(here, here);
        let link = |set: &&Set| format!("[{}]({home}#{})", escape::code(&set.name), anchor(set));
        let links: Vec<_> = extended.iter().map(link).collect();
        push(&mut out, format_args!("`extends` {}\n\n", links.join(" ")));
    }
    for entry in published::entries_of_set(pages.catalog, set) {
        let title = escape::line(&entry.texts_in(pages.language).0.title);
        let link = pages.entry_link(here, entry);
        let state = sections::state(pages, entry);
        push(&mut out, format_args!("- {link} · {} · {title}{state}\n", entry.status));
    }
    out.push('\n');
    out
}

/// Returns the list of the sets that contain an entry; empty if there are none.
pub(crate) fn of_entry(pages: &LanguagePages<'_>, here: Page, entry: &Entry) -> String {
    let mut out = String::new();
    for set in &pages.catalog.sets {
        if set.entries.iter().any(|id| published::sent(pages.catalog, *id).id == entry.id) {
            let home = pages.paths.link(here, Page::Catalog);
            let (name, anchor) = (escape::code(&set.name), anchor(set));
            push(&mut out, format_args!("- [{name}]({home}#{anchor})\n"));
        }
    }
    out
}

/// Returns the anchor of a set, which is never the anchor that a heading's text would get.
fn anchor(set: &Set) -> String {
    format!("set-{}", set.name)
}
