//! Runs every block of the README.
//!
//! A block that starts with a file name in a comment is that file, in one crate for all of them. A `console` block is a command
//! with its output, in which a line `…` matches any number of lines. Any other block is an excerpt of tested documentation.

#[cfg(feature = "programs")]
mod requests;

use std::fs;

use errbook_tests::{Nested, assert_same, output, root};

use crate::program;

#[test]
fn the_guide_works_as_written() {
    let blocks = blocks();
    let folder = tempfile::tempdir().unwrap();
    let mut files: Vec<(&str, &str)> = blocks.iter().filter_map(Block::file).collect();
    assert!(files.len() >= 5, "the guide has {} files", files.len());
    files.push(("Cargo.toml", NEW));
    let shop = Nested::in_folder(&folder.path().join("shop"), &files);
    let crates = format!("{}/", root().display());
    let lines = blocks.iter().flat_map(|block| block.text.lines());
    let mut count = 0;
    for arguments in lines.filter_map(|line| line.strip_prefix("$ cargo add ")) {
        let arguments = format!("add {}", arguments.replace("../errbook/", &crates));
        let _ = output(&mut shop.cargo(&arguments.split(' ').collect::<Vec<_>>()));
        count += 1;
    }
    assert_eq!(count, 2, "dependencies");
    let run = blocks.iter().find(|block| block.command() == Some("cargo run --quiet"));
    let expected = run.and_then(Block::shown).expect("the README shows what the guide prints");
    let printed = output(&mut shop.cargo(&["run", "--quiet"]));
    assert_same("what the guide prints", expected, &printed);
}

/// The manifest that `cargo new` writes.
const NEW: &str =
    "[package]\nname = \"shop\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n";

#[test]
fn the_first_command_prints_what_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let blocks = blocks();
    let build = blocks.iter().find(|block| block.command() == Some("cargo run -- build"));
    let expected = build.and_then(Block::shown).expect("the README shows what the build prints");
    let catalog = root().join("catalog");
    let mut command = program::errbook(&["build", "--catalog", catalog.to_str().unwrap()]);
    let run = command.current_dir(folder.path()).output().unwrap();
    assert!(run.status.success());
    let printed = [run.stdout, run.stderr].concat();
    let printed = String::from_utf8(printed).unwrap();
    let mut rest = printed.as_str();
    for part in expected.split("…\n") {
        let (_, after) =
            rest.split_once(part).unwrap_or_else(|| panic!("{part}is not in\n{printed}"));
        rest = after;
    }
}

/// Tests the responses of the formats shown, from the guide's crate.
#[test]
fn previews_print_what_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let blocks = blocks();
    for (path, text) in blocks.iter().filter_map(Block::file) {
        let place = folder.path().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }
    let mut count = 0;
    for block in &blocks {
        let Some(arguments) = block.preview() else { continue };
        let arguments: Vec<&str> = arguments.split(' ').collect();
        let printed = output(program::errbook(&arguments).current_dir(folder.path()));
        assert_same(&arguments.join(" "), block.shown().unwrap(), &printed);
        count += 1;
    }
    assert!(count >= 1, "{count} previews");
}

#[test]
fn the_second_command_is_there() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = std::process::Command::new(cargo);
    let target = errbook_tests::shared_target();
    command.args(["xtask", "--help"]).current_dir(root()).env("CARGO_TARGET_DIR", target);
    assert!(output(&mut command).contains("cargo xtask test"));
}

#[test]
fn every_block_is_known() {
    let known = [
        "cargo run -- build",
        "cargo run --quiet",
        "cargo xtask test",
        "cargo install --locked --path crates/cli",
    ];
    let tested = fs::read_to_string(root().join("crates/errbook/README.md")).unwrap();
    for block in blocks() {
        let command = block.command();
        let is_file = block.file().is_some();
        let is_known = |it: &str| known.contains(&it) || it.starts_with("curl ");
        let is_run = block.preview().is_some() || command.is_some_and(is_known);
        let is_excerpt = block.kind == "rust" && tested.contains(&block.text);
        assert!(is_file || is_run || is_excerpt, "nothing runs {block:?}");
    }
}

#[test]
fn linked_files_exist() {
    let text = readme();
    let links: Vec<&str> =
        text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(links.len() > 8, "{links:?}");
    for link in links.iter().filter(|link| !link.starts_with("https:") && !link.starts_with('#')) {
        assert!(root().join(link).exists(), "{link} is not there");
    }
}

#[derive(Debug)]
struct Block {
    kind: String,
    text: String,
}

impl Block {
    /// Returns the path and contents of a file block.
    fn file(&self) -> Option<(&str, &str)> {
        let (first, rest) = self.text.split_once('\n')?;
        let path = first.strip_prefix("# ").or_else(|| first.strip_prefix("// "))?;
        (self.kind != "console").then_some((path, rest))
    }

    /// Returns the command of a command block.
    fn command(&self) -> Option<&str> {
        let first = self.text.lines().next()?;
        first.strip_prefix("$ ").filter(|_| self.kind == "console")
    }

    /// Returns the arguments of a preview.
    fn preview(&self) -> Option<&str> {
        let arguments = self.command()?.strip_prefix("errbook ")?;
        arguments.starts_with("preview ").then_some(arguments)
    }

    /// Returns the output after the command.
    fn shown(&self) -> Option<&str> {
        self.command().and(self.text.split_once('\n')).map(|(_, shown)| shown)
    }
}

fn blocks() -> Vec<Block> {
    let text = readme();
    let mut blocks = Vec::new();
    // Text and blocks alternate between fences.
    for block in text.split("```").skip(1).step_by(2) {
        let (kind, text) = block.split_once('\n').unwrap_or((block, ""));
        blocks.push(Block { kind: kind.to_owned(), text: text.to_owned() });
    }
    assert!(blocks.len() > 8, "{} blocks found", blocks.len());
    blocks
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}
