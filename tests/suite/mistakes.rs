//! Common mistakes: each gets one report with the fix.
//!
//! Each row changes one of two catalogs in one place. The reports are in `tests/mistakes.txt`.

use std::fmt::Write as _;

use errbook_spec::diagnostic::Format;
use errbook_spec::source::Sources;
use errbook_tests::{expect_file, root};

mod rows;

use rows::{BRACES, BROKEN, CATALOG, FORMS, IN_FORMS, NAMES, NESTING, NOTATION, ROWS, Row};

#[test]
fn each_mistake_is_one_report() {
    let mut reports = String::new();
    let mut wrong = Vec::new();
    let of_shop = [BROKEN, ROWS, NAMES, NOTATION, BRACES, NESTING].into_iter().flatten();
    let rows = of_shop.map(|row| (CATALOG, row)).chain(IN_FORMS.iter().map(|row| (FORMS, row)));
    for (catalog, row) in rows {
        let (problems, report) = report(catalog, row);
        writeln!(reports, "# {}\n\n{report}", row.name).unwrap();
        if problems != 1 {
            wrong.push(format!("{problems} problems: {}\n{report}", row.name));
        }
        if !report.contains("\nhelp: ") {
            wrong.push(format!("no help: {}\n{report}", row.name));
        }
    }
    expect_file(&root().join("tests/mistakes.txt"), &reports);
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_catalogs_are_right_before() {
    let row = Row { name: "", file: "", find: "", replace: "" };
    for catalog in [CATALOG, FORMS] {
        assert_eq!(report(catalog, &row), (0, String::new()));
    }
}

/// Returns the number of problems, and their report.
fn report(catalog: &[(&str, &str)], row: &Row) -> (usize, String) {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut changed = row.file.is_empty();
    for (path, text) in catalog {
        let mut text = (*text).to_owned();
        if path == &row.file {
            assert_eq!(text.matches(row.find).count(), 1, "{}: {:?}", row.name, row.find);
            text = text.replace(row.find, row.replace);
            changed = true;
        }
        files.push(((*path).to_owned(), text.into_bytes()));
    }
    if !changed {
        assert!(row.find.is_empty(), "{}", row.name);
        files.push((row.file.to_owned(), row.replace.as_bytes().to_vec()));
    }
    let report = errbook_spec::load(Sources::from_memory(files)).report;
    (report.errors() + report.warnings(), report.render(Format::Full { color: false }))
}
