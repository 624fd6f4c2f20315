//! The runtime's responses fit the JSON Schema and the `OpenAPI` document of their catalog.

mod documents;
mod openapi;

use std::collections::BTreeMap;
use std::path::Path;

use errbook::RequestContext;
use errbook_tests::contracts::{BodyKind, Case, Schemas, body, cases};
use errbook_tests::{Known, catalog, root, sources};
use serde_json::json;

#[test]
fn every_example_of_every_catalog_fits() {
    let all = sources();
    let cases = all.map(|folder| (folder.display().to_string(), Known::new(catalog(&folder))));
    let count = check(cases);
    assert!(count > 400, "{count}");
}

#[test]
fn every_example_fits_in_every_envelope() {
    let folders = ["catalog/vonage", "catalog/wompi", "tests/golden/everything/catalog"];
    let cases = errbook_spec::presets().flat_map(|preset| {
        folders.map(|folder| {
            let known = Known::in_preset(&root().join(folder), preset);
            (format!("{folder} in {preset}"), known)
        })
    });
    let count = check(cases);
    assert!(count > 400, "{count}");
}

/// Checks all bodies of catalogs, and wrong ones. Returns the number of right bodies.
fn check(catalogs: impl IntoIterator<Item = (String, &'static Known)>) -> usize {
    let mut count = 0;
    for (what, known) in catalogs {
        let schemas = Schemas::new(known);
        let cases = cases(known, &schemas);
        count += cases.iter().filter(|case| case.kind == BodyKind::Fits).count();
        by_jsonschema(&what, &schemas, &cases);
    }
    count
}

fn by_jsonschema(what: &str, schemas: &Schemas, cases: &[Case]) {
    let closed = schemas.closed();
    let mut validators = BTreeMap::new();
    for Case { name, body, kind } in cases {
        let (open, closed) = validators
            .entry(name)
            .or_insert_with(|| (schemas.validator_of(name), closed.validator_of(name)));
        if *kind != BodyKind::Fits {
            let validator = if *kind == BodyKind::Misshapen { &*closed } else { open };
            assert!(!validator.is_valid(body), "{what}: {name} takes {body:#}");
            continue;
        }
        for (validator, how) in [(&*open, "open"), (closed, "closed")] {
            let problem = validator.validate(body).err();
            assert!(problem.is_none(), "{what}: {name}, {how}: {problem:?}\n{body:#}");
        }
    }
}

/// A client ignores unknown members.
#[test]
fn unknown_members_are_allowed() {
    let known = Known::new(catalog(Path::new(&root().join("catalog/vonage"))));
    let entry = known.model.entries.iter().find(|entry| entry.code == "out-of-credit").unwrap();
    let mut body = body(known, entry, &entry.examples[0], RequestContext::new());
    body["new"] = json!(true);
    assert!(Schemas::new(known).validator(known, entry, None).unwrap().is_valid(&body));
}
