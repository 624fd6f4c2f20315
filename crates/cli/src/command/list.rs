//! `errbook list`

use std::path::PathBuf;

use errbook_docs::csv_row;
use errbook_spec::Error;
use serde_json::json;

use crate::args::{ListArgs, ListFormat};
use crate::catalogs;
use crate::find::{self, FoundEntry};
use crate::output::table::{Align, Table};
use crate::output::{Console, Style};

pub(crate) fn run(
    folders: &[PathBuf],
    args: &ListArgs,
    console: &mut Console,
) -> Result<u8, Error> {
    let status = args.status.as_deref().map(StatusFilter::parse).transpose()?;
    let catalogs = catalogs::consult(folders, console)?;
    let found: Vec<FoundEntry<'_>> = find::all(&catalogs)
        .filter(|it| status.is_none_or(|status| status.has(it.entry.status)))
        .filter(|it| args.tag.as_deref().is_none_or(|tag| tags(it).any(|other| other == tag)))
        .collect();
    if found.is_empty() {
        console.note("no code matches; `errbook list` shows every code");
    }
    match args.format {
        ListFormat::Table => table(&found, console),
        ListFormat::Json => console.out.text(&json(&found)),
        ListFormat::Csv => console.out.text(&csv(&found)),
    }
    Ok(0)
}

/// A status such as `404`, or a class such as `4xx`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StatusFilter {
    Exactly(u16),
    Class(u16),
}

impl StatusFilter {
    fn parse(text: &str) -> Result<Self, Error> {
        let class = text.strip_suffix("xx").or_else(|| text.strip_suffix("XX"));
        let filter = match class {
            Some(class) if class.len() == 1 => class.parse().ok().map(Self::Class),
            _ if text.len() == 3 && !text.starts_with('+') => text.parse().ok().map(Self::Exactly),
            _ => None,
        };
        filter.ok_or_else(|| {
            Error::usage(format!(
                "`{text}` is not a status\nhelp: write a status such as `404`, or a class such as `4xx`"
            ))
        })
    }

    fn has(self, status: u16) -> bool {
        match self {
            Self::Exactly(only) => status == only,
            Self::Class(class) => status / 100 == class,
        }
    }
}

/// Returns the tags of an entry and of its group.
fn tags<'b>(found: &FoundEntry<'b>) -> impl Iterator<Item = &'b str> + use<'b> {
    let group = found.checked.catalog.group_of(found.entry);
    let own = &found.entry.tags;
    let inherited = group.tags.iter().filter(move |tag| !own.contains(tag));
    own.iter().chain(inherited).map(String::as_str)
}

/// Returns `retired`, `deprecated`, `internal` or an empty string.
fn state(found: &FoundEntry<'_>) -> &'static str {
    let entry = found.entry;
    if entry.retired.is_some() {
        "retired"
    } else if entry.deprecated.is_some() {
        "deprecated"
    } else if !entry.is_public() {
        "internal"
    } else {
        ""
    }
}

fn table(found: &[FoundEntry<'_>], console: &mut Console) {
    let mut table = Table::new(&[
        ("code", Align::Left),
        ("status", Align::Right),
        ("title", Align::Left),
        ("state", Align::Left),
        ("group", Align::Left),
    ]);
    for it in found {
        let catalog = &it.checked.catalog;
        table.row(vec![
            (Style::Strong, it.entry.code.clone()),
            (Style::Plain, it.entry.status.to_string()),
            (Style::Plain, it.entry.source().title.clone()),
            (Style::Warning, state(it).to_owned()),
            (Style::Faint, format!("{}/{}", catalog.name, catalog.group_of(it.entry).name)),
        ]);
    }
    if !found.is_empty() {
        table.write(&mut console.out);
    }
}

fn json(found: &[FoundEntry<'_>]) -> String {
    let list: serde_json::Value = found
        .iter()
        .map(|it| {
            json!({
                "catalog": it.checked.catalog.name,
                "group": it.checked.catalog.group_of(it.entry).name,
                "code": it.entry.code,
                "number": it.entry.number,
                "status": it.entry.status,
                "title": it.entry.source().title,
                "tags": tags(it).collect::<Vec<_>>(),
                "state": Some(state(it)).filter(|state| !state.is_empty()),
            })
        })
        .collect();
    format!("{list:#}\n")
}

fn csv(found: &[FoundEntry<'_>]) -> String {
    let columns = ["catalog", "group", "code", "number", "status", "title", "tags", "state"];
    let mut out = csv_row(&columns);
    for it in found {
        let catalog = &it.checked.catalog;
        out.push_str(&csv_row(&[
            catalog.name.clone(),
            catalog.group_of(it.entry).name.clone(),
            it.entry.code.clone(),
            it.entry.number.map(|number| number.to_string()).unwrap_or_default(),
            it.entry.status.to_string(),
            it.entry.source().title.clone(),
            tags(it).collect::<Vec<_>>().join(" "),
            state(it).to_owned(),
        ]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::StatusFilter;

    #[test]
    fn statuses() {
        let has = |text: &str, status| StatusFilter::parse(text).map(|it| it.has(status)).ok();
        assert_eq!(has("4xx", 404), Some(true));
        assert_eq!(has("5XX", 404), Some(false));
        assert_eq!(has("404", 404), Some(true));
        for wrong in ["", "4x", "xx", "4xxx", "40", "abc", "-40", "+44", "élx"] {
            assert_eq!(has(wrong, 404), None, "{wrong}");
        }
    }
}
