//! Renders the search form, the filters and the decoder, and generates the index that their script uses.

use std::collections::BTreeSet;

use errbook_spec::artifact::Artifact;
use errbook_spec::model::{Entry, Group};
use maud::{Markup, html};
use serde_json::{Value, json};

use super::language_pages::{LanguagePages, Page};
use crate::published;

/// The names of the index files, relative to each language's folder. Other tools read the JSON. The pages load the script, because it also
/// works from disk and under any content security policy that allows the site's own scripts.
const DATA: &str = "search-index.json";
pub(crate) const INDEX: &str = "search-index.js";

/// The smallest number of entries that get a search form.
const ENOUGH: usize = 4;

/// Returns the form that finds entries on a page of these groups.
pub(crate) fn form(
    pages: &LanguagePages<'_>,
    groups: &[(usize, &Group)],
    entries: &[&Entry],
) -> Markup {
    let words = &pages.words;
    if entries.len() < ENOUGH {
        return html! {};
    }
    let statuses: BTreeSet<u16> = entries.iter().map(|entry| entry.status).collect();
    let has_old = entries.iter().any(|it| it.deprecated.is_some() || it.retired.is_some());
    html! {
        search { form.find.script {
            div.box {
                label.visually-hidden for="_q" { (words.search) }
                input #_q name="q" type="search" placeholder=(words.search) autocomplete="off" spellcheck="false";
                kbd aria-hidden="true" { "/" }
            }
            @if statuses.len() > 1 {
                fieldset {
                    legend { (pages.words.status) }
                    @for status in &statuses {
                        label.pick { input type="checkbox" name="status" value=(status); (status) }
                    }
                }
            }
            fieldset {
                legend { (words.show) }
                label.pick { input type="checkbox" name="mark" value="retryable"; (words.only_retryable) }
                @if has_old {
                    label.pick { input type="checkbox" name="mark" value="current"; (words.only_current) }
                }
            }
            @if groups.len() > 1 { (choice(pages, groups)) }
            output.count data-text=(words.shown) { (entries.len()) }
        } }
    }
}

/// Returns a selection list of the groups.
fn choice(pages: &LanguagePages<'_>, groups: &[(usize, &Group)]) -> Markup {
    html! {
        p {
            label for="_group" { (pages.words.group) }
            select #_group name="group" autocomplete="off" {
                option value="" { (pages.words.all_groups) }
                @for (_, group) in groups {
                    option value=(group.name) lang=[pages.other_language(pages.group_texts(group).1)] { (pages.group_title(group)) }
                }
            }
        }
    }
}

/// Returns the form that finds the entry of a pasted response body.
pub(crate) fn decoder(pages: &LanguagePages<'_>, here: Page<'_>) -> Markup {
    let words = &pages.words;
    let index = pages.link(here, Page::File(INDEX));
    html! {
        details.decode.script {
            summary { (words.decode) }
            label for="_paste" { (words.paste) }
            textarea #_paste spellcheck="false" data-index=(index) data-none=(words.none) {}
            output for="_paste" {}
        }
    }
}

/// Returns the index as JSON. It is used by the decoder and by `404.html`, which suggests similar codes.
pub(crate) fn data(pages: &LanguagePages<'_>) -> Artifact {
    let contents = format!("{}\n", rows(pages));
    Artifact { path: pages.path(Page::File(DATA)), contents }
}

/// Returns the index as a script.
pub(crate) fn script(pages: &LanguagePages<'_>) -> Artifact {
    let contents = format!("document.currentScript.index = {};\n", rows(pages));
    Artifact { path: pages.path(Page::File(INDEX)), contents }
}

/// Returns the rows of the index: for each entry its code, its title, its page, and the strings that identify it in a body.
fn rows(pages: &LanguagePages<'_>) -> Value {
    let groups = published::groups(pages.catalog);
    let entries = groups.flat_map(|(_, group)| published::entries(pages.catalog, group));
    entries.map(|entry| row(pages, entry)).collect()
}

fn row(pages: &LanguagePages<'_>, entry: &Entry) -> Value {
    let page = pages.link(Page::File(DATA), pages.page(entry));
    let mut named = vec![entry.code.clone()];
    named.extend(entry.number.map(|number| number.to_string()));
    if let Some(view) = pages.tables.entry(entry.id.0) {
        named.extend(view.type_uri().map(|uri| uri.to_string()));
    }
    named.extend(entry.aliases.iter().cloned());
    let title = &entry.texts_in(pages.language).0.title;
    json!({ "c": entry.code, "t": title, "u": page, "i": named })
}
