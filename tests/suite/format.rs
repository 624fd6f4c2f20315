//! `errbook fmt`: canonical layout, the same meaning, and clean catalogs in this repository.

use std::fs;

use errbook_spec::edit::{FileKind, format, format_catalog};
use errbook_spec::source::Sources;
use errbook_spec::{load, lower};
use errbook_tests::hostile::hostile_files;
use errbook_tests::{
    Files, catalog_folders, catalog_of, expect_bundle, overlays, preset_catalogs, read,
    read_bundle, root, unpack,
};

use crate::program;

#[test]
fn files_are_formatted_as_expected() {
    let kinds = [
        ("cover", FileKind::Cover),
        ("group", FileKind::Group),
        ("translation", FileKind::Translation),
    ];
    for (name, kind) in kinds {
        let path = root().join(format!("tests/format/{name}.txt"));
        let before = read_bundle(&path).into_iter().find(|(name, _)| name == "before").unwrap().1;
        let text = String::from_utf8(before.clone()).unwrap();
        let after = format(kind, name, &text).unwrap();
        assert_eq!(format(kind, name, &after).unwrap(), after, "{name}");
        let files = [("before", before), ("after", after.into_bytes())];
        expect_bundle(&path, &files.map(|(name, text)| (name.to_owned(), text)).into());
    }
}

#[test]
fn line_ends_stay_and_marks_go() {
    let text =
        "\u{feff}title: a\r\ngroup: b # c\r\nerrors:\r\n  d:\r\n    description: |\r\n      e\r\n";
    let after = format(FileKind::Group, "b.yaml", text).unwrap();
    let expected =
        "group: b # c\r\ntitle: a\r\nerrors:\r\n  d:\r\n    description: |\r\n      e\r\n";
    assert_eq!(after, expected);
    let error = format(FileKind::Group, "b.yaml", "a: [").unwrap_err().to_string();
    assert!(error.contains("b.yaml:1:4") && error.contains("not closed"), "{error}");
}

/// Whatever a catalog has, its meaning stays.
#[test]
fn formatted_catalogs_mean_the_same() {
    let unpacked = tempfile::tempdir().unwrap();
    let mut catalogs = vec![hostile_files()];
    for folder in catalog_folders() {
        catalogs.push(read(&folder).into_iter().collect());
    }
    for bundle in preset_catalogs() {
        let folder = unpacked.path().join(bundle.file_stem().unwrap());
        fs::create_dir(&folder).unwrap();
        unpack(&bundle, &folder);
        catalogs.push(read(&folder).into_iter().collect());
    }
    assert!(catalogs.len() > 20, "{} catalogs", catalogs.len());
    for files in catalogs {
        let formatted = format_catalog(Sources::from_memory(files.clone()));
        assert_eq!(formatted.report.errors(), 0);
        let mut after: Files = files.iter().cloned().collect();
        for file in &formatted.files {
            after.insert(file.path.clone(), file.after.clone().into_bytes());
        }
        let after: Vec<_> = after.into_iter().collect();
        let again = format_catalog(Sources::from_memory(after.clone()));
        assert!(again.files.iter().all(|file| file.before == file.after));
        assert_eq!(json(&after), json(&files));
        let problems = |files: &[(String, Vec<u8>)]| {
            let report = load(Sources::from_memory(files.to_vec())).report;
            (report.errors(), report.warnings())
        };
        assert_eq!(problems(&after), problems(&files));
    }
}

/// Returns a catalog as data, without the lines of its files.
fn json(files: &[(String, Vec<u8>)]) -> String {
    let catalog = catalog_of(files);
    let json = errbook_docs::json(&catalog, &lower(&catalog, &overlays(&catalog))).contents;
    let lines = json.split("#L").enumerate();
    let lines = lines.map(|(index, text)| {
        if index == 0 { text } else { text.trim_start_matches(|it: char| it.is_ascii_digit()) }
    });
    lines.collect()
}

/// The catalogs that people read as examples are formatted, and so is what `init` writes.
#[test]
fn catalogs_of_the_repository_are_formatted() {
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join("shop");
    let (code, _, err) = program::run(&["init", made.to_str().unwrap()]);
    assert_eq!(code, 0, "{err}");
    let root = root();
    let folders = ["catalog", "examples", "crates"].map(|name| root.join(name));
    for folder in folders.iter().chain([&made]) {
        let (code, out, err) = program::run(&["fmt", "--check", "-C", folder.to_str().unwrap()]);
        assert_eq!(code, 0, "{}:\n{out}{err}", folder.display());
    }
}

#[test]
fn files_that_cannot_be_read_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("catalog.yaml", "title: A\ncatalog: a\n");
    write("bad.yaml", "a: [\n");
    write("good.yaml", "group: good\n");
    write("twice.yaml", "title: A\ntitle: B\n");
    let before = read(folder.path());
    let path = folder.path().to_str().unwrap();
    let (code, out, err) = program::run(&["fmt", "--check", "-C", path]);
    assert_eq!(code, 1);
    assert!(
        out.contains("catalog.yaml would be formatted") && out.contains("-catalog: a"),
        "{out}"
    );
    assert!(err.contains("bad.yaml:1:4") && err.contains("EB0102"), "{err}");
    assert!(err.contains("1 file would be formatted\nhelp: run `errbook fmt"), "{err}");
    assert!(read(folder.path()) == before, "--check has written");

    let (code, out, err) = program::run(&["fmt", "-C", path]);
    assert_eq!(code, 1);
    assert_eq!(out.lines().count(), 1, "{out}");
    assert!(err.contains("formatted 1 file, 1 unchanged"), "{err}");
    let after = read(folder.path());
    let changed = after.iter().filter(|(name, text)| before[*name] != **text);
    let changed: Vec<_> = changed.map(|(name, _)| name.as_str()).collect();
    assert_eq!(changed, ["catalog.yaml"]);
    assert_eq!(after.len(), before.len(), "nothing is left of writing");
    assert_eq!(after["catalog.yaml"], b"catalog: a\ntitle: A\n");
}
