//! Committed Rust passes through version control, editors and hooks. Afterwards it means the same, or does not compile.

use std::fs;
use std::path::Path;
use std::process::Command;

use errbook_tests::{Nested, output, read};

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

    // Without the committed attributes, `--check` reports the cause, and the command repairs the files.
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

/// Commits everything as git for Windows does, and returns the checked-out files.
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

/// A crate with committed Rust, `src/catalog/`.
struct Committed {
    generated: errbook_tests::Files,
}

impl Committed {
    fn new() -> Self {
        let out = tempfile::tempdir().unwrap();
        let write = ["rust", "--openapi", "--catalog", CATALOG, "--out"];
        let _ = output(program::errbook(&write).arg(out.path()));
        Self { generated: read(&out.path().join("everything/rust")) }
    }

    /// Writes the crate with a file changed.
    fn with(&self, name: &str, file: &str, change: &dyn Fn(&str) -> String) -> Nested {
        let mut files = vec![
            ("Cargo.toml".to_owned(), MANIFEST.replace("\"committed\"", &format!("{name:?}"))),
            ("src/main.rs".to_owned(), MAIN.to_owned()),
        ];
        for (path, bytes) in &self.generated {
            let text = std::str::from_utf8(bytes).unwrap();
            let text = if path == file { change(text) } else { text.to_owned() };
            files.push((format!("src/catalog/{path}"), text));
        }
        let files: Vec<_> =
            files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        Nested::new(name, &files)
    }

    /// Asserts that the crate with a changed file does not compile, and that the error says what to do.
    fn refuses(&self, file: &str, what: &str, change: &dyn Fn(&str) -> String) {
        let nested = self.with("changed", file, change);
        assert_ne!(read(&nested.folder().join("src/catalog")), self.generated, "{file}: {what}");
        let result = nested.cargo(&["check", "--quiet"]).output().unwrap();
        assert!(!result.status.success(), "{file} was changed, and it compiles: {what}");
        let report = String::from_utf8_lossy(&result.stderr);
        let message = format!("`{file}` is not what errbook wrote: change the catalog, and run");
        assert!(report.contains(&message), "{file}: {what}\n{report}");
    }
}

#[test]
fn what_was_written_compiles_and_cargo_fmt_leaves_it_alone() {
    let committed = Committed::new();
    let nested = committed.with("committed", "", &str::to_owned);
    let mut fmt = Command::new("rustfmt");
    let _ = output(fmt.args(["--edition", "2024", "src/main.rs"]).current_dir(nested.folder()));
    assert_eq!(read(&nested.folder().join("src/catalog")), committed.generated);
    let bodies = output(&mut nested.cargo(&["run", "--quiet"]));
    assert!(bodies.lines().count() > 8, "{bodies}");

    // A project with other line ends can leave the module out.
    let skipped = MAIN.replace("mod catalog;", "#[rustfmt::skip]\nmod catalog;");
    fs::write(nested.folder().join("src/main.rs"), skipped).unwrap();
    fs::write(nested.folder().join("rustfmt.toml"), "newline_style = \"Windows\"\n").unwrap();
    let _ = output(&mut fmt);
    assert!(read(&nested.folder().join("src"))["main.rs"].ends_with(b"\r\n"));
    assert_eq!(read(&nested.folder().join("src/catalog")), committed.generated);
}

#[test]
fn a_file_that_was_changed_does_not_compile() {
    let committed = Committed::new();
    for file in ["mod.rs", "tables.rs", "written.rs", "responses.any.json"] {
        committed.refuses(file, "line ends", &|text| text.replace('\n', "\r\n"));
        committed.refuses(file, "a line more", &|text| format!("{text}\n"));
        committed.refuses(file, "a byte order mark", &|text| format!("\u{feff}{text}"));
    }
    // Edits of the same length, including edits of documentation, attributes and white space.
    let edits: [(&str, &str, &str); 10] = [
        ("mod.rs", "@generated by", "@generates by"),
        ("mod.rs", "Code from 0;", "Code from 1;"),
        ("mod.rs", "    /// Identifies", "    /// identifies"),
        ("mod.rs", "#[repr(u8)]", "#[repr(i8)]"),
        ("mod.rs", "        OrderError,\n", "       OrderError, \n"),
        ("tables.rs", "@generated by", "@generates by"),
        ("tables.rs", "The shop is closed.", "The shop is closes."),
        ("tables.rs", "\\x94\\x01", "\\x95\\x01"),
        ("responses.any.json", "The shop is closed", "The shop is closes"),
        ("written.rs", "\"mod.rs\": ", "\"mod.rs\" : "),
    ];
    for (file, from, to) in edits {
        committed.refuses(file, from, &|text| {
            assert!(text.contains(from), "{file} has no {from:?}");
            text.replacen(from, to, 1)
        });
    }
    committed.refuses("mod.rs", "the order of the codes", &|text| {
        let [before, after] = [" OrderError,\n", " PaymentDeclined,\n"];
        let (start, rest) = text.split_at(text.find("pub enum Code {").unwrap());
        assert!(rest.contains(before) && rest.contains(after), "{rest}");
        let swapped = rest.replacen(before, "?", 1).replacen(after, before, 1);
        format!("{start}{}", swapped.replacen('?', after, 1))
    });
    // A merge that removes the check leaves an undeclared name.
    let nested = committed.with("unchecked", "mod.rs", &|text| {
        text.replace("mod errbook_written {", "mod errbook_written_by_another {")
    });
    assert!(!nested.cargo(&["check", "--quiet"]).output().unwrap().status.success());
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
