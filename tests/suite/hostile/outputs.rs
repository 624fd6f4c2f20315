//! Every harmless text in one catalog, and all outputs for it.

use std::fs;
use std::path::Path;

use errbook::RequestContext;
use errbook_spec::OwnedArgs;
use errbook_tests::hostile::{TEXTS, Verdict, hostile_files};
use errbook_tests::{Files, Nested, catalog, has_extension, output, read};
use pulldown_cmark::{Event, Parser, Tag};
use serde_json::Value;

use crate::program;

/// Writes the catalog and returns the output of `build`.
fn build(folder: &Path) -> Files {
    write(folder);
    let _ = output(program::errbook(&["build", "--out", "out"]).current_dir(folder));
    read(&folder.join("out"))
}

fn write(folder: &Path) {
    for (path, contents) in hostile_files() {
        fs::create_dir_all(folder.join("catalog")).unwrap();
        fs::write(folder.join("catalog").join(path), contents).unwrap();
    }
}

#[test]
fn generated_rust_compiles_and_runs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let made = build(folder.path());
    let mut files = vec![
        ("Cargo.toml".to_owned(), MANIFEST.to_owned()),
        ("src/lib.rs".to_owned(), LIBRARY.to_owned()),
    ];
    for (path, contents) in made {
        if let Some(path) = path.strip_prefix("hostile/rust/") {
            files.push((format!("src/hostile/{path}"), String::from_utf8(contents).unwrap()));
        }
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let nested = Nested::new("hostile", &files);
    let tests = output(&mut nested.cargo(&["test"]));
    assert_eq!(tests.matches("running 0 tests").count(), 2, "{tests}");
    let _ = output(nested.cargo(&["doc", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"));
}

const MANIFEST: &str = r#"[package]
name = "hostile"
version = "0.0.0"
edition = "2024"

[dependencies]
errbook = { path = "../errbook/crates/errbook" }
"#;

const LIBRARY: &str =
    "//! Harmless.\n#![no_std]\n#![deny(warnings, missing_docs)]\n\n/// Texts.\npub mod hostile;\n";

#[test]
fn json_has_each_text_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let made = build(folder.path());
    let exports: Vec<_> = made.iter().filter(|(path, _)| has_extension(path, "json")).collect();
    assert!(!exports.is_empty(), "{:?}", made.keys());
    let mut strings = Vec::new();
    for (path, contents) in exports {
        let value =
            serde_json::from_slice(contents).unwrap_or_else(|error| panic!("{path}: {error}"));
        collect(value, &mut strings);
    }
    for hostile in TEXTS.iter().filter(|it| it.title == Verdict::Harmless) {
        assert!(strings.iter().any(|it| it == hostile.text), "{} has changed", hostile.name);
    }
}

fn collect(value: Value, strings: &mut Vec<String>) {
    match value {
        Value::String(text) => strings.push(text),
        Value::Array(items) => items.into_iter().for_each(|item| collect(item, strings)),
        Value::Object(members) => members.into_iter().for_each(|(_, item)| collect(item, strings)),
        _ => {}
    }
}

#[test]
fn markdown_has_no_html_and_no_strange_link() {
    let folder = tempfile::tempdir().unwrap();
    let made = build(folder.path());
    let mut pages = 0;
    for (path, contents) in made.iter().filter(|(path, _)| has_extension(path, "md")) {
        pages += 1;
        for event in Parser::new(std::str::from_utf8(contents).unwrap()) {
            match event {
                Event::InlineHtml(html) if is_anchor(&html) => {}
                Event::Html(html) | Event::InlineHtml(html) => panic!("{path}: HTML {html:?}"),
                Event::Start(Tag::Image { dest_url, .. }) => panic!("{path}: image {dest_url}"),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let scheme = dest_url.split_once(':').map(|(scheme, _)| scheme);
                    let safe = matches!(scheme, None | Some("https" | "http" | "mailto"));
                    assert!(safe, "{path}: link to {dest_url}");
                }
                _ => {}
            }
        }
    }
    assert!(pages > TEXTS.len(), "{pages} pages");
}

/// Returns whether a tag is an anchor of a code on its page.
fn is_anchor(tag: &str) -> bool {
    let id = tag.strip_prefix("<a id=\"").and_then(|rest| rest.strip_suffix("\">"));
    tag == "</a>" || id.is_some_and(|id| id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'))
}

#[test]
fn responses_have_each_text_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let _ = build(folder.path());
    let catalog = catalog(&folder.path().join("catalog"));
    let lowered = errbook_spec::lower(&catalog, &[]);
    let views = lowered.views();
    let runtime = views.catalog();
    for hostile in TEXTS {
        let code = format!("t-{}", hostile.name);
        let entry = catalog.entries.iter().find(|entry| entry.code == code).unwrap();
        let args = OwnedArgs::new(entry, &entry.examples[0]);
        let found = runtime.find(&code).unwrap();
        let response = found.response(&args.args(), &RequestContext::new());
        let body: Value = serde_json::from_slice(response.body()).unwrap();
        if hostile.title == Verdict::Harmless {
            // A title has one line.
            let title = hostile.text.split([' ', '\n']).filter(|word| !word.is_empty());
            let title = title.collect::<Vec<_>>().join(" ");
            assert_eq!(body["title"], title.as_str());
        }
        if hostile.detail == Verdict::Harmless {
            let text = hostile.text.replace("{{", "{").replace("}}", "}");
            assert_eq!(body["detail"], text.as_str());
        }
    }
}
