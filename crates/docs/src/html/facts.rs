//! Shows the facts of an entry: status, type, tags and the like.

use errbook::{Args, RequestContext};
use errbook_spec::model::{Entry, Retry};
use maud::{Markup, html};

use super::language_pages::{LanguagePages, Page};
use super::{languages, text};
use crate::words;

/// Returns labels for the status and for states such as deprecated or retryable.
pub(crate) fn tags(site: &LanguagePages<'_>, entry: &Entry) -> Markup {
    let is_server = entry.status >= 500;
    let retryable = !matches!(entry.retry, None | Some(Retry::Never | Retry::AfterFix));
    html! {
        ul.tags {
            li { span.tag.s4[!is_server].s5[is_server] { (status(site, entry)) } }
            @if retryable { li { span.tag.retry { (site.words.retryable) } } }
            @if entry.retired.is_some() { li { span.tag.state { (site.words.retired) } } }
            @else if entry.deprecated.is_some() { li { span.tag.state { (site.words.deprecated) } } }
        }
    }
}

/// Returns the status as in a response: `404 Not Found`.
pub(crate) fn status(site: &LanguagePages<'_>, entry: &Entry) -> String {
    let Some(view) = site.tables.entry(entry.id.0) else { return entry.status.to_string() };
    let head = view.render(&Args::new(), &RequestContext::new(), &mut Vec::new());
    format!("{} {}", head.status(), head.reason_phrase()).trim_end().to_owned()
}

/// Returns the facts as a definition list.
pub(crate) fn list(site: &LanguagePages<'_>, here: Page<'_>, entry: &Entry) -> Markup {
    let words = &site.words;
    let view = site.tables.entry(entry.id.0);
    let uri = view.and_then(|view| Some(view.type_uri()?.to_string()));
    let group = site.catalog.group_of(entry);
    html! {
        aside.facts aria-label=(site.words.facts) { dl {
            dt { (words.status) } dd { (status(site, entry)) }
            @if let Some(number) = entry.number { dt { (words.stable_number) } dd { (number) } }
            @if let Some(uri) = &uri { dt { (words.type_uri) } dd { code { (text::breakable(uri)) } } }
            @if let Some(retry) = retry(site, entry) { dt { (words.retry) } dd { (retry) } }
            dt { (site.words.group) }
            dd { a href=(site.link(here, Page::Group(entry.group))) { (site.group_title(group)) } }
            dt { "Rust" } dd { code { (text::breakable(&format!("{}::Code::{}", group.module, entry.rust_name))) } }
            @if !entry.tags.is_empty() { dt { (words.tags) } dd { (entry.tags.join(", ")) } }
            @if let Some(it) = &entry.written_at { dt { (words.source) } dd { a href=(it.url) { (it.file) } } }
            @if site.catalog.languages.len() > 1 { dt { (words.languages) } dd { (languages(site, entry)) } }
        } }
    }
}

/// Returns the names of the languages that the entry is translated to.
fn languages(site: &LanguagePages<'_>, entry: &Entry) -> String {
    let tags = site.catalog.languages.iter().zip(&entry.texts);
    let whole = tags.filter(|(_, texts)| texts.is_some());
    whole.map(|(tag, _)| languages::autonym(tag)).collect::<Vec<_>>().join(", ")
}

/// Returns when to retry.
fn retry(site: &LanguagePages<'_>, entry: &Entry) -> Option<Markup> {
    Some(text::word(&words::retry(&site.words, entry.retry?)))
}
