//! Comparison with expected files. `BLESS=1` rewrites them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use similar::TextDiff;

use crate::{Files, bundle_of, read, read_bundle};

/// Returns whether to rewrite expected files.
#[must_use]
pub fn bless() -> bool {
    std::env::var_os("BLESS").is_some_and(|value| value == "1")
}

/// Compares a text with a file, or rewrites the file if blessed.
///
/// # Panics
///
/// Panics if they differ.
pub fn expect_file(path: &Path, actual: &str) {
    let expected = fs::read_to_string(path).unwrap_or_default();
    if bless() && expected != actual {
        write(path, actual.as_bytes());
    } else {
        assert_same(&path.display().to_string(), &expected, actual);
    }
}

/// Compares files with a folder, or rewrites the folder if blessed. Both must have the same files.
///
/// # Panics
///
/// Panics if they differ.
pub fn expect_folder(folder: &Path, actual: &Files) {
    let expected = if folder.is_dir() { read(folder) } else { Files::new() };
    let paths: BTreeSet<&String> = expected.keys().chain(actual.keys()).collect();
    for path in paths {
        let place = folder.join(path);
        match (expected.get(path), actual.get(path)) {
            (Some(expected), Some(actual)) if expected == actual => {}
            (_, Some(actual)) if bless() => write(&place, actual),
            (Some(_), None) if bless() => remove(&place),
            (Some(expected), Some(actual)) => {
                let [expected, actual] = [expected, actual].map(|it| String::from_utf8_lossy(it));
                assert_same(&place.display().to_string(), &expected, &actual);
            }
            (None, _) => panic!("{} is new. {HINT}", place.display()),
            (_, None) => panic!("{} is no longer made. {HINT}", place.display()),
        }
    }
}

/// Compares files with a bundle, or rewrites the bundle if blessed. Both must have the same files.
///
/// # Panics
///
/// Panics if they differ.
pub fn expect_bundle(path: &Path, actual: &Files) {
    let expected = if path.is_file() { read_bundle(path) } else { Vec::new() };
    let expected: Files = expected.into_iter().collect();
    if bless() {
        if expected != *actual {
            write(path, &bundle_of(actual));
        }
        return;
    }
    let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>().join("\n");
    assert_same(&path.display().to_string(), &names(&expected), &names(actual));
    for ((name, expected), actual) in expected.iter().zip(actual.values()) {
        let [expected, actual] = [expected, actual].map(|it| String::from_utf8_lossy(it));
        assert_same(&format!("{}: {name}", path.display()), &expected, &actual);
    }
}

const HINT: &str = "If that is right: BLESS=1 cargo test -p errbook-tests";

/// Compares two texts.
///
/// # Panics
///
/// Panics with the differing lines if the texts differ.
pub fn assert_same(what: &str, expected: &str, actual: &str) {
    if expected != actual {
        let diff = TextDiff::from_lines(expected, actual);
        let diff = diff.unified_diff().context_radius(3).header("expected", "actual").to_string();
        panic!("{what} differs. {HINT}\n{diff}");
    }
}

fn write(path: &Path, contents: &[u8]) {
    let folder = path.parent().unwrap_or(path);
    let done = fs::create_dir_all(folder).and_then(|()| fs::write(path, contents));
    done.unwrap_or_else(|error| panic!("cannot bless {}: {error}", path.display()));
}

fn remove(path: &Path) {
    fs::remove_file(path)
        .unwrap_or_else(|error| panic!("cannot bless {}: {error}", path.display()));
}
