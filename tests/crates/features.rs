//! The published crates build without warnings with each feature alone, with none and with all.

use errbook_tests::{published_crates, workspace_cargo};

#[test]
fn each_alone_none_and_all() {
    let mut wrong = Vec::new();
    for package in published_crates() {
        let name = package["name"].as_str().unwrap();
        for features in combinations(package["features"].as_object().unwrap().keys()) {
            let mut cargo = workspace_cargo();
            cargo.args(["clippy", "--locked", "--package", name]).args(&features);
            let status = cargo.args(["--", "-D", "warnings"]).status().unwrap();
            if !status.success() {
                wrong.push(format!("{name} {}", features.join(" ")));
            }
        }
    }
    assert!(wrong.is_empty(), "do not build, or with warnings:\n{}", wrong.join("\n"));
}

/// Returns the arguments of each build.
fn combinations<'f>(features: impl Iterator<Item = &'f String>) -> Vec<Vec<String>> {
    let features: Vec<&String> = features.filter(|feature| *feature != "default").collect();
    let none = vec!["--no-default-features".to_owned()];
    let alone = features.iter().map(|feature| {
        none.iter().cloned().chain([format!("--features={feature}")]).collect::<Vec<_>>()
    });
    let mut all: Vec<Vec<String>> = [none.clone()].into_iter().chain(alone).collect();
    if features.len() > 1 {
        all.push(vec!["--all-features".to_owned()]);
    }
    all
}

#[test]
fn combinations_are_complete() {
    let features = ["default", "http", "xml"].map(str::to_owned);
    let lines: Vec<String> = combinations(features.iter()).iter().map(|it| it.join(" ")).collect();
    let expected = [
        "--no-default-features",
        "--no-default-features --features=http",
        "--no-default-features --features=xml",
        "--all-features",
    ];
    assert_eq!(lines, expected);
}
