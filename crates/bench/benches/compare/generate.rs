//! Building a crate again after a text of its catalog changed: the build script alone, and all of it.
//!
//! The peer is a build script as one is usually written: typed YAML, quote, and prettyplease for a file that people can read. It makes
//! one enum with its texts in every language, and checks nothing.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::process::Command;

use errbook_tests::{Nested, large_catalog, output, shared_target};

use crate::compile::{RUNTIME, manifest, nested};
use crate::measure::Measured;
use crate::usage::{Process, Usage, in_turn};

pub(crate) const PEER: &str = "serde_yaml + quote + prettyplease";

const ROUNDS: usize = 5;
/// The title of the first entry, which changes in every round.
const TITLE: &str = "title: Title 0";

pub(crate) fn script(size: usize) -> Vec<Measured> {
    let crates = crates(size);
    let mut subjects: Vec<Process<'_>> = Vec::new();
    for (name, subject) in &crates {
        let script = script_of(subject);
        subjects.push((*name, Box::new(move || Usage::of(&script_command(subject, &script)))));
    }
    in_turn(ROUNDS, subjects, &[Usage::processor, Usage::memory])
}

pub(crate) fn rebuild(size: usize) -> Vec<Measured> {
    let crates = crates(size);
    for (_, subject) in &crates {
        let _ = output(&mut develop(subject));
    }
    let round = Cell::new(0);
    let mut subjects: Vec<Process<'_>> = Vec::new();
    for (name, subject) in &crates {
        let round = &round;
        subjects.push((
            *name,
            Box::new(move || {
                round.set(round.get() + 1);
                change(subject, round.get());
                Usage::of(&develop(subject))
            }),
        ));
    }
    in_turn(ROUNDS, subjects, &[Usage::elapsed])
}

/// Returns the command that builds a crate as in development: incrementally, with debug information.
fn develop(subject: &Nested) -> Command {
    let mut command = subject.cargo(&["build", "--quiet"]);
    command.env("CARGO_INCREMENTAL", "1").env_remove("CARGO_PROFILE_DEV_DEBUG");
    command
}

fn change(subject: &Nested, round: usize) {
    let path = subject.folder().join("catalog/group-000.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let start = text.find(TITLE).unwrap();
    let end = start + text[start..].find('\n').unwrap();
    let changed = format!("{}{TITLE}, changed {round}{}", &text[..start], &text[end..]);
    std::fs::write(path, changed).unwrap();
}

/// Writes and builds the two crates.
fn crates(size: usize) -> [(&'static str, Nested); 2] {
    let made = large_catalog(size);
    let catalog = made.files.iter().map(|(path, contents)| {
        (format!("catalog/{path}"), String::from_utf8_lossy(contents).into_owned())
    });
    let catalog: Vec<_> = catalog.collect();
    let package = |name: &str, runtime: &str, build: &str, script: &str, lib: &str| {
        let manifest = manifest(&format!("{name}-{size}"), runtime);
        let mut files = vec![
            ("Cargo.toml".to_owned(), format!("{manifest}\n[build-dependencies]\n{build}")),
            ("build.rs".to_owned(), script.to_owned()),
            ("src/lib.rs".to_owned(), lib.to_owned()),
        ];
        files.extend(catalog.iter().cloned());
        let nested = nested(&format!("bench-{name}-{size}"), &files);
        let _ = output(&mut nested.cargo(&["build", "--quiet"]));
        nested
    };
    [
        (
            "errbook",
            package("generated", RUNTIME, CODEGEN, BUILD, "errbook::include_catalog!();\n"),
        ),
        (
            PEER,
            package(
                "usual",
                "",
                USUAL,
                USUAL_BUILD,
                "include!(concat!(env!(\"OUT_DIR\"), \"/catalog.rs\"));\n",
            ),
        ),
    ]
}

/// Returns the compiled build script of a crate, the newest.
fn script_of(subject: &Nested) -> PathBuf {
    let package = subject.folder().file_name().unwrap().to_string_lossy().into_owned();
    let package = package.strip_prefix("bench-").unwrap().to_owned();
    let folders = std::fs::read_dir(shared_target().join("debug/build")).unwrap();
    let folders = folders.map(|it| it.unwrap().path()).filter(|it| {
        let name = it.file_name().unwrap().to_string_lossy().into_owned();
        name.rsplit_once('-').is_some_and(|(name, _)| name == package)
    });
    let scripts = folders.map(|it| it.join("build-script-build")).filter(|it| it.exists());
    let modified = |it: &PathBuf| it.metadata().unwrap().modified().unwrap();
    scripts.max_by_key(modified).unwrap()
}

/// Returns a command for a build script, with the variables that cargo sets.
fn script_command(subject: &Nested, script: &Path) -> Command {
    let out = subject.folder().join("out");
    std::fs::create_dir_all(&out).unwrap();
    let mut command = Command::new(script);
    command.current_dir(subject.folder()).env("OUT_DIR", out);
    command.env("CARGO_MANIFEST_DIR", subject.folder()).env("CARGO_PKG_NAME", "bench");
    command
}

const CODEGEN: &str = "errbook-codegen = { path = \"../errbook/codegen\" }\n";

const BUILD: &str = "fn main() -> Result<(), errbook_codegen::Error> {
    errbook_codegen::compile(\"catalog\")
}
";

const USUAL: &str = "prettyplease = \"0.3\"
proc-macro2 = \"1\"
quote = \"1\"
serde = { version = \"1\", features = [\"derive\"] }
serde_yaml = { package = \"yaml_serde\", version = \"0.10\" }
syn = \"3\"
";

const USUAL_BUILD: &str = r#"use std::collections::BTreeMap;
use std::fs;

use quote::{format_ident, quote};
use serde::Deserialize;

#[derive(Deserialize)]
struct Group {
    errors: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
struct Entry {
    status: u16,
    title: String,
    description: String,
    resolution: String,
    #[serde(default)]
    params: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Overlay {
    errors: BTreeMap<String, BTreeMap<String, Texts>>,
}

#[derive(Deserialize)]
struct Texts {
    title: String,
    description: String,
    resolution: String,
}

fn main() {
    println!("cargo::rerun-if-changed=catalog");
    let (mut names, mut codes, mut statuses, mut variants) = (vec![], vec![], vec![], vec![]);
    let mut texts = vec![[vec![], vec![], vec![]], [vec![], vec![], vec![]], [vec![], vec![], vec![]]];
    let overlays = ["es", "pt-BR"].map(|tag| {
        let text = fs::read_to_string(format!("catalog/languages/{tag}.yaml")).unwrap();
        serde_yaml::from_str::<Overlay>(&text).unwrap()
    });
    let mut paths: Vec<_> = fs::read_dir("catalog").unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        if !stem.starts_with("group-") {
            continue;
        }
        let group: Group = serde_yaml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        for (code, entry) in group.errors {
            let name = format_ident!("E{}", names.len());
            let fields: Vec<_> = entry.params.iter().map(|(name, kind)| {
                let name = format_ident!("{name}");
                match kind.as_str() {
                    "integer" => quote!(#name: i64),
                    "unsigned" => quote!(#name: u64),
                    _ => quote!(#name: String),
                }
            }).collect();
            let title = &entry.title;
            variants.push(quote!(#[doc = #title] #name { #(#fields),* }));
            for (at, own) in texts.iter_mut().enumerate() {
                let other = at.checked_sub(1).and_then(|at| overlays[at].errors.get(&stem)?.get(&code));
                own[0].push(other.map_or(&entry.title, |it| &it.title).clone());
                own[1].push(other.map_or(&entry.description, |it| &it.description).clone());
                own[2].push(other.map_or(&entry.resolution, |it| &it.resolution).clone());
            }
            statuses.push(entry.status);
            codes.push(code);
            names.push(name);
        }
    }
    let len = names.len();
    let index: Vec<_> = (0..len).collect();
    let arrays = texts.iter().enumerate().map(|(at, own)| {
        let arrays = own.iter().zip(["TITLE", "DESCRIPTION", "RESOLUTION"]).map(|(texts, name)| {
            let name = format_ident!("{name}_{at}");
            quote!(pub static #name: [&str; #len] = [#(#texts),*];)
        });
        quote!(#(#arrays)*)
    });
    let tokens = quote! {
        #[derive(Clone, Debug, PartialEq)]
        pub enum Error { #(#variants),* }
        impl Error {
            pub fn index(&self) -> usize { match self { #(Error::#names { .. } => #index),* } }
        }
        impl std::fmt::Display for Error {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(TITLE_0[self.index()])
            }
        }
        impl std::error::Error for Error {}
        pub static CODES: [&str; #len] = [#(#codes),*];
        pub static STATUSES: [u16; #len] = [#(#statuses),*];
        #(#arrays)*
    };
    let file = syn::parse2(tokens).unwrap();
    let out = std::env::var("OUT_DIR").unwrap();
    fs::write(format!("{out}/catalog.rs"), prettyplease::unparse(&file)).unwrap();
}
"#;
