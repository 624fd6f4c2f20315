//! Build times of a generated crate, compared with the same errors written by hand with thiserror and strum.
//!
//! `cargo bench -p errbook-bench --bench build_times -- 3000` builds both crates in debug and release, in turn, and prints
//! medians and their ratio. Dependencies are built before, so that the figures cover only the crate. `rustc` builds committed
//! generated Rust; `with the generator` has a build script that reads the YAML.

#![expect(clippy::print_stdout, reason = "a benchmark is there to print")]

mod peer;

use std::time::{Duration, Instant};

use errbook_codegen::{Options, emit};
use errbook_spec::lower;
use errbook_spec::model::Catalog;
use errbook_tests::{Made, Nested, catalog_of, large_catalog, output, overlays};

const RUNS: usize = 3;

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|word| word.parse().ok()).collect();
    for size in if sizes.is_empty() { vec![3000] } else { sizes } {
        let made = large_catalog(size);
        let catalog = catalog_of(&made.files);
        let crates = [by_hand(size, &catalog), committed(size, &catalog), generated(size, &made)];
        for profile in ["debug", "release"] {
            compare(size, profile, &crates);
        }
    }
}

/// A crate, and its name in the table.
type Subject = (&'static str, Nested);

fn compare(size: usize, profile: &str, crates: &[Subject; 3]) {
    let mut times = [const { Vec::new() }; 3];
    for round in 0..=RUNS {
        for ((_, subject), times) in crates.iter().zip(&mut times) {
            let time = build(subject, profile);
            // The first round builds the dependencies.
            if round > 0 {
                times.push(time);
            }
        }
    }
    let [peer, ..] = times.each_ref().map(|times| median(times));
    println!("\n{size} codes, {profile}");
    for ((name, _), times) in crates.iter().zip(&times) {
        let time = median(times);
        let ratio = time.as_secs_f64() / peer.as_secs_f64();
        println!("{name:<32} {:>8.2} s  {ratio:>5.2} x", time.as_secs_f64());
    }
}

fn build(subject: &Nested, profile: &str) -> Duration {
    for path in ["src/lib.rs", "catalog/catalog.yaml"] {
        let path = subject.folder().join(path);
        if let Ok(contents) = std::fs::read(&path) {
            std::fs::write(&path, contents).expect("what was read can be written");
        }
    }
    let mut command = subject.cargo(&["build", "--quiet"]);
    if profile == "release" {
        command.arg("--release");
    }
    let start = Instant::now();
    let _ = output(&mut command);
    start.elapsed()
}

fn median(times: &[Duration]) -> Duration {
    let mut times = times.to_vec();
    times.sort_unstable();
    times[times.len() / 2]
}

fn by_hand(size: usize, catalog: &Catalog) -> Subject {
    let manifest = manifest(
        &format!("by-hand-{size}"),
        "thiserror = \"2\"\nstrum = { version = \"0.28\", features = [\"derive\"] }\n",
    );
    let source = peer::source(catalog);
    let files = [("Cargo.toml", &*manifest), ("src/lib.rs", &*source)];
    ("thiserror + strum", Nested::new(&format!("bench-by-hand-{size}"), &files))
}

fn committed(size: usize, catalog: &Catalog) -> Subject {
    let lowered = lower(catalog, &overlays(catalog));
    let options = Options { command: "a benchmark".to_owned(), ..Options::default() };
    let mut files = vec![
        ("Cargo.toml".to_owned(), manifest(&format!("committed-{size}"), RUNTIME)),
        ("src/lib.rs".to_owned(), "//! Generated.\npub mod catalog;\n".to_owned()),
    ];
    for artifact in emit(catalog, &lowered, &options) {
        files.push((format!("src/catalog/{}", artifact.path), artifact.contents));
    }
    ("errbook, rustc", nested(&format!("bench-committed-{size}"), &files))
}

fn generated(size: usize, made: &Made) -> Subject {
    let generator = "\n[build-dependencies]\nerrbook-codegen = { path = \"../errbook/codegen\" }\n";
    let manifest = manifest(&format!("generated-{size}"), &format!("{RUNTIME}{generator}"));
    let mut files = vec![
        ("Cargo.toml".to_owned(), manifest),
        ("src/lib.rs".to_owned(), "//! Generated.\nerrbook::include_catalog!();\n".to_owned()),
        ("build.rs".to_owned(), BUILD.to_owned()),
    ];
    for (path, contents) in &made.files {
        let contents = String::from_utf8_lossy(contents).into_owned();
        files.push((format!("catalog/{path}"), contents));
    }
    ("errbook, with the generator", nested(&format!("bench-generated-{size}"), &files))
}

fn nested(name: &str, files: &[(String, String)]) -> Nested {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    Nested::new(name, &files)
}

fn manifest(name: &str, dependencies: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n{dependencies}"
    )
}

const RUNTIME: &str = "errbook = { path = \"../errbook/crates/errbook\" }\n";

const BUILD: &str = "fn main() -> Result<(), errbook_codegen::Error> {
    errbook_codegen::compile(\"catalog\")
}
";
