//! Samples of every format, imported, compared with `tests/import/FORMAT.txt`, sent and read back.

use std::collections::BTreeSet;
use std::fmt::Write;

use errbook::{CatalogError, RequestContext};
use errbook_client::read;
use errbook_import::{CatalogFile, FORMATS, Imported, Merged, Options, Source, merge, report};
use errbook_spec::diagnostic::Format;
use errbook_spec::model::Catalog;
use errbook_spec::source::Sources;
use errbook_tests::{Files, Known, expect_bundle, root};

#[test]
fn every_format_is_imported_sent_and_read_back() {
    for format in FORMATS {
        let imported = import(format.name);
        let merged = merge(&imported, &[]).unwrap();
        let mut files: Files = merged
            .files
            .iter()
            .map(|file| (file.path.clone(), file.after.clone().into_bytes()))
            .collect();
        let known = Known::new(accepted(format.name, &files));
        files.insert("report".to_owned(), report(&imported, false).into_bytes());
        files.insert("responses".to_owned(), responses(known).into_bytes());
        expect_bundle(&root().join("tests/import").join(format!("{}.txt", format.name)), &files);
    }
}

#[test]
fn a_second_import_changes_nothing() {
    for format in FORMATS {
        let imported = import(format.name);
        let again = merge(&imported, &on_disk(&merge(&imported, &[]).unwrap())).unwrap();
        assert_eq!(again, Merged::default(), "{}", format.name);
    }
}

#[test]
fn an_update_keeps_what_people_added() {
    let old = "Section: Class 42 - Wrong Statement\n42P01 E ERRCODE_TABLE table\n42P02 E ERRCODE_GONE gone\n";
    let new = "Section: Class 42 - Wrong Statement or Right\n42P01 W ERRCODE_TABLE table_name\n42P03 E ERRCODE_NEW new\n";
    let mut files = on_disk(&merge(&postgres(old), &[]).unwrap());
    let group = files.iter_mut().find(|file| file.path == "class-42.yaml").unwrap();
    // The title was a guess, and has been corrected. The description, the comment and another error are new.
    group.text = group.text.replace(
        "    title: Table\n",
        "    # Ask first.\n    title:   'The table is unknown' # better\n    description: Mine.\n",
    );
    group.text.push_str("\n  # Ours.\n  OWN01: { title: Own }\n");
    let before = group.text.clone();
    let merged = merge(&postgres(new), &files).unwrap();
    assert_eq!(merged.files.len(), 1, "only the group changes: {merged:?}");
    let expected = before
        .replace("title: Wrong Statement\n", "title: Wrong Statement or Right\n")
        .replacen("severity: error", "severity: warn", 1)
        .replacen("condition: table ", "condition: table_name ", 1);
    let after = &merged.files[0].after;
    for line in expected.lines() {
        assert!(after.lines().any(|it| it == line), "{line:?} is not in\n{after}");
    }
    assert!(after.contains("42P03") && !before.contains("42P03"));
    assert_eq!((merged.added, merged.changed), (1, 1));
    let codes: Vec<&str> = merged.kept.iter().map(|(_, code)| code.as_str()).collect();
    assert_eq!(codes, ["42P02", "OWN01"]);
}

/// A `detail` in the list doesn't come back where people have split it into cases.
#[test]
fn cases_that_people_added_replace_a_detail() {
    let csv = |text: &str| {
        let sources = [Source::new("errors.csv", text)];
        merge_with(&try_import("csv", &sources, None).unwrap(), &[])
    };
    let old = csv("code,status,title,detail\nA_B,409,T,Old {x}.\n");
    let mut files = on_disk(&old);
    let group = files.iter_mut().find(|file| file.text.contains("detail:")).unwrap();
    group.text = group.text.replace("    detail: Old {x}.\n", "    cases:\n      q: Mine {x}.\n");
    let new = Source::new("errors.csv", "code,status,title,detail\nA_B,410,T,New {x}.\n");
    let merged = merge_with(&try_import("csv", &[new], None).unwrap(), &files);
    let after = &merged.files[0].after;
    assert!(after.contains("status: 410") && after.contains("q: Mine {x}."), "{after}");
    assert!(!after.contains("detail"), "{after}");
}

fn merge_with(imported: &Imported, files: &[CatalogFile]) -> Merged {
    merge(imported, files).unwrap()
}

#[test]
fn an_error_that_was_moved_is_updated_in_its_file() {
    let mut files = on_disk(
        &merge(
            &postgres("Section: Class 42 - Wrong\n42P01 E ERRCODE_A a\n42P02 E ERRCODE_B b\n"),
            &[],
        )
        .unwrap(),
    );
    let group = files.iter_mut().find(|file| file.path == "class-42.yaml").unwrap();
    let at = group.text.find("  42P02").unwrap();
    let moved = format!("group: own\ntitle: Own\nerrors:\n{}", group.text.split_off(at));
    files.push(CatalogFile { path: "own.yaml".to_owned(), text: moved });
    let new = postgres("Section: Class 42 - Wrong\n42P01 E ERRCODE_A a\n42P02 W ERRCODE_B b\n");
    let merged = merge(&new, &files).unwrap();
    let paths: Vec<&str> = merged.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["own.yaml"]);
    assert!(merged.files[0].after.contains("severity: warn"));
}

#[test]
fn a_source_that_cannot_be_read_is_refused_with_its_line() {
    let nested = "(".repeat(20_000) + &")".repeat(20_000);
    for (format, text, expected) in [
        ("postgres", "# nothing\n", "source:1: no errors found"),
        (
            "postgres",
            "Section: Class 0 - X\nabc E X\n",
            "source:2: expected a SQLSTATE of 5 characters, found `abc`",
        ),
        ("postgres", "42P01 E X x\n", "source:1: an error before the first section"),
        ("spark", "{\n\"A\": {}}", "source:2: `A` has no `message`"),
        ("spark", "{\"A\": ", "source:1: not JSON or YAML"),
        ("spark", "{\"A\": 1,\n\"A\": 2}", "source:2: the key `A` appears twice in one map"),
        ("spark", "a: &b 1", "source:1: anchors and aliases can't be read"),
        ("typescript", "{\"A\": {\"category\": \"Error\"}}", "source:1: `A` has no number `code`"),
        ("csv", "code,status\nA,4x\n", "source:2: expected a number as `status`, found `4x`"),
        ("csv", "code,status\nA\n", "source:2: not CSV"),
        ("csv", "name\nA\n", "source:2: an error without a code"),
        ("json", "[{\"code\": \"a b\"}]", "source:1: `a b` can't be a code"),
        ("json", "[]", "source:1: no errors found"),
        ("json", "3", "source:1: expected a map or a list, found a scalar"),
        (
            "mongodb",
            "error_codes: [{code: 1, name: A},\n {code: 1, name: B}]",
            "source:2: `B` has the number of `A`",
        ),
        ("mongodb", "error_codes: [{code: 1}]", "source:1: expected a number `code` and a `name`"),
        ("aws", "{\"shapes\": {}}", "source:1: no exceptions found"),
        ("snyk", "class A {}", "source:1: no errors found"),
        ("snyk", "\nsuper({ title: 'a' })", "source:2: expected an error with an `errorCode`"),
        ("thiserror", "fn a(", "source:1: not Rust"),
        ("thiserror", "\nenum E {\n  A B\n}", "source:3: not Rust"),
        ("thiserror", "enum E { A }", "source:1: no `#[error]` with a text found"),
        ("thiserror", &nested, "source:1: not Rust: too many brackets"),
    ] {
        let message =
            try_import(format, &[Source::new("source", text)], None).unwrap_err().to_string();
        assert!(message.starts_with(expected), "{format} {text:?}: {message}");
        assert!(message.contains("\nhelp: "), "{message}");
    }
    let mapping = Source::new("mapping", "\nstatsu: HTTP\n");
    let message = try_import("csv", &[Source::new("source", "code\nA\n")], Some(mapping))
        .unwrap_err()
        .to_string();
    assert_eq!(message, "mapping:2: unknown key `statsu`\nhelp: did you mean `status`?");
}

fn postgres(text: &str) -> Imported {
    try_import("postgres", &[Source::new("errcodes.txt", text)], None).unwrap()
}

/// Imports the sample of a format.
fn import(format: &str) -> Imported {
    let files = errbook_tests::read(&root().join("tests/import").join(format));
    assert!(!files.is_empty(), "{format} has no sample");
    let source = |(path, text): (&String, &Vec<u8>)| {
        Source::new(path.clone(), String::from_utf8(text.clone()).unwrap())
    };
    let (mapping, sources): (Vec<_>, Vec<_>) =
        files.iter().map(source).partition(|it| it.name == "mapping.yaml");
    try_import(format, &sources, mapping.into_iter().next()).unwrap()
}

fn try_import(
    format: &str,
    sources: &[Source],
    mapping: Option<Source>,
) -> Result<Imported, errbook_spec::Error> {
    let format = FORMATS.iter().find(|it| it.name == format).unwrap();
    format.read(sources, &Options { name: "sample".to_owned(), mapping })
}

fn on_disk(merged: &Merged) -> Vec<CatalogFile> {
    let files = merged.files.iter();
    files.map(|file| CatalogFile { path: file.path.clone(), text: file.after.clone() }).collect()
}

fn accepted(format: &str, files: &Files) -> Catalog {
    let loaded = errbook_spec::load(Sources::from_memory(files.clone().into_iter().collect()));
    let report = loaded.report.render(Format::Concise);
    loaded.catalog.unwrap_or_else(|| panic!("{format}: {report}"))
}

/// Sends every error, reads it back, and returns the bodies.
fn responses(known: &'static Known) -> String {
    let mut out = String::new();
    let mut sent = BTreeSet::new();
    for error in known.examples() {
        let entry = error.entry();
        let response = error.response(&RequestContext::new());
        let body = std::str::from_utf8(response.body()).unwrap();
        writeln!(out, "{} {}", response.status(), body.trim_end()).unwrap();
        let headers = response.headers().map(|(name, value)| (name, value.as_bytes()));
        let reading = read(&known.runtime, response.status(), headers, response.body());
        // Callers get another error in place of an internal one.
        let shown = entry.mask().index();
        assert_eq!(reading.entry().map(|it| it.index()), Some(shown), "{body}");
        let model = &known.model.entries[shown];
        let case = model.cases.iter().find(|case| Some(case.name.as_str()) == reading.known_case());
        let params = model.params.iter().chain(case.map_or(&[][..], |case| &case.params));
        let read: BTreeSet<String> = reading.params().map(|(name, _)| name.into_owned()).collect();
        let mut unread = params.clone().filter(|param| !read.contains(&param.name));
        assert!(unread.all(|param| param.optional), "{body}: {read:?}");
        let known: BTreeSet<&str> = params.map(|param| param.name.as_str()).collect();
        assert!(read.iter().all(|name| known.contains(name.as_str())), "{body}: {read:?}");
        sent.insert(entry.index());
    }
    assert_eq!(sent.len(), known.model.entries.len());
    out
}
