//! Documents, help, diagnostics, comments and names use plain words.

mod names;
mod phrases;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use errbook_tests::{has_extension, read, root};
use names::{in_code, in_path};
use phrases::{FoundPhrase, find};

/// The folders with the project's own text. `tests/others` is by others, and `tests/golden` comes from these.
const FOLDERS: [&str; 15] = [
    ".github",
    "catalog",
    "codegen",
    "crates",
    "docs",
    "examples",
    "fuzz/fuzz_targets",
    "tests/browser",
    "tests/crates",
    "tests/flavours",
    "tests/node",
    "tests/python",
    "tests/reports",
    "tests/src",
    "tests/suite",
];

/// Documents and manifests outside of these folders.
const FILES: [&str; 11] = [
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.toml",
    "README.md",
    "RELEASING.md",
    "SECURITY.md",
    "clippy.toml",
    "fuzz/Cargo.toml",
    "rustfmt.toml",
    "tests/Cargo.toml",
];

const EXTENSIONS: [&str; 11] =
    ["css", "js", "md", "mjs", "py", "rs", "toml", "ts", "txt", "yaml", "yml"];

#[test]
fn no_text_has_a_phrase_to_leave_behind() {
    let mut wrong = String::new();
    for (path, text) in texts() {
        for FoundPhrase { line, words, better } in find(&text) {
            writeln!(wrong, "{path}:{line}: {words} → {better}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn no_name_has_a_word_to_leave_behind() {
    let mut wrong = String::new();
    for (path, text) in texts() {
        if let Some(name) = in_path(&path) {
            writeln!(wrong, "{path}: {name}").unwrap();
        }
        // The page templates name classes of the stylesheet.
        if has_extension(&path, "rs") && !path.starts_with("crates/docs/src/html/") {
            for name in in_code(&text) {
                writeln!(wrong, "{path}: {name}").unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Checks that the test above can fail, and that it accepts similar names.
#[test]
fn names_are_found() {
    let code = "/// The whole plan.\nfn whole(is_whole: ReadError) { let it = \"stale\"; ask!(Stale { raised }) }";
    let expected = ["ReadError", "Stale", "ask", "raised", "whole"].map(str::to_owned);
    assert_eq!(in_code(code), expected.into());
    assert_eq!(in_path("crates/cli/src/command/stale.rs").as_deref(), Some("stale"));
    assert_eq!(in_path("tests/rooms/walls.rs").as_deref(), Some("rooms"));
    assert_eq!(in_path("crates/xtask/src/task.rs"), None);
}

/// Checks that the test above can fail, and that it accepts similar phrases.
#[test]
fn phrases_are_found() {
    let found = |text: &str| -> Vec<String> {
        find(text).into_iter().map(|it| format!("{}: {}", it.line, it.words)).collect()
    };
    assert_eq!(found("/// The text\n/// that stands\n/// in a file."), ["2: stands in"]);
    assert_eq!(found("\"there is no param \\\n   `{name}`\""), ["1: there is no param `"]);
    assert_eq!(found("fn for_ever(page: TypeTwin)"), ["1: for ever", "1: twin"]);
    assert_eq!(found("Whoever: it isn't there. Twice."), ["1: whoever"]);
    let none: [&str; 0] = [];
    assert_eq!(found("stands for in, besides, there. Twice, there is no such file; `x`"), none);
}

/// Returns the texts by path, without the table of phrases and this test.
fn texts() -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for name in FILES {
        texts.insert(name.to_owned(), fs::read_to_string(root().join(name)).unwrap());
    }
    for folder in FOLDERS {
        for (path, contents) in read(&root().join(folder)) {
            let path = format!("{folder}/{path}");
            let is_text = EXTENSIONS.iter().any(|extension| has_extension(&path, extension));
            if is_text && !path.starts_with("tests/suite/words") {
                texts.insert(path, String::from_utf8_lossy(&contents).into_owned());
            }
        }
    }
    assert!(texts.len() > 500, "{} files found", texts.len());
    texts
}
