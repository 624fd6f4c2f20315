//! A second validator accepts and refuses the same bodies as the first.

use std::fs;

use errbook_tests::contracts::{BodyKind, Case, Schemas, cases};
use errbook_tests::{Known, catalog, node_script, output, root, sources};
use serde_json::{Map, Value, json};

#[test]
fn every_example_of_every_catalog_fits() {
    let all = sources();
    check(all.map(|folder| (folder.display().to_string(), Known::new(catalog(&folder)))));
}

#[test]
fn every_example_fits_in_every_envelope() {
    let folders = ["catalog/vonage", "catalog/wompi", "tests/golden/everything/catalog"];
    check(errbook_spec::presets().flat_map(|preset| {
        folders.map(|folder| {
            let known = Known::in_preset(&root().join(folder), preset);
            (format!("{folder} in {preset}"), known)
        })
    }));
}

/// Checks all bodies of catalogs, and wrong ones.
fn check(catalogs: impl IntoIterator<Item = (String, &'static Known)>) {
    let folder = tempfile::tempdir().unwrap();
    let (mut count, mut files) = (0, Vec::new());
    for (what, known) in catalogs {
        let schemas = Schemas::new(known);
        let cases = cases(known, &schemas);
        count += cases.iter().filter(|case| case.kind == BodyKind::Fits).count();
        let file = folder.path().join(format!("{}.json", files.len()));
        fs::write(&file, file_of(&schemas, &cases).to_string()).unwrap();
        files.push((file, what, cases));
    }
    assert!(count > 400, "{count}");
    let said = output(node_script("schemas.mjs").args(files.iter().map(|(file, ..)| file)));
    let said: Map<String, Value> = serde_json::from_str(&said).unwrap();
    for (file, what, cases) in &files {
        let said = said[&file.display().to_string()].as_array().unwrap();
        assert_eq!(said.len(), cases.len());
        for (case, problem) in cases.iter().zip(said) {
            let Case { name, body, kind } = case;
            let fits = *kind == BodyKind::Fits;
            assert_eq!(problem.is_null(), fits, "{what}: {name}: {problem}\n{body:#}");
        }
    }
}

/// Returns the input of `schemas.mjs`.
fn file_of(schemas: &Schemas, cases: &[Case]) -> Value {
    let draft = "https://json-schema.org/draft/2020-12/schema";
    let [open, closed] = [schemas.all().clone(), schemas.closed().all().clone()]
        .map(|all| json!({ "$schema": draft, "$defs": all }));
    let bodies = cases.iter().map(|case| {
        let closed = case.kind == BodyKind::Misshapen;
        json!({ "name": case.name, "body": case.body, "closed": closed })
    });
    json!({ "open": open, "closed": closed, "bodies": bodies.collect::<Value>() })
}
