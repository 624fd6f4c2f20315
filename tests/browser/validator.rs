//! A validator checks every page of every catalog.

use std::fs;
use std::path::Path;

use errbook_tests::{catalog_folders, has_extension, hostile, node, node_packages};
use serde_json::Value;

use crate::server::Files;
use crate::sites;

#[test]
fn every_page_is_valid() {
    let folder = tempfile::tempdir().unwrap();
    let hostile = errbook_tests::catalog_of(&hostile::hostile_files());
    let mut count =
        write(&folder.path().join("all"), &sites::site(&sites::read(&catalog_folders())));
    count += write(&folder.path().join("hostile"), &sites::site(&[hostile]));
    assert!(count > 200, "{count}");
    let problems = validate(folder.path());
    assert_eq!(problems, [""; 0]);
}

/// Checks that the test above can fail.
#[test]
fn what_is_not_valid_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let page = "<!DOCTYPE html><html lang=\"en\"><head><title>T</title></head><body><p><div></div></p></body></html>";
    write(folder.path(), &Files::from([("index.html".to_owned(), page.to_owned())]));
    assert!(!validate(folder.path()).is_empty());
}

fn write(folder: &Path, files: &Files) -> usize {
    let pages: Vec<_> = files.iter().filter(|(path, _)| has_extension(path, "html")).collect();
    for (path, page) in &pages {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, page).unwrap();
    }
    pages.len()
}

/// What the pages are held to: every rule that html-validate recommends.
const RULES: &str = r#"export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // The site's own ids begin with an underscore, so that none is ever a code, and a code may begin with a digit. HTML allows both.
    "valid-id": ["error", { relaxed: true }],
    // Several values of one name are what the address of a search has: `?status=404&status=409`.
    "form-dup-name": ["error", { shared: ["checkbox"] }],
  },
};
"#;

/// Returns the problems, one per line.
fn validate(folder: &Path) -> Vec<String> {
    let mut command = node(node_packages());
    let config = folder.join("rules.mjs");
    fs::write(&config, RULES).unwrap();
    command.arg("node_modules/html-validate/bin/html-validate.mjs");
    command.arg("--config").arg(config).args(["--formatter", "json"]);
    let output = command.arg(format!("{}/**/*.html", folder.display())).output().unwrap();
    let files: Vec<Value> = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    let mut found = Vec::new();
    for file in &files {
        for it in file["messages"].as_array().into_iter().flatten() {
            found.push(format!(
                "{}:{}: {} {}",
                file["filePath"], it["column"], it["ruleId"], it["message"]
            ));
        }
    }
    found
}
