//! Shows the facts of an entry: status, type, tags and the like.

use errbook::{Args, RequestContext};
use errbook_spec::model::{Entry, Retry};
use maud::{Markup, html};

use super::language_pages::{LanguagePages, Page};
use super::{languages, text};
use crate::words;

/// Returns labels for the status and for states such as deprecated or retryable.
pub(crate) fn tags(pages: &LanguagePages<'_>, entry: &Entry) -> Markup {
    let is_server = entry.status >= 500;
    let retryable = !matches!(entry.retry, None | Some(Retry::Never | Retry::AfterFix));
    html! {
        ul.tags {
            li { span.tag.s4[!is_server].s5[is_server] { (status(pages, entry)) } }
            @if retryable { li { span.tag.retry { (pages.words.retryable) } } }
            @if entry.retired.is_some() { li { span.tag.state { (pages.words.retired) } } }
            @else if entry.deprecated.is_some() { li { span.tag.state { (pages.words.deprecated) } } }
        }
    }
}

/// Returns the status as in a response: `404 Not Found`.
pub(crate) fn status(pages: &LanguagePages<'_>, entry: &Entry) -> String {
    let Some(view) = pages.tables.entry(entry.id.0) else { return entry.status.to_string() };
    let head = view.render(&Args::new(), &RequestContext::new(), &mut Vec::new());
    format!("{} {}", head.status(), head.reason_phrase()).trim_end().to_owned()
}

/// Returns the facts as a definition list.
pub(crate) fn list(pages: &LanguagePages<'_>, here: Page<'_>, entry: &Entry) -> Markup {
    let words = &pages.words;
    let view = pages.tables.entry(entry.id.0);
    let uri = view.and_then(|view| Some(view.type_uri()?.to_string()));
    let group = pages.catalog.group_of(entry);
    html! {
        aside.facts aria-label=(pages.words.facts) { dl {
            dt { (words.status) } dd { (status(pages, entry)) }
            @if let Some(number) = entry.number { dt { (words.stable_number) } dd { (number) } }
            @if let Some(uri) = &uri { dt { (words.type_uri) } dd { code { (text::breakable(uri)) } } }
            @if let Some(retry) = retry(pages, entry) { dt { (words.retry) } dd { (retry) } }
            dt { (pages.words.group) }
            dd { a href=(pages.link(here, Page::Group(entry.group))) { (pages.group_title(group)) } }
            @if pages.catalog.site.for_team { dt { "Rust" } dd { code { (text::breakable(&format!("{}::Code::{}", group.module, entry.rust_name))) } } }
            @if !entry.tags.is_empty() { dt { (words.tags) } dd { (entry.tags.join(", ")) } }
            @if let Some(it) = &entry.written_at { dt { (words.source) } dd { a href=(it.url) { (it.file) } } }
            @if entry.texts.iter().any(Option::is_none) { dt { (words.languages) } dd { (languages(pages, entry)) } }
        } }
    }
}

/// Returns the names of the languages that the entry is translated to.
fn languages(pages: &LanguagePages<'_>, entry: &Entry) -> String {
    let tags = pages.catalog.languages.iter().zip(&entry.texts);
    let translated = tags.filter(|(_, texts)| texts.is_some());
    translated.map(|(tag, _)| languages::autonym(tag)).collect::<Vec<_>>().join(", ")
}

/// Returns when to retry.
fn retry(pages: &LanguagePages<'_>, entry: &Entry) -> Option<Markup> {
    Some(text::word(&words::retry(&pages.words, entry.retry?)))
}
