//! Rust that is committed goes through version control, editors and hooks. It means the same then, or does not compile.

use std::fs;
use std::path::Path;
use std::process::Command;

use errbook_tests::{Nested, has_extension, output, read};

use crate::program;

const CATALOG: &str = "tests/golden/everything/catalog";

#[test]
fn git_converts_no_line_end() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let write = ["rust", "--catalog", CATALOG, "--out", out];
    assert_eq!(program::run(&write).0, 0);
    let written = read(&folder.path().join("everything"));
    assert_eq!(through_git(folder.path()), written);

    // Where the attributes were not committed, `--check` says what has happened, and the command repairs it.
    fs::remove_dir_all(folder.path().join(".git")).unwrap();
    fs::remove_file(folder.path().join("everything/rust/.gitattributes")).unwrap();
    assert_ne!(through_git(folder.path()), written);
    let check = [&write[..], &["--check"]].concat();
    let (code, found, report) = program::run(&check);
    assert_eq!(code, 1);
    assert!(found.contains("rust/tables.rs differs in its line ends\n"), "{found}");
    assert!(!found.contains("differs\n"), "{found}");
    assert!(
        report.contains("only line ends differ: git converts them")
            && report.contains("commit the `.gitattributes` that it writes"),
        "{report}"
    );
    assert_eq!(program::run(&write).0, 0);
    assert_eq!(read(&folder.path().join("everything")), written);
}

/// Commits everything as git for Windows does, and returns what it checks out.
fn through_git(folder: &Path) -> errbook_tests::Files {
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.args(["-c", "core.autocrlf=true", "-c", "core.safecrlf=false"]);
        git.args(["-c", "user.name=a", "-c", "user.email=a@example.com"]);
        output(git.args(arguments).current_dir(folder))
    };
    let _ = git(&["init", "--quiet"]);
    let _ = git(&["add", "--all"]);
    let _ = git(&["commit", "--quiet", "--message", "a"]);
    fs::remove_dir_all(folder.join("everything")).unwrap();
    let _ = git(&["checkout", "--quiet", "--", "everything"]);
    read(&folder.join("everything"))
}

/// Git may well convert it all the same, and editors do: the code means the same with either line end.
#[test]
fn converted_line_ends_change_no_body_and_changed_bytes_do_not_compile() {
    let out = tempfile::tempdir().unwrap();
    let write = ["rust", "--openapi", "--catalog", CATALOG, "--out"];
    let _ = output(program::errbook(&write).arg(out.path()));
    let generated = read(&out.path().join("everything/rust"));
    let cargo = |command: &str, change: &dyn Fn(&str, &str) -> String| {
        let mut files = vec![("Cargo.toml".to_owned(), MANIFEST), ("src/main.rs".to_owned(), MAIN)]
            .into_iter()
            .map(|(path, text)| (path, text.to_owned()))
            .collect::<Vec<_>>();
        for (path, bytes) in &generated {
            let text = String::from_utf8(bytes.clone()).unwrap();
            files.push((format!("src/catalog/{path}"), change(path, &text)));
        }
        let files: Vec<_> =
            files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        Nested::new("committed", &files).cargo(&[command, "--quiet"]).output().unwrap()
    };
    let written = cargo("run", &|_, text| text.to_owned());
    let bodies = String::from_utf8(written.stdout).unwrap();
    assert!(bodies.lines().count() > 8, "{bodies}\n{}", String::from_utf8_lossy(&written.stderr));
    let converted = cargo("run", &|path, text| {
        if has_extension(path, "rs") { text.replace('\n', "\r\n") } else { text.to_owned() }
    });
    assert_eq!(String::from_utf8(converted.stdout).unwrap(), bodies);

    let changes: [(&str, &str, &str); 5] = [
        ("tables.rs", "The shop is closed.", "The shop is closes."),
        ("tables.rs", "The shop is closed.", "The shop is shut."),
        ("tables.rs", "\\x01", "\\x02"),
        ("responses.any.json", "The shop is closed", "The shop is closes"),
        ("responses.any.json", "\n", "\r\n"),
    ];
    for (file, from, to) in changes {
        let result = cargo("check", &|path, text| {
            assert!(path != file || text.contains(from), "{file} has no {from:?}");
            if path == file { text.replacen(from, to, 1) } else { text.to_owned() }
        });
        assert!(!result.status.success(), "{file}: {from:?} was changed, and it compiles");
        let report = String::from_utf8_lossy(&result.stderr);
        assert!(report.contains("not what errbook wrote: change the catalog, and run"), "{report}");
    }
}

const MAIN: &str = r#"#![deny(warnings)]

mod catalog;

fn main() {
    for entry in catalog::CATALOG.entries() {
        for tag in catalog::CATALOG.languages() {
            let language = catalog::CATALOG.language(tag).unwrap();
            println!("{:?}", (entry.code(), entry.title(language), entry.description(language)));
        }
    }
    let error = catalog::orders::Error::OrderError { case: catalog::orders::OrderCase::Closed };
    println!("{}", error.response(&errbook::RequestContext::new()));
}
"#;

const MANIFEST: &str = r#"[package]
name = "committed"
version = "0.0.0"
edition = "2024"

[dependencies]
errbook = { path = "../errbook/crates/errbook" }
"#;
