//! What the README shows is what happens.

use std::fs;
use std::process::Command;

use errbook_tests::{Nested, output, program, root, shared_target};
use serde_json::Value;

#[test]
fn it_is_short() {
    let text = readme();
    assert!(text.lines().count() <= 150, "{} lines", text.lines().count());
    let rust = text.lines().position(|line| line == "```rust");
    assert!(rust.is_some_and(|line| line < 40), "the first Rust is in line {rust:?}");
}

/// The README has the figures of the last benchmarks.
#[test]
fn figures_are_those_of_the_benchmarks() {
    let results = fs::read(root().join("crates/bench/RESULTS.json")).unwrap();
    let results: Value = serde_json::from_slice(&results).unwrap();
    let ratio = |row: &str, codes: u64, peer: &str| {
        let sizes = results["rows"][row].as_array().unwrap();
        let size = sizes.iter().find(|size| size["codes"] == codes).unwrap();
        let figures = size["figures"].as_array().unwrap();
        let of = |name| figures.iter().find(|it| it[0] == name).unwrap()[1][0].as_f64().unwrap();
        format!("{:.2} of the time", of("errbook") / of(peer))
    };
    let text = readme();
    for figure in [
        format!("{} that phf takes", ratio("lookup", 3000, "phf")),
        format!("{} of problem_details", ratio("render", 0, "problem_details")),
        format!("{} of serde's derive", ratio("parse", 0, "derive + lookup")),
    ] {
        assert!(text.contains(&figure), "not in README.md: {figure}");
    }
}

#[test]
fn the_first_command_prints_what_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let shown = console("cargo run -- build");
    let catalog = root().join("catalog");
    let mut command = program::errbook(&["build", "--catalog", catalog.to_str().unwrap()]);
    let run = command.current_dir(folder.path()).output().unwrap();
    assert!(run.status.success());
    let printed = [run.stdout, run.stderr].concat();
    let printed = String::from_utf8(printed).unwrap();
    let mut rest = printed.as_str();
    for part in shown.split("…\n") {
        let (_, after) =
            rest.split_once(part).unwrap_or_else(|| panic!("{part}is not in\n{printed}"));
        rest = after;
    }
}

#[test]
fn the_second_command_is_there() {
    assert_eq!(console("cargo xtask test"), "");
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["xtask", "--help"]).current_dir(root()).env("CARGO_TARGET_DIR", shared_target());
    assert!(output(&mut command).contains("cargo xtask test"));
}

/// The crate that `errbook init` makes passes its own test, and previews its error.
#[test]
fn a_crate_is_started_as_shown() {
    let block = "cargo install --locked --path crates/cli\n$ errbook init ../shop --path .\n\
                 $ cd ../shop && cargo test\n$ errbook preview not-found";
    assert_eq!(console(block), "");
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().canonicalize().unwrap().join("readme-shop");
    let (shop, clone) = (folder.to_str().unwrap(), root());
    let made = output(&mut program::errbook(&["init", shop, "--path", clone.to_str().unwrap()]));
    assert_eq!(made, format!("created the crate `readme-shop` in `{shop}`\n"));
    let files = errbook_tests::read(&folder);
    let text = |bytes| str::from_utf8(bytes).unwrap();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, bytes)| (path.as_str(), text(bytes))).collect();
    let crate_ = Nested::in_folder(&folder, &files);
    let tested = output(&mut crate_.cargo(&["test", "--test", "errors"]));
    assert!(tested.contains("2 passed; 0 failed"), "{tested}");
    let shown = output(program::errbook(&["preview", "not-found"]).current_dir(&folder));
    assert!(shown.starts_with("HTTP/1.1 404 Not Found\n"), "{shown}");
}

/// The entry is that of the catalog, and the Rust is a tested example of the runtime.
#[test]
fn excerpts_are_of_tested_files() {
    let catalog = fs::read_to_string(root().join("catalog/vonage/generic.yaml")).unwrap();
    let runtime = fs::read_to_string(root().join("crates/errbook/README.md")).unwrap();
    let mut kinds = Vec::new();
    for (kind, text) in blocks() {
        kinds.push(kind.clone());
        match kind.as_str() {
            "yaml" => assert!(catalog.contains(&text), "{text}"),
            "rust" => assert!(runtime.contains(&text), "{text}"),
            kind => assert_eq!(kind, "console"),
        }
    }
    assert_eq!(kinds, ["yaml", "rust", "console", "console", "console"]);
}

#[test]
fn linked_files_exist() {
    let text = readme();
    let links: Vec<&str> =
        text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(links.len() > 30, "{links:?}");
    for link in links.iter().filter(|link| !link.starts_with("https:") && !link.starts_with('#')) {
        let (path, anchor) = link.split_once('#').unwrap_or((link, ""));
        assert!(root().join(path).exists(), "{link} is not there");
        let chapter = fs::read_to_string(root().join(path)).unwrap_or_default();
        let is_there = crate::guide::anchors(&chapter).iter().any(|it| it == anchor);
        assert!(anchor.is_empty() || is_there, "{link}: no such heading");
    }
}

/// Returns what is shown below a command.
fn console(command: &str) -> String {
    let of = |(kind, text): (String, String)| {
        let shown = text.strip_prefix(&format!("$ {command}\n"))?.to_owned();
        (kind == "console").then_some(shown)
    };
    blocks().into_iter().find_map(of).unwrap_or_else(|| panic!("`{command}` is not shown"))
}

/// Returns the kind and the text of each block.
fn blocks() -> Vec<(String, String)> {
    let text = readme();
    // Text and blocks alternate between fences.
    let blocks = text.split("```").skip(1).step_by(2);
    blocks
        .map(|block| block.split_once('\n').unwrap_or((block, "")))
        .map(|(kind, text)| (kind.to_owned(), text.to_owned()))
        .collect()
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}
