//! A crate outside of this workspace, built by cargo in a temporary folder: changed, broken, fixed.

use std::fs;
use std::path::Path;
use std::process::Output;

use errbook_tests::{Nested, output};
use tempfile::TempDir;

#[test]
fn a_crate_is_built_changed_broken_and_fixed() {
    let folder = TempDir::new().unwrap();
    let user_crate = user_crate(folder.path(), "user_crate");
    assert_eq!(
        output(&mut user_crate.cargo(&["run", "--quiet"])),
        "Two are left.\nDos quedan.\n1\n"
    );

    let again = run(&user_crate, &["build"]);
    assert!(!again.1.contains("Compiling"), "nothing has changed:\n{}", again.1);

    let group = user_crate.folder().join("first/orders.yaml");
    let text = fs::read_to_string(&group).unwrap();
    change(&group, &text.replace("Two are left", "None is left"));
    let changed = output(&mut user_crate.cargo(&["run", "--quiet"]));
    assert_eq!(changed, "None is left.\nDos quedan.\n1\n");

    let other = user_crate.folder().join("first/other.yaml");
    change(&other, &text.replace("group: orders", "group: other"));
    let (success, report) = run(&user_crate, &["build"]);
    assert!(!success, "a code is in two groups");
    let problem = "error[EB0301]: duplicate code `sold-out`";
    assert_eq!(report.matches(problem).count(), 1, "{report}");
    assert!(report.contains("--> first/other.yaml:4:3"), "{report}");
    assert!(!report.contains("panicked"), "{report}");

    fs::remove_file(&other).unwrap();
    assert_eq!(output(&mut user_crate.cargo(&["run", "--quiet"])), changed);
}

#[test]
fn only_the_languages_that_are_wanted_are_built_in() {
    let folder = TempDir::new().unwrap();
    let user_crate = user_crate(folder.path(), "polyglot");
    let script = user_crate.folder().join("build.rs");
    change(
        &script,
        &BUILD.replace(r#".compile("second")"#, r#".languages(["en"]).compile("second")"#),
    );
    let (success, report) = run(&user_crate, &["build"]);
    assert!(!success && report.contains("`en`"), "the second catalog has no English:\n{report}");
    change(
        &script,
        &BUILD.replace(r#".compile("first")"#, r#".languages(["en"]).compile("first")"#),
    );
    assert_eq!(
        output(&mut user_crate.cargo(&["run", "--quiet"])),
        "Two are left.\nTwo are left.\n1\n"
    );
}

/// Writes the crate. Each test uses a different name: in the shared target folder, cargo identifies crates by name.
fn user_crate(folder: &Path, name: &str) -> Nested {
    Nested::in_folder(
        &folder.join(name),
        &[
            ("Cargo.toml", &MANIFEST.replace("user_crate", name)),
            ("build.rs", BUILD),
            ("src/main.rs", MAIN),
            ("first/catalog.yaml", FIRST),
            ("first/orders.yaml", ORDERS),
            ("first/languages/es.yaml", SPANISH),
            ("second/catalog.yaml", SECOND),
            ("second/api.yaml", API),
        ],
    )
}

/// Writes a file with a later time than any build, by the clock of every file system.
fn change(path: &Path, contents: &str) {
    std::thread::sleep(std::time::Duration::from_millis(1100));
    fs::write(path, contents).unwrap();
}

fn run(user_crate: &Nested, arguments: &[&str]) -> (bool, String) {
    let Output { status, stderr, .. } = user_crate.cargo(arguments).output().unwrap();
    (status.success(), String::from_utf8_lossy(&stderr).into_owned())
}

const MANIFEST: &str = r#"[package]
name = "user_crate"
version = "0.0.0"
edition = "2021"

[dependencies]
errbook = { path = "../errbook/crates/errbook" }

[build-dependencies]
errbook-codegen = { path = "../errbook/codegen" }
"#;

const BUILD: &str = r#"fn main() -> Result<(), errbook_codegen::Error> {
    errbook_codegen::configure().compile("first")?;
    errbook_codegen::configure().compile("second")
}
"#;

const MAIN: &str = r#"#![deny(warnings)]

mod first {
    errbook::include_catalog!(first);
}

pub mod second {
    errbook::include_catalog!(second_api);
}

fn main() {
    let catalog = &first::CATALOG;
    let detail = |tag: &str| {
        let context = errbook::RequestContext::new().language(tag);
        let response = first::orders::Error::SoldOut.response(&context).to_string();
        let (_, detail) = response.split_once("\"detail\":\"").unwrap();
        println!("{}", detail.split_once('"').unwrap().0);
    };
    assert_eq!(catalog.find("sold-out").unwrap().status(), 409);
    detail("en");
    detail("es");
    println!("{}", second::CATALOG.len());
    assert_eq!(ordered("2").unwrap(), 2);
    assert_eq!(ordered("many").unwrap_err().code().as_str(), "sold-out");
}

/// The author's conversion of an error of the standard library into the catalog's.
impl From<std::num::ParseIntError> for first::orders::Error {
    fn from(_: std::num::ParseIntError) -> Self {
        Self::SoldOut
    }
}

fn ordered(text: &str) -> Result<u32, first::orders::Error> {
    Ok(text.parse()?)
}
"#;

const FIRST: &str = "\
catalog: first
title: First
docs_url: https://example.com/first
language: en
languages: [es]
code_style: kebab-case
envelope: rfc9457
";

const ORDERS: &str = "\
group: orders
title: Orders
errors:
  sold-out:
    status: 409
    title: Sold out
    detail: Two are left.
    description: There is too little.
    resolution: Order less.
";

const SPANISH: &str = "\
language: es
errors:
  orders:
    sold-out:
      title: Agotado
      detail: Dos quedan.
      description: Hay muy poco.
      resolution: Pide menos.
";

const SECOND: &str = "\
catalog: second-api
title: Second
docs_url: https://example.com/second
language: es
code_style: PascalCase
envelope: rfc9457
";

const API: &str = "\
group: api
title: API
errors:
  NotFound:
    status: 404
    title: No existe
    description: No existe.
    resolution: Busca otra cosa.
";
