//! The metadata of the published crates on crates.io and docs.rs.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use errbook_tests::{metadata, published_crates, root};
use serde_json::Value;

/// crates.io accepts five keywords, of 20 characters each.
const KEYWORDS: usize = 5;

#[test]
fn every_published_crate_describes_itself() {
    let packages = published_crates();
    assert_eq!(packages.len(), 9, "a crate is published, or no longer: {packages:?}");
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let has = |key: &str| package[key].as_str().is_some_and(|text| !text.is_empty());
        for key in ["description", "license", "repository", "rust_version"] {
            assert!(has(key), "{name} has no {key}");
        }
        assert!(package["description"].as_str().unwrap().ends_with('.'), "{name}");
        assert_eq!(package["documentation"], format!("https://docs.rs/{name}"), "{name}");
        assert_eq!(package["readme"], "README.md", "{name}");
        let keywords = texts(&package["keywords"]);
        assert_eq!(keywords.len(), KEYWORDS, "{name}: {keywords:?}");
        assert!(keywords.iter().all(|keyword| keyword.len() <= 20), "{name}: {keywords:?}");
        assert!(!texts(&package["categories"]).is_empty(), "{name} has no category");
        let all_features = &package["metadata"]["docs"]["rs"]["all-features"];
        assert_eq!(all_features, true, "{name}: docs.rs shows some features only");
    }
}

#[test]
fn every_published_crate_has_a_readme_and_the_licences() {
    for package in published_crates() {
        let folder = folder(&package);
        let readme = text(&folder.join("README.md"));
        let first = readme.lines().next().unwrap_or_default();
        assert_eq!(first, format!("# {}", package["name"].as_str().unwrap()));
        for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
            assert_eq!(
                text(&folder.join(licence)),
                text(&root().join(licence)),
                "{} has another {licence}",
                folder.display()
            );
        }
    }
}

/// Every entry point for users, by the line that declares it.
const ENTRY_POINTS: [(&str, &str); 13] = [
    ("codegen/src/lib.rs", "pub fn compile("),
    ("codegen/src/lib.rs", "pub fn configure("),
    ("crates/actix/src/layer.rs", "pub struct ErrorLayer"),
    ("crates/actix/src/error_response.rs", "ErrorResponse;"),
    ("crates/axum/src/layer.rs", "pub struct ErrorLayer"),
    ("crates/axum/src/error_response.rs", "ErrorResponse;"),
    ("crates/client/src/received.rs", "pub struct Received"),
    ("crates/client/src/reading.rs", "pub fn read<"),
    ("crates/errbook/src/context.rs", "pub struct RequestContext"),
    ("crates/errbook/src/error.rs", "pub trait CatalogError"),
    ("crates/errbook/src/error.rs", "pub struct Occurrence"),
    ("crates/errbook/src/lib.rs", "macro_rules! include_catalog"),
    ("crates/errbook/src/lookup.rs", "pub fn find("),
];

#[test]
fn every_entry_point_has_an_example() {
    for (path, declaration) in ENTRY_POINTS {
        let text = text(&root().join(path));
        let lines: Vec<&str> = text.lines().map(str::trim_start).collect();
        let at = lines.iter().position(|line| line.starts_with(declaration));
        let at = at.unwrap_or_else(|| panic!("{path} has no `{declaration}`"));
        let mut above = lines[..at].iter().rev().take_while(|line| !line.is_empty());
        let has_example = above.any(|line| *line == "/// # Examples");
        assert!(has_example, "{path}: `{declaration}` has no example");
    }
}

/// Only the benchmarks depend on the crates that errbook is compared with.
#[test]
fn the_benchmarks_alone_depend_on_their_peers() {
    let metadata = metadata(&["--no-deps", "--offline"]);
    let needs = |package: &Value| -> BTreeSet<String> {
        let all = package["dependencies"].as_array().unwrap().iter();
        all.map(|it| it["name"].as_str().unwrap().to_owned()).collect()
    };
    let packages = metadata["packages"].as_array().unwrap();
    let (bench, others): (Vec<_>, Vec<_>) =
        packages.iter().partition(|package| package["name"] == "errbook-bench");
    for peer in PEERS {
        assert!(needs(bench[0]).contains(peer), "nothing is measured against {peer}");
        for package in &others {
            assert!(!needs(package).contains(peer), "{} needs {peer}", package["name"]);
        }
    }
    // Otherwise `cargo bench` builds what the tests of the others need.
    for package in &others {
        let manifest = text(Path::new(package["manifest_path"].as_str().unwrap()));
        assert!(manifest.contains("\nbench = false\n"), "{} has benchmarks", package["name"]);
    }
}

const PEERS: [&str; 8] = [
    "accept-language",
    "fluent-langneg",
    "http-api-problem",
    "phf",
    "problem_details",
    "rustc-hash",
    "strum",
    "thiserror",
];

fn folder(package: &Value) -> PathBuf {
    Path::new(package["manifest_path"].as_str().unwrap()).parent().unwrap().to_owned()
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|item| item.as_str().unwrap()).collect()
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
