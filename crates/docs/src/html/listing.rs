//! Renders the pages that list entries: the catalog's page and each group's.

use std::collections::BTreeSet;

use errbook_spec::model::{Entry, Group, Markdown, Resolution, Retry};
use maud::{Markup, html};

use super::language_pages::{LanguagePages, Page};
use super::layout;
use super::{facts, search, sets, text};
use crate::meaning::Meaning;
use crate::{published, words};

/// The largest number of entries in a part of a list. The style sheet assumes the height of such a part.
const PART: usize = 12;

/// The largest number of codes that an entry's page lists before and after its own, as the pages of a group would otherwise grow with the
/// square of its length. Large catalogs list fewer.
const NEAR: usize = 20;
const NEAR_IF_LARGE: usize = 6;

/// Returns the page of the catalog.
pub(crate) fn catalog(pages: &LanguagePages<'_>) -> String {
    let here = Page::Catalog;
    let (texts, language) = pages.catalog_texts();
    let description = texts.and_then(|texts| texts.description.as_ref());
    let groups: Vec<_> = published::groups(pages.catalog).collect();
    let entries: Vec<_> =
        groups.iter().flat_map(|(_, group)| published::entries(pages.catalog, group)).collect();
    let main = html! {
        h1 lang=[pages.other_language(language)] { (pages.catalog_title()) }
        (lead(pages, here, description, language))
        (meta(pages, groups.len()))
        (search::form(pages, &groups, &entries))
        (search::decoder(&pages.words, &[pages.link(here, Page::File(search::INDEX))]))
        div.split {
            @if groups.len() > 1 { (contents(pages, &groups)) }
            div {
                @for (index, group) in &groups { (section(pages, here, *index, group)) }
                (sets::all(pages, here))
            }
        }
    };
    layout::catalog_page(pages, here, pages.catalog_title(), plain(description), &[], &main)
}

/// Returns the page of a group.
pub(crate) fn group(pages: &LanguagePages<'_>, index: usize, group: &Group) -> String {
    let here = Page::Group(index);
    let title = pages.group_title(group);
    let (texts, language) = pages.group_texts(group);
    let description = texts.and_then(|texts| texts.description.as_ref());
    let entries: Vec<_> = published::entries(pages.catalog, group).collect();
    let main = html! {
        h1 lang=[pages.other_language(language)] { (title) }
        (lead(pages, here, description, language))
        (search::form(pages, &[], &entries))
        section.group aria-label=(title) {
            (articles(pages, here, &entries, 2))
        }
    };
    layout::catalog_page(pages, here, title, plain(description), &[(title, here)], &main)
}

fn plain(markdown: Option<&Markdown>) -> &str {
    markdown.map_or("", |markdown| &markdown.plain)
}

fn lead(
    pages: &LanguagePages<'_>,
    here: Page<'_>,
    description: Option<&Markdown>,
    language: &str,
) -> Markup {
    let other = (language != pages.tag()).then_some(language);
    html! {
        @if let Some(description) = description {
            div.lead lang=[other] { (text::blocks(pages, here, description)) }
        }
        (text::untranslated(pages, language))
    }
}

fn meta(pages: &LanguagePages<'_>, groups: usize) -> Markup {
    let catalog = pages.catalog;
    let codes = published::groups(catalog)
        .map(|(_, group)| published::entries(catalog, group).count())
        .sum::<usize>();
    let types: BTreeSet<&str> =
        catalog.envelopes.iter().map(|envelope| envelope.content_type.as_str()).collect();
    let types: Vec<_> = types.into_iter().collect();
    html! {
        ul.meta {
            li { (words::codes_in_groups(&pages.words, codes, groups)) }
            @if let Some(version) = &catalog.version { li { (pages.words.version) " " (version) } }
            li { (types.join(", ")) }
        }
    }
}

fn contents(pages: &LanguagePages<'_>, groups: &[(usize, &Group)]) -> Markup {
    html! {
        nav.toc aria-label=(pages.words.groups) { ul {
            @for (_, group) in groups {
                @let count = published::entries(pages.catalog, group).count();
                li { a href={ "#_g-" (group.name) } { (pages.group_title(group)) " " span { (count) } } }
            }
        } }
    }
}

/// Returns a group with its entries.
pub(crate) fn section(
    pages: &LanguagePages<'_>,
    here: Page<'_>,
    index: usize,
    group: &Group,
) -> Markup {
    let id = format!("_g-{}", group.name);
    let (texts, language) = pages.group_texts(group);
    let entries: Vec<_> = published::entries(pages.catalog, group).collect();
    html! {
        section.group aria-labelledby=(id) {
            h2 id=(id) lang=[pages.other_language(language)] {
                a href=(pages.link(here, Page::Group(index))) { (pages.group_title(group)) }
            }
            (lead(pages, here, texts.and_then(|texts| texts.description.as_ref()), language))
            (articles(pages, here, &entries, 3))
        }
    }
}

/// Splits the entries of a group into parts of about the same length. Browsers skip the layout of parts that are out of view.
fn articles(pages: &LanguagePages<'_>, here: Page<'_>, entries: &[&Entry], level: u8) -> Markup {
    let count = entries.len().div_ceil(PART).max(1);
    let length = entries.len().div_ceil(count).max(1);
    html! {
        @for part in entries.chunks(length) {
            div.part { @for entry in part { (article(pages, here, entry, level)) } }
        }
    }
}

/// Returns an entry of a list, with a heading of the given level.
fn article(pages: &LanguagePages<'_>, here: Page<'_>, entry: &Entry, level: u8) -> Markup {
    let (texts, language) = entry.texts_in(pages.language);
    let tag = &pages.catalog.languages[language];
    let id = anchor(pages, here, entry, &entry.code);
    let address = pages.link(here, pages.page(entry));
    let heading = html! {
        a href=(address) { (entry.code) }
        @if let Some(id) = &id {
            a.anchor href={ "#" (id) } aria-label={ (pages.words.link_to) " " (entry.code) } { "#" }
        }
    };
    html! {
        article.entry id=[id.as_deref()] data-status=(entry.status) data-marks=(marks(entry)) {
            @for alias in &entry.aliases {
                @if let Some(id) = anchor(pages, here, entry, alias) { span id=(id) {} }
            }
            div.side {
                @if level == 2 { h2.code { (heading) } } @else { h3.code { (heading) } }
                (facts::tags(pages, entry))
            }
            p.title lang=[pages.other_language(tag)] { (texts.title) }
            @if let Some(meaning) = Meaning::of(entry, texts) {
                div.does lang=[pages.other_language(tag)] { (text::meaning(pages, here, &meaning)) }
            }
            @if let Some(what_to_do) = &texts.resolution {
                div.fix lang=[pages.other_language(tag)] { (resolution(pages, here, what_to_do)) }
            }
            (text::untranslated(pages, tag))
        }
    }
}

/// Returns what the caller does: a text or steps.
pub(crate) fn resolution(
    pages: &LanguagePages<'_>,
    here: Page<'_>,
    resolution: &Resolution,
) -> Markup {
    match resolution {
        Resolution::Text(markdown) => text::blocks(pages, here, markdown),
        Resolution::Steps(steps) => html! {
            ol { @for step in steps { li { (text::item(pages, here, step)) } } }
        },
    }
}

/// Returns the list of the codes in an entry's group. Narrow screens fold it.
pub(crate) fn codes(pages: &LanguagePages<'_>, here: Page<'_>, entry: &Entry) -> Markup {
    let group = pages.catalog.group_of(entry);
    let all: Vec<_> = published::entries(pages.catalog, group).collect();
    let at = all.iter().position(|other| other.id == entry.id).unwrap_or_default();
    let near = if published::is_large(pages.catalog) { NEAR_IF_LARGE } else { NEAR };
    let shown = at.saturating_sub(near)..all.len().min(at + near + 1);
    let list = pages.link(here, Page::Group(entry.group));
    // Their number would change every page of the group with each new code.
    let more = |are_more: bool| {
        html! { @if are_more { li { a href=(list) aria-label=(pages.group_title(group)) { "…" } } } }
    };
    let language = pages.other_language(pages.group_texts(group).1);
    html! {
        @if all.len() > 1 {
            nav.codes aria-label=(pages.group_title(group)) { details {
                summary lang=[language] { (pages.group_title(group)) }
                ul {
                    (more(shown.start > 0))
                    @for other in &all[shown.clone()] {
                        @let is_here = other.id == entry.id;
                        li { a href=[(!is_here).then(|| pages.link(here, pages.page(other)))] aria-current=[is_here.then_some("page")] { (other.code) } }
                    }
                    (more(shown.end < all.len()))
                }
            } }
        }
    }
}

/// Returns the keywords that the filters of the page match against.
fn marks(entry: &Entry) -> String {
    let retryable = !matches!(entry.retry, None | Some(Retry::Never | Retry::AfterFix));
    let is_current = entry.deprecated.is_none() && entry.retired.is_none();
    let marks = [(retryable, "retryable"), (is_current, "current")];
    let marks: Vec<_> = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect();
    marks.join(" ")
}

/// Returns the `id` of a code on a page: the code itself. If several groups have the code, only the first entry on the catalog's page gets
/// it.
fn anchor(pages: &LanguagePages<'_>, here: Page<'_>, entry: &Entry, code: &str) -> Option<String> {
    if let Page::Group(_) = here {
        return Some(code.to_owned());
    }
    let has = |other: &Entry| other.code == code || other.aliases.iter().any(|it| it == code);
    match pages.tables.find(code) {
        Some(_) => Some(code.to_owned()),
        // The code is ambiguous: several groups have it.
        None => pages
            .catalog
            .entries
            .iter()
            .find(|other| published::is_published(other) && has(other))
            .filter(|first| first.id == entry.id)
            .map(|_| code.to_owned()),
    }
}
