//! Generated code in crates of every kind, with all warnings denied.

use std::fs;
use std::path::Path;
use std::process::Command;

use errbook_spec::model::Catalog;

use super::{Options, colliding, hostile, rust};

const DENIED: &str =
    "#![deny(warnings, missing_docs, unreachable_pub, unused_qualifications, unsafe_code)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery, clippy::unwrap_used)]
//! A crate.
";

/// Name, edition, root file and what it says.
const CRATES: [(&str, &str, &str, &str); 5] = [
    ("library-2021", "2021", "lib.rs", "include!(\"catalog/mod.rs\");\n"),
    ("library-2024", "2024", "lib.rs", "/// Errors.\npub mod catalog;\n"),
    ("program-2021", "2021", "main.rs", "mod catalog;\nfn main() {}\n"),
    (
        "program-2024",
        "2024",
        "main.rs",
        "mod catalog {\n    include!(\"catalog/mod.rs\");\n}\nfn main() {}\n",
    ),
    ("no-std", "2024", "lib.rs", "#![no_std]\ninclude!(\"catalog/mod.rs\");\n"),
];

#[test]
fn hostile_texts_are_harmless() {
    let folder = tempfile::tempdir().unwrap();
    workspace(folder.path(), &hostile());
    cargo(folder.path(), &["clippy", "--workspace"], "");
    cargo(
        folder.path(),
        &["doc", "--workspace", "--no-deps", "--document-private-items"],
        "-D warnings",
    );
    let tests = cargo(folder.path(), &["test", "--workspace", "--doc"], "-D warnings");
    assert!(!tests.contains("... ok") && !tests.contains("... FAILED"), "{tests}");
}

#[test]
fn colliding_names_compile_without_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    workspace(folder.path(), &colliding());
    cargo(folder.path(), &["clippy", "--workspace"], "");
    cargo(
        folder.path(),
        &["doc", "--workspace", "--no-deps", "--document-private-items"],
        "-D warnings",
    );
}

fn workspace(folder: &Path, catalog: &Catalog) {
    fs::write(folder.join("Cargo.toml"), "[workspace]\nresolver = \"3\"\nmembers = [\"*-*\"]\n")
        .unwrap();
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/errbook");
    let options = Options { client: true, ..Options::default() };
    for (name, edition, root, text) in CRATES {
        let package = folder.join(name);
        let manifest = format!(
            "[package]\nname = \"{name}\"\nedition = \"{edition}\"\n[dependencies]\nerrbook = {{ path = {runtime:?} }}\n"
        );
        fs::create_dir_all(package.join("src/catalog")).unwrap();
        fs::write(package.join("Cargo.toml"), manifest).unwrap();
        let (attributes, items) = match text.split_once("]\n") {
            Some((attribute, items)) if attribute.starts_with("#![") => {
                (format!("{attribute}]\n"), items)
            }
            _ => (String::new(), text),
        };
        fs::write(package.join("src").join(root), format!("{attributes}{DENIED}\n{items}"))
            .unwrap();
        for file in rust(catalog, &options) {
            fs::write(package.join("src/catalog").join(file.path), file.contents).unwrap();
        }
    }
}

fn cargo(folder: &Path, args: &[&str], rustdoc: &str) -> String {
    let output = Command::new(env!("CARGO"))
        .args(args)
        .args(["--offline", "--quiet", "--target-dir"])
        .arg(folder.join("target"))
        .current_dir(folder)
        .env("RUSTDOCFLAGS", rustdoc)
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    let shown = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !shown.contains("warning"), "cargo {args:?}:\n{shown}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
