//! Tests with foreign files, concurrent runs and interrupted runs.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::{artifacts, check, files, strings};
use crate::artifact::{Change, Leftovers, Writer, manifest, staging, write};

fn text(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap()
}

#[test]
fn what_errbook_did_not_write_is_neither_replaced_nor_deleted() {
    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path();
    fs::write(folder.join("index.html"), "mine").unwrap();
    fs::create_dir(folder.join("a")).unwrap();
    fs::write(folder.join("a/same"), "1").unwrap();
    let made = artifacts(&[("index.html", "theirs"), ("a/same", "1"), ("new", "2")]);
    let foreign = check(folder, &made, Leftovers::Delete);
    assert!(foreign.iter().any(|it| it.change == Change::Foreign && it.path == "index.html"));
    let before = files(folder);
    let error = write(folder, &made).unwrap_err().to_string();
    let place = folder.join("index.html");
    let message = "was not written by errbook\nhelp: choose another `--out`, or move the file away";
    assert_eq!(error, format!("`{}` {message}", place.display()));
    assert_eq!((files(folder), text(folder, "index.html")), (before, "mine".to_owned()));

    // One report lists all of them, in any order.
    let many: Vec<String> = (0..12).map(|number| format!("own/{number:02}")).collect();
    fs::create_dir(folder.join("own")).unwrap();
    for path in &many {
        fs::write(folder.join(path), "mine").unwrap();
    }
    let many: Vec<_> = many.iter().map(|path| (path.as_str(), "theirs")).collect();
    let error = write(folder, &artifacts(&many)).unwrap_err().to_string();
    assert!(error.starts_with("12 files were not written by errbook:\n"), "{error}");
    assert!(error.contains("own/09`\n  and 2 more\nhelp: choose"), "{error}");

    // Once the foreign file is deleted, the path belongs to errbook.
    fs::remove_file(place).unwrap();
    write(folder, &made).unwrap();
    write(folder, &artifacts(&[("index.html", "other")])).unwrap();
    assert_eq!(text(folder, "index.html"), "other");
}

#[test]
fn converted_line_ends_are_told_from_other_changes() {
    let temp = tempfile::tempdir().unwrap();
    let made = artifacts(&[("a", "one\ntwo\n"), ("b", "one\r\ntwo")]);
    write(temp.path(), &made).unwrap();
    fs::write(temp.path().join("a"), "one\r\ntwo\r\n").unwrap();
    fs::write(temp.path().join("b"), "one\ntwo\n").unwrap();
    let reasons: Vec<_> =
        check(temp.path(), &made, Leftovers::Delete).into_iter().map(|it| it.change).collect();
    assert_eq!(reasons, [Change::LineEnds, Change::Different]);
    assert_eq!(write(temp.path(), &made).unwrap().changed.len(), 2);
}

#[test]
fn several_folders_change_together_or_not_at_all() {
    let temp = tempfile::tempdir().unwrap();
    let [one, other] = ["one/deep", "other"].map(|name| temp.path().join(name));
    let outputs =
        [(&*other, Leftovers::Delete), (&*one, Leftovers::Keep), (&*one, Leftovers::Keep)];
    let write = |first: &str| {
        let mut writer = Writer::open(&outputs)?;
        for (output, path) in [(0, "a"), (1, "b"), (2, "c")] {
            writer.add(output, &artifacts(&[(path, first)])[0])?;
        }
        writer.finish()
    };
    let written = write("1").unwrap();
    let changed: Vec<_> = written.iter().map(|written| written.changed.as_slice()).collect();
    assert_eq!(changed, [["a".to_owned()], ["b".to_owned()], ["c".to_owned()]]);
    assert_eq!(files(&one), strings(&[".errbook", "b", "c"]));

    fs::remove_file(one.join(".errbook")).unwrap();
    let error = write("2").unwrap_err().to_string();
    assert!(error.starts_with("2 files were not written by errbook:"), "{error}");
    assert_eq!((text(&other, "a"), text(&one, "b")), ("1".to_owned(), "1".to_owned()));
    assert_eq!(files(temp.path()).len(), 7, "{:?}", files(temp.path()));
}

/// Stages a file for a folder, like a run that was stopped at this point.
fn stopped(folder: &Path, journal: Option<&str>) {
    let place = folder
        .with_file_name(format!(".{}.errbook.d", folder.file_name().unwrap().to_str().unwrap()));
    fs::create_dir(&place).unwrap();
    fs::write(place.join("0"), "staged").unwrap();
    if let Some(journal) = journal {
        fs::write(place.join("journal"), journal).unwrap();
    }
}

#[test]
fn what_a_stopped_run_has_left_is_done_or_dropped() {
    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path().join("out");
    let made = artifacts(&[("a", "1"), ("b", "2")]);
    for (journal, a) in [
        (None, "1"),
        (Some("put a\n"), "1"),
        (Some("put ../a\nend"), "1"),
        (Some("put a\nput gone\ndelete b\nend"), "staged"),
    ] {
        write(&folder, &made).unwrap();
        stopped(&folder, journal);
        let changed = check(&folder, &made, Leftovers::Delete);
        assert_eq!(changed[0].change, Change::Unfinished, "{journal:?}");
        assert_eq!((changed.len(), text(&folder, "a").as_str()), (1, "1"), "--check has written");

        // Opening is enough to recover.
        drop(Writer::open(&[(&*folder, Leftovers::Delete)]).unwrap());
        assert_eq!(text(&folder, "a"), a, "{journal:?}");
        assert_eq!(folder.join("b").exists(), a == "1", "{journal:?}");
        assert_eq!(staging::left(&folder).len(), 0, "{journal:?}");
        write(&folder, &made).unwrap();
        assert_eq!(check(&folder, &made, Leftovers::Delete), []);
        assert_eq!(files(temp.path()).len(), 4);
    }
}

#[test]
fn a_second_run_waits_for_the_first() {
    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path().join("out");
    let (first, second) = (artifacts(&[("a", "1"), ("one", "1")]), artifacts(&[("a", "2")]));
    let mut writer = Writer::open(&[(&*folder, Leftovers::Delete)]).unwrap();
    for artifact in &first {
        writer.add(0, artifact).unwrap();
    }
    let written = thread::scope(|scope| {
        let waiting = scope.spawn(|| write(&folder, &second));
        thread::sleep(Duration::from_millis(200));
        assert!(!waiting.is_finished());
        assert_eq!(writer.finish().unwrap()[0].changed.len(), 2);
        waiting.join().unwrap().unwrap()
    });
    assert_eq!((written.changed, written.removed), (strings(&["a"]), strings(&["one"])));
    assert_eq!(files(&folder), strings(&[manifest::NAME, "a"]));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_read() {
    use std::os::unix::net::UnixListener;

    let temp = tempfile::tempdir().unwrap();
    let folder = temp.path().join("out");
    let made = artifacts(&[("a", "1")]);
    write(&folder, &made).unwrap();
    for path in ["a", ".errbook"] {
        let before = fs::read(folder.join(path)).unwrap();
        fs::remove_file(folder.join(path)).unwrap();
        let socket = UnixListener::bind(folder.join(path)).unwrap();
        let error = write(&folder, &made).unwrap_err().to_string();
        assert!(error.ends_with("it is a socket\nhelp: move it away"), "{error}");
        drop(socket);
        fs::remove_file(folder.join(path)).unwrap();
        fs::write(folder.join(path), before).unwrap();
    }

    fs::write(temp.path().join("file"), "").unwrap();
    std::os::unix::fs::symlink("nowhere", temp.path().join("link")).unwrap();
    let _socket = UnixListener::bind(temp.path().join("socket")).unwrap();
    for (name, what) in [("file", "a file"), ("link", "a link to nothing"), ("socket", "a socket")]
    {
        for path in [name.to_owned(), format!("{name}/shop/rust")] {
            let error = write(&temp.path().join(&path), &made).unwrap_err().to_string();
            let place = temp.path().join(name);
            let expected = format!("`{}` is {what}, and not a folder\n", place.display());
            assert!(error.starts_with(&expected), "{path}: {error}");
        }
    }
}
