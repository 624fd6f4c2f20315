//! The body is data: renaming a member in the catalog renames it in responses, because no Rust code contains its name.

use errbook::RequestContext;
use errbook_spec::OwnedArgs;
use errbook_tests::{Nested, catalog_of, output, read, root};

const EXPECTED: &str =
    r#"{"error":{"type":"NOT_FOUND_ERROR","motivo":"La entidad solicitada no existe"}}"#;

#[test]
fn a_renamed_member_is_renamed_in_memory() {
    let catalog = catalog_of(&renamed());
    let lowered = errbook_spec::lower(&catalog, &[]);
    let views = lowered.views();
    let entry = catalog.entries.iter().find(|entry| entry.code == "NOT_FOUND_ERROR").unwrap();
    let args = OwnedArgs::new(entry, &entry.examples[0]);
    let runtime = views.catalog();
    let response =
        runtime.find(&entry.code).unwrap().response(&args.args(), &RequestContext::new());
    assert_eq!(String::from_utf8_lossy(response.body()), EXPECTED);
}

#[test]
fn a_renamed_member_is_renamed_in_a_generated_crate() {
    let catalog = renamed();
    let mut files: Vec<(String, String)> = catalog
        .into_iter()
        .map(|(path, text)| (format!("catalog/{path}"), String::from_utf8(text).unwrap()))
        .collect();
    for (path, text) in [("Cargo.toml", MANIFEST), ("build.rs", BUILD), ("src/main.rs", MAIN)] {
        files.push((path.to_owned(), text.to_owned()));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let nested = Nested::new("renamed", &files);
    assert_eq!(output(&mut nested.cargo(&["run", "--quiet"])), EXPECTED);
}

/// Returns the Wompi catalog with the member `reason` named `motivo`.
fn renamed() -> Vec<(String, Vec<u8>)> {
    let mut files = read(&root().join("catalog/wompi"));
    let cover = files.get_mut("catalog.yaml").unwrap();
    let text = String::from_utf8(cover.clone()).unwrap();
    assert_eq!(text.matches("reason:").count(), 1, "{text}");
    *cover = text.replace("reason:", "motivo:").into_bytes();
    files.into_iter().collect()
}

const MANIFEST: &str = r#"[package]
name = "renamed"
version = "0.0.0"
edition = "2024"

[dependencies]
errbook = { path = "../errbook/crates/errbook" }

[build-dependencies]
errbook-codegen = { path = "../errbook/codegen" }
"#;

const BUILD: &str = r#"fn main() -> Result<(), errbook_codegen::Error> {
    errbook_codegen::compile("catalog")
}
"#;

const MAIN: &str = r#"errbook::include_catalog!();

fn main() {
    let response = api::Error::NotFoundError.response(&errbook::RequestContext::new());
    print!("{}", String::from_utf8_lossy(response.body()));
}
"#;
