//! The packages of the published crates build with the lowest allowed version of each direct dependency.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::process::Command;

use errbook_tests::{
    Files, output, published_crates, read, replace, root, shared_target, unpacked_crates,
};
use serde_json::Value;

#[test]
fn the_lowest_versions_do() {
    let folder = shared_target().join("minimal");
    replace(&folder, &workspace()).unwrap();
    // Only this unstable option picks lowest versions; the code is built as stable Rust.
    let mut lock = cargo();
    lock.args(["update", "--workspace", "-Zdirect-minimal-versions"]).env("RUSTC_BOOTSTRAP", "1");
    let _ = output(lock.current_dir(&folder));
    let mut check = cargo();
    // Other builds on this machine share most of the output.
    check.env("CARGO_TARGET_DIR", shared_target().parent().unwrap());
    let check = check.args(["check", "--locked", "--workspace", "--all-features"]);
    assert!(check.current_dir(&folder).status().unwrap().success());
}

/// Returns the unpacked crates as the members of a workspace, without dev-dependencies.
///
/// Its lock file is that of this workspace without the direct dependencies: all others keep their versions.
fn workspace() -> Files {
    let mut files = Files::new();
    let mut manifest = String::from(
        "[workspace]\nresolver = \"3\"\nmembers = [\"errbook*\"]\n[profile.dev]\ndebug = \"line-tables-only\"\n[patch.crates-io]\n",
    );
    for (name, folder) in unpacked_crates() {
        writeln!(manifest, "{name} = {{ path = {name:?} }}").unwrap();
        for (path, mut contents) in read(&folder) {
            if path == "Cargo.toml" {
                contents = without(&contents, "\n[", |part| part.starts_with("dev-dependencies."));
            }
            files.insert(format!("{name}/{path}"), contents);
        }
    }
    let own = dependencies();
    let lock = std::fs::read(root().join("Cargo.lock")).unwrap();
    let lock = without(&lock, "\n[[package]]\nname = \"", |part| {
        part.split('"').next().is_some_and(|name| own.contains(name))
    });
    files.insert("Cargo.lock".to_owned(), lock);
    files.insert("Cargo.toml".to_owned(), manifest.into_bytes());
    files
}

/// Returns the names of the packages that published crates depend on.
fn dependencies() -> BTreeSet<String> {
    let packages = published_crates();
    let all = packages.iter().flat_map(|package| package["dependencies"].as_array().unwrap());
    let all = all.filter(|it| it["kind"] != "dev" && it["path"] == Value::Null);
    all.map(|it| it["name"].as_str().unwrap().to_owned()).collect()
}

/// Removes some of the parts that begin with a mark from a text.
fn without(text: &[u8], mark: &str, drop: impl Fn(&str) -> bool) -> Vec<u8> {
    let text = str::from_utf8(text).unwrap();
    let parts: Vec<&str> = text.split(mark).filter(|part| !drop(part)).collect();
    parts.join(mark).into_bytes()
}

fn cargo() -> Command {
    let mut cargo = errbook_tests::workspace_cargo();
    cargo.env_remove("RUSTFLAGS").env_remove("BLESS");
    cargo
}
