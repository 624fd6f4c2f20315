//! The output for whole catalogs: Rust in `tests/golden/<case>/expected/`, where it is compiled, and everything else in
//! `expected.txt`. `BLESS=1` rewrites both.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use errbook_tests::{Files, Nested, expect_bundle, expect_folder, folders, output, read, root};

use crate::program;

/// The case of odd names in Rust.
const ABOUT_RUST: &str = "names";

#[test]
fn what_is_made_is_as_expected() {
    for case in cases() {
        let out = tempfile::tempdir().unwrap();
        let catalog = case.join("catalog");
        let arguments = ["build", "--catalog", catalog.to_str().unwrap(), "--out"];
        let mut command = program::errbook(&arguments);
        let _ = output(command.arg(out.path()));
        let made = read(out.path()).into_iter();
        let (rust, others): (Files, Files) = made.partition(|(path, _)| path.contains("/rust/"));
        expect_folder(&case.join("expected"), &rust);
        if !case.ends_with(ABOUT_RUST) {
            expect_bundle(&case.join("expected.txt"), &others);
        }
    }
}

/// The expected Rust compiles everywhere: without std, in a library and in a private module of a program, in both editions, with
/// any lints denied.
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
        let mut clippy = nested.cargo(&["clippy", "--quiet"]);
        let _ = output(clippy.arg("--").args(LINTS));
        let tests = output(&mut nested.cargo(&["test", "--doc", "--quiet"]));
        assert!(tests.contains("running 0 tests"), "{tests}");
        let _ = output(
            nested
                .cargo(&["doc", "--quiet", "--no-deps", "--lib"])
                .env("RUSTDOCFLAGS", "-D warnings"),
        );
    }
}

/// The Rust for frameworks and clients compiles without warnings.
#[test]
fn what_frameworks_and_clients_need_compiles_quietly() {
    let out = tempfile::tempdir().unwrap();
    let mut root = format!("//! Generated.\n{DENIED}");
    for (index, case) in cases().iter().enumerate() {
        let (catalog, folder) = (case.join("catalog"), format!("case_{index}"));
        let arguments = ["rust", "--axum", "--actix", "--client", "--openapi", "--catalog"];
        let mut command = program::errbook(&arguments);
        let _ = output(command.arg(catalog).arg("--out").arg(out.path().join(&folder)));
        let rust = folders(&out.path().join(&folder)).remove(0).join("rust");
        fs::rename(rust, out.path().join(format!("src-{index}"))).unwrap();
        writeln!(root, "/// A catalog.\n#[path = \"src-{index}/mod.rs\"]\npub mod {folder};")
            .unwrap();
    }
    let mut files =
        vec![("Cargo.toml".to_owned(), FRAMEWORKS.to_owned()), ("src/lib.rs".to_owned(), root)];
    for (path, text) in read(out.path()).into_iter().filter(|(path, _)| path.starts_with("src-")) {
        files.push((format!("src/{path}"), String::from_utf8(text).unwrap()));
    }
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut clippy = Nested::new("golden-frameworks", &files).cargo(&["clippy", "--quiet"]);
    let _ = output(clippy.arg("--").args(LINTS));
}

const FRAMEWORKS: &str = r#"[package]
name = "golden-frameworks"
version = "0.0.0"
edition = "2024"

[dependencies]
errbook = { path = "../errbook/crates/errbook" }
errbook-actix = { path = "../errbook/crates/actix", features = ["utoipa"] }
errbook-axum = { path = "../errbook/crates/axum", features = ["aide", "utoipa"] }
"#;

const LINTS: [&str; 6] = ["-D", "warnings", "-D", "clippy::all", "-D", "clippy::pedantic"];

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
