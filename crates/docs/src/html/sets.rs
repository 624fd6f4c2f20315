//! Renders error sets: all of them on the catalog's page, and an entry's on the entry's page.

use errbook_spec::model::{Entry, Set};
use maud::{Markup, html};

use super::language_pages::{LanguagePages, Page};
use super::text;
use crate::published;

/// Returns the section with every set and its codes.
pub(crate) fn all(pages: &LanguagePages<'_>, here: Page<'_>) -> Markup {
    let sets = &pages.catalog.sets;
    html! {
        @if !sets.is_empty() {
            section.group aria-labelledby="_sets" {
                h2 id="_sets" { (pages.words.sets) }
                @for set in sets { (set_section(pages, here, set)) }
            }
        }
    }
}

fn set_section(pages: &LanguagePages<'_>, here: Page<'_>, set: &Set) -> Markup {
    // The descriptions of sets exist only in the source language.
    let source = pages.catalog.languages[0].as_str();
    html! {
        article.set {
            h3.code id=(anchor(set)) { (set.name) }
            @if let Some(description) = &set.description {
                div.does lang=[pages.other_language(source)] { (text::blocks(pages, here, description)) }
                (text::untranslated(pages, source))
            }
            @if !set.extends.is_empty() {
                p { code { "extends" } @for index in &set.extends {
                    @let other = &pages.catalog.sets[*index];
                    " " a href={ "#" (anchor(other)) } { code { (other.name) } }
                } }
            }
            ul.plain {
                @for entry in published::entries_of_set(pages.catalog, set) {
                    @let (texts, language) = entry.texts_in(pages.language);
                    @let tag = &pages.catalog.languages[language];
                    li {
                        a href=(pages.link(here, pages.page(entry))) { code { (entry.code) } }
                        " " span { (entry.status) } " "
                        span lang=[pages.other_language(tag)] { (texts.title) }
                    }
                }
            }
        }
    }
}

/// Returns the list of the sets that contain an entry.
pub(crate) fn of_entry(pages: &LanguagePages<'_>, here: Page<'_>, entry: &Entry) -> Option<Markup> {
    let has = |set: &&Set| {
        set.entries.iter().any(|id| published::sent(pages.catalog, *id).id == entry.id)
    };
    let sets: Vec<&Set> = pages.catalog.sets.iter().filter(has).collect();
    let home = pages.link(here, Page::Catalog);
    (!sets.is_empty()).then(|| {
        html! {
            ul { @for set in &sets {
                li { a href={ (home) "#" (anchor(set)) } { code { (set.name) } } }
            } }
        }
    })
}

/// Returns the `id` of a set's element. No code starts with an underscore.
fn anchor(set: &Set) -> String {
    format!("_set-{}", set.name)
}
