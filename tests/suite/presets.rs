//! Every built-in envelope reproduces the bodies of its model API, byte for byte.
//!
//! A file `tests/presets/stripe.txt` contains a catalog with `envelope: stripe`, and bodies. Each body starts with the occurrence
//! and the request, a line each; the whole response follows. `example: CODE#1` is an example of the catalog with all its values.
//! A file `stripe.second.txt` is another catalog for the same preset.

mod any;

use std::collections::BTreeSet;
use std::path::Path;

use errbook::{CatalogError, RequestContext};
use errbook_tests::{
    Known, KnownError, bodies, bundle_of, catalog, catalog_of, expect_file, has_extension,
    preset_catalogs, read_bundle,
};

#[test]
fn every_body_is_as_expected() {
    for path in preset_catalogs() {
        assert!(!bodies(&path).is_empty(), "{} has no body", path.display());
        let known = Known::new(catalog(&path));
        let mut files = read_bundle(&path);
        for (_, text) in files.iter_mut().filter(|(name, _)| has_extension(name, "txt")) {
            let body = str::from_utf8(text).unwrap();
            let (request, _) = body.split_once("\n\n").unwrap_or((body, ""));
            *text = format!("{request}\n\n{}", response(known, request)).into_bytes();
        }
        let bundle = bundle_of(files.iter().map(|(name, text)| (name, text)));
        expect_file(&path, str::from_utf8(&bundle).unwrap());
    }
}

#[test]
fn every_preset_has_a_case_and_every_case_a_preset() {
    let presets: BTreeSet<String> = errbook_spec::presets().map(str::to_owned).collect();
    let cases: BTreeSet<String> = preset_catalogs().iter().map(|case| preset(case)).collect();
    assert_eq!(presets, cases);
}

/// A new catalog only names a preset: entries need no keys besides the required ones.
#[test]
fn every_preset_takes_a_minimal_entry() {
    for preset in errbook_spec::presets() {
        let cover = format!(
            "catalog: minimal\ntitle: Minimal\nlanguage: en\ntype_uri: \"urn:minimal:{{code}}\"\nenvelope: {preset}\n"
        );
        let group = "group: things\ntitle: Things\nerrors:\n  not-found:\n    status: 404\n    title: Not found\n    \
                     description: There is no such thing.\n    resolution: Ask for another.\n";
        let files = [("catalog.yaml", cover.as_str()), ("things.yaml", group)];
        let files: Vec<_> = files.map(|(path, text)| (path.to_owned(), text.into())).into();
        let response = response(Known::new(catalog_of(&files)), "error: not-found");
        let (head, body) = response.split_once("\n\n").unwrap();
        let carries = ["not-found", "not_found", "NOT_FOUND", "notFound"];
        assert!(carries.iter().any(|code| response.contains(code)), "{preset}:\n{response}");
        if head.contains("json") {
            serde_json::from_str::<serde_json::Value>(body).unwrap();
        }
    }
}

/// Parses an occurrence and a request, and returns the response.
fn response(catalog: &'static Known, request: &str) -> String {
    if let Some(example) = request.strip_prefix("example: ") {
        return shown(catalog, example);
    }
    let mut context = RequestContext::new();
    let mut error: Option<errbook::Occurrence<KnownError>> = None;
    for line in request.lines() {
        let (key, value) = line.split_once(": ").unwrap_or_else(|| panic!("`{line}`"));
        let added = |value| catalog.error(value);
        match key.split_once(' ').unwrap_or((key, "")) {
            ("error", "") => error = Some(added(value).into()),
            ("also", "") => error = error.map(|error| error.with_error(added(value))),
            ("cause", "") => error = error.map(|error| error.with_cause(added(value))),
            ("instance", "") => context = context.instance(value),
            ("trace", "") => context = context.trace_id(value),
            ("time", "") => context = context.timestamp(value),
            ("Accept", "") => context = context.accept(value),
            ("Accept-Language", "") => context = context.accept_language(value),
            ("json", name) => context = context.json(name, value),
            ("value", name) => context = context.value(name, value),
            _ => panic!("`{line}`"),
        }
    }
    error.unwrap().response(&context).to_string()
}

/// Returns the response of an example, `code#1` for the second one.
fn shown(catalog: &Known, example: &str) -> String {
    let (code, index) = example.split_once('#').unwrap_or((example, "0"));
    let entry = catalog.model.entries.iter().find(|entry| entry.code == code);
    let entry = entry.unwrap_or_else(|| panic!("there is no `{code}`"));
    let example = &entry.examples[index.parse::<usize>().unwrap()];
    let occurrence = errbook_spec::Occurrence::new(&catalog.model, entry, example);
    occurrence.response(&catalog.runtime, RequestContext::new()).unwrap().to_string()
}

fn preset(case: &Path) -> String {
    let name = case.file_name().unwrap().to_string_lossy();
    name.split('.').next().unwrap_or_default().to_owned()
}
