//! The Rust on the pages compiles with the generated crates, for every error of every catalog.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use errbook_docs::{CheckedCatalog, html};
use errbook_spec::lower;
use errbook_tests::{Nested, catalog, catalog_folders, folders, output, overlays, read, text};

use crate::program;

const MANIFEST: &str = r#"[package]
name = "snippets"
version = "0.0.0"
edition = "2024"

[dependencies]
errbook = { path = "../errbook/crates/errbook" }
errbook-client = { path = "../errbook/crates/client" }
"#;

#[test]
fn rust_on_the_pages_compiles() {
    let out = tempfile::tempdir().unwrap();
    let mut library = String::from("//! Snippets.\n#![allow(unused_variables)]\n");
    for (index, folder) in catalog_folders().iter().enumerate() {
        generate(folder, out.path(), index);
        writeln!(
            library,
            "/// A catalog.\n#[path = \"src-{index}/mod.rs\"]\npub mod case_{index};"
        )
        .unwrap();
        writeln!(library, "mod snippets_{index} {{\nuse crate::case_{index}::*;").unwrap();
        let shown = snippets(folder);
        assert!(!shown.is_empty(), "{}", folder.display());
        shown.iter().enumerate().for_each(|(number, code)| function(&mut library, number, code));
        library.push_str("}\n");
    }
    let mut files =
        vec![("Cargo.toml".to_owned(), MANIFEST.to_owned()), ("src/lib.rs".to_owned(), library)];
    for (path, contents) in
        read(out.path()).into_iter().filter(|(path, _)| path.starts_with("src-"))
    {
        files.push((format!("src/{path}"), String::from_utf8(contents).unwrap()));
    }
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let _ = output(&mut Nested::new("snippets", &files).cargo(&["check", "--quiet"]));
}

/// Writes the Rust of a catalog to a numbered folder.
fn generate(catalog: &Path, out: &Path, index: usize) {
    let folder = out.join(format!("made-{index}"));
    let mut command = program::errbook(&["rust", "--client", "--catalog"]);
    let _ = output(command.arg(catalog).arg("--out").arg(&folder));
    fs::rename(folders(&folder).remove(0).join("rust"), out.join(format!("src-{index}"))).unwrap();
}

/// Returns the Rust on the pages of a catalog in every language.
fn snippets(folder: &Path) -> Vec<String> {
    let mut catalog = catalog(folder);
    catalog.site.for_team = true;
    let lowered = lower(&catalog, &overlays(&catalog));
    let mut found = Vec::new();
    for page in html(&[CheckedCatalog { catalog: &catalog, lowered: &lowered, mock: None }]) {
        for id in ["rust-raise", "rust-client"] {
            let start = format!("<code id=\"{id}\">");
            let code =
                page.contents.split_once(&start).and_then(|(_, rest)| rest.split_once("</code>"));
            found.extend(code.map(|(code, _)| text(code)));
        }
    }
    found
}

/// Wraps a snippet in a function.
fn function(library: &mut String, number: usize, code: &str) {
    let error = code.strip_prefix("Err(").and_then(|rest| rest.split_once("::Error::"));
    let signature = match error {
        Some((module, _)) => format!("() -> Result<(), {module}::Error>"),
        None => "<'h>(status: u16, headers: Vec<(&'h str, &'h [u8])>, body: &'h [u8])".to_owned(),
    };
    writeln!(library, "pub fn snippet_{number}{signature} {{\n{code}\n}}").unwrap();
}
