//! The facts of an entry: what it is at a glance.

use errbook::{Args, RequestContext};
use errbook_spec::model::{Entry, Retry};
use maud::{Markup, html};

use super::site::{Page, Site};
use super::words;

/// Returns the status and the state as labels.
pub(crate) fn tags(site: &Site<'_>, entry: &Entry) -> Markup {
    let is_server = entry.status >= 500;
    let retryable = !matches!(entry.retry, None | Some(Retry::Never | Retry::AfterFix));
    html! {
        ul.tags {
            li { span.tag.s4[!is_server].s5[is_server] { (status(site, entry)) } }
            @if retryable { li { span.tag.retry { (site.own_words.retryable) } } }
            @if entry.retired.is_some() { li { span.tag.state { (site.words.retired) } } }
            @else if entry.deprecated.is_some() { li { span.tag.state { (site.words.deprecated) } } }
        }
    }
}

/// Returns the status as a response has it.
pub(crate) fn status(site: &Site<'_>, entry: &Entry) -> String {
    let Some(view) = site.tables.entry(entry.id.0) else { return entry.status.to_string() };
    let head = view.render(&Args::new(), &RequestContext::new(), &mut Vec::new());
    format!("{} {}", head.status(), head.reason_phrase()).trim_end().to_owned()
}

/// Returns the facts as a list.
pub(crate) fn list(site: &Site<'_>, here: Page<'_>, entry: &Entry) -> Markup {
    let words = site.words;
    let view = site.tables.entry(entry.id.0);
    let uri = view.and_then(|view| Some(view.type_uri()?.to_string()));
    let group = site.catalog.group_of(entry);
    html! {
        aside.facts aria-label=(site.own_words.facts) { dl {
            dt { (words.status) } dd { (status(site, entry)) }
            @if let Some(number) = entry.number { dt { (words.stable_number) } dd { (number) } }
            @if let Some(uri) = &uri { dt { (words.type_uri) } dd { code { (uri) } } }
            @if let Some(retry) = retry(site, entry) { dt { (words.retry) } dd { (retry) } }
            dt { (site.own_words.group) }
            dd { a href=(site.link(here, Page::Group(entry.group))) { (site.group_title(group)) } }
            dt { "Rust" } dd { code { (group.module) "::Code::" (entry.rust_name) } }
            @if let Some(since) = &entry.since { dt { (words.since_version) } dd { (since) } }
            @if !entry.aliases.is_empty() {
                dt { (words.former) }
                dd { @for (index, alias) in entry.aliases.iter().enumerate() {
                    @if index > 0 { ", " } code { (alias) }
                } }
            }
            @if !entry.tags.is_empty() { dt { (words.tags) } dd { (entry.tags.join(", ")) } }
            @if site.catalog.languages.len() > 1 { dt { (words.languages) } dd { (languages(site, entry)) } }
        } }
    }
}

/// Returns the languages that an entry is whole in.
fn languages(site: &Site<'_>, entry: &Entry) -> String {
    let tags = site.catalog.languages.iter().zip(&entry.texts);
    let whole = tags.filter(|(_, texts)| texts.is_some());
    whole.map(|(tag, _)| words::autonym(tag)).collect::<Vec<_>>().join(", ")
}

/// Returns how a caller retries.
fn retry(site: &Site<'_>, entry: &Entry) -> Option<Markup> {
    let text = site.words.retry(entry.retry?);
    Some(html! { @for (index, part) in text.split('`').enumerate() {
        @if index % 2 == 1 { code { (part) } } @else { (part) }
    } })
}
