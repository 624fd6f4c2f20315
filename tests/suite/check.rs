//! `--check` notices one changed byte in every file that a command writes, and writes nothing itself.

use std::fs;

use errbook_tests::read;

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
    let check = [&write[..], &["--check"]].concat();
    assert_eq!(program::run(&check).0, 1, "{command:?}: nothing is there yet");
    assert!(read(folder.path()).is_empty(), "{command:?}: --check has written");
    assert_eq!(program::run(&write).0, 0, "{command:?}");
    assert_eq!(program::run(&check).0, 0, "{command:?}: all is there");
    let files = read(folder.path());
    assert!(!files.is_empty(), "{command:?}: nothing was written");
    for (path, contents) in &files {
        let place = folder.path().join(path);
        let mut changed = contents.clone();
        match changed.last_mut() {
            Some(byte) => *byte ^= 1,
            None => changed.push(b' '),
        }
        fs::write(&place, &changed).unwrap();
        let (code, out, err) = program::run(&check);
        assert_eq!(code, 1, "{command:?}: a byte of {path} was changed");
        assert!(format!("{out}{err}").contains(path.as_str()), "{path} is not named:\n{out}{err}");
        assert_eq!(fs::read(&place).unwrap(), changed, "{path}: --check has written");
        fs::remove_file(&place).unwrap();
        assert_eq!(program::run(&check).0, 1, "{command:?}: {path} was removed");
        fs::write(&place, contents).unwrap();
    }
    assert_eq!(program::run(&check).0, 0, "{command:?}: all is as it was");
}
