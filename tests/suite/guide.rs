//! The guide: its reference is current, its links resolve, mdBook builds it, and what it shows is what happens.

mod blocks;

use std::collections::BTreeMap;
use std::fs;

use errbook_guide::{GUIDE, reference};
use errbook_tests::{Files, expect_file, has_extension, read, root};

#[test]
fn the_reference_is_current() {
    for (path, text) in reference() {
        expect_file(&root().join(GUIDE).join("src").join(path), &text);
    }
}

#[test]
fn mdbook_builds_the_guide() {
    let folder = tempfile::tempdir().unwrap();
    errbook_guide::build(&root(), folder.path()).unwrap();
    let page = fs::read_to_string(folder.path().join("reference/keys.html")).unwrap();
    assert!(page.contains("id=\"errorstatus\""), "the anchors are not those of the links");
}

#[test]
fn every_chapter_is_listed() {
    let summary = fs::read_to_string(root().join(GUIDE).join("src/SUMMARY.md")).unwrap();
    for path in chapters().into_keys() {
        assert!(path == "SUMMARY.md" || summary.contains(&format!("({path})")), "{path}");
    }
}

/// A sentence on a line of its own can be read in a diff.
#[test]
fn sentences_have_their_own_lines() {
    let mut wrong = Vec::new();
    for (path, text) in chapters().into_iter().filter(|(path, _)| !path.starts_with("reference/")) {
        for line in lines_outside_code(&text).filter(|line| !line.starts_with('|')) {
            let ends = line.match_indices(". ").filter(|(at, _)| {
                let before = line[..*at].trim_start_matches("- ");
                let is_label = line.starts_with("- **") && !before.contains(". ");
                let next = line[at + 2..].chars().next();
                !is_label && next.is_some_and(char::is_uppercase) && !before.is_empty()
            });
            if ends.count() > 0 && !line.starts_with("- ") {
                wrong.push(format!("{path}: {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_link_resolves() {
    let chapters = chapters();
    let anchors: BTreeMap<&str, Vec<String>> =
        chapters.iter().map(|(path, text)| (path.as_str(), anchors(text))).collect();
    let mut count = 0;
    for (path, text) in &chapters {
        let text: String = lines_outside_code(text).collect::<Vec<_>>().join("\n");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.starts_with("https://") {
                continue;
            }
            count += 1;
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { path.clone() } else { relative(path, file) };
            let known = anchors.get(target.as_str());
            let known = known.unwrap_or_else(|| panic!("{path}: {link}: no such chapter"));
            let is_there = anchor.is_empty() || known.iter().any(|it| it == anchor);
            assert!(is_there, "{path}: {link}: no such heading in {known:?}");
        }
    }
    assert!(count > 300, "{count} links");
}

/// Returns a chapter's path from the path of a link in another chapter.
fn relative(from: &str, link: &str) -> String {
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    match link.strip_prefix("../") {
        Some(up) => up.to_owned(),
        None if folder.is_empty() => link.to_owned(),
        None => format!("{folder}/{link}"),
    }
}

/// Returns the ids that mdBook and GitHub give the headings.
pub(crate) fn anchors(text: &str) -> Vec<String> {
    let headings = lines_outside_code(text).filter(|line| line.starts_with('#'));
    let id = |line: &str| -> String {
        let title = line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
        title.chars().filter(|it| it.is_alphanumeric() || matches!(it, '-' | '_')).collect()
    };
    headings.map(id).collect()
}

/// Returns the lines outside blocks.
fn lines_outside_code(text: &str) -> impl Iterator<Item = &str> {
    let mut is_block = false;
    text.lines().filter(move |line| {
        let is_fence = line.starts_with("```");
        is_block ^= is_fence;
        !is_block && !is_fence
    })
}

/// Returns the chapters by path.
fn chapters() -> BTreeMap<String, String> {
    let files: Files = read(&root().join(GUIDE).join("src"));
    let text = |bytes| String::from_utf8(bytes).unwrap();
    files
        .into_iter()
        .filter(|(path, _)| has_extension(path, "md"))
        .map(|(path, bytes)| (path, text(bytes)))
        .collect()
}
