//! Whole output of small catalogs.

use errbook_spec::artifact::Artifact;
use errbook_spec::model::{Catalog, ParamType};

use super::fixture::{
    catalog, deprecated, entry, every_type, one_of, param, retired, with_params, with_variants,
};
use super::{Options, emit};

/// Returns the Rust of a catalog.
fn rust(catalog: &Catalog) -> Vec<Artifact> {
    let languages: Vec<usize> = (0..catalog.languages.len()).collect();
    let lowered = errbook_spec::lower(catalog, &languages);
    emit(catalog, &lowered, &Options { command: "a test".to_owned() })
}

/// Returns a catalog of names that could collide with those of Rust, of the generated code, or with each other.
fn colliding() -> Catalog {
    let fields = ["self", "type", "sink", "case", "gen", "crate", "f", "one", "entry", "i64"];
    let integers = |names: &[&str]| {
        names.iter().map(|name| param(name, ParamType::Integer)).collect::<Vec<_>>()
    };
    let mut entries: Vec<_> =
        ["ok", "err", "none", "some", "option", "result", "string", "vec", "code", "error"]
            .map(entry)
            .into();
    entries.push(with_params("with-fields", integers(&fields)));
    entries.push(with_variants(
        "foo-error",
        integers(&["case", "args"]),
        vec![("none", Vec::new()), ("self", integers(&fields)), ("typed", every_type())],
        vec![("ok", Vec::new()), ("typed", every_type())],
    ));
    entries.push(with_variants(
        "foo",
        vec![param("fields", ParamType::Fields)],
        Vec::new(),
        vec![("ok", Vec::new())],
    ));
    entries.push(with_variants(
        "foo-bar",
        Vec::new(),
        vec![("case", vec![param("case", one_of())])],
        Vec::new(),
    ));
    entries.push(deprecated("foo-bar2", 0));
    let mut number = entry("404");
    number.rust_name = "E404".to_owned();
    catalog(vec![
        ("type", entries),
        ("self", vec![entry("first"), retired("middle"), entry("last"), number]),
        ("str", vec![retired("gone")]),
        ("every", vec![with_params("typed", every_type())]),
        ("a-1b", vec![entry("x")]),
        ("a1b", vec![deprecated("y", 0)]),
    ])
}

#[test]
fn dump() {
    for file in rust(&colliding()) {
        if file.path == "mod.rs" || file.path == "tables.rs" {
            println!("==== {}\n{}", file.path, file.contents);
        }
    }
}
