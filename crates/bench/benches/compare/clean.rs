//! The first build of a user's crate, with all of its dependencies: a catalog of one error, or a message of prost.
//!
//! Fetches the crates of the peer before, which needs the network once.

use std::path::Path;

use errbook_tests::{Nested, output};

use crate::compile::{RUNTIME, manifest, nested};
use crate::measure::Measured;
use crate::usage::{Process, Usage, in_turn};

const ROUNDS: usize = 3;

pub(crate) fn run(_: usize) -> Vec<Measured> {
    let crates = [("errbook", with_errbook()), ("prost + prost-build", with_prost())];
    let mut subjects: Vec<Process<'_>> = Vec::new();
    for (name, subject) in &crates {
        subjects.push((*name, Box::new(move || build(subject))));
    }
    in_turn(ROUNDS, subjects, &[Usage::elapsed, Usage::processor])
}

fn build(subject: &Nested) -> Usage {
    let target = tempfile::tempdir().unwrap();
    let mut command = subject.cargo(&["build", "--quiet"]);
    command.env("CARGO_TARGET_DIR", target.path());
    Usage::of(&command)
}

fn with_errbook() -> Nested {
    let build = "\n[build-dependencies]\nerrbook-codegen = { path = \"../errbook/codegen\" }\n";
    let files = [
        ("Cargo.toml", manifest("first", &format!("{RUNTIME}{build}"))),
        ("build.rs", BUILD.to_owned()),
        ("src/lib.rs", "errbook::include_catalog!();\n".to_owned()),
        ("catalog/catalog.yaml", COVER.to_owned()),
        ("catalog/orders.yaml", GROUP.to_owned()),
    ];
    nested("bench-first", &files.map(|(path, text)| (path.to_owned(), text)))
}

fn with_prost() -> Nested {
    let manifest = manifest(
        "first-prost",
        "prost = \"0.14\"\n\n[build-dependencies]\nprost-build = \"0.14\"\nprost-types = \"0.14\"\n",
    );
    let files = [
        ("Cargo.toml", &*manifest),
        ("build.rs", PROST_BUILD),
        ("src/lib.rs", "include!(concat!(env!(\"OUT_DIR\"), \"/orders.rs\"));\n"),
    ];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let nested = nested("bench-first-prost", &files);
    fetch(nested.folder());
    nested
}

/// Fetches the dependencies of a crate, as no lock file has them.
fn fetch(folder: &Path) {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let _ = output(std::process::Command::new(program).arg("fetch").current_dir(folder));
}

const COVER: &str = "catalog: first\ntitle: First\ndocs_url: https://example.com/errors\nlanguage: en\ncode_style: kebab-case\nenvelope: rfc9457\n";

const GROUP: &str = "group: orders
title: Orders
errors:
  sold-out:
    status: 409
    title: Sold out
    description: The product is sold out.
    resolution: Order another one.
";

const BUILD: &str = "fn main() -> Result<(), errbook_codegen::Error> {
    errbook_codegen::compile(\"catalog\")
}
";

/// Makes the descriptor of a message, as protoc does: the compiler of protocol buffers is not a crate.
const PROST_BUILD: &str = r#"use prost_types::{DescriptorProto, FieldDescriptorProto, FileDescriptorProto, FileDescriptorSet};

fn main() -> std::io::Result<()> {
    let field = FieldDescriptorProto {
        name: Some("code".to_owned()),
        number: Some(1),
        r#type: Some(9),
        label: Some(1),
        json_name: Some("code".to_owned()),
        ..FieldDescriptorProto::default()
    };
    let message = DescriptorProto {
        name: Some("Error".to_owned()),
        field: vec![field],
        ..DescriptorProto::default()
    };
    let file = FileDescriptorProto {
        name: Some("orders.proto".to_owned()),
        package: Some("orders".to_owned()),
        message_type: vec![message],
        syntax: Some("proto3".to_owned()),
        ..FileDescriptorProto::default()
    };
    prost_build::Config::new().compile_fds(FileDescriptorSet { file: vec![file] })
}
"#;
