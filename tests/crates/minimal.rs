//! A user's crate builds from the packages of the published crates alone, with the lowest allowed version of each direct dependency.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::process::Command;

use errbook_tests::{
    Files, output, published_crates, read, replace, root, shared_target, unpacked_crates,
};
use serde_json::Value;

/// The package of each crate contains all its files: presets, style sheets, READMEs.
#[test]
fn the_lowest_versions_do() {
    let folder = shared_target().join("minimal");
    replace(&folder, &workspace()).unwrap();
    // Only this unstable option picks lowest versions; the code is built as stable Rust.
    let mut lock = cargo();
    lock.args(["update", "--workspace", "-Zdirect-minimal-versions"]).env("RUSTC_BOOTSTRAP", "1");
    let _ = output(lock.current_dir(&folder));
    // Other builds on this machine share most of the output.
    let in_folder = |arguments: &[&str]| {
        let mut cargo = cargo();
        cargo.env("CARGO_TARGET_DIR", shared_target().parent().unwrap());
        cargo.args(arguments).arg("--locked").current_dir(&folder).output().unwrap()
    };
    let checked = in_folder(&["check", "--workspace", "--all-features"]);
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    let user = in_folder(&["run", "--package", "packaged-user"]);
    assert_eq!(String::from_utf8_lossy(&user.stdout), "409 Sold out\n");
}

/// Returns the unpacked crates as the members of a workspace, without dev-dependencies, and a user's crate.
///
/// Its lock file is that of this workspace without the direct dependencies: all others keep their versions.
fn workspace() -> Files {
    let mut files = Files::new();
    let mut manifest = String::from(
        "[workspace]\nresolver = \"3\"\nmembers = [\"errbook*\", \"user\"]\n[profile.dev]\ndebug = \"line-tables-only\"\n[patch.crates-io]\n",
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
    for (path, text) in USER {
        files.insert(format!("user/{path}"), text.as_bytes().to_owned());
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

/// The files of the user's crate.
const USER: [(&str, &str); 5] = [
    (
        "Cargo.toml",
        r#"[package]
name = "packaged-user"
version = "0.1.0"
edition = "2024"

[dependencies]
errbook = "0.1"
errbook-axum = "0.1"
errbook-client = "0.1"

[build-dependencies]
errbook-codegen = { version = "0.1", features = ["openapi"] }
"#,
    ),
    (
        "build.rs",
        r#"fn main() -> Result<(), errbook_codegen::Error> {
    errbook_codegen::configure().axum().client().openapi().compile("catalog")
}
"#,
    ),
    (
        "catalog/catalog.yaml",
        "catalog: shop\ntitle: Shop\nlanguage: en\ndocs_url: https://shop.example/errors\nenvelope: rfc9457\n",
    ),
    (
        "catalog/orders.yaml",
        "group: orders
title: Orders
errors:
  sold-out:
    status: 409
    title: Sold out
    description: There is none left.
    resolution: Wait.
",
    ),
    (
        "src/main.rs",
        r#"mod errors {
    errbook::include_catalog!();
}

use errbook::{CatalogError, RequestContext};
use errbook_client::Received;

fn handler() -> Result<(), errbook_axum::ErrorResponse> {
    Err(errors::orders::Error::SoldOut)?
}

fn main() {
    assert!(handler().is_err());
    let response = errors::orders::Error::SoldOut.response(&RequestContext::new());
    let headers = response.headers().map(|(name, value)| (name, value.as_bytes()));
    let received = Received::<errors::AnyError>::read(response.status(), headers, response.body());
    let error = received.error().expect("the client reads what the server sends");
    println!("{} {error}", error.entry().status());
}
"#,
    ),
];
