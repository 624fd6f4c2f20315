//! In a catalog of 3,000 codes, lookups find every code and nothing else, in memory and in a generated crate.

use errbook_spec::lower;
use errbook_tests::{Nested, catalog_of, large_catalog, output, overlays};

const CODES: usize = 3000;

#[test]
fn every_code_is_found_in_memory() {
    let made = large_catalog(CODES);
    assert_eq!(made.codes.len(), CODES);
    let catalog = catalog_of(&made.files);
    let lowered = lower(&catalog, &overlays(&catalog));
    let views = lowered.views();
    let runtime = views.catalog();
    for (index, (group, code)) in made.codes.iter().enumerate() {
        let found = runtime.find(code).unwrap_or_else(|| panic!("{code} is not found"));
        assert_eq!((found.index(), found.group().name()), (index, group.as_str()), "{code}");
        for other in [format!("{code}x"), format!("x{code}"), code.replacen('-', "_", 1) + "_"] {
            assert!(runtime.find(&other).is_none(), "{other} is found");
        }
    }
}

#[test]
fn codes_that_begin_and_end_alike_are_hashed_where_they_differ() {
    for count in [1, CODES] {
        let catalog = catalog_of(&large_catalog(count).files);
        assert_eq!(lower(&catalog, &[]).index.hashed, 8, "{count}");
    }
}

#[test]
fn gaps_fall_back_to_the_source_language() {
    let made = large_catalog(60);
    let catalog = catalog_of(&made.files);
    let lowered = lower(&catalog, &overlays(&catalog));
    let views = lowered.views();
    let runtime = views.catalog();
    let languages = ["en", "es", "pt-BR"].map(|tag| runtime.language(tag).unwrap());
    let titles = |code: &str| {
        let entry = runtime.find(code).unwrap();
        languages.map(|language| entry.title(language))
    };
    assert_eq!(titles("e0"), ["Title 0", "Título 0", "Título 0"]);
    assert_eq!(titles("service-4-unavailable"), ["Title 4"; 3]);
    assert_eq!(titles("payment-declined-2"), ["Title 2", "Título 2", "Title 2"]);
}

#[test]
fn every_code_is_found_in_a_generated_crate() {
    let made = large_catalog(CODES);
    let codes: Vec<String> =
        made.codes.iter().map(|(group, code)| format!("{group} {code}\n")).collect();
    let mut files = vec![
        ("Cargo.toml".to_owned(), MANIFEST.to_owned()),
        ("build.rs".to_owned(), BUILD.to_owned()),
        ("src/main.rs".to_owned(), MAIN.to_owned()),
        ("codes.txt".to_owned(), codes.concat()),
    ];
    for (path, text) in made.files {
        files.push((format!("catalog/{path}"), String::from_utf8(text).unwrap()));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (&**path, &**text)).collect();
    let nested = Nested::new("large", &files);
    assert_eq!(output(&mut nested.cargo(&["run", "--quiet"])), "3000 codes found\n");
}

const MANIFEST: &str = r#"[package]
name = "large"
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

const MAIN: &str = r#"#![deny(warnings)]

errbook::include_catalog!();

fn main() {
    let mut count = 0;
    for line in include_str!("../codes.txt").lines() {
        let (group, code) = line.split_once(' ').unwrap();
        let found = CATALOG.find(code).unwrap_or_else(|| panic!("{code} is not found"));
        assert_eq!((found.index(), found.group().name()), (count, group));
        assert!(CATALOG.find(&format!("{code}x")).is_none());
        assert_eq!(code.parse::<group_000::Code>().is_ok(), group == "group-000");
        count += 1;
    }
    assert_eq!(CATALOG.len(), count);
    assert_eq!(size_of::<group_000::Code>(), 2);
    assert_eq!(group_000::Code::ALL.len(), 700);
    println!("{count} codes found");
}
"#;
