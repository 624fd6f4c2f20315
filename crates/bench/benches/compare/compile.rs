//! Compiling a generated crate, compared with the same errors written by hand with thiserror and strum.
//!
//! Dependencies are built before, so that the figures cover the crate alone.

use errbook_codegen::{Options, emit};
use errbook_spec::lower;
use errbook_spec::model::Catalog;
use errbook_tests::{Nested, catalog_of, large_catalog, output, overlays};

use crate::by_hand;
use crate::measure::Measured;
use crate::usage::{Process, Usage, in_turn};

const ROUNDS: usize = 3;
/// The most codes that thiserror and strum compile within this machine's memory.
const MOST_BY_HAND: usize = 10_000;

pub(crate) fn debug(size: usize) -> Vec<Measured> {
    run(size, &[])
}

pub(crate) fn release(size: usize) -> Vec<Measured> {
    run(size, &["--release"])
}

fn run(size: usize, profile: &[&str]) -> Vec<Measured> {
    let catalog = catalog_of(&large_catalog(size).files);
    let mut crates = vec![("errbook", committed(size, &catalog))];
    if size <= MOST_BY_HAND {
        crates.push(("thiserror + strum", by_hand(size, &catalog)));
    }
    for (_, subject) in &crates {
        let _ = output(subject.cargo(&["build", "--quiet"]).args(profile));
    }
    let mut subjects: Vec<Process<'_>> = Vec::new();
    for (name, subject) in &crates {
        subjects.push((*name, Box::new(move || build(subject, profile))));
    }
    in_turn(ROUNDS, subjects, &[Usage::processor, Usage::memory])
}

fn build(subject: &Nested, profile: &[&str]) -> Usage {
    touch(subject, "src/lib.rs");
    Usage::of(subject.cargo(&["build", "--quiet"]).args(profile))
}

/// Writes a file as it is, so that cargo builds its crate again.
pub(crate) fn touch(subject: &Nested, path: &str) {
    let path = subject.folder().join(path);
    std::fs::write(&path, std::fs::read(&path).unwrap()).unwrap();
}

fn by_hand(size: usize, catalog: &Catalog) -> Nested {
    let manifest = manifest(
        &format!("by-hand-{size}"),
        "thiserror = \"2\"\nstrum = { version = \"0.28\", features = [\"derive\"] }\n",
    );
    let source = by_hand::source(catalog);
    let files = [("Cargo.toml", &*manifest), ("src/lib.rs", &*source)];
    Nested::new(&format!("bench-by-hand-{size}"), &files)
}

fn committed(size: usize, catalog: &Catalog) -> Nested {
    let lowered = lower(catalog, &overlays(catalog));
    let options = Options { command: "a benchmark".to_owned(), ..Options::default() };
    let mut files = vec![
        ("Cargo.toml".to_owned(), manifest(&format!("committed-{size}"), RUNTIME)),
        ("src/lib.rs".to_owned(), "//! Generated.\npub mod catalog;\n".to_owned()),
    ];
    for artifact in emit(catalog, &lowered, &options) {
        files.push((format!("src/catalog/{}", artifact.path), artifact.contents));
    }
    nested(&format!("bench-committed-{size}"), &files)
}

pub(crate) fn nested(name: &str, files: &[(String, String)]) -> Nested {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    Nested::new(name, &files)
}

pub(crate) fn manifest(name: &str, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n{dependencies}"
    )
}

pub(crate) const RUNTIME: &str = "errbook = { path = \"../errbook/crates/errbook\" }\n";
