//! The JSON Schema of catalog files accepts what `errbook check` accepts, and what the reference of the format says is true.

use std::collections::BTreeSet;

use errbook_docs::editor_schema;
use errbook_spec::diagnostic::Format;
use errbook_spec::source::Sources;
use errbook_spec::{Field, FormatMap, format_maps};
use errbook_tests::{Files, ReportCase, catalog_folders, has_extension, read, read_bundle, root};
use jsonschema::Validator;
use serde_json::{Value, json};
use serde_yaml::Value as Yaml;

/// Kinds that a schema can see: an unknown key, a wrong type, a missing key.
const SEEN: [&str; 3] = ["EB0201", "EB0202", "EB0203"];

fn schema() -> Value {
    serde_json::from_str(&editor_schema([])).unwrap()
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft7::meta::validate(schema).unwrap();
    jsonschema::draft7::new(schema).unwrap()
}

/// Returns YAML as a language server parses it.
fn json_of(yaml: Yaml) -> Value {
    match yaml {
        Yaml::Mapping(pairs) => pairs
            .into_iter()
            .map(|(key, value)| {
                let key =
                    key.as_str().map_or_else(|| json_of(key.clone()).to_string(), str::to_owned);
                (key, json_of(value))
            })
            .collect(),
        Yaml::Sequence(items) => items.into_iter().map(json_of).collect(),
        other => serde_json::to_value(other).unwrap(),
    }
}

fn problems(validator: &Validator, text: &str) -> Vec<String> {
    let Ok(yaml) = serde_yaml::from_str::<Yaml>(text) else { return vec!["not YAML".to_owned()] };
    let file = json_of(yaml);
    validator
        .iter_errors(&file)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

#[test]
fn every_file_of_every_catalog_is_valid() {
    let validator = validator(&schema());
    let mut count = 0;
    for path in catalog_folders() {
        let files: Files = if path.is_file() {
            read_bundle(&path).into_iter().collect()
        } else {
            read(&path).into_iter().collect()
        };
        for (name, contents) in files.iter().filter(|(name, _)| has_extension(name, "yaml")) {
            let found = problems(&validator, str::from_utf8(contents).unwrap());
            assert!(found.is_empty(), "{}/{name}: {found:#?}", path.display());
            count += 1;
        }
    }
    assert!(count > 20, "{count} files");
}

/// With the names of a catalog, its files are still valid, and so is a name that is new.
#[test]
fn names_of_a_project_are_completed() {
    let folder = root().join("tests/golden/everything/catalog");
    let model = errbook_tests::catalog(&folder);
    let schema: Value = serde_json::from_str(&editor_schema([&model])).unwrap();
    let validator = validator(&schema);
    for (name, contents) in read(&folder).iter().filter(|(name, _)| has_extension(name, "yaml")) {
        let found = problems(&validator, str::from_utf8(contents).unwrap());
        assert!(found.is_empty(), "{name}: {found:#?}");
    }
    let new = "group: new\ntitle: New\nerrors:\n  NEW: { status: 400, title: a, description: a, resolution: a, see: [ZZZ] }\n";
    assert_eq!(problems(&validator, new), [""; 0]);
    let code = &model.entries[0].code;
    let completes = |pointer: &str, name: &str| {
        let names = schema.pointer(pointer).unwrap_or_else(|| panic!("{pointer}"));
        names.as_array().is_some_and(|names| names.contains(&json!(name)))
    };
    assert!(completes("/definitions/error/properties/mask/anyOf/0/enum", code));
    assert!(completes("/definitions/set/properties/codes/items/anyOf/0/enum", code));
    assert!(completes("/definitions/error/properties/envelope/anyOf/0/enum", "stripe"));
    let group = &model.groups[0].name;
    let entry =
        format!("/definitions/translation/properties/errors/properties/{group}/properties/{code}");
    assert_eq!(schema.pointer(&entry), Some(&json!({ "$ref": "#/definitions/translation.error" })));
    for (name, _) in model.entries.iter().flat_map(|entry| &entry.props) {
        let prop = format!("/definitions/error/properties/props/properties/{name}");
        assert!(schema.pointer(&prop).is_some(), "{name}");
    }
}

#[test]
fn mistakes_in_keys_and_types_are_seen() {
    let validator = validator(&schema());
    let mut unseen = Vec::new();
    let mut count = 0;
    for case in ReportCase::all() {
        let name = case.file_name();
        // Names of fallbacks are not keys of the format.
        if !SEEN.iter().any(|id| name.starts_with(id)) || name.contains(".fallback.") {
            continue;
        }
        let yaml = case.files.iter().filter(|(name, _)| has_extension(name, "yaml"));
        let mut texts = yaml.map(|(_, contents)| str::from_utf8(contents).unwrap());
        count += 1;
        if texts.all(|text| problems(&validator, text).is_empty()) {
            unseen.push(name);
        }
    }
    assert!(count >= SEEN.len(), "{count} cases");
    assert!(unseen.is_empty(), "{unseen:?}");
}

/// An editor can't explain a key without a description.
#[test]
fn every_key_is_described() {
    let schema = schema();
    let mut count = 0;
    for map in format_maps() {
        for key in &map.keys {
            let property = &schema["definitions"][map.name]["properties"][key.name];
            let description = property["description"].as_str().unwrap_or_default();
            assert!(description.starts_with(&key.meaning()), "{}.{}", map.name, key.name);
            count += 1;
        }
    }
    assert!(count > 110, "{count} keys");
}

#[test]
fn every_example_is_of_the_type_of_its_key() {
    for (map, key) in keys() {
        let mut schema = schema();
        schema
            .as_object_mut()
            .unwrap()
            .retain(|name, _| name == "$schema" || name == "definitions");
        schema["definitions"][map.name].as_object_mut().unwrap().remove("required");
        // Examples for maps of errors show one key of an error.
        schema["definitions"]["error"].as_object_mut().unwrap().remove("required");
        schema["allOf"] = json!([{ "$ref": format!("#/definitions/{}", map.name) }]);
        let found = problems(&validator(&schema), key.example());
        assert!(found.is_empty(), "{}.{}: `{}`: {found:?}", map.name, key.name, key.example());
    }
}

fn keys() -> Vec<(FormatMap, Field)> {
    let fields = |map: FormatMap| map.keys.clone().into_iter().map(move |key| (map.name, key));
    let all: Vec<(&str, Field)> = format_maps().into_iter().flat_map(fields).collect();
    let map = |name: &str| format_maps().into_iter().find(|map| map.name == name).unwrap();
    all.into_iter().map(|(name, key)| (map(name), key)).collect()
}

/// A catalog with every required key and every key with a choice of words, each alone on a line. A comment names each, with its
/// map.
const CATALOG: [(&str, &str); 3] = [
    (
        "catalog.yaml",
        "\
catalog: shop # cover
title: Shop # cover
language: en # cover
languages: [es]
code_style: kebab-case # cover
defaults:
  retry: never # defaults
  severity: warn # defaults
unique: catalog # cover
stale_translations: serve # cover
envelope: own # cover
envelopes:
  own:
    serializer: json # envelope
    props:
      kind:
        type: string # prop
        one_of: [a]
    body: { code: $code, title: $title, kind: $props.kind|opt }
site:
  audience: callers # site
  markdown: source # site
",
    ),
    (
        "orders.yaml",
        "\
group: orders # group
title: Orders # group
code_style:
  pattern: \"[a-z-]+\" # code_style
errors:
  sold-out:
    status: 409 # error
    title: Sold out # error
    description: It is sold out. # error
    resolution: Wait. # error
    severity: warn # error
    audience: public # error
    retry: never # error
    params:
      left:
        type: string # param
        visibility: public # param
        one_of:
        - value: a # one_of
          rust_name: A
    cases:
      far:
        detail: Far. # case
        rust_name: TooFar
  invalid:
    status: 400
    title: Invalid
    description: It is invalid.
    resolution: Fix it.
    retry:
      after: 30s # retry
    params: { fields: fields }
    field_errors:
      short:
        message: is short # field_error
        rust_name: TooShort
    see:
      - title: More
        url: https://example.com # see
    examples:
      - errors:
        - case: far
          code: sold-out # related
",
    ),
    (
        "languages/es.yaml",
        "\
language: es # translation
errors:
  orders:
    sold-out: { title: Agotado, description: Agotado., resolution: Espere., cases: { far: Lejos. } }
    invalid: { title: No, description: No., resolution: Corrija., field_errors: { short: es corto } }
",
    ),
];

/// Returns the report of the catalog, with a line of a key in a map replaced.
fn report(map: &str, key: &str, replace: impl Fn(&str) -> String) -> Option<String> {
    let mut found = false;
    let files = CATALOG.map(|(path, text)| {
        let lines = text.lines().map(|line| {
            let is_it = line.trim_start_matches([' ', '-']).starts_with(&format!("{key}:"))
                && line.ends_with(&format!(" # {map}"));
            found |= is_it;
            let line = line.split(" # ").next().unwrap_or_default();
            if is_it { replace(line) } else { line.to_owned() + "\n" }
        });
        (path.to_owned(), lines.collect::<String>().into_bytes())
    });
    let loaded = errbook_spec::load(Sources::from_memory(files.to_vec()));
    let text = loaded.report.render(Format::Full { color: false });
    found.then_some(text)
}

#[test]
fn what_is_required_is_missed_and_nothing_else() {
    let required: BTreeSet<(&str, &str)> = keys()
        .iter()
        .filter(|(_, key)| {
            // An editor doesn't know whether the cover has `defaults` or `requires`.
            let is_without_other = key.meaning().starts_with("Required without `");
            (key.is_required() && key.name != "errors") || is_without_other
        })
        .map(|(map, key)| (map.name, key.name))
        .collect();
    for (map, key) in keys().iter().map(|(map, key)| (map.name, key.name)) {
        let Some(report) = report(map, key, |_| String::new()) else {
            assert!(!required.contains(&(map, key)), "the catalog has no `{key}` of {map}");
            continue;
        };
        // A map with one key is empty without it.
        let is_missed =
            report.contains(&format!("`{key}` is missing")) || report.contains("has no value");
        assert_eq!(is_missed, required.contains(&(map, key)), "{map}.{key}\n{report}");
    }
}

#[test]
fn words_are_taken_and_no_others() {
    let errors = |map: &str, key: &str, word: &str| {
        let line = |line: &str| format!("{}{key}: {word}\n", &line[..line.find(key).unwrap()]);
        let report = report(map, key, line);
        let report = report.unwrap_or_else(|| panic!("the catalog has no `{key}` of {map}"));
        let errors = report.lines().filter(|line| line.starts_with("error["));
        errors.map(str::to_owned).collect::<Vec<_>>()
    };
    let mut count = 0;
    for (map, key) in keys() {
        for word in key.words() {
            let errors = errors(map.name, key.name, word);
            let is_refused = errors.iter().any(|error| error.contains(&format!("`{word}`")));
            assert!(!is_refused, "{}.{}: {errors:?}", map.name, key.name);
            count += 1;
        }
        if key.words().next().is_some() {
            assert!(!errors(map.name, key.name, "zzz").is_empty(), "{}.{}", map.name, key.name);
        }
    }
    assert!(count > 30, "{count} words");
}
