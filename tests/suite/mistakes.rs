//! The mistakes that people make: one report each, with the way out.
//!
//! Each row changes one catalog in one place. What is reported is in `tests/mistakes.txt`.

use std::fmt::Write as _;

use errbook_spec::diagnostic::Format;
use errbook_spec::source::Sources;
use errbook_tests::{expect_file, root};

mod rows;

use rows::{BROKEN, CATALOG, NAMES, NOTATION, ROWS, Row};

#[test]
fn each_mistake_is_one_report() {
    let mut reports = String::new();
    let mut wrong = Vec::new();
    for row in BROKEN.iter().chain(ROWS).chain(NAMES).chain(NOTATION) {
        let (problems, report) = report(row);
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
fn the_catalog_is_right_before() {
    let row = Row { name: "", file: "", find: "", replace: "" };
    assert_eq!(report(&row), (0, String::new()));
}

/// Returns how many problems there are, and the report of them.
fn report(row: &Row) -> (usize, String) {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut changed = row.file.is_empty();
    for (path, text) in CATALOG {
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
