//! Renders the filters and the decoder, and generates the index that the script searches.

use std::collections::BTreeSet;

use errbook_spec::model::{Entry, Group};
use maud::{Markup, html};
use serde_json::{Value, json};

use super::facts;
use super::language_pages::{LanguagePages, Page};
use crate::meaning::Meaning;
use crate::published;
use crate::words::{self, Words};

/// The name of the first piece of the index, relative to each language's folder. It is a script, because that also works from disk and under
/// any content security policy that allows the site's own scripts.
pub(crate) const INDEX: &str = "search-index.js";

/// The smallest number of entries that get a search form.
const ENOUGH: usize = 4;

/// The number of entries in a piece of the index. The first piece answers while the others load.
const PIECE: usize = 500;

/// Returns the form that filters the entries of a page with these groups.
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
                label.visually-hidden for="_q" { (words.filter) }
                input #_q name="q" type="search" placeholder=(words.filter) autocomplete="off" spellcheck="false";
                button type="submit" { span.visually-hidden { (words.filter) } }
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
            output.count data-text=(words.shown) { (words::shown(words, entries.len())) }
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

/// Returns the form that finds the entry of a pasted response body. `indexes` are the addresses of the search indexes.
pub(crate) fn decoder(words: &Words<'_>, indexes: &[String]) -> Markup {
    html! {
        details.decode.script {
            summary { (words.decode) }
            label for="_paste" { (words.paste) }
            textarea #_paste spellcheck="false" data-index=(indexes.join(" ")) data-none=(words.none) {}
            output for="_paste" {}
        }
    }
}

/// Returns the number of pieces of the index.
pub(crate) fn pieces(pages: &LanguagePages<'_>) -> usize {
    entries(pages).count().div_ceil(PIECE).max(1)
}

/// Returns a piece of the index as a script that stores its rows and the name of the next piece in its own element.
pub(crate) fn piece(pages: &LanguagePages<'_>, number: usize) -> String {
    let entries = entries(pages).skip(number * PIECE).take(PIECE);
    let rows: Value = entries.map(|entry| row(pages, entry)).collect();
    let next = (number + 1 < pieces(pages)).then(|| file(number + 1));
    let index = json!({ "of": pages.catalog_title(), "next": next, "rows": rows });
    format!("document.currentScript.index = {index};\n")
}

/// Returns the name of a piece.
pub(crate) fn file(number: usize) -> String {
    if number == 0 { INDEX.to_owned() } else { format!("search-index-{number}.js") }
}

fn entries<'c>(pages: &LanguagePages<'c>) -> impl Iterator<Item = &'c Entry> + use<'c> {
    let catalog = pages.catalog;
    published::groups(catalog).flat_map(|(_, group)| published::entries(catalog, group))
}

/// Returns the row of an entry: its code, title, page, status and texts, and the strings that identify it in a body.
fn row(pages: &LanguagePages<'_>, entry: &Entry) -> Value {
    let page = pages.link(Page::File(INDEX), pages.page(entry));
    let mut named = vec![entry.code.clone()];
    named.extend(entry.number.map(|number| number.to_string()));
    if let Some(view) = pages.tables.entry(entry.id.0) {
        named.extend(view.type_uri().map(|uri| uri.to_string()));
    }
    named.extend(entry.aliases.iter().cloned());
    let texts = entry.texts_in(pages.language).0;
    let meaning = Meaning::of(entry, texts).map(|it| it.plain());
    let all = [meaning.unwrap_or_default(), texts.plain_resolution()].join(" ");
    let all = all.split_whitespace().collect::<Vec<_>>().join(" ");
    let status = facts::status(pages, entry);
    json!({ "c": entry.code, "t": texts.title, "u": page, "i": named, "s": status, "x": all })
}
