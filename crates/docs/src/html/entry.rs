//! Renders the page of one entry.

use errbook_spec::artifact::Artifact;
use errbook_spec::model::{Entry, EntryId, EntryTexts, ParamType, Resolution, See};
use maud::{Markup, html};

use super::language_pages::{LanguagePages, Page};
use super::{example, facts, layout, listing, sets, text};
use crate::headers::{self, HeaderValue};
use crate::published::{self, Change, ShownParam};
use crate::{mock, rust, value, words};

/// The `id` of the element with the code, at the top of the page.
const CODE: &str = "_code";
/// No element: the button copies the address of the page.
const LINK: &str = "";

/// Returns the page of an entry.
pub(crate) fn page(site: &LanguagePages<'_>, entry: &Entry) -> Artifact {
    let here = site.page(entry);
    let (texts, language) = entry.texts_in(site.language);
    let tag = site.catalog.languages[language].as_str();
    let group = site.catalog.group_of(entry);
    let main = html! {
        article {
            div.name {
                h1.code id=(CODE) { (entry.code) }
                p.headline lang=[site.other_language(tag)] { (texts.title) }
                (facts::tags(site, entry))
                div { (example::copy(site, CODE, site.words.copy_code)) (example::copy(site, LINK, site.words.copy_link)) }
            }
            (notices(site, here, entry))
            (text::untranslated(site, tag))
            div.sheet {
                div.prose { (sections(site, here, entry, texts, tag)) }
                (facts::list(site, here, entry))
            }
            (neighbours(site, here, entry))
        }
    };
    let crumbs = [(site.group_title(group), Page::Group(entry.group)), (entry.code.as_str(), here)];
    let title = format!("{}: {}", entry.code, texts.title);
    layout::catalog_page(site, here, &title, &texts.description.plain, &crumbs, &main)
}

fn sections(
    site: &LanguagePages<'_>,
    here: Page<'_>,
    entry: &Entry,
    texts: &EntryTexts,
    tag: &str,
) -> Markup {
    let words = &site.words;
    let other = (tag != site.tag()).then_some(tag);
    let reasons = (!texts.reasons.is_empty()).then(|| {
        html! { ul lang=[other] { @for it in &texts.reasons { li { (text::item(site, here, it)) } } } }
    });
    let meaning = html! { div lang=[other] { (text::blocks(site, here, &texts.description)) } };
    let resolution =
        html! { div lang=[other] { (listing::resolution(site, here, &texts.resolution)) } };
    let is_open = !entry.is_masked();
    html! {
        (section("meaning", words.meaning, "", Some(meaning)))
        (section("causes", words.causes, "", reasons))
        (section("resolution", site.words.what_to_do, "do", Some(resolution)))
        (section("request", words.example_request, "", entry.example_request.as_ref().map(|it| {
            example::code(site, "example-request", &html! { (words.as_sent) }, &it.0)
        })))
        (section("response", words.example_response, "", example::all(site, entry)))
        (section("try", words.try_it, "", try_it(site, entry)))
        @if is_open {
            (section("params", words.params, "", params(site, entry)))
            (section("cases", words.cases, "", cases(site, entry, texts, other)))
            (section("field-errors", words.field_errors, "", issues(site, entry, texts, other)))
        } @else if entry.has_unsent() {
            (section("message", words.message, "", Some(html! { p { (words.unsent) } })))
        }
        (section("headers", words.headers, "", headers(site, entry)))
        (section("rust", "Rust", "", rust_code(site, entry, &texts.resolution)))
        (section("sets", words.sets, "", sets::of_entry(site, here, entry)))
        (section("history", words.history, "", history(site, here, entry)))
        (section("related", words.related, "", related(site, here, entry)))
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
    site: &LanguagePages<'e>,
    entry: &'e Entry,
) -> impl Iterator<Item = (&'e str, Change<'e>)> {
    let retired = entry.retired.as_ref().map(|it| (site.words.retired, Change::from(it)));
    let deprecated = entry.deprecated.as_ref().map(|it| (site.words.deprecated, Change::from(it)));
    retired.into_iter().chain(deprecated)
}

fn notices(site: &LanguagePages<'_>, here: Page<'_>, entry: &Entry) -> Markup {
    html! { @for (word, change) in changes(site, entry) {
        div.note { p { (changed(site, here, word, &change)) } }
    } }
}

fn changed(site: &LanguagePages<'_>, here: Page<'_>, word: &str, change: &Change<'_>) -> Markup {
    html! {
        strong { (word) }
        @if let Some(since) = change.since { " " (site.words.since) " " (since) }
        "."
        @if let Some((code, address)) = change.replacement.and_then(|id| code_link(site, here, id)) {
            " " (site.words.use_instead) " " a href=(address) { code { (code) } } "."
        }
        @if let Some(note) = change.note { " " (note) }
    }
}

/// Returns the entry's history: when it was added, deprecated and retired, and its former codes.
fn history(site: &LanguagePages<'_>, here: Page<'_>, entry: &Entry) -> Option<Markup> {
    let changes: Vec<_> = changes(site, entry).collect();
    let is_new = entry.since.is_none() && entry.aliases.is_empty() && changes.is_empty();
    (!is_new).then(|| html! { ul {
        @for (word, change) in &changes { li { (changed(site, here, word, change)) } }
        @if !entry.aliases.is_empty() {
            li { (site.words.former) ": " @for (index, alias) in entry.aliases.iter().enumerate() {
                @if index > 0 { ", " } code { (alias) }
            } }
        }
        @if let Some(since) = &entry.since { li { (site.words.since_version) ": " (since) } }
    } })
}

/// Returns the command that requests the error from the mock API.
fn try_it(site: &LanguagePages<'_>, entry: &Entry) -> Option<Markup> {
    let command = mock::command(site.mock?, site.catalog, site.tables, entry, site.language)?;
    Some(example::code(site, "curl", &text::word(site.words.try_it_how), &command))
}

/// Returns Rust snippets that return the error and that match on it.
fn rust_code(site: &LanguagePages<'_>, entry: &Entry, resolution: &Resolution) -> Option<Markup> {
    let words = &site.words;
    let raised = rust::raised(site.catalog, entry);
    let recognised = rust::recognised(site.catalog, entry, &resolution.plain())?;
    Some(html! {
        @if let Some(raised) = raised {
            (example::code(site, "rust-raise", &html! { (words.raise) }, &raised))
        }
        (example::code(site, "rust-match", &html! { (words.recognise) }, &recognised))
    })
}

fn code_link<'a>(
    site: &LanguagePages<'a>,
    here: Page<'_>,
    id: EntryId,
) -> Option<(&'a str, String)> {
    let entry = published::published(site.catalog, id)?;
    Some((&entry.code, site.link(here, site.page(entry))))
}

fn params(site: &LanguagePages<'_>, entry: &Entry) -> Option<Markup> {
    let words = &site.words;
    // The descriptions of params exist only in the source language.
    let source = site.catalog.languages[0].as_str();
    let head = [words.name, words.kind, words.example, words.description];
    let rows = published::shown_params(entry).map(|ShownParam { param, case, example }| {
        html! {
            th scope="row" { code { (param.name) } @if let Some(case) = case { " (" (case) ")" } }
            td { (kind(site, &param.kind)) @if param.optional { ", " (words.optional) } }
            td { @let shown = value::text(example); @if !shown.is_empty() { code { (shown) } } }
            td lang=[site.other_language(source)] { (param.description.as_deref().unwrap_or_default()) }
        }
    });
    table("params", &head, &rows.collect::<Vec<_>>())
}

fn kind(site: &LanguagePages<'_>, kind: &ParamType) -> Markup {
    html! {
        (words::kind(&site.words, kind))
        @if let ParamType::OneOf(values) = kind {
            @for (index, (value, _)) in values.iter().enumerate() {
                @if index > 0 { "," } " " code { (value) }
            }
        }
    }
}

fn cases(
    site: &LanguagePages<'_>,
    entry: &Entry,
    texts: &EntryTexts,
    other: Option<&str>,
) -> Option<Markup> {
    let rows = entry.cases.iter().zip(&texts.cases).map(|(case, detail)| {
        let params: Vec<_> = entry.params.iter().chain(&case.params).collect();
        html! {
            th scope="row" { code { (case.name) } }
            td lang=[other] { (text::message(detail, &params)) }
        }
    });
    table("cases", &[site.words.case, site.words.message], &rows.collect::<Vec<_>>())
}

fn issues(
    site: &LanguagePages<'_>,
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
    table("field-errors", &[site.words.name, site.words.message], &rows.collect::<Vec<_>>())
}

fn headers(site: &LanguagePages<'_>, entry: &Entry) -> Option<Markup> {
    let words = &site.words;
    let params: Vec<_> = entry.params.iter().collect();
    let all = headers::shown(site.catalog, site.tables, entry, site.tag(), words);
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
        div.scroll tabindex="0" role="region" aria-labelledby=(heading) {
            table {
                thead { tr { @for name in head { th scope="col" { (name) } } } }
                tbody { @for row in rows { tr { (row) } } }
            }
        }
    })
}

fn related(site: &LanguagePages<'_>, here: Page<'_>, entry: &Entry) -> Option<Markup> {
    let code = |id: EntryId| {
        let (code, address) = code_link(site, here, id)?;
        Some(html! { a href=(address) { code { (code) } } })
    };
    let parent = entry.parent.and_then(code);
    let parent = parent.map(|link| html! { (site.words.broader) ": " (link) });
    let see = entry.see.iter().filter_map(|see| match see {
        See::Entry(id) => code(*id),
        See::Link { url, title } => {
            Some(html! { a href=(url) { (title.as_ref().unwrap_or(url)) } })
        }
    });
    let items: Vec<Markup> = parent.into_iter().chain(see).collect();
    (!items.is_empty()).then(|| html! { ul { @for item in &items { li { (item) } } } })
}

/// Returns links to the previous and the next entry of the group.
fn neighbours(site: &LanguagePages<'_>, here: Page<'_>, entry: &Entry) -> Markup {
    let group = site.catalog.group_of(entry);
    let all: Vec<_> = published::entries(site.catalog, group).collect();
    let at = all.iter().position(|other| other.id == entry.id).unwrap_or_default();
    let before = at.checked_sub(1).and_then(|at| all.get(at));
    let after = all.get(at + 1);
    html! {
        @if before.is_some() || after.is_some() {
            nav.turn aria-label=(site.words.neighbours) {
                @if let Some(other) = before {
                    a href=(site.link(here, site.page(other))) rel="prev" { "← " code { (other.code) } }
                } @else { span {} }
                @if let Some(other) = after {
                    a href=(site.link(here, site.page(other))) rel="next" { code { (other.code) } " →" }
                }
            }
        }
    }
}
