//! The output for whole catalogs: Rust in `tests/golden/<case>/expected/`, where it is compiled, and everything else in
//! `expected.txt`. `BLESS=1` rewrites both.

use std::fmt::Write;
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
        // The documentation is the same in each.
        if edition == "2024" {
            let tests = output(&mut nested.cargo(&["test", "--doc", "--quiet"]));
            assert!(tests.contains("running 0 tests"), "{tests}");
            let mut doc = nested.cargo(&["doc", "--quiet", "--no-deps", "--lib"]);
            let _ = output(doc.env("RUSTDOCFLAGS", "-D warnings"));
        }
    }
}

/// The Rust for frameworks and clients, which the build script makes, compiles without warnings.
#[test]
fn what_frameworks_and_clients_need_compiles() {
    let catalogs: Vec<&str> = [
        frameworks::codes::CATALOG.name(),
        frameworks::everything::CATALOG.name(),
        frameworks::minimal::CATALOG.name(),
        frameworks::names::CATALOG.name(),
        frameworks::numbers::CATALOG.name(),
        frameworks::texts::CATALOG.name(),
    ]
    .into();
    assert_eq!(catalogs, ["codes", "everything", "minimal", "type", "numbers", "texts"]);
    assert_eq!(catalogs.len(), cases().len(), "the build script compiles other cases");
}

/// The catalogs of all cases, as the build script has compiled them.
pub(crate) mod frameworks {
    pub(crate) mod codes {
        errbook::include_catalog!(codes);
    }

    pub(crate) mod everything {
        errbook::include_catalog!(everything);
    }

    pub(crate) mod minimal {
        errbook::include_catalog!(minimal);
    }

    pub(crate) mod names {
        errbook::include_catalog!(type);
    }

    pub(crate) mod numbers {
        errbook::include_catalog!(numbers);
    }

    pub(crate) mod texts {
        errbook::include_catalog!(texts);
    }
}

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
    assert!(cases.len() >= 5, "{cases:?}");
    cases
}
