//! The same catalog gives the same bytes, whatever the order of its files.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use errbook_tests::{Files, catalog_folders, has_extension, output, read};
use tempfile::TempDir;

use crate::program;

#[test]
fn line_ends_and_the_order_of_files_do_not_matter() {
    for folder in catalog_folders() {
        let files = read(&folder);
        let expected = build(&files, |_, contents| contents.to_vec());
        let actual = build(
            &files,
            |index, contents| if index % 2 == 0 { crlf(contents) } else { contents.to_vec() },
        );
        assert_same_files(&folder, &expected, &actual);
        let actual = build(&files, |_, contents| crlf(contents));
        assert_same_files(&folder, &expected, &actual);
    }
}

/// Groups are ordered by name, not by file name.
#[test]
fn names_of_files_do_not_matter() {
    for folder in catalog_folders() {
        let files = read(&folder);
        let mut renamed = Files::new();
        for (index, (path, contents)) in files.iter().rev().enumerate() {
            let group =
                has_extension(path, "yaml") && !path.contains('/') && path != "catalog.yaml";
            let path = if group { format!("{index:03}.yaml") } else { path.clone() };
            renamed.insert(path, contents.clone());
        }
        // Links to the source contain file names, so they differ.
        let unlinked = |_, contents: &[u8]| {
            let lines = contents.split_inclusive(|byte| *byte == b'\n');
            lines.filter(|line| !line.starts_with(b"  source: ")).flatten().copied().collect()
        };
        assert_same_files(&folder, &build(&files, unlinked), &build(&renamed, unlinked));
    }
}

#[test]
fn a_second_run_touches_nothing() {
    let out = tempfile::tempdir().unwrap();
    let arguments = ["build", "--out", out.path().to_str().unwrap()];
    let first = program::run(&arguments);
    let before = times(out.path());
    let second = program::run(&arguments);
    assert_eq!((first.0, second.0), (0, 0), "{}", second.2);
    assert_eq!(before, times(out.path()));
    assert!(before.len() > 10, "{before:?}");
}

/// Builds a catalog in a separate folder, writing its files in reverse order.
fn build(files: &Files, change: impl Fn(usize, &[u8]) -> Vec<u8>) -> Files {
    let folder = TempDir::new().unwrap();
    for (index, (path, contents)) in files.iter().enumerate().rev() {
        let path = folder.path().join("catalog").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, change(index, contents)).unwrap();
    }
    let mut command = program::errbook(&["build", "--out", "out"]);
    let _ = output(command.current_dir(folder.path()));
    read(&folder.path().join("out"))
}

fn crlf(contents: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(contents.to_vec()).unwrap();
    text.replace('\n', "\r\n").into_bytes()
}

fn assert_same_files(folder: &Path, expected: &Files, actual: &Files) {
    let different: Vec<&String> = expected
        .keys()
        .chain(actual.keys())
        .filter(|it| expected.get(*it) != actual.get(*it))
        .collect();
    assert!(different.is_empty(), "{}: {different:?}", folder.display());
    assert!(!expected.is_empty(), "{}: nothing is made", folder.display());
}

fn times(folder: &Path) -> Vec<(String, SystemTime)> {
    let modified = |path: &String| fs::metadata(folder.join(path)).unwrap().modified().unwrap();
    read(folder).into_keys().map(|path| (path.clone(), modified(&path))).collect()
}
