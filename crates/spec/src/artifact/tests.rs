mod safety;

use std::fs;
use std::path::Path;

use super::{Artifact, Change, ChangedFile, Checker, Leftovers, Writer, Written, staging, write};
use crate::Error;

fn artifacts(files: &[(&str, &str)]) -> Vec<Artifact> {
    files
        .iter()
        .map(|(path, contents)| Artifact {
            path: (*path).to_owned(),
            contents: (*contents).to_owned(),
        })
        .collect()
}

/// Writes files and keeps those of other runs.
fn add(folder: &Path, artifacts: &[Artifact]) -> Result<Written, Error> {
    let mut writer = Writer::open(&[(folder, Leftovers::Keep)])?;
    artifacts.iter().try_for_each(|artifact| writer.add(0, artifact))?;
    Ok(writer.finish()?.remove(0))
}

fn check(folder: &Path, artifacts: &[Artifact], leftovers: Leftovers) -> Vec<ChangedFile> {
    let mut checker = Checker::open(folder, leftovers).unwrap();
    for artifact in artifacts {
        checker.add(artifact).unwrap();
    }
    checker.finish().unwrap()
}

fn strings(list: &[&str]) -> Vec<String> {
    list.iter().map(|text| (*text).to_owned()).collect()
}

/// Returns every file below a folder, sorted.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            found.push(path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned());
            if path.is_dir() {
                folders.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn writes_compares_and_deletes_only_its_own() {
    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path().join("out/deep");
    let first = artifacts(&[("b/c/one.md", "1"), ("a.rs", "2"), ("b/two.md", "3")]);
    let missing = |path: &str| ChangedFile { path: path.to_owned(), change: Change::Missing };
    assert_eq!(
        check(&folder, &first, Leftovers::Delete),
        ["a.rs", "b/c/one.md", "b/two.md"].map(missing)
    );
    assert!(!folder.exists());

    let written = write(&folder, &first).unwrap();
    assert_eq!(written.changed, strings(&["a.rs", "b/c/one.md", "b/two.md"]));
    assert_eq!(check(&folder, &first, Leftovers::Delete), []);
    let times = || fs::metadata(folder.join("a.rs")).unwrap().modified().unwrap();
    let before = times();
    let again = write(&folder, &first).unwrap();
    assert_eq!(again, Written { unchanged: written.changed, ..Written::default() });
    assert_eq!(times(), before);

    let listed = fs::read_to_string(folder.join(".errbook")).unwrap();
    fs::write(folder.join(".errbook"), listed + "b/gone.md\n").unwrap();
    let changed = check(&folder, &first, Leftovers::Delete);
    assert_eq!(changed[0].path, ".errbook");
    write(&folder, &first).unwrap();
    assert_eq!(check(&folder, &first, Leftovers::Delete), []);

    fs::write(folder.join("mine.txt"), "m").unwrap();
    let second = artifacts(&[("a.rs", "other"), ("b/two.md", "3")]);
    let changed = check(&folder, &second, Leftovers::Delete);
    let changed: Vec<_> =
        changed.iter().map(|changed| (changed.path.as_str(), changed.change)).collect();
    assert_eq!(changed, [("a.rs", Change::Different), ("b/c/one.md", Change::Leftover)]);
    let written = write(&folder, &second).unwrap();
    assert_eq!(written.changed, strings(&["a.rs"]));
    assert_eq!(written.unchanged, strings(&["b/two.md"]));
    assert_eq!(written.removed, strings(&["b/c/one.md"]));
    assert_eq!(files(&folder), strings(&[".errbook", "a.rs", "b", "b/two.md", "mine.txt"]));
    assert_eq!(fs::read_to_string(folder.join("a.rs")).unwrap(), "other");
}

#[test]
fn a_manifest_cannot_reach_outside() {
    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path().join("out");
    fs::create_dir(&folder).unwrap();
    fs::write(temp.path().join("precious"), "p").unwrap();
    fs::write(folder.join(".errbook"), "../precious\n/etc/passwd\n.errbook\n\n# x\n").unwrap();
    let written = write(&folder, &artifacts(&[("a", "1")])).unwrap();
    assert!(written.removed.is_empty());
    assert!(temp.path().join("precious").exists());
}

#[test]
fn unsafe_paths_are_refused_before_anything_is_written() {
    let long = "x".repeat(251);
    let unsafe_paths = [
        "", "/a", "../a", "a/../b", "a//b", "a/", ".", "a\\b", "c:a", "a b", "é", "con",
        "a/NUL.md", "com1.txt", "a.", "-a", "a\n", ".errbook", &long,
    ];
    for path in unsafe_paths {
        let temp = tempfile::tempdir().unwrap();
        let error = write(temp.path(), &artifacts(&[("deep/er", "1"), (path, "2")])).unwrap_err();
        assert!(
            !error.is_findings() && error.to_string().starts_with("cannot make the file"),
            "{error}"
        );
        assert_eq!(files(temp.path()), strings(&[]), "{path:?}");
    }
    for pair in [["a", "a"], ["a", "A"], ["a", "a/b"], ["x/A", "X/b"]] {
        let temp = tempfile::tempdir().unwrap();
        assert!(
            write(temp.path(), &artifacts(&[(pair[0], "1"), (pair[1], "2")])).is_err(),
            "{pair:?}"
        );
    }
    for path in ["console.md", "a/b.c/d-e_f.md", "com", "com10", ".gitignore", "auxiliary"] {
        let temp = tempfile::tempdir().unwrap();
        assert!(write(temp.path(), &artifacts(&[(path, "1")])).is_ok(), "{path:?}");
    }
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let temp = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("file"), "o").unwrap();
    std::os::unix::fs::symlink(outside.path(), temp.path().join("folder")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("file"), temp.path().join("file")).unwrap();
    for path in ["folder/new", "folder/file", "file"] {
        let error = write(temp.path(), &artifacts(&[(path, "1")])).unwrap_err();
        assert!(error.to_string().contains("it is a link\nhelp: move it away"), "{error}");
    }
    assert_eq!(fs::read_to_string(outside.path().join("file")).unwrap(), "o");
    assert_eq!(files(outside.path()), strings(&["file"]));
}

#[test]
fn what_is_in_the_way_is_named() {
    let temp = tempfile::tempdir().unwrap();
    fs::create_dir(temp.path().join("a")).unwrap();
    fs::write(temp.path().join("b"), "").unwrap();
    for (path, what) in [("a", "a folder"), ("b/c", "a file")] {
        let error = write(temp.path(), &artifacts(&[(path, "1")])).unwrap_err();
        assert!(error.to_string().contains(what), "{error}");
    }
    let error = write(&temp.path().join("b"), &artifacts(&[("c", "1")])).unwrap_err();
    assert!(error.to_string().contains("is a file, and not a folder"), "{error}");
}

#[test]
fn a_file_that_cannot_be_written_keeps_all_others_as_they_were() {
    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path();
    write(folder, &artifacts(&[("a", "old"), ("b", "old")])).unwrap();
    let before = files(folder);
    // Linux limits paths to 4095 bytes.
    let deep: String = (0..4090).map(|at| if at % 100 == 99 { '/' } else { 'x' }).collect();
    let error =
        write(folder, &artifacts(&[("a", "new"), ("b", "new"), (&deep, "new")])).unwrap_err();
    assert!(error.to_string().contains("xxx"), "{error}");
    assert_eq!(fs::read_to_string(folder.join("a")).unwrap(), "old");
    assert_eq!(fs::read_to_string(folder.join("b")).unwrap(), "old");
    assert_eq!(files(folder), before);
    assert_eq!(staging::left(folder).len(), 0);
}

#[test]
fn added_files_are_next_to_each_other() {
    let temp = tempfile::tempdir().unwrap();
    let (one, other) = (artifacts(&[("one.json", "1")]), artifacts(&[("other.json", "2")]));
    add(temp.path(), &one).unwrap();
    assert_eq!(add(temp.path(), &other).unwrap().removed, strings(&[]));
    for artifacts in [&one, &other] {
        assert_eq!(check(temp.path(), artifacts, Leftovers::Keep), []);
        assert_eq!(add(temp.path(), artifacts).unwrap().changed, strings(&[]));
    }
    assert_eq!(write(temp.path(), &one).unwrap().removed, strings(&["other.json"]));
}
