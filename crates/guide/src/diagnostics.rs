//! Every diagnostic, with a catalog that causes it and the fix.

use std::fmt::Write;

use errbook_spec::diagnostic::{DiagnosticKind, kinds};
use errbook_tests::{Bundle, ReportCase};
use similar::TextDiff;

use crate::block;

const INTRODUCTION: &str = "\
# Diagnostics

`errbook check` and every build report these problems of a catalog.
An error stops the build; the key [`lint`](keys.md#coverlint) of the cover turns a warning off, or into an error.
`errbook explain EB0301` prints the explanation of one.

Each section shows a report, and the change that fixes it.
";

/// The first two digits of the ids of each family.
const FAMILIES: [(&str, &str); 8] = [
    ("01", "YAML"),
    ("02", "Keys and values"),
    ("03", "Codes, numbers and names"),
    ("04", "Messages and params"),
    ("05", "Envelopes"),
    ("06", "Languages"),
    ("07", "Documentation"),
    ("08", "HTTP"),
];

/// Returns the page.
pub(crate) fn page(cases: &[ReportCase]) -> String {
    let kinds = kinds();
    let mut text = INTRODUCTION.to_owned();
    for (digits, family) in FAMILIES {
        let of_family = || kinds.iter().filter(|kind| kind.id.get(2..4) == Some(digits));
        let _ = write!(text, "\n## {family}\n\n| id | name | |\n| --- | --- | --- |\n");
        for kind in of_family() {
            let _ = writeln!(
                text,
                "| {} | {} | {} |",
                local_link(kind.id),
                kind.name,
                kind.severity.as_str()
            );
        }
        for kind in of_family() {
            let case = cases.iter().find(|case| case.is_first() && case.id_and_name().0 == kind.id);
            text.push_str(&section(kind, case));
        }
    }
    text
}

/// Returns a link to a diagnostic from another page of the reference.
pub(crate) fn link(id: &str) -> String {
    format!("[{id}](diagnostics.md#{})", id.to_ascii_lowercase())
}

fn local_link(id: &str) -> String {
    format!("[{id}](#{})", id.to_ascii_lowercase())
}

fn section(kind: &DiagnosticKind, case: Option<&ReportCase>) -> String {
    let DiagnosticKind { id, name, severity, explanation } = kind;
    let mut text = format!("\n### {id}\n\n`{name}`, {}.\n\n{explanation}\n", severity.as_str());
    if let Some(case) = case {
        let _ = write!(text, "\n{}", block("text", &first_report(&case.report)));
        for (name, fixed) in &case.fixed {
            let _ = write!(text, "\n{}", block("diff", &diff(&case.files, name, fixed)));
        }
    }
    text
}

/// Returns the report without the count of the problems at its end.
fn first_report(report: &str) -> String {
    report.rsplit_once("\n\n").map_or(report, |(report, _)| report).to_owned()
}

/// Returns the changed lines of a file, with a line before and after them.
fn diff(files: &Bundle, name: &str, fixed: &[u8]) -> String {
    let bad = files.iter().find(|(file, _)| file == name).map(|(_, text)| text.as_slice());
    let [bad, fixed] = [bad.unwrap_or_default(), fixed].map(String::from_utf8_lossy);
    let diff = TextDiff::from_lines(&*bad, &*fixed);
    diff.unified_diff().context_radius(1).header(name, name).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_diagnostic_is_on_the_page() {
        let page = page(&ReportCase::all());
        for kind in kinds() {
            let section = format!("\n### {}\n\n`{}`, ", kind.id, kind.name);
            assert_eq!(page.matches(&section).count(), 1, "{}", kind.id);
            let (_, text) = page.split_once(&section).unwrap();
            let text = text.split("\n### ").next().unwrap_or_default();
            assert!(
                text.contains("```text\nerror") || text.contains("```text\nwarning"),
                "{}",
                kind.id
            );
            assert!(text.contains("```diff\n--- ") && !text.contains("```diff\n\n"), "{}", kind.id);
        }
    }
}
