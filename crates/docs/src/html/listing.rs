//! Renders the pages that list entries: the catalog's page and each group's.

use std::collections::BTreeSet;

use errbook_spec::artifact::Artifact;
use errbook_spec::model::{Entry, Group, Markdown, Resolution, Retry};
use maud::{Markup, html};

use super::language_pages::{LanguagePages, Page};
use super::layout;
use super::{facts, search, sets, text};
use crate::{published, words};

/// The largest number of entries in a part of a list. The style sheet assumes the height of such a part.
const PART: usize = 12;

/// Returns the page of the catalog.
pub(crate) fn catalog(site: &LanguagePages<'_>) -> Artifact {
    let here = Page::Catalog;
    let (texts, language) = site.catalog_texts();
    let description = texts.and_then(|texts| texts.description.as_ref());
    let groups: Vec<_> = published::groups(site.catalog).collect();
    let entries: Vec<_> =
        groups.iter().flat_map(|(_, group)| published::entries(site.catalog, group)).collect();
    let main = html! {
        h1 lang=[site.other_language(language)] { (site.catalog_title()) }
        (lead(site, here, description, language))
        (meta(site, groups.len()))
        (search::form(site, &groups, &entries))
        (search::decoder(site, here))
        div.split {
            @if groups.len() > 1 { (contents(site, &groups)) }
            div {
                @for (index, group) in &groups { (section(site, here, *index, group)) }
                (sets::all(site, here))
            }
        }
    };
    layout::catalog_page(site, here, site.catalog_title(), plain(description), &[], &main)
}

/// Returns the page of a group.
pub(crate) fn group(site: &LanguagePages<'_>, index: usize, group: &Group) -> Artifact {
    let here = Page::Group(index);
    let title = site.group_title(group);
    let (texts, language) = site.group_texts(group);
    let description = texts.and_then(|texts| texts.description.as_ref());
    let entries: Vec<_> = published::entries(site.catalog, group).collect();
    let main = html! {
        h1 lang=[site.other_language(language)] { (title) }
        (lead(site, here, description, language))
        (search::form(site, &[], &entries))
        section.group aria-label=(title) {
            (articles(site, here, &entries, 2))
        }
    };
    layout::catalog_page(site, here, title, plain(description), &[(title, here)], &main)
}

fn plain(markdown: Option<&Markdown>) -> &str {
    markdown.map_or("", |markdown| &markdown.plain)
}

fn lead(
    site: &LanguagePages<'_>,
    here: Page<'_>,
    description: Option<&Markdown>,
    language: &str,
) -> Markup {
    let other = (language != site.tag()).then_some(language);
    html! {
        @if let Some(description) = description {
            div.lead lang=[other] { (text::blocks(site, here, description)) }
        }
        (text::untranslated(site, language))
    }
}

fn meta(site: &LanguagePages<'_>, groups: usize) -> Markup {
    let catalog = site.catalog;
    let codes = published::groups(catalog)
        .map(|(_, group)| published::entries(catalog, group).count())
        .sum::<usize>();
    let types: BTreeSet<&str> =
        catalog.envelopes.iter().map(|envelope| envelope.content_type.as_str()).collect();
    let types: Vec<_> = types.into_iter().collect();
    html! {
        ul.meta {
            li { (words::codes_in_groups(&site.words, codes, groups)) }
            @if let Some(version) = &catalog.version { li { (site.words.version) " " (version) } }
            li { (types.join(", ")) }
        }
    }
}

fn contents(site: &LanguagePages<'_>, groups: &[(usize, &Group)]) -> Markup {
    html! {
        nav.toc aria-label=(site.words.groups) { ul {
            @for (_, group) in groups {
                @let count = published::entries(site.catalog, group).count();
                li { a href={ "#_g-" (group.name) } { (site.group_title(group)) " " span { (count) } } }
            }
        } }
    }
}

/// Returns a group with its entries.
pub(crate) fn section(
    site: &LanguagePages<'_>,
    here: Page<'_>,
    index: usize,
    group: &Group,
) -> Markup {
    let id = format!("_g-{}", group.name);
    let (texts, language) = site.group_texts(group);
    let entries: Vec<_> = published::entries(site.catalog, group).collect();
    html! {
        section.group aria-labelledby=(id) {
            h2 id=(id) lang=[site.other_language(language)] {
                a href=(site.link(here, Page::Group(index))) { (site.group_title(group)) }
            }
            (lead(site, here, texts.and_then(|texts| texts.description.as_ref()), language))
            (articles(site, here, &entries, 3))
        }
    }
}

/// Splits the entries of a group into parts of about the same length. Browsers skip the layout of parts that are out of view.
fn articles(site: &LanguagePages<'_>, here: Page<'_>, entries: &[&Entry], level: u8) -> Markup {
    let count = entries.len().div_ceil(PART).max(1);
    let length = entries.len().div_ceil(count).max(1);
    html! {
        @for part in entries.chunks(length) {
            div.part { @for entry in part { (article(site, here, entry, level)) } }
        }
    }
}

/// Returns an entry of a list, with a heading of the given level.
fn article(site: &LanguagePages<'_>, here: Page<'_>, entry: &Entry, level: u8) -> Markup {
    let (texts, language) = entry.texts_in(site.language);
    let tag = &site.catalog.languages[language];
    let id = anchor(site, here, entry, &entry.code);
    let address = site.link(here, site.page(entry));
    let heading = html! {
        a href=(address) { (entry.code) }
        @if let Some(id) = &id {
            a.anchor href={ "#" (id) } aria-label={ (site.words.link_to) " " (entry.code) } { "#" }
        }
    };
    html! {
        article.entry id=[id.as_deref()] data-status=(entry.status) data-marks=(marks(entry)) {
            @for alias in &entry.aliases {
                @if let Some(id) = anchor(site, here, entry, alias) { span id=(id) {} }
            }
            div.side {
                @if level == 2 { h2.code { (heading) } } @else { h3.code { (heading) } }
                (facts::tags(site, entry))
            }
            p.title lang=[site.other_language(tag)] { (texts.title) }
            div.does lang=[site.other_language(tag)] {
                (text::blocks(site, here, &texts.description))
            }
            div.fix lang=[site.other_language(tag)] {
                (resolution(site, here, &texts.resolution))
            }
            (text::untranslated(site, tag))
        }
    }
}

/// Returns what the caller does: a text or steps.
pub(crate) fn resolution(
    site: &LanguagePages<'_>,
    here: Page<'_>,
    resolution: &Resolution,
) -> Markup {
    match resolution {
        Resolution::Text(markdown) => text::blocks(site, here, markdown),
        Resolution::Steps(steps) => html! {
            ol { @for step in steps { li { (text::item(site, here, step)) } } }
        },
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
fn anchor(site: &LanguagePages<'_>, here: Page<'_>, entry: &Entry, code: &str) -> Option<String> {
    if let Page::Group(_) = here {
        return Some(code.to_owned());
    }
    let has = |other: &Entry| other.code == code || other.aliases.iter().any(|it| it == code);
    match site.tables.find(code) {
        Some(_) => Some(code.to_owned()),
        // The code is ambiguous: several groups have it.
        None => site
            .catalog
            .entries
            .iter()
            .find(|other| published::is_published(other) && has(other))
            .filter(|first| first.id == entry.id)
            .map(|_| code.to_owned()),
    }
}
