//! Exports the codes as `errors.csv`, a table for spreadsheets and translators.
//!
//! Written by hand, because the escaping is the point: a cell that begins like a formula must not run in a spreadsheet, and the crate
//! `csv` writes it as it is.

use errbook_spec::Lowered;
use errbook_spec::artifact::Artifact;
use errbook_spec::model::{Catalog, Entry, Retry};

use crate::meaning::Meaning;
use crate::published;

/// The name of the file.
pub(crate) const FILE: &str = "errors.csv";

const COLUMNS: [&str; 13] = [
    "group",
    "code",
    "language",
    "number",
    "status",
    "title",
    "description",
    "resolution",
    "retry",
    "type_uri",
    "since",
    "deprecated",
    "retired",
];

/// Returns `errors.csv` (RFC 4180): one row for each published code in each language that translates it.
///
/// Descriptions and resolutions are plain text. Without a description, the column has the message. `retry` is `never`, `after-fix`, `backoff`, `after`, or `after 30` for 30 seconds.
/// `deprecated` and `retired` contain the version, or `yes` if the catalog gives none.
///
/// Text that a spreadsheet would run as a formula gets an apostrophe in front: text that starts with `=`, `+`, `-`, `@`, a tab or a
/// carriage return. Integers such as `-32601` are unchanged.
#[must_use]
pub fn csv(catalog: &Catalog, lowered: &Lowered) -> Artifact {
    let views = lowered.views();
    let tables = errbook::Catalog::new(views.tables());
    let mut contents = csv_row(&COLUMNS);
    for (_, group) in published::groups(catalog) {
        for entry in published::entries(catalog, group) {
            for language in 0..catalog.languages.len() {
                let cells = row(catalog, &tables, entry, language);
                contents.extend(cells.map(|cells| csv_row(&cells)));
            }
        }
    }
    Artifact { path: FILE.to_owned(), contents }
}

/// Returns the cells of an entry in one language, or `None` if the entry is not translated.
fn row(
    catalog: &Catalog,
    tables: &errbook::Catalog<'_>,
    entry: &Entry,
    language: usize,
) -> Option<[String; 13]> {
    let texts = entry.texts.get(language)?.as_ref()?;
    let type_uri = tables.entry(entry.id.0).and_then(|view| Some(view.type_uri()?.to_string()));
    let since = |since: &Option<String>| since.clone().unwrap_or_else(|| "yes".to_owned());
    Some([
        catalog.group_of(entry).name.clone(),
        entry.code.clone(),
        catalog.languages[language].clone(),
        entry.number.map(|number| number.to_string()).unwrap_or_default(),
        entry.status.to_string(),
        texts.title.clone(),
        Meaning::of(entry, texts).map(|it| it.plain()).unwrap_or_default(),
        texts.plain_resolution(),
        entry.retry.map(retry).unwrap_or_default(),
        type_uri.unwrap_or_default(),
        entry.since.clone().unwrap_or_default(),
        entry.deprecated.as_ref().map(|it| since(&it.since)).unwrap_or_default(),
        entry.retired.as_ref().map(|it| since(&it.since)).unwrap_or_default(),
    ])
}

fn retry(retry: Retry) -> String {
    match retry {
        Retry::AfterSeconds(seconds) => format!("{} {seconds}", retry.as_str()),
        other => other.as_str().to_owned(),
    }
}

/// Returns one CSV row (RFC 4180, section 2), with an apostrophe before text that a spreadsheet would run as a formula.
#[must_use]
pub fn csv_row(cells: &[impl AsRef<str>]) -> String {
    let cells: Vec<_> = cells.iter().map(|text| cell(text.as_ref())).collect();
    cells.join(",") + "\r\n"
}

fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let lead = if is_formula && text.parse::<i64>().is_err() { "'" } else { "" };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{lead}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{lead}{text}")
    }
}

#[cfg(test)]
mod tests {
    use super::{cell, csv_row};

    #[test]
    fn cells_are_text_and_stay_one() {
        for (text, expected) in [
            ("plain", "plain"),
            ("a,b", "\"a,b\""),
            ("a \"b\"\nc", "\"a \"\"b\"\"\nc\""),
            ("=1+1", "'=1+1"),
            ("=1,1", "\"'=1,1\""),
            ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
            ("-1-1", "'-1-1"),
            ("@sum(a1)", "'@sum(a1)"),
            ("\t=1", "'\t=1"),
            ("\r=1", "\"'\r=1\""),
            ("-32601", "-32601"),
            ("- item", "'- item"),
        ] {
            assert_eq!(cell(text), expected);
        }
        assert_eq!(csv_row(&["a", "b,c", ""]), "a,\"b,c\",\r\n");
    }
}
