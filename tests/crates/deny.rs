//! The rules of `deny.toml` for every package in the lock file, as `cargo deny check bans licenses sources` applies them.

use std::collections::BTreeSet;
use std::fs;

use errbook_tests::{metadata, root};
use serde_json::Value;
use spdx::{Expression, Licensee, ParseMode};

#[test]
fn no_package_is_banned() {
    let rules = rules();
    let banned = names(&rules["bans"]["deny"]);
    assert!(!banned.is_empty());
    let all = packages();
    let found: Vec<_> = all.iter().map(name).filter(|name| banned.contains(*name)).collect();
    assert!(found.is_empty(), "banned: {found:?}");
}

#[test]
fn no_version_is_a_wildcard() {
    for package in packages().iter().filter(|package| package["source"] == Value::Null) {
        for dependency in package["dependencies"].as_array().unwrap() {
            // An unpublished member may name others by path alone.
            let is_private =
                package["publish"] == Value::Array(vec![]) || dependency["kind"] == "dev";
            let is_allowed = is_private && dependency["path"] != Value::Null;
            assert!(
                dependency["req"] != "*" || is_allowed,
                "{}: any version of {}",
                name(package),
                name(dependency)
            );
        }
    }
}

#[test]
fn every_package_comes_from_the_registry() {
    let rules = rules();
    let allowed: Vec<String> =
        texts(&rules["sources"]["allow-registry"]).map(|it| format!("registry+{it}")).collect();
    for package in packages() {
        // Members of the workspace have no source.
        if let Some(source) = package["source"].as_str() {
            assert!(allowed.iter().any(|it| it == source), "{}: {source}", name(&package));
        }
    }
}

#[test]
fn every_licence_is_allowed() {
    let rules = rules();
    let allowed = licences(&rules["licenses"]["allow"]);
    let exceptions = rules["licenses"]["exceptions"].as_array().unwrap();
    let mut unused = names(&rules["licenses"]["exceptions"]);
    let mut wrong = Vec::new();
    for package in packages() {
        let licence = package["license"].as_str().unwrap_or_default();
        let fits = |with: &[Licensee]| {
            Expression::parse_mode(licence, ParseMode::LAX).is_ok_and(|expression| {
                expression.evaluate(|needed| {
                    allowed.iter().chain(with).any(|licensee| licensee.satisfies(needed))
                })
            })
        };
        let exception = exceptions.iter().find(|it| name(it) == name(&package));
        let exception = exception.map(|it| licences(&it["allow"])).unwrap_or_default();
        if !fits(&[]) && fits(&exception) {
            unused.remove(name(&package));
        } else if !fits(&[]) {
            wrong.push(format!("{}: {licence:?}", name(&package)));
        }
    }
    assert!(wrong.is_empty(), "not allowed by deny.toml:\n{}", wrong.join("\n"));
    assert!(unused.is_empty(), "exceptions that nothing needs: {unused:?}");
}

fn rules() -> Value {
    toml::from_str(&fs::read_to_string(root().join("deny.toml")).unwrap()).unwrap()
}

/// Returns every package of the lock file, for any platform.
fn packages() -> Vec<Value> {
    let mut metadata = metadata(&["--locked", "--all-features"]);
    let Value::Array(packages) = metadata["packages"].take() else { panic!("no packages") };
    assert!(packages.len() > 200, "{} packages", packages.len());
    packages
}

fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap()
}

fn names(list: &Value) -> BTreeSet<String> {
    list.as_array().unwrap().iter().map(|item| name(item).to_owned()).collect()
}

fn texts(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().unwrap().iter().map(|item| item.as_str().unwrap())
}

fn licences(list: &Value) -> Vec<Licensee> {
    texts(list).map(|text| Licensee::parse(text).unwrap()).collect()
}
