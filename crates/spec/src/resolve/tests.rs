//! Tests with whole catalogs in YAML.

mod examples;
mod meaning;
mod places;
mod problems;
mod required;
mod scalars;
mod texts;

use crate::diagnostic::Diagnostics;
use crate::model::Catalog;
use crate::parse;
use crate::source::Sources;

const COVER: &str = "catalog: demo\ntitle: Demo\nlanguage: en\nenvelope: own\n\
                     envelopes: { own: { content_type: application/json, body: { code: $code, fields: { $each: fields, as: $it.path } } } }\n";
const GROUP: &str = "group: g\ntitle: G\nerrors:\n";
const FACTS: &str = "    status: 400\n    title: T\n    description: D\n    resolution: R\n";

/// Returns an entry with further lines, each indented by four spaces.
fn entry(code: &str, more: &str) -> String {
    let more: Vec<_> = more.lines().map(|line| "    ".to_owned() + line + "\n").collect();
    format!("  {code}:\n{FACTS}{}", more.concat())
}

/// Resolves files. Returns the catalog and the ids of the diagnostics.
fn resolve(files: &[(&str, String)]) -> (Option<Catalog>, Vec<String>) {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.clone().into_bytes()));
    let sources = Sources::from_memory(files.collect());
    let mut diagnostics = Diagnostics::default();
    let parsed = parse::parse(&sources, &mut diagnostics);
    let catalog = super::resolve(&parsed.document, &parsed.lines, &mut diagnostics);
    let print = |d: &crate::diagnostic::Diagnostic| format!("{} {}", d.kind.id, d.message);
    (catalog, diagnostics.list.iter().map(print).collect())
}

/// Resolves a catalog of one group.
fn one_group(cover: &str, entries: &str) -> (Option<Catalog>, Vec<String>) {
    resolve(&[("catalog.yaml", format!("{COVER}{cover}")), ("g.yaml", format!("{GROUP}{entries}"))])
}
