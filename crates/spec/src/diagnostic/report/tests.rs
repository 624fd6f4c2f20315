use super::{Format, Report};
use crate::diagnostic::words::{identity, parse as words, shape};
use crate::diagnostic::{Diagnostic, Diagnostics, Path, Place, PlacePart};
use crate::parse::{SyntaxTree, locate};
use crate::source::{FileId, Sources};

const BILLING: &str = "group: billing\nerrors:\n  out-of-credit:\n    status: 403\n";
const GENERIC: &str = "group: generic\r\nerrors:\r\n  out-of-credit:\r\n    title: \"á\\tb\"\r\n    detail: |\r\n      one\r\n      twö three\r\n";

fn report(files: &[(&str, &str)], list: Vec<Diagnostic>) -> Report {
    let mut sources = Sources::from_memory(
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect(),
    );
    sources.folder = "catalog/vonage".to_owned();
    for file in &mut sources.files {
        file.path = format!("catalog/vonage/{}", file.path);
    }
    let mut diagnostics = Diagnostics::default();
    let trees = sources
        .files
        .iter()
        .enumerate()
        .map(|(index, file)| SyntaxTree::build(&file.bytes, FileId(index), &mut diagnostics))
        .collect();
    diagnostics.list.extend(list);
    let texts = locate(trees, &mut diagnostics);
    Report::new(sources, texts, diagnostics)
}

fn full(report: &Report) -> String {
    report.render(Format::Full { color: false })
}

#[test]
fn two_files_are_drawn_like_rustc() {
    let path = Path::keys(["errors", "out-of-credit"]);
    let places = [1, 0].map(|file| Place::key(FileId(file), path.clone()));
    let [again, first] = places;
    let report = report(
        &[("billing.yaml", BILLING), ("generic.yaml", GENERIC)],
        vec![identity::duplicate_code("out-of-credit", again, first)],
    );
    let expected = "\
error[EB0301]: duplicate code `out-of-credit`
 --> catalog/vonage/generic.yaml:3:3
  |
3 |   out-of-credit:
  |   ^^^^^^^^^^^^^ declared again here
  |
 ::: catalog/vonage/billing.yaml:3:3
  |
3 |   out-of-credit:
  |   ------------- first declared here
  |
help: rename one of them, or set `unique: group` in catalog.yaml

1 error in catalog/vonage
";
    assert_eq!(full(&report), expected);
    assert_eq!(
        report.render(Format::Concise),
        "catalog/vonage/generic.yaml:3:3: error[EB0301]: duplicate code `out-of-credit`\n"
    );
}

#[test]
fn problems_are_sorted_and_counted() {
    let place = |range| Place::Span(FileId(0), range);
    let list = vec![
        shape::unknown_key("b", &["status"], None, place(15..21)),
        shape::unknown_key("a", &["group"], None, place(0..5)),
    ];
    let report = report(&[("billing.yaml", BILLING)], list);
    let concise = report.render(Format::Concise);
    assert!(concise.starts_with("catalog/vonage/billing.yaml:1:1"), "{concise}");
    assert_eq!((report.errors(), report.warnings()), (2, 0));
    assert_eq!(report.summary(), "2 errors in catalog/vonage");
    assert!(report.warning_lines().is_empty());
}

#[test]
fn parts_of_texts_are_found() {
    let path = Path::keys(["errors", "out-of-credit", "detail"]);
    let at = Place::At(FileId(0), path.clone(), PlacePart::Within(4..8));
    let detail = full(&report(&[("generic.yaml", GENERIC)], vec![words::tag(None, at)]));
    assert!(detail.contains("7 |       twö three\n  |       ^^^"), "{detail}");
    let at = Place::At(
        FileId(0),
        Path::keys(["errors", "out-of-credit", "title"]),
        PlacePart::Within(1..2),
    );
    let title = full(&report(&[("generic.yaml", GENERIC)], vec![words::tag(None, at)]));
    assert!(title.contains("4 |     title: \"á\\tb\"\n  |            ^^^^^^"), "{title}");
}

#[test]
fn any_place_can_be_drawn() {
    let files = [("a.yaml", ""), ("b.yaml", "\u{feff}a: á\n"), ("c.yaml", &*"x".repeat(100_000))];
    for file in 0..4 {
        for range in [0..0, 0..3, 1..2, 6..7, 7..9000, 99_999..100_000, usize::MAX - 1..usize::MAX]
        {
            for place in [Place::File(FileId(file)), Place::Span(FileId(file), range.clone())] {
                let problem =
                    words::duplicate_key("a\u{1b}\nb", &[], place.clone(), Place::File(FileId(0)));
                let drawn = full(&report(&files, vec![problem.note("n").help("h")]));
                assert!(drawn.contains("error[EB0102]") && !drawn.contains('\u{1b}'), "{drawn}");
                assert!(drawn.len() < 4000);
            }
        }
    }
}

#[test]
fn what_is_repeated_is_folded() {
    let many = |count: usize, problem: fn(String) -> Diagnostic| {
        (0..count).map(move |index| problem(format!("k{index:05}")))
    };
    let error = |name: String| shape::unknown_key(&name, &[], None, Place::File(FileId(0)));
    let warning = |name: String| {
        let mut problem =
            identity::duplicate_code(&name, Place::File(FileId(0)), Place::File(FileId(0)));
        problem.severity = crate::diagnostic::DiagnosticSeverity::Warning;
        problem
    };
    let list = many(2100, error).chain(many(11, warning)).collect();
    let folded = report(&[("billing.yaml", BILLING)], list);
    let drawn = full(&folded);
    assert_eq!(drawn.matches("error[EB0201]").count(), 10);
    assert_eq!(drawn.matches("warning[EB0301]").count(), 10);
    let end = "\
and 2090 more of EB0201 (unknown-key)
and 1 more of EB0301 (duplicate-code)
help: list all with `errbook check --format concise`

2100 errors, 11 warnings in catalog/vonage
";
    assert!(drawn.ends_with(end), "{drawn}");
    assert_eq!(folded.render(Format::Concise).lines().count(), 2111);
    let warnings = folded.warning_lines();
    assert_eq!(warnings.len(), 12);
    assert_eq!(warnings[10], "and 1 more of EB0301 (duplicate-code)");
    assert!(warnings[11].starts_with("help: list all with"));
}

#[test]
fn nothing_to_report_is_nothing() {
    let report = report(&[("billing.yaml", BILLING)], Vec::new());
    assert_eq!(full(&report), "");
    assert_eq!(report.summary(), "no problems in catalog/vonage");
}
