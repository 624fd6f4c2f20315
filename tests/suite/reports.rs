//! The exact report of every kind of problem.
//!
//! A file `tests/reports/EB0301-duplicate-code.txt` contains the files of a catalog with only this problem, and its report. Below
//! the report are the files that fix the problem, named `fixed/orders.yaml`; an empty one deletes the file. If a kind needs several
//! catalogs, they follow in the same file, each with a report `report.NAME.txt`. `BLESS=1` rewrites the reports, and packs folders
//! `EB0301-duplicate-code` and `EB0301-duplicate-code.NAME` with the files of a catalog into such a file. The guide shows the first
//! case of each kind with its fix.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::Once;

use errbook_spec::diagnostic::{DiagnosticKind, DiagnosticSeverity, Format, kinds};
use errbook_tests::{ReportCase, bless, folders, root};
use similar::TextDiff;

#[test]
fn every_report_is_as_expected() {
    let mut wrong = String::new();
    let mut cases = cases();
    for case in &mut cases {
        let actual = report(case);
        if !bless() && case.report != actual {
            let diff = TextDiff::from_lines(&case.report, &actual);
            writeln!(wrong, "{} differs\n{}", case.file_name(), diff.unified_diff()).unwrap();
        }
        case.report = actual;
    }
    if bless() {
        ReportCase::write(&cases);
    }
    assert!(wrong.is_empty(), "\n{wrong}If that is right: BLESS=1 cargo test -p errbook-tests");
}

#[test]
fn a_case_shows_its_own_problem_and_no_other() {
    let mut wrong = Vec::new();
    for case in cases() {
        let (id, _) = case.id_and_name();
        let report = report(&case);
        let headers = report
            .lines()
            .filter(|line| line.starts_with("error[") || line.starts_with("warning["));
        let ids: BTreeSet<&str> =
            headers.filter_map(|line| line.split(['[', ']']).nth(1)).collect();
        if ids != BTreeSet::from([id.as_str()]) {
            wrong.push(format!("{}: reports {ids:?}", case.file_name()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_fix_leaves_no_problem() {
    let mut wrong = String::new();
    for case in cases() {
        let left = case.fixed_report();
        if case.is_first() && case.fixed.is_empty() {
            writeln!(wrong, "{} has no fix", case.file_name()).unwrap();
        } else if !case.fixed.is_empty() && !left.is_empty() {
            writeln!(wrong, "{} is not fixed\n{left}", case.file_name()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_kind_has_a_case_and_every_case_a_kind() {
    let kinds: BTreeSet<(String, String)> =
        kinds().iter().map(|kind| (kind.id.to_owned(), kind.name.to_owned())).collect();
    let cases: BTreeSet<(String, String)> = cases().iter().map(ReportCase::id_and_name).collect();
    let without: Vec<_> = kinds.difference(&cases).collect();
    let unknown: Vec<_> = cases.difference(&kinds).collect();
    assert!(without.is_empty(), "kinds without a case: {without:?}");
    assert!(unknown.is_empty(), "cases without a kind: {unknown:?}");
}

#[test]
fn kinds_are_in_order() {
    let kinds = kinds();
    let ids: BTreeSet<&str> = kinds.iter().map(|kind| kind.id).collect();
    let names: BTreeSet<&str> = kinds.iter().map(|kind| kind.name).collect();
    assert_eq!((ids.len(), names.len()), (kinds.len(), kinds.len()), "an id or name is used twice");
    for kind in kinds {
        check(kind);
    }
}

fn check(kind: &DiagnosticKind) {
    let number = kind.id.strip_prefix("EB").unwrap_or_default();
    let digits = number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    assert!(digits, "{} is not EB and four digits", kind.id);
    let kebab = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    assert!(kind.name.bytes().all(kebab), "{}: `{}` is not kebab-case", kind.id, kind.name);
    let text = kind.explanation;
    assert!(text.len() > 30 && text.ends_with(['.', ')']), "{}: {text:?} explains little", kind.id);
    assert!(kind.severity <= DiagnosticSeverity::Warning);
}

/// Returns the cases, after packing those that are folders.
fn cases() -> Vec<ReportCase> {
    static PACKED: Once = Once::new();
    let folder = root().join("tests/reports");
    PACKED.call_once(|| folders(&folder).iter().for_each(|case| pack(case)));
    ReportCase::all()
}

/// Packs a folder into the file of its kind.
fn pack(folder: &Path) {
    assert!(bless(), "{} is a folder: BLESS=1 makes a file of it", folder.display());
    let case = ReportCase::of_folder(folder);
    let path = case.path();
    let mut cases = if path.exists() { ReportCase::read(path) } else { Vec::new() };
    cases.push(case);
    ReportCase::write(&cases);
    fs::remove_dir_all(folder).unwrap();
}

fn report(case: &ReportCase) -> String {
    let (is_catalog, report) = case.loaded();
    let errors = report.errors();
    assert_eq!(is_catalog, errors == 0, "{}: {errors} errors", case.file_name());
    report.render(Format::Full { color: false })
}
