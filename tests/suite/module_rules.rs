//! The rules between the modules of ARCHITECTURE.md, and rules for all code.

mod circles;
mod imports;
mod paths;
mod rules;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use circles::Crate;
use errbook_tests::{folders, has_extension, read, root};
use paths::SourceFile;

const LONGEST_FILE: usize = 400;

/// Folders with Rust.
const FOLDERS: [&str; 4] = ["codegen", "crates", "examples", "tests"];

#[test]
fn no_module_uses_what_it_must_not() {
    let mut broken = Vec::new();
    for file in sources() {
        for rule in rules::RULES.iter().filter(|rule| rule.applies_to(&file)) {
            for path in file.paths.iter().filter(|path| rule.forbids(path)) {
                broken.push(format!("{}: `{path}`: {}", file.path, rule.reason));
            }
        }
    }
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// Checks that the test above can fail, and that every rule applies to some file.
#[test]
fn every_rule_applies_to_a_file() {
    let file = SourceFile::parse(
        "crates/spec/src/model/entry.rs",
        "use crate::{diagnostic::{Place, Kind}, model::Entry}; use super::super::parse::x; fn f() { std::fs::read(\"a\"); }
         mod tests { use crate::resolve; }",
    );
    let expected = [
        "crate::diagnostic::Kind",
        "crate::diagnostic::Place",
        "crate::model::Entry",
        "crate::parse::x",
        "std::fs::read",
    ];
    for path in expected {
        assert!(file.paths.contains(path), "{path} is not in {:?}", file.paths);
    }
    assert!(!file.paths.contains("crate::resolve"), "tests may use anything");
    let files = sources();
    for rule in rules::RULES {
        assert!(files.iter().any(|file| rule.applies_to(file)), "nothing is in {:?}", rule.folders);
    }
}

#[test]
fn no_two_files_use_each_other() {
    let mut found = String::new();
    let mut count = 0;
    for folder in FOLDERS {
        let files = read(&root().join(folder));
        for path in files.keys() {
            // A library, a program, a test or a benchmark.
            let Some(start) = ["lib.rs", "main.rs"].iter().find_map(|it| path.strip_suffix(it))
            else {
                continue;
            };
            count += 1;
            let circles = Crate::read(&root().join(folder).join(start)).circles();
            if !circles.is_empty() {
                let circles: String = circles.iter().map(ToString::to_string).collect();
                write!(found, "{folder}/{start}:\n{circles}").unwrap();
            }
        }
    }
    assert!(found.is_empty(), "\n{found}");
    assert!(count > 25, "{count} crates found");
}

/// Checks that the test above can fail, and that it accepts what is not a circle.
#[test]
fn circles_are_found() {
    let circles = |files: &[(&str, &str)]| {
        let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
        let circles = Crate::new(files).circles();
        circles.into_iter().map(|it| it.files.into_iter().collect::<Vec<_>>().join(" ")).collect()
    };
    let none: [&str; 0] = [];
    let found: Vec<String> = circles(&[
        ("lib.rs", "mod a; mod b; mod c; pub use a::A;"),
        ("a.rs", "use crate::b::{self, B}; pub struct A(B);"),
        ("b.rs", "pub struct B; fn c() { super::c::f() }"),
        ("c.rs", "use crate::A; pub fn f(_: A) {}"),
    ]);
    assert_eq!(found, ["crate::a crate::b crate::c"]);
    // A parent that only declares and re-exports. Its child uses a sibling by the parent's name for it.
    let found: Vec<String> = circles(&[
        ("lib.rs", "mod parent;"),
        ("parent.rs", "mod a; mod b; pub use a::A; pub(crate) use b::B;"),
        ("parent/a.rs", "pub struct A;"),
        ("parent/b.rs", "use super::A; pub struct B(A);"),
    ]);
    assert_eq!(found, none);
    // A parent whose code uses its child, which uses a definition of the parent.
    let found: Vec<String> = circles(&[
        ("lib.rs", "mod parent;"),
        ("parent.rs", "mod a; pub use a::A; pub struct P; fn f(_: A) {}"),
        ("parent/a.rs", "pub struct A(super::P);"),
    ]);
    assert_eq!(found, ["crate::parent crate::parent::a"]);
    // Paths in tests don't count.
    let found: Vec<String> = circles(&[
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "use crate::b::B; pub struct A(B);"),
        ("b.rs", "pub struct B; #[cfg(test)] mod tests { use crate::a::A; }"),
    ]);
    assert_eq!(found, none);
}

#[test]
fn no_file_is_too_long() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|file| file.lines > LONGEST_FILE)
        .map(|file| format!("{}: {} lines", file.path, file.lines))
        .collect();
    assert!(long.is_empty(), "more than {LONGEST_FILE} lines:\n{}", long.join("\n"));
}

#[test]
fn every_crate_has_a_description() {
    for folder in folders(&root().join("crates")).iter().chain(&[root().join("codegen")]) {
        let starts =
            ["src/lib.rs", "src/main.rs"].map(|file| fs::read_to_string(folder.join(file)));
        for text in starts.into_iter().flatten() {
            let first = text.lines().next().unwrap_or_default();
            assert!(first.starts_with("//! "), "{}: {first}", folder.display());
            assert!(!first.contains("To come"), "{} is not written", folder.display());
        }
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        assert!(manifest.contains("\ndescription = \""), "{} has no description", folder.display());
        assert!(
            manifest.contains("[lints]\nworkspace = true"),
            "{} has own lints",
            folder.display()
        );
    }
}

/// Presets and seeds are data. Code that names one would be a special case.
#[test]
fn no_preset_or_seed_is_named() {
    let names = data_names();
    assert!(names.contains("vonage") && names.contains("rfc9457"), "{names:?}");
    let free =
        ["crates/vonage-errors/", "crates/wompi-errors/", "examples/", PRESETS, WORKFLOW, IMPORTS];
    let mut found = Vec::new();
    for file in sources() {
        if file.is_test() || free.iter().any(|it| file.path.starts_with(it)) {
            continue;
        }
        for name in names.iter().filter(|name| file.mentions(name)) {
            found.push(format!("{} names `{name}`", file.path));
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// The table that includes the presets.
const PRESETS: &str = "crates/spec/src/presets.rs";
/// Importers know which preset other systems send.
const IMPORTS: &str = "crates/import/src/formats/";
/// It creates a folder `.github`.
const WORKFLOW: &str = "crates/cli/src/command/init.rs";

fn data_names() -> BTreeSet<String> {
    let stem = |name: &str| name.split('.').next().unwrap_or(name).to_owned();
    let seeds = folders(&root().join("catalog"));
    let seeds = seeds.iter().map(|folder| stem(&folder.file_name().unwrap().to_string_lossy()));
    let presets = read(&root().join("crates/spec/presets"));
    seeds.chain(presets.keys().map(|name| stem(name))).collect()
}

fn sources() -> Vec<SourceFile> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        for (path, contents) in read(&root().join(folder)) {
            let path = format!("{folder}/{path}");
            let expected = ["tests/golden/", "tests/reports/", "tests/fixtures/"];
            if has_extension(&path, "rs") && !expected.iter().any(|folder| path.starts_with(folder))
            {
                let text = String::from_utf8(contents).expect("source is UTF-8");
                files.push(SourceFile::parse(&path, &text));
            }
        }
    }
    assert!(files.len() > 50, "{} files found", files.len());
    files
}
