//! One minimal Rust version, stated once and kept by every dependency.

use std::fs;
use std::path::Path;
use std::process::Command;

use errbook_tests::{folders, host, output, root};

#[test]
fn it_is_stated_once() {
    let stated = stated();
    let crates = folders(&root().join("crates"));
    for folder in crates.iter().chain(&[root().join("codegen"), root().join("tests")]) {
        let manifest = text(&folder.join("Cargo.toml"));
        let lines: Vec<&str> =
            manifest.lines().filter(|line| line.starts_with("rust-version")).collect();
        assert_eq!(lines, ["rust-version.workspace = true"], "{}", folder.display());
    }
    let readme = text(&root().join("README.md"));
    assert!(readme.contains(&format!("Rust {stated}")), "the README names another version");
    assert!(!text(&root().join("clippy.toml")).contains("msrv"), "stated again in clippy.toml");
}

#[test]
fn every_dependency_keeps_it() {
    let stated = version(&stated());
    let metadata = output(
        Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(["metadata", "--format-version", "1", "--locked", "--offline"])
            .args(["--filter-platform", &host()])
            .current_dir(root()),
    );
    let metadata: serde_json::Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 20, "cargo metadata lists {} packages", packages.len());
    let late: Vec<String> = packages
        .iter()
        .filter(|package| package["rust_version"].as_str().is_some_and(|it| version(it) > stated))
        .map(|package| format!("{} {}", package["name"], package["rust_version"]))
        .collect();
    assert!(late.is_empty(), "need a later Rust: {late:?}");
}

fn stated() -> String {
    let manifest = text(&root().join("Cargo.toml"));
    let mut lines = manifest.lines().filter_map(|line| line.strip_prefix("rust-version = "));
    let stated =
        lines.next().expect("the workspace states its version").trim_matches('"').to_owned();
    assert_eq!(lines.next(), None, "stated twice");
    stated
}

fn version(text: &str) -> Vec<u32> {
    let mut parts: Vec<u32> = text.split('.').map(|part| part.parse().unwrap()).collect();
    parts.resize(3, 0);
    parts
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
