//! Every key of the YAML files.

use std::collections::BTreeMap;
use std::fmt::Write;

use errbook_spec::{Field, FormatMap, format_maps};
use errbook_tests::ReportCase;

use crate::{block, diagnostics, reported_key};

const INTRODUCTION: &str = "\
# Keys of the catalog

A catalog is a folder.
`catalog.yaml` is its [cover](#cover), each file in `languages/` is a [translation](#translation), and every other YAML file is a [group](#group) of errors.
Groups may lie in folders of any name.
Most of what you write is an [error](#error) with its [params](#param); this page calls it an error, and the guide also an entry.

`errbook explain error.status` prints what this page says about a key, and `errbook check` reports unknown keys.
For completion in your editor, see [Help from your editor](../first-catalog.md#help-from-your-editor).
";

/// Returns the page.
pub(crate) fn page(cases: &[ReportCase]) -> String {
    let maps = format_maps();
    let ids = diagnostics_by_key(&maps, cases);
    let mut text = INTRODUCTION.to_owned();
    for map in &maps {
        let _ = write!(text, "\n## {}\n\nThe keys of {}.\n\n", map.name, map.thing);
        text.push_str("| key | value | |\n| --- | --- | --- |\n");
        for key in &map.keys {
            let required = if key.is_required() { "required" } else { "" };
            let link = anchor(map, key);
            let _ = writeln!(
                text,
                "| [`{}`](#{link}) | {} | {required} |",
                key.name,
                value(&maps, key)
            );
        }
        for key in &map.keys {
            text.push_str(&section(&maps, map, key, ids.get(&(map.name, key.name))));
        }
    }
    text
}

fn section(maps: &[FormatMap], map: &FormatMap, key: &Field, ids: Option<&Vec<String>>) -> String {
    let required = if key.is_required() { ", required" } else { "" };
    let mut text = format!("\n### {}.{}\n\n", map.name, key.name);
    let _ = write!(text, "{}{required}.\n{}\n\n", capital(&value(maps, key)), key.meaning());
    text.push_str(&block("yaml", key.example()));
    if let Some(ids) = ids {
        let links: Vec<String> = ids.iter().map(|id| diagnostics::link(id)).collect();
        let _ = write!(text, "\nDiagnostics: {}.\n", links.join(", "));
    }
    text
}

/// Returns what the key takes, with a link if that is a map of the format.
fn value(maps: &[FormatMap], key: &Field) -> String {
    let name = key.type_name();
    match maps.iter().find(|map| key.holds(&map.keys)) {
        Some(map) => format!("{name} ([{}](#{}))", map.name, map.name.replace('.', "")),
        None => name.to_owned(),
    }
}

/// Returns the id that mdBook and GitHub give the heading of a key.
fn anchor(map: &FormatMap, key: &Field) -> String {
    format!("{}{}", map.name.replace('.', ""), key.name)
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// Returns the ids of the reports that point at each key.
fn diagnostics_by_key(
    maps: &[FormatMap],
    cases: &[ReportCase],
) -> BTreeMap<(&'static str, &'static str), Vec<String>> {
    let mut ids: BTreeMap<_, Vec<String>> = BTreeMap::new();
    for case in cases {
        let Some(key) = reported_key::of(maps, case) else { continue };
        let ids = ids.entry(key).or_default();
        let (id, _) = case.id_and_name();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}
