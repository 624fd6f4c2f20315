//! Renders the page of one entry.

use errbook_spec::model::{Entry, EntryId, EntryTexts, ParamType, See};
use maud::{Markup, html};

use super::language_pages::{LanguagePages, Page};
use super::{example, facts, languages, layout, listing, sets, text};
use crate::headers::{self, HeaderValue};
use crate::meaning::Meaning;
use crate::published::{self, Change, ShownParam};
use crate::{value, words};

/// The `id` of the element with the code, at the top of the page.
const CODE: &str = "_code";
/// No element: the button copies the address of the page.
const LINK: &str = "";

/// Returns the page of an entry.
pub(crate) fn page(pages: &LanguagePages<'_>, entry: &Entry) -> String {
    let here = pages.page(entry);
    let (texts, language) = entry.texts_in(pages.language);
    let tag = pages.catalog.languages[language].as_str();
    let group = pages.catalog.group_of(entry);
    let main = html! {
        (listing::codes(pages, here, entry))
        article.page {
            div.name {
                h1.code id=(CODE) { (entry.code) }
                p.headline lang=[pages.other_language(tag)] { (texts.title) }
                (facts::tags(pages, entry))
                div { (example::copy(CODE, pages.words.copy_code)) (example::copy(LINK, pages.words.copy_link)) }
            }
            (notices(pages, here, entry))
            (text::untranslated(pages, tag))
            div.sheet {
                div.prose { (sections(pages, here, entry, texts, tag)) }
                (facts::list(pages, here, entry))
            }
            (neighbours(pages, here, entry))
        }
    };
    let crumbs =
        [(pages.group_title(group), Page::Group(entry.group)), (entry.code.as_str(), here)];
    let title = format!("{}: {}", entry.code, texts.title);
    let meaning = Meaning::of(entry, texts).map(|it| it.plain()).unwrap_or_default();
    layout::catalog_page(pages, here, &title, &meaning, &crumbs, &main)
}

fn sections(
    pages: &LanguagePages<'_>,
    here: Page<'_>,
    entry: &Entry,
    texts: &EntryTexts,
    tag: &str,
) -> Markup {
    let words = &pages.words;
    let other = (tag != pages.tag()).then_some(tag);
    let reasons = (!texts.reasons.is_empty()).then(|| {
        html! { ul lang=[other] { @for it in &texts.reasons { li { (text::item(pages, here, it)) } } } }
    });
    let div = |text: Markup| html! { div lang=[other] { (text) } };
    let meaning = Meaning::of(entry, texts).map(|it| div(text::meaning(pages, here, &it)));
    let resolution = texts.resolution.as_ref();
    let resolution = resolution.map(|it| div(listing::resolution(pages, here, it)));
    let is_open = !entry.is_masked();
    html! {
        (section("meaning", words.meaning, "", meaning))
        (section("causes", words.causes, "", reasons))
        (section("resolution", pages.words.what_to_do, "do", resolution))
        (section("examples", words.examples, "", example::tabs(pages, entry, &texts.plain_resolution())))
        @if is_open {
            (section("params", words.params, "", params(pages, entry)))
            (section("cases", words.cases, "", cases(pages, here, entry, texts, other)))
            (section("field-errors", words.field_errors, "", issues(pages, entry, texts, other)))
        } @else if entry.has_unsent() {
            (section("message", words.message, "", Some(html! { p { (words.unsent) } })))
        }
        (section("headers", words.headers, "", headers(pages, entry)))
        (section("sets", words.sets, "", sets::of_entry(pages, here, entry)))
        (section("history", words.history, "", history(pages, here, entry)))
        (section("related", words.related, "", related(pages, here, entry)))
    }
}

/// Returns a section with its heading, or nothing if there is no content.
fn section(id: &str, title: &str, class: &str, content: Option<Markup>) -> Markup {
    html! {
        @if let Some(content) = content {
            section class=[(!class.is_empty()).then_some(class)] {
                h2 id=(id) { (title) }
                (content)
            }
        }
    }
}

/// Returns what has become of the entry, the last first.
fn changes<'e>(
    pages: &LanguagePages<'e>,
    entry: &'e Entry,
) -> impl Iterator<Item = (&'e str, Change<'e>)> {
    let retired = entry.retired.as_ref().map(|it| (pages.words.retired, Change::from(it)));
    let deprecated = entry.deprecated.as_ref().map(|it| (pages.words.deprecated, Change::from(it)));
    retired.into_iter().chain(deprecated)
}

fn notices(pages: &LanguagePages<'_>, here: Page<'_>, entry: &Entry) -> Markup {
    html! { @for (word, change) in changes(pages, entry) {
        div.note { p { (changed(pages, here, word, &change)) } }
    } }
}

fn changed(pages: &LanguagePages<'_>, here: Page<'_>, word: &str, change: &Change<'_>) -> Markup {
    html! {
        strong { (word) }
        @if let Some(since) = change.since { " " (pages.words.since) " " (since) }
        "."
        @if let Some((code, address)) = change.replacement.and_then(|id| code_link(pages, here, id)) {
            " " (pages.words.use_instead) " " a href=(address) { code { (code) } } "."
        }
        @if let Some(note) = change.note { " " (note) }
    }
}

/// Returns the entry's history: when it was added, deprecated and retired, and its former codes.
fn history(pages: &LanguagePages<'_>, here: Page<'_>, entry: &Entry) -> Option<Markup> {
    let changes: Vec<_> = changes(pages, entry).collect();
    let is_new = entry.since.is_none() && entry.aliases.is_empty() && changes.is_empty();
    (!is_new).then(|| html! { ul {
        @for (word, change) in &changes { li { (changed(pages, here, word, change)) } }
        @if !entry.aliases.is_empty() {
            li { (pages.words.former) ": " @for (index, alias) in entry.aliases.iter().enumerate() {
                @if index > 0 { ", " } code { (alias) }
            } }
        }
        @if let Some(since) = &entry.since { li { (pages.words.since_version) ": " (since) } }
    } })
}

fn code_link<'a>(
    pages: &LanguagePages<'a>,
    here: Page<'_>,
    id: EntryId,
) -> Option<(&'a str, String)> {
    let entry = published::published(pages.catalog, id)?;
    Some((&entry.code, pages.link(here, pages.page(entry))))
}

fn params(pages: &LanguagePages<'_>, entry: &Entry) -> Option<Markup> {
    let words = &pages.words;
    // The descriptions of params exist only in the source language.
    let source = pages.catalog.languages[0].as_str();
    let shown: Vec<_> = published::shown_params(entry).collect();
    let is_described = shown.iter().any(|it| it.param.description.is_some());
    let head = [words.name, words.kind, words.example, words.description];
    let head = &head[..3 + usize::from(is_described)];
    let rows = shown.iter().map(|ShownParam { param, case, example }| {
        html! {
            th scope="row" { code { (param.name) } @if let Some(case) = case { " (" (case) ")" } }
            td { (kind(pages, &param.kind)) @if param.optional { ", " (words.optional) } }
            td { @let shown = value::text(example); @if !shown.is_empty() { code { (shown) } } }
            @if is_described {
                td lang=[pages.other_language(source)] { (param.description.as_deref().unwrap_or_default()) }
            }
        }
    });
    table("params", head, &rows.collect::<Vec<_>>())
}

fn kind(pages: &LanguagePages<'_>, kind: &ParamType) -> Markup {
    html! {
        (words::kind(&pages.words, kind))
        @if let ParamType::OneOf(values) = kind {
            @for (index, (value, _)) in values.iter().enumerate() {
                @if index > 0 { "," } " " code { (value) }
            }
        }
    }
}

fn cases(
    pages: &LanguagePages<'_>,
    here: Page<'_>,
    entry: &Entry,
    texts: &EntryTexts,
    other: Option<&str>,
) -> Option<Markup> {
    let rows = entry.cases.iter().zip(&texts.cases).map(|(case, texts)| {
        let params: Vec<_> = entry.params.iter().chain(&case.params).collect();
        let detail = text::message(&texts.detail, &params);
        let deprecated = case.deprecated.as_ref().map(Change::from);
        html! {
            th scope="row" { code { (case.name) } @for tag in &case.tags { " " span.tag { (tag) } } }
            td lang=[other] {
                @if let Some(title) = &texts.title { p { strong { (title) } } }
                @if texts.has_more() { p { (detail) } } @else { (detail) }
                @if let Some(description) = &texts.description { (text::blocks(pages, here, description)) }
                @if let Some(what_to_do) = &texts.resolution { (listing::resolution(pages, here, what_to_do)) }
                @if let Some(links) = see(pages, here, &case.see, None) { (links) }
                @if let Some(change) = &deprecated { p { (changed(pages, here, pages.words.deprecated, change)) } }
            }
        }
    });
    table("cases", &[pages.words.case, pages.words.message], &rows.collect::<Vec<_>>())
}

fn issues(
    pages: &LanguagePages<'_>,
    entry: &Entry,
    texts: &EntryTexts,
    other: Option<&str>,
) -> Option<Markup> {
    let rows = entry.issues.iter().zip(&texts.issues).map(|(issue, message)| {
        let params: Vec<_> = issue.params.iter().collect();
        html! {
            th scope="row" { code { (issue.name) } }
            td lang=[other] { (text::message(message, &params)) }
        }
    });
    table("field-errors", &[pages.words.name, pages.words.message], &rows.collect::<Vec<_>>())
}

fn headers(pages: &LanguagePages<'_>, entry: &Entry) -> Option<Markup> {
    let words = &pages.words;
    let params: Vec<_> = entry.params.iter().collect();
    let all = headers::shown(pages.catalog, pages.tables, entry, pages.tag(), words);
    let rows = all.iter().map(|header| {
        html! {
            th scope="row" { code { (header.name) } }
            td { @match &header.value {
                HeaderValue::Message(message) => (text::message(message, &params)),
                HeaderValue::Text(text) => (text),
            } }
            td { (header.about) }
        }
    });
    table("headers", &[words.header, words.value, words.meaning], &rows.collect::<Vec<_>>())
}

/// Returns a table that is labelled by the heading with an id, or nothing if there are no rows.
fn table(heading: &str, head: &[&str], rows: &[Markup]) -> Option<Markup> {
    if rows.is_empty() {
        return None;
    }
    Some(html! {
        table.rows aria-labelledby=(heading) {
            thead { tr { @for name in head { th scope="col" { (name) } } } }
            tbody { @for row in rows { tr { (row) } } }
        }
    })
}

fn related(pages: &LanguagePages<'_>, here: Page<'_>, entry: &Entry) -> Option<Markup> {
    see(pages, here, &entry.see, entry.parent)
}

/// Returns a list of links, that to the broader code first.
fn see(
    pages: &LanguagePages<'_>,
    here: Page<'_>,
    see: &[See],
    parent: Option<EntryId>,
) -> Option<Markup> {
    let code = |id: EntryId| {
        let (code, address) = code_link(pages, here, id)?;
        Some(html! { a href=(address) { code { (code) } } })
    };
    let parent = parent.and_then(code);
    let parent = parent.map(|link| html! { (pages.words.broader) ": " (link) });
    let see = see.iter().filter_map(|see| match see {
        See::Entry(id) => code(*id),
        See::Link { url, title } => {
            Some(html! { a href=(url) { (title.as_ref().unwrap_or(url)) } })
        }
    });
    let items: Vec<Markup> = parent.into_iter().chain(see).collect();
    (!items.is_empty()).then(|| html! { ul { @for item in &items { li { (item) } } } })
}

/// Returns links to the previous and the next entry of the group.
fn neighbours(pages: &LanguagePages<'_>, here: Page<'_>, entry: &Entry) -> Markup {
    let group = pages.catalog.group_of(entry);
    let all: Vec<_> = published::entries(pages.catalog, group).collect();
    let at = all.iter().position(|other| other.id == entry.id).unwrap_or_default();
    let before = at.checked_sub(1).and_then(|at| all.get(at));
    let after = all.get(at + 1);
    let [back, on] = if languages::is_rtl(pages.tag()) { ["→", "←"] } else { ["←", "→"] };
    html! {
        @if before.is_some() || after.is_some() {
            nav.turn aria-label=(pages.words.neighbours) {
                @if let Some(other) = before {
                    a href=(pages.link(here, pages.page(other))) rel="prev" { (back) " " code { (other.code) } }
                } @else { span {} }
                @if let Some(other) = after {
                    a href=(pages.link(here, pages.page(other))) rel="next" { code { (other.code) } " " (on) }
                }
            }
        }
    }
}
