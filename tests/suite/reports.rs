//! What an author reads about every kind of problem, exactly.
//!
//! A folder `tests/reports/EB0301-duplicate-code/` is a catalog that has this problem and no other, and the report of it.
//! Where a kind needs several catalogs, the others are named `EB0301-duplicate-code.second`.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use errbook_spec::diagnostic::{Format, Kind, Severity, kinds};
use errbook_spec::source::Sources;
use errbook_tests::{expect_file, folders, read, root};

#[test]
fn every_report_is_as_expected() {
    let mut wrong = String::new();
    for folder in cases() {
        let report = report(&folder);
        let outcome = std::panic::catch_unwind(|| expect_file(&folder.join("report.txt"), &report));
        if let Err(panic) = outcome {
            let message = panic.downcast_ref::<String>().cloned().unwrap_or_default();
            writeln!(wrong, "{message}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_case_shows_its_own_problem_and_no_other() {
    let mut wrong = Vec::new();
    for folder in cases() {
        let (id, _) = id_and_name(&folder);
        let report = report(&folder);
        let headers = report
            .lines()
            .filter(|line| line.starts_with("error[") || line.starts_with("warning["));
        let ids: BTreeSet<&str> =
            headers.filter_map(|line| line.split(['[', ']']).nth(1)).collect();
        if ids != BTreeSet::from([id.as_str()]) {
            wrong.push(format!("{}: reports {ids:?}", folder.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_kind_has_a_case_and_every_case_a_kind() {
    let kinds: BTreeSet<(String, String)> =
        kinds().iter().map(|kind| (kind.id.to_owned(), kind.name.to_owned())).collect();
    let cases: BTreeSet<(String, String)> = cases().iter().map(|it| id_and_name(it)).collect();
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

fn check(kind: &Kind) {
    let number = kind.id.strip_prefix("EB").unwrap_or_default();
    let digits = number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit());
    assert!(digits, "{} is not EB and four digits", kind.id);
    let kebab = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    assert!(kind.name.bytes().all(kebab), "{}: `{}` is not kebab-case", kind.id, kind.name);
    let text = kind.explanation;
    assert!(text.len() > 30 && text.ends_with(['.', ')']), "{}: {text:?} explains little", kind.id);
    assert!(kind.severity <= Severity::Warning);
}

/// The one kind whose case nobody wants to keep in a repository.
const TOO_LARGE: &str = "EB0106";

fn cases() -> Vec<PathBuf> {
    folders(&root().join("tests/reports"))
}

fn report(folder: &Path) -> String {
    let mut files = read(folder);
    files.remove("report.txt");
    if id_and_name(folder).0 == TOO_LARGE {
        files.insert("large.yaml".to_owned(), vec![b'#'; 4 * 1024 * 1024 + 1]);
    }
    let loaded = errbook_spec::load(Sources::from_memory(files.into_iter().collect()));
    let errors = loaded.report.errors();
    assert_eq!(loaded.catalog.is_some(), errors == 0, "{}: {errors} errors", folder.display());
    loaded.report.render(Format::Full { color: false })
}

/// Returns `EB0301` and `duplicate-code` of `EB0301-duplicate-code.second`.
fn id_and_name(folder: &Path) -> (String, String) {
    let name = folder.file_name().unwrap().to_string_lossy();
    let name = name.split('.').next().unwrap_or_default();
    let (id, name) = name.split_once('-').unwrap_or((name, ""));
    (id.to_owned(), name.to_owned())
}
