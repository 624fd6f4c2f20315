//! The site on disk between runs.

use std::collections::BTreeSet;

use errbook_docs::{CheckedCatalog, html};
use errbook_spec::artifact::{self, Written};
use errbook_spec::lower;
use errbook_tests::{Made, catalog_of, large_catalog, overlays};

const LANGUAGES: [&str; 3] = ["", "es/", "pt-BR/"];
/// How many codes before and after its own a page lists.
const NEAR: usize = 20;

#[test]
fn a_second_run_rewrites_nothing_and_a_removed_code_takes_only_its_pages() {
    let folder = tempfile::tempdir().unwrap();
    let (many, fewer) = (large_catalog(300), large_catalog(299));
    let first = write(folder.path(), &many);
    assert_eq!((first.unchanged.len(), first.removed.len()), (0, 0));
    let second = write(folder.path(), &many);
    assert_eq!(
        (second.changed.as_slice(), second.removed.as_slice()),
        ([].as_slice(), [].as_slice())
    );

    let kept = [folder.path().join("mine.html"), folder.path().join("es/mine.txt")];
    for path in &kept {
        std::fs::write(path, "mine").unwrap();
    }
    let third = write(folder.path(), &fewer);
    let gone: BTreeSet<&str> = third.removed.iter().map(String::as_str).collect();
    let (group, code) = removed(&many, &fewer);
    let expected: Vec<String> =
        LANGUAGES.iter().flat_map(|language| pages(language, group, code)).collect();
    assert_eq!(gone, expected.iter().map(String::as_str).collect());
    for path in expected {
        assert!(!folder.path().join(&path).exists(), "{path} is still there");
    }
    for path in kept {
        assert_eq!(std::fs::read_to_string(path).unwrap(), "mine");
    }
    // Among the other codes, only the pages change that list the removed one, or say that there are more.
    for code in fewer.codes.iter().rev().skip(NEAR + 1) {
        for page in LANGUAGES.iter().flat_map(|language| pages(language, &code.0, &code.1)) {
            assert!(!third.changed.contains(&page), "{page}");
        }
    }
}

fn write(folder: &std::path::Path, made: &Made) -> Written {
    let catalog = catalog_of(&made.files);
    let lowered = lower(&catalog, &overlays(&catalog));
    let site = html(&[CheckedCatalog { catalog: &catalog, lowered: &lowered, mock: None }]);
    artifact::write(folder, &site).unwrap()
}

fn removed<'m>(many: &'m Made, fewer: &Made) -> (&'m str, &'m str) {
    let gone: Vec<_> = many.codes.iter().filter(|code| !fewer.codes.contains(code)).collect();
    assert_eq!(gone.len(), 1);
    (&gone[0].0, &gone[0].1)
}

/// Returns the pages of a code in one language.
/// Returns the pages of a code in a language. Markdown is in the source language.
fn pages(language: &str, group: &str, code: &str) -> Vec<String> {
    let endings: &[&str] =
        if language.is_empty() { &["/index.html", ".md"] } else { &["/index.html"] };
    endings.iter().map(|ending| format!("{language}{group}/{code}{ending}")).collect()
}
