//! `errbook init`

use std::path::{Component, Path, PathBuf};

use errbook_docs::editor_schema;
use errbook_spec::artifact::{self, Artifact};
use errbook_spec::{Error, presets, rust_names, suggest};

use crate::args::InitArgs;
use crate::output::Console;

const MANIFEST: &str = r#"[package]
name = "{name}"
version = "0.1.0"
edition = "2024"
publish = false

[dependencies]
errbook = {errbook}

[build-dependencies]
errbook-codegen = {codegen}
"#;

const BUILD: &str = r#"//! Compiles the catalog.

fn main() -> Result<(), errbook_codegen::Error> {
    errbook_codegen::compile("catalog")
}
"#;

const LIBRARY: &str = "//! The errors of the API, generated from `catalog/`.

errbook::include_catalog!();
";

const TEST: &str = r#"//! The generated errors are those of the catalog.

use errbook::RequestContext;
use {crate}::general::{Code, Error};

#[test]
fn an_error_has_a_text_and_a_response() {
    let error = Error::NotFound { what: "order".into(), key: "ord_17".into() };
    assert_eq!(error.to_string(), "The order `ord_17` does not exist.");
    assert_eq!(error.code(), Code::NotFound);
    assert_eq!(error.code().status(), 404);
    print!("{}", error.response(&RequestContext::new()));
}

#[test]
fn every_code_is_found_by_its_name() {
    for code in Code::ALL {
        assert_eq!(code.as_str().parse(), Ok(*code));
    }
}
"#;

const COVER: &str = "# yaml-language-server: $schema=.schema.json
catalog: {name}
title: Errors of the {name} API
docs_url: https://example.com/errors
language: en
code_style: kebab-case
envelope: {envelope}
";

const GROUP: &str = r#"# yaml-language-server: $schema=.schema.json
group: general
title: Errors of every operation
errors:
  not-found:
    status: 404
    title: Not found
    detail: "The {what} `{key}` does not exist."
    description: The key is wrong, or what it named was deleted.
    resolution: Check the key.
    params:
      what: { type: string, description: What was not found., example: order }
      key: { type: string, description: The key in the request., example: ord_17 }

  unavailable:
    status: 503
    title: Temporarily unavailable
    description: A part of the service does not answer.
    resolution: Try again in a minute.
    retry: { after: 60s }
"#;

const WORKFLOW: &str = "name: CI
on: [push, pull_request]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
{checkout}      # The build also checks the catalog.
      - run: cargo test
{folder}";

/// The checkout of a crate that takes errbook from crates.io.
const CHECKOUT: &str = "      # errbook isn't on crates.io yet. Until it is, write `path` in Cargo.toml, and check a clone out here, too:
      # `errbook init --path` writes both.
      - uses: actions/checkout@v5
";

pub(crate) fn run(args: &InitArgs, console: &mut Console) -> Result<u8, Error> {
    if !presets().any(|preset| preset == args.envelope) {
        return Err(unknown_envelope(&args.envelope));
    }
    let folder = absolute(&args.folder)?;
    let name = name(&folder);
    let clone = args.path.as_deref().map(root_of_clone).transpose()?;
    let [errbook, codegen] = dependencies(&folder, clone.as_deref());
    let file = |path: &str, contents: String| Artifact { path: path.to_owned(), contents };
    let manifest = MANIFEST.replace("{name}", &name).replace("{errbook}", &errbook);
    let cover = COVER.replace("{name}", &name).replace("{envelope}", &args.envelope);
    let module = name.replace('-', "_");
    artifact::create(
        &args.folder,
        &[
            file("Cargo.toml", manifest.replace("{codegen}", &codegen)),
            file("build.rs", BUILD.to_owned()),
            file("src/lib.rs", LIBRARY.to_owned()),
            file("tests/errors.rs", TEST.replace("{crate}", &module)),
            file("catalog/catalog.yaml", cover),
            file("catalog/general.yaml", GROUP.to_owned()),
            file("catalog/.schema.json", editor_schema([])),
            file(".github/workflows/ci.yaml", workflow(&folder, clone.as_deref())),
            file(".gitignore", "/target\n".to_owned()),
        ],
    )?;
    let shown = args.folder.display();
    console.out.text(&format!("created the crate `{name}` in `{shown}`\n"));
    console.note(&format!(
        "describe your errors in `{}`; then run `cargo test`, `errbook preview not-found` and `errbook serve` there",
        args.folder.join("catalog").display()
    ));
    Ok(0)
}

fn unknown_envelope(name: &str) -> Error {
    let help = suggest::nearest(name, presets()).map_or_else(
        || "list the built-in envelopes with `errbook explain envelopes`".to_owned(),
        |nearest| format!("did you mean `{nearest}`?"),
    );
    Error::usage(format!("unknown built-in envelope `{name}`\nhelp: {help}"))
}

fn absolute(path: &Path) -> Result<PathBuf, Error> {
    let absolute = std::path::absolute(path).map_err(|error| Error::io("find", path, error))?;
    let mut clean = PathBuf::new();
    for component in absolute.components() {
        match component {
            Component::ParentDir => drop(clean.pop()),
            Component::CurDir => {}
            other => clean.push(other),
        }
    }
    Ok(clean)
}

/// Returns the name of the crate and its catalog: that of the folder in kebab-case.
fn name(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let is_other = |character: char| !character.is_ascii_alphanumeric();
    let words: Vec<&str> = name.split(is_other).filter(|word| !word.is_empty()).collect();
    let name = words.join("-");
    // A crate's name begins with a letter. Cargo reserves `test` and the keywords.
    let is_free = name != "test" && rust_names::escaped(&name) == name;
    if name.starts_with(|first: char| first.is_ascii_lowercase()) && is_free {
        name
    } else {
        format!("api-{name}").trim_end_matches('-').to_owned()
    }
}

/// Returns the absolute path of a clone.
fn root_of_clone(clone: &Path) -> Result<PathBuf, Error> {
    let full = absolute(clone)?;
    if !full.join("codegen/Cargo.toml").is_file() {
        let message = format!("`{}` is not a clone of errbook", clone.display());
        return Err(Error::usage(format!(
            "{message}\nhelp: pass the folder that contains `codegen`"
        )));
    }
    Ok(full)
}

/// Returns the requirements of the runtime and the generator, for the manifest.
fn dependencies(folder: &Path, clone: Option<&Path>) -> [String; 2] {
    let Some(clone) = clone else {
        return [env!("CARGO_PKG_VERSION"); 2].map(|version| format!("\"{version}\""));
    };
    let [own, other] = apart(folder, clone);
    let up = own.components().map(|_| Component::ParentDir);
    let path = slashes(&up.chain(other.components()).collect::<PathBuf>());
    ["crates/errbook", "codegen"].map(|inside| format!("{{ path = \"{path}/{inside}\" }}"))
}

/// Returns the CI workflow. With a clone, it checks out the crate and errbook as they are to each other on this machine.
fn workflow(folder: &Path, clone: Option<&Path>) -> String {
    let Some(clone) = clone else {
        return WORKFLOW.replace("{checkout}", CHECKOUT).replace("{folder}", "");
    };
    let repository = env!("CARGO_PKG_REPOSITORY").trim_start_matches("https://github.com/");
    let [own, other] = apart(folder, clone);
    let checkout = |path: &Path, rest: &str| {
        let path = slashes(path);
        format!("      - uses: actions/checkout@v5\n        with: {{ {rest}path: {path:?} }}\n")
    };
    let mut steps = [
        (&own, checkout(&own, "")),
        (&other, checkout(&other, &format!("repository: {repository}, "))),
    ];
    // A checkout empties its folder, so the inner one comes last.
    steps.sort_by_key(|(path, _)| path.components().count());
    let folder = format!("        working-directory: {:?}\n", slashes(&own));
    WORKFLOW
        .replace("{checkout}", &steps.map(|(_, step)| step).concat())
        .replace("{folder}", &folder)
}

/// Returns the paths of two folders from the innermost folder that contains both. Both are absolute.
fn apart(left: &Path, right: &Path) -> [PathBuf; 2] {
    let shared = left.components().zip(right.components()).take_while(|(a, b)| a == b).count();
    [left, right].map(|path| path.components().skip(shared).collect())
}

fn slashes(path: &Path) -> String {
    let path = path.display().to_string().replace('\\', "/");
    if path.is_empty() { ".".to_owned() } else { path }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_names_the_crate() {
        for (folder, expected) in [
            ("/home/me/shop", "shop"),
            ("/home/me/My Shop_2", "my-shop-2"),
            ("/home/me/2go", "api-2go"),
            ("/home/me/test", "api-test"),
            ("/home/me/match", "api-match"),
            ("/home/me/Ä", "api"),
            ("/", "api"),
        ] {
            assert_eq!(name(Path::new(folder)), expected);
        }
    }

    #[test]
    fn the_clone_is_seen_from_the_crate() {
        let seen = |folder: &str, clone: &str| {
            let [manifest, _] = dependencies(Path::new(folder), Some(Path::new(clone)));
            manifest.split('"').nth(1).unwrap_or_default().to_owned()
        };
        assert_eq!(seen("/home/me/shop", "/home/me/errbook"), "../errbook/crates/errbook");
        let far = "../../../../opt/errbook/crates/errbook";
        assert_eq!(seen("/home/me/a/b", "/opt/errbook"), far);
        assert_eq!(seen("/me/errbook/shop", "/me/errbook"), "../crates/errbook");
    }

    #[test]
    fn a_workflow_checks_out_both_as_they_are_here() {
        let paths = |folder: &str, clone: &str| {
            let text = workflow(Path::new(folder), Some(Path::new(clone)));
            let lines = text
                .lines()
                .filter_map(|line| line.split_once("path: ").or(line.split_once("directory: ")));
            lines.map(|(_, path)| path.trim_end_matches(" }").replace('"', "")).collect::<Vec<_>>()
        };
        assert_eq!(paths("/me/shop", "/me/errbook"), ["shop", "errbook", "shop"]);
        assert_eq!(paths("/me/errbook/shop", "/me/errbook"), [".", "shop", "shop"]);
        assert_eq!(paths("/me/shop", "/me/shop/errbook"), [".", "errbook", "."]);
        assert_eq!(paths("/a/b/shop", "/a/errbook"), ["errbook", "b/shop", "b/shop"]);
    }
}
