//! The exact report of every kind of problem.
//!
//! A file `tests/reports/EB0301-duplicate-code.txt` contains the files of a catalog with only this problem, and its report. If a
//! kind needs several catalogs, the others are named `EB0301-duplicate-code.second.txt`. Below the report are the files that fix
//! the problem, named `fixed/orders.yaml`; an empty one deletes the file. `BLESS=1` rewrites the report, and packs a folder with a
//! catalog's files into such a file. The guide shows each case with its fix.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Once;

use errbook_spec::diagnostic::{DiagnosticKind, DiagnosticSeverity, Format, kinds};
use errbook_spec::source::Sources;
use errbook_tests::{Bundle, bless, bundle_of, folders, read, read_bundle, root};
use similar::TextDiff;

#[test]
fn every_report_is_as_expected() {
    let mut wrong = String::new();
    for path in cases() {
        let mut case = Case::read(&path);
        let actual = case.report(&path);
        if bless() {
            case.report = actual;
            case.write(&path);
        } else if case.report != actual {
            let diff = TextDiff::from_lines(&case.report, &actual);
            writeln!(wrong, "{} differs\n{}", path.display(), diff.unified_diff()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_case_shows_its_own_problem_and_no_other() {
    let mut wrong = Vec::new();
    for path in cases() {
        let (id, _) = id_and_name(&path);
        let report = Case::read(&path).report(&path);
        let headers = report
            .lines()
            .filter(|line| line.starts_with("error[") || line.starts_with("warning["));
        let ids: BTreeSet<&str> =
            headers.filter_map(|line| line.split(['[', ']']).nth(1)).collect();
        if ids != BTreeSet::from([id.as_str()]) {
            wrong.push(format!("{}: reports {ids:?}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_fix_leaves_no_problem() {
    let mut wrong = String::new();
    for path in cases() {
        let case = Case::read(&path);
        let report = case.fixed_report();
        let is_main = file_name(&path).matches('.').count() == 1;
        if is_main && case.fixed.is_empty() {
            writeln!(wrong, "{} has no fix", path.display()).unwrap();
        } else if !case.fixed.is_empty() && report != "no problems\n" {
            writeln!(wrong, "{} is not fixed\n{report}", path.display()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
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

/// A kind without a case, because the file would be too large for the repository.
const TOO_LARGE: &str = "EB0106";

fn cases() -> Vec<PathBuf> {
    static PACKED: Once = Once::new();
    let folder = root().join("tests/reports");
    PACKED.call_once(|| folders(&folder).iter().for_each(|case| pack(case)));
    read(&folder).into_keys().map(|name| folder.join(name)).collect()
}

/// Packs a folder into a case.
fn pack(folder: &Path) {
    assert!(bless(), "{} is a folder: BLESS=1 makes a file of it", folder.display());
    let mut files = read(folder);
    files.remove(REPORT);
    let (fixed, files) = files.into_iter().partition(|(name, _)| name.starts_with(FIXED));
    let case = Case { files, report: String::new(), fixed };
    case.write(&folder.with_file_name(file_name(folder) + ".txt"));
    fs::remove_dir_all(folder).unwrap();
}

/// The name of the report among the files.
const REPORT: &str = "report.txt";

/// The folder of the files that fix the problem.
const FIXED: &str = "fixed/";

/// A catalog, its report, and the files that fix it.
struct Case {
    files: Bundle,
    report: String,
    fixed: Bundle,
}

impl Case {
    fn read(path: &Path) -> Self {
        let (fixed, mut files): (Bundle, Bundle) =
            read_bundle(path).into_iter().partition(|(name, _)| name.starts_with(FIXED));
        let report = files.pop_if(|(name, _)| name == REPORT).unwrap_or_default().1;
        Self { files, report: String::from_utf8(report).unwrap(), fixed }
    }

    fn write(&self, path: &Path) {
        let report = (REPORT.to_owned(), self.report.clone().into_bytes());
        let files = self.files.iter().chain([&report]).chain(&self.fixed);
        let files = files.map(|(name, text)| (name, text));
        fs::write(path, bundle_of(files)).unwrap();
    }

    /// Returns what is reported.
    fn report(&self, path: &Path) -> String {
        let mut files = self.files.clone();
        if id_and_name(path).0 == TOO_LARGE {
            files.push(("large.yaml".to_owned(), vec![b'#'; 4 * 1024 * 1024 + 1]));
        }
        let loaded = errbook_spec::load(Sources::from_memory(files));
        let errors = loaded.report.errors();
        assert_eq!(loaded.catalog.is_some(), errors == 0, "{}: {errors} errors", path.display());
        loaded.report.render(Format::Full { color: false })
    }

    /// Returns what is reported once the problem is fixed.
    fn fixed_report(&self) -> String {
        let fixes = self.fixed.iter().map(|(name, text)| (name.strip_prefix(FIXED).unwrap(), text));
        let is_kept = |file: &&(String, Vec<u8>)| fixes.clone().all(|(name, _)| name != file.0);
        let mut files: Bundle = self.files.iter().filter(is_kept).cloned().collect();
        let new = fixes.filter(|(_, text)| !text.is_empty());
        files.extend(new.map(|(name, text)| (name.to_owned(), text.clone())));
        errbook_spec::load(Sources::from_memory(files)).report.render(Format::Full { color: false })
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

/// Returns `EB0301` and `duplicate-code` of `EB0301-duplicate-code.second.txt`.
fn id_and_name(path: &Path) -> (String, String) {
    let name = file_name(path);
    let name = name.split('.').next().unwrap_or_default();
    let (id, name) = name.split_once('-').unwrap_or((name, ""));
    (id.to_owned(), name.to_owned())
}
