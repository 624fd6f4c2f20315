//! `--check` names every file with one changed byte, and every missing one, and writes nothing itself.

use errbook_tests::{read, replace};

use crate::program;

#[test]
fn build_checks_every_file() {
    notices_every_change(&["build"]);
}

#[test]
fn rust_checks_every_file() {
    notices_every_change(&["rust"]);
}

#[test]
fn docs_check_every_file() {
    notices_every_change(&["docs"]);
}

#[test]
fn export_checks_its_file() {
    notices_every_change(&["export", "--to", "json"]);
}

fn notices_every_change(command: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let write = [command, &["--out", out]].concat();
    let check = [&write[..], &["--check", "--verbose"]].concat();
    assert_eq!(program::run(&check).0, 1, "{command:?}: nothing is there yet");
    assert!(read(folder.path()).is_empty(), "{command:?}: --check has written");
    assert_eq!(program::run(&write).0, 0, "{command:?}");
    assert_eq!(program::run(&check).0, 0, "{command:?}: all is there");
    let files = read(folder.path());
    assert!(!files.is_empty(), "{command:?}: nothing was written");
    // If other files differ, too, the manifest is not named.
    let (manifests, others): (Vec<&String>, Vec<&String>) =
        files.keys().partition(|path| path.ends_with(".errbook"));
    for paths in [manifests, others] {
        let [mut changed, mut removed] = [files.clone(), files.clone()];
        for &path in &paths {
            removed.remove(path);
            changed.entry(path.clone()).and_modify(change);
        }
        for there in [changed, removed] {
            replace(folder.path(), &there).unwrap();
            let (code, out, err) = program::run(&check);
            assert_eq!(code, i32::from(!paths.is_empty()), "{command:?}");
            for &path in &paths {
                assert!(format!("{out}{err}").contains(path), "{path} is not named:\n{out}{err}");
            }
            assert!(read(folder.path()) == there, "{command:?}: --check has written");
        }
    }
    replace(folder.path(), &files).unwrap();
    assert_eq!(program::run(&check).0, 0, "{command:?}: all is as it was");
}

fn change(contents: &mut Vec<u8>) {
    match contents.last_mut() {
        Some(byte) => *byte ^= 1,
        None => contents.push(b' '),
    }
}
