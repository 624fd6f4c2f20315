//! Documents, help, diagnostics, comments and names use plain words.

mod phrases;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use errbook_tests::{has_extension, read, root};
use phrases::{FoundPhrase, find};

/// The folders with the project's own text.
const FOLDERS: [&str; 10] = [
    ".github",
    "codegen",
    "crates",
    "examples",
    "fuzz/fuzz_targets",
    "tests/browser",
    "tests/node",
    "tests/python",
    "tests/src",
    "tests/suite",
];

/// Documents at the top.
const DOCUMENTS: [&str; 6] = [
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "README.md",
    "RELEASING.md",
    "SECURITY.md",
];

const EXTENSIONS: [&str; 10] = ["css", "js", "md", "mjs", "py", "rs", "toml", "ts", "yaml", "yml"];

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
    for name in DOCUMENTS {
        texts.insert(name.to_owned(), fs::read_to_string(root().join(name)).unwrap());
    }
    for folder in FOLDERS {
        for (path, contents) in read(&root().join(folder)) {
            let path = format!("{folder}/{path}");
            let is_text = EXTENSIONS.iter().any(|extension| has_extension(&path, extension));
            if is_text && !path.starts_with("tests/suite/words") {
                texts.insert(path, String::from_utf8(contents).expect("text is UTF-8"));
            }
        }
    }
    assert!(texts.len() > 500, "{} files found", texts.len());
    texts
}
