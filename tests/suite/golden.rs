//! Whole catalogs and everything that is made of them. `BLESS=1` rewrites `tests/golden/<case>/expected/`.

use std::fmt::Write;
use std::path::PathBuf;

use errbook_tests::{Nested, expect_folder, folders, output, read, root};

use crate::program;

#[test]
fn what_is_made_is_as_expected() {
    for case in cases() {
        let out = tempfile::tempdir().unwrap();
        let catalog = case.join("catalog");
        let arguments = ["build", "--catalog", catalog.to_str().unwrap(), "--out"];
        let mut command = program::errbook(&arguments);
        let _ = output(command.arg(out.path()));
        expect_folder(&case.join("expected"), &read(out.path()));
    }
}

/// The expected Rust compiles for everyone: without std, in a library and in a private module of a program, in both
/// editions, whatever its crate denies.
#[test]
fn generated_rust_compiles_quietly() {
    for edition in ["2021", "2024"] {
        let name = format!("golden-{edition}");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"{edition}\"\n\n\
             [dependencies]\nerrbook = {{ path = \"../errbook/crates/errbook\" }}\n"
        );
        let library = format!("//! Generated.\n#![no_std]\n{DENIED}{}", modules("pub mod"));
        let program = format!("//! Generated.\n{DENIED}{}fn main() {{}}\n", modules("mod"));
        let nested = Nested::new(
            &name,
            &[("Cargo.toml", &manifest), ("src/lib.rs", &library), ("src/main.rs", &program)],
        );
        let lints = ["-D", "warnings", "-D", "clippy::all", "-D", "clippy::pedantic"];
        let mut clippy = nested.cargo(&["clippy", "--quiet"]);
        let _ = output(clippy.arg("--").args(lints));
        let tests = output(&mut nested.cargo(&["test", "--doc", "--quiet"]));
        assert!(tests.contains("running 0 tests"), "{tests}");
        let _ = output(
            nested
                .cargo(&["doc", "--quiet", "--no-deps", "--lib"])
                .env("RUSTDOCFLAGS", "-D warnings"),
        );
    }
}

const DENIED: &str =
    "#![deny(warnings, missing_docs, unreachable_pub, unsafe_code, unused_qualifications)]\n";

/// Returns a declaration for each case's generated module.
fn modules(declaration: &str) -> String {
    let mut text = String::new();
    for (index, case) in cases().iter().enumerate() {
        let files = read(&case.join("expected"));
        let module = files.keys().find(|path| path.ends_with("/mod.rs"));
        let module = module.unwrap_or_else(|| panic!("{} has no Rust", case.display()));
        let path = case.join("expected").join(module);
        let path = path.to_str().unwrap();
        writeln!(text, "#[path = {path:?}]\n/// A catalog.\n{declaration} case_{index};").unwrap();
    }
    text
}

fn cases() -> Vec<PathBuf> {
    let cases = folders(&root().join("tests/golden"));
    assert!(cases.len() >= 4, "{cases:?}");
    cases
}
