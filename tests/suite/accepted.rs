//! Whatever the checks accept works: random catalogs with names that mean something in Rust, JSON or errbook.
//!
//! `ACCEPTED=4000` tries that many catalogs, different ones in each run.

pub(crate) mod catalogs;

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write;

use errbook::{CatalogError, RequestContext};
use errbook_client::read;
use errbook_codegen::{Options, emit};
use errbook_spec::diagnostic::Format;
use errbook_spec::model::Catalog;
use errbook_spec::source::Sources;
use errbook_tests::contracts::Schemas;
use errbook_tests::{Known, Nested, is_xml, output, overlays};
use proptest::test_runner::TestRunner;

/// The number of catalogs that are tried.
const TRIED: usize = 120;

#[test]
fn what_is_accepted_works() {
    let wanted = env::var("ACCEPTED").ok().and_then(|it| it.parse().ok());
    let runner = if wanted.is_some() { TestRunner::default() } else { TestRunner::deterministic() };
    let tried = wanted.unwrap_or(TRIED);
    let mut library =
        String::from("//! Generated.\n#![deny(warnings, missing_docs, unsafe_code)]\n");
    let (mut files, mut refused) = (Vec::new(), BTreeMap::<String, usize>::new());
    for (index, made) in catalogs::random(runner).take(tried).enumerate() {
        let loaded = errbook_spec::load(Sources::from_memory(made.clone()));
        let report = loaded.report.render(Format::Concise);
        let Some(catalog) = loaded.catalog else {
            for id in report.lines().filter_map(|it| it.split("error[").nth(1)?.get(..6)) {
                *refused.entry(id.to_owned()).or_default() += 1;
            }
            continue;
        };
        check(&catalog, &made, report.contains("EB0522"));
        writeln!(library, "/// A catalog.\npub mod case_{index};").unwrap();
        for artifact in rust(&catalog) {
            files.push((format!("src/case_{index}/{}", artifact.0), artifact.1));
        }
        let catalog = made.iter().map(|(path, text)| {
            (format!("catalogs/{index}/{path}"), String::from_utf8_lossy(text).into_owned())
        });
        files.extend(catalog);
    }
    let accepted = library.matches("pub mod").count();
    assert!(accepted * 4 > tried, "only {accepted} of {tried} catalogs are accepted: {refused:?}");
    let manifest = "[package]\nname = \"accepted\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
                    errbook = { path = \"../errbook/crates/errbook\" }\n\
                    errbook-client = { path = \"../errbook/crates/client\" }\n";
    files.push(("Cargo.toml".to_owned(), manifest.to_owned()));
    files.push(("src/lib.rs".to_owned(), library));
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let _ = output(&mut Nested::new("accepted", &files).cargo(&["check", "--quiet"]));
}

/// Returns the Rust of a catalog: paths and contents.
fn rust(catalog: &Catalog) -> Vec<(String, String)> {
    let options = || Options {
        command: "a test".to_owned(),
        axum: false,
        actix: false,
        client: true,
        committed: false,
        responses: Vec::new(),
    };
    let lowered = || errbook_spec::lower(catalog, &overlays(catalog));
    let [one, two] = [emit(catalog, &lowered(), &options()), emit(catalog, &lowered(), &options())];
    assert_eq!(one, two, "the same catalog gives the same files");
    one.into_iter().map(|it| (it.path, it.contents)).collect()
}

/// Checks every response of a catalog: it parses, fits its schema, and is read back.
fn check(catalog: &Catalog, files: &[(String, Vec<u8>)], is_ambiguous: bool) {
    let told = || {
        files
            .iter()
            .flat_map(|(path, text)| {
                ["%% ".into(), path.into(), "\n".into(), String::from_utf8_lossy(text)]
            })
            .collect::<String>()
    };
    let known = Known::new(catalog.clone());
    let schemas = Schemas::new(known);
    for error in known.examples() {
        let entry = &known.model.entries[error.entry().index()];
        let response = error.response(&RequestContext::new().instance("urn:x:1").trace_id("t"));
        let body = std::str::from_utf8(response.body()).unwrap();
        if response.header("Content-Type").is_some_and(|it| it.contains("xml")) {
            assert_eq!(is_xml(body), Ok(()), "{body}\n{}", told());
        } else {
            let json = serde_json::from_str(body).unwrap_or_else(|error| panic!("{error}\n{body}"));
            let validator = schemas.validator(known, entry, None);
            let problem =
                validator.and_then(|it| it.validate(&json).err().map(|it| it.to_string()));
            assert_eq!(problem, None, "{body}\n{}", told());
        }
        let headers = response.headers().map(|(name, value)| (name, value.as_bytes()));
        let reading = read(&known.runtime, response.status(), headers, response.body());
        let read = reading.entry().map(|it| it.index());
        assert!(is_ambiguous || read == Some(error.entry().mask().index()), "{body}\n{}", told());
    }
}
