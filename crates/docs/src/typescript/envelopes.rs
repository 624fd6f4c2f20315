//! The envelopes as rows of the parser.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use errbook::__v1::{filter, spelled};
use errbook_spec::model::{Catalog, Envelope, Filter, Serializer, Value, Variable};

use super::codes::Codes;
use super::literal::{string, strings};
use super::places::{self, Place, Step, What};
use crate::push::push;

/// Returns whether a response says more of an error than itself: others beside it, or its causes.
pub(super) fn have_others(catalog: &Catalog) -> bool {
    let is_other = |(_, what): &(Place, What)| matches!(what, What::Others { .. });
    catalog.envelopes.iter().any(|envelope| places::places(envelope).iter().any(is_other))
}

/// Returns the envelopes, and before them the codes by what is sent for them.
pub(super) fn envelopes(codes: &Codes<'_>) -> String {
    let mut tables = BTreeMap::new();
    let mut rows = String::new();
    for envelope in &codes.catalog.envelopes {
        rows.push_str(&one(codes, envelope, &mut tables));
    }
    let mut out = String::new();
    for (name, table) in tables {
        push(&mut out, format_args!("const {name}: Codes = new Map([\n{table}]);\n\n"));
    }
    push(&mut out, format_args!("const ENVELOPES: readonly Envelope[] = [\n{rows}];\n"));
    out
}

fn one(codes: &Codes<'_>, envelope: &Envelope, tables: &mut BTreeMap<String, String>) -> String {
    let mut rows = String::new();
    for row in self::rows(codes, &places::places(envelope), tables) {
        push(&mut rows, format_args!("      {row},\n"));
    }
    let read = match envelope.serializer {
        Serializer::Json => "readJson",
        Serializer::Xml => "readXml",
    };
    let media = envelope.content_type.split(';').next().unwrap_or_default().trim();
    let media = string(&media.to_ascii_lowercase());
    format!("  {{\n    mediaType: {media},\n    read: {read},\n    rows: [\n{rows}    ],\n  }},\n")
}

/// Returns what is read of an error. What tells codes apart best comes first; the rest keeps its order.
fn rows(
    codes: &Codes<'_>,
    places: &[(Place, What)],
    tables: &mut BTreeMap<String, String>,
) -> Vec<String> {
    let mut rows: Vec<(usize, String)> = places
        .iter()
        .filter_map(|(place, what)| {
            let (rank, what) = self::what(codes, what, tables)?;
            Some((rank, format!("{{ {what}{} }}", self::place(place))))
        })
        .collect();
    rows.sort_by_key(|(rank, _)| *rank);
    rows.into_iter().map(|(_, row)| row).collect()
}

/// Returns the rank of a row and what it reads; `None` where it is of no use.
fn what(
    codes: &Codes<'_>,
    what: &What,
    tables: &mut BTreeMap<String, String>,
) -> Option<(usize, String)> {
    const LAST: usize = 4;
    match what {
        What::Params { strings } => Some((LAST, format!("what: \"params\"{}", text(*strings)))),
        What::Fields { by, item } => {
            let key = by.as_ref().and_then(of_field);
            let key = key.map(|key| format!(", key: \"{key}\"")).unwrap_or_default();
            let rows: Vec<_> = item
                .iter()
                .filter_map(|(place, variable)| {
                    let what = of_field(variable)?;
                    Some(format!("{{ what: \"{what}\"{} }}", self::place(place)))
                })
                .collect();
            Some((LAST, format!("what: \"fields\"{key}, item: [{}]", rows.join(", "))))
        }
        What::Others { are_causes, item, next } => {
            let what = if *are_causes { "causes" } else { "errors" };
            let rows = rows(codes, item, tables).join(", ");
            let next = next.as_ref().map(|next| format!(", next: [{}]", steps(next)));
            let next = next.unwrap_or_default();
            Some((LAST, format!("what: \"{what}\", item: [{rows}]{next}")))
        }
        What::Value(value) => {
            if let Some((rank, by, table)) = identity(codes, value) {
                let weak = if value.variable == Variable::Group { ", weak: true" } else { "" };
                let what = format!("what: \"code\", by: {by}{weak}");
                tables.insert(by, table);
                return Some((rank, what));
            }
            let what = match &value.variable {
                Variable::Param(name) => {
                    let text = text(value.string);
                    return Some((LAST, format!("what: \"param\", name: {}{text}", string(name))));
                }
                Variable::Title => "title",
                Variable::Detail | Variable::Text => "detail",
                // Read where nothing is in the language of the response.
                Variable::TitleSource => return Some((LAST + 1, "what: \"title\"".to_owned())),
                Variable::DetailSource | Variable::TextSource => {
                    return Some((LAST + 1, "what: \"detail\"".to_owned()));
                }
                Variable::Case if value.filter == Filter::None => "case",
                Variable::Instance => "instance",
                Variable::TraceId => "traceId",
                Variable::DocsUrl => "docsUrl",
                Variable::RetryAfter => "retryAfter",
                _ => return None,
            };
            Some((LAST, format!("what: \"{what}\"")))
        }
    }
}

fn text(is_text: bool) -> &'static str {
    if is_text { ", text: true" } else { "" }
}

/// Returns what tells codes apart: its rank, the name of the table from it to codes, and the table's rows.
fn identity(codes: &Codes<'_>, value: &Value) -> Option<(usize, String, String)> {
    let spell = |text: &str| spelled(text, value.filter.byte()).to_string();
    let (rank, name) = match value.variable {
        Variable::Code => (0, "CODES_BY_CODE"),
        Variable::TypeUri => (1, "CODES_BY_TYPE_URI"),
        Variable::Number => (2, "CODES_BY_NUMBER"),
        Variable::Group => (3, "CODES_BY_GROUP"),
        _ => return None,
    };
    let mut table: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (entry, label) in codes.iter() {
        let sent: Vec<String> = match value.variable {
            Variable::Code => {
                std::iter::once(&entry.code).chain(&entry.aliases).map(|code| spell(code)).collect()
            }
            Variable::Number => entry.number.iter().map(ToString::to_string).collect(),
            Variable::Group => vec![spell(&codes.catalog.group_of(entry).name)],
            _ => codes.type_uri(entry).into_iter().collect(),
        };
        for text in sent {
            let of_text = table.entry(text).or_default();
            if !of_text.contains(&label) {
                of_text.push(label);
            }
        }
    }
    let mut rows = String::new();
    for (sent, labels) in table {
        // Writing to a string does not fail.
        let _ = writeln!(rows, "  [{}, {}],", string(&sent), strings(labels.into_iter()));
    }
    let suffix = match value.filter.byte() {
        filter::NONE => String::new(),
        _ => format!("_{}", spelled(&format!("{:?}", value.filter), filter::SCREAMING)),
    };
    Some((rank, format!("{name}{suffix}"), rows))
}

/// Returns the member of a field error that a variable is.
fn of_field(variable: &Variable) -> Option<&'static str> {
    Some(match variable {
        Variable::ItemPath => "path",
        Variable::ItemName => "name",
        Variable::ItemPointer | Variable::ItemJsonPointer => "pointer",
        Variable::ItemMessage => "message",
        Variable::ItemCode => "code",
        _ => return None,
    })
}

/// Returns a place as members of a row.
fn place(place: &Place) -> String {
    let mut out = String::new();
    if let Some(header) = &place.header {
        push(&mut out, format_args!(", header: {}", string(header)));
    }
    if !place.at.is_empty() {
        push(&mut out, format_args!(", at: [{}]", steps(&place.at)));
    }
    if let Some((parts, index)) = &place.parts {
        let parts = strings(parts.iter().map(String::as_str));
        push(&mut out, format_args!(", parts: {parts}, part: {index}"));
    }
    if place.alone {
        out.push_str(", alone: true");
    }
    out
}

fn steps(steps: &[Step]) -> String {
    steps.iter().map(step).collect::<Vec<_>>().join(", ")
}

fn step(step: &Step) -> String {
    match step {
        Step::Member(name) => string(name),
        Step::First => "0".to_owned(),
        Step::Every => "null".to_owned(),
        Step::With(members) => {
            let members =
                members.iter().map(|(name, text)| format!("[{}]: {}", string(name), string(text)));
            format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
        }
    }
}
