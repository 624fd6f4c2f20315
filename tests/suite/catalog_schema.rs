//! `catalog.schema.json` describes `catalog.json` exactly.

use std::collections::BTreeSet;

use errbook_docs::{json, json_schema};
use errbook_spec::lower;
use errbook_tests::hostile::hostile_catalog;
use errbook_tests::{catalog, catalog_folders, overlays};
use serde_json::Value;

fn schema() -> Value {
    serde_json::from_str(&json_schema().contents).unwrap()
}

/// Returns the exports of every catalog of the repository and of the hostile one.
fn exports() -> Vec<Value> {
    let catalogs = catalog_folders().into_iter().map(|folder| catalog(&folder));
    let catalogs = catalogs.chain([hostile_catalog()]);
    let export = |catalog| json(&catalog, &lower(&catalog, &overlays(&catalog))).contents;
    catalogs.map(|it| serde_json::from_str(&export(it)).unwrap()).collect()
}

#[test]
fn every_export_is_valid() {
    let schema = schema();
    jsonschema::meta::validate(&schema).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    for export in exports() {
        let errors: Vec<_> = validator
            .iter_errors(&export)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", export["catalog"]);
    }
}

/// A member that the schema does not know is an error, so one that is added to the export is added there, too.
#[test]
fn no_member_is_unknown() {
    let mut open = Vec::new();
    closed(&schema(), "", &mut open);
    assert!(open.is_empty(), "{open:#?}");
}

fn closed(schema: &Value, path: &str, open: &mut Vec<String>) {
    match schema {
        Value::Object(members) => {
            let is_object = members.contains_key("properties") && members.contains_key("type");
            if is_object && members.get("additionalProperties") != Some(&Value::Bool(false)) {
                open.push(path.to_owned());
            }
            members.iter().for_each(|(name, it)| closed(it, &format!("{path}/{name}"), open));
        }
        Value::Array(items) => items.iter().for_each(|it| closed(it, path, open)),
        _ => {}
    }
}

/// Every part of the schema occurs in an export, so that none of it is invented.
#[test]
fn every_member_is_met() {
    let mut met = BTreeSet::new();
    for export in &exports() {
        names(export, &mut met);
    }
    let mut known = BTreeSet::new();
    properties(&schema(), &mut known);
    let unmet: Vec<_> = known.difference(&met).collect();
    assert!(unmet.is_empty(), "{unmet:?}");
}

fn names(value: &Value, met: &mut BTreeSet<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, it)| {
            met.insert(name.clone());
            names(it, met);
        }),
        Value::Array(items) => items.iter().for_each(|it| names(it, met)),
        _ => {}
    }
}

fn properties(schema: &Value, known: &mut BTreeSet<String>) {
    match schema {
        Value::Object(members) => {
            if let (Some(Value::Object(of)), Some(_)) =
                (members.get("properties"), members.get("type"))
            {
                known.extend(of.keys().cloned());
            }
            members.values().for_each(|it| properties(it, known));
        }
        Value::Array(items) => items.iter().for_each(|it| properties(it, known)),
        _ => {}
    }
}
