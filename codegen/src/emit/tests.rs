//! Whole output of small catalogs.

mod client;
mod compiles;
mod sets;
mod small;

use errbook_spec::artifact::Artifact;
use errbook_spec::model::{
    Block, Catalog, Entry, Inline, LinkTarget, Markdown, Param, ParamType, Resolution, Unique,
};

use super::fixture::{
    add_set, catalog, deprecated, entry, every_type, markdown, message, one_of, optional, param,
    retired, with_params, with_variants,
};
use super::{Options, emit};

/// Returns the Rust of a catalog.
fn rust(catalog: &Catalog, options: &Options) -> Vec<Artifact> {
    let languages: Vec<usize> = (0..catalog.languages.len()).collect();
    let lowered = errbook_spec::lower(catalog, &languages);
    emit(catalog, &lowered, &Options { command: "a test".to_owned(), ..options.clone() })
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
    entries.extend(made());
    let mut number = entry("404");
    number.rust_name = "E404".to_owned();
    let mut catalog = catalog(vec![
        ("type", entries),
        ("self", vec![entry("first"), retired("middle"), entry("last"), number]),
        ("str", vec![retired("gone")]),
        ("every", vec![with_params("typed", every_type())]),
        ("a-1b", vec![entry("x")]),
        ("a1b", vec![deprecated("y", 0)]),
        ("more", vec![entry("ok"), with_params("typed", every_type())]),
    ]);
    catalog.unique = Unique::Group;
    let active: Vec<usize> =
        catalog.entries.iter().filter(|it| it.retired.is_none()).map(|it| it.id.0).collect();
    let is_in = |names: &[&str]| {
        let of =
            |id: &usize| names.contains(&catalog.groups[catalog.entries[*id].group].name.as_str());
        active.iter().copied().filter(of).collect::<Vec<_>>()
    };
    let sets = [
        ("any", active.clone()),
        ("both", is_in(&["every", "more", "type"])),
        ("group", is_in(&["self"])),
        ("one", vec![0]),
        ("other", vec![0]),
        ("some", vec![0, 10, 11, 12, 13, 14, 20]),
    ];
    for (name, entries) in sets {
        add_set(&mut catalog, name, entries);
    }
    catalog
}

/// Returns entries whose constructors and setters could collide with other methods or each other.
fn made() -> Vec<Entry> {
    let code = || vec![param("code", ParamType::Integer)];
    let mut entries: Vec<_> =
        ["clone", "from", "render", "with-trace"].map(|name| with_params(name, code())).into();
    for (code, kind) in [("traced", ParamType::String), ("timed", ParamType::Boolean)] {
        let names = ["source", "trace", "field", "self"];
        entries.push(with_params(code, names.map(|name| optional(name, kind.clone())).into()));
    }
    entries
}

/// Returns a catalog of texts that would do harm as Rust, Markdown or HTML.
fn hostile() -> Catalog {
    let texts = [
        "*/ pub fn x(){} /*",
        "\"#; fn x(){} r#\"",
        "\u{202e}\u{2066}",
        "bare\rreturn",
        "nul \0 sep \u{2028} bom \u{feff}",
        "</script><script>alert(1)</script>",
        "[a](javascript:alert(1)) [b][c] ![d](e) [f]: https://example.com",
        "{ } {} {{ {{#include /etc/passwd}} {% raw %} ${x} %s",
        "<Foo> &lt; &amp; https://example.com www.example.com a@b.c",
        "%0A::error::x",
        "    panic!()",
        "```\npanic!()\n```",
        "~~~\npanic!()\n~~~",
        "# heading\n\n- list\n\n1. one\n\n| a | b |\n|---|---|\n\n===\n\n---\n\n> quote",
        "\u{1f469}\u{200d}\u{1f469} e\u{301} =1+1 \\ \\\\ \\n `a` ``b` $x$ [^1] [^1]: note",
    ];
    let mut entries: Vec<_> = (0..texts.len()).map(|i| deprecated(&format!("e{i}"), 0)).collect();
    for (entry, text) in entries.iter_mut().zip(texts) {
        let long = Markdown { plain: text.to_owned(), blocks: blocks(text) };
        entry.since = Some(text.to_owned());
        entry.deprecated.iter_mut().for_each(|deprecated| deprecated.note = Some(text.to_owned()));
        let hostile = Param { description: Some(text.to_owned()), ..param("x", ParamType::String) };
        entry.params = vec![hostile];
        for texts in entry.texts.iter_mut().flatten() {
            texts.title = text.to_owned();
            texts.detail = Some(message(text));
            texts.reasons = vec![long.clone()];
            texts.resolution =
                Some(Resolution::Steps(vec![long.clone(), markdown(&text.repeat(40))]));
            texts.description = Some(long.clone());
        }
    }
    catalog(vec![("hostile", entries)])
}

/// Returns a text in every place that a tree has for it.
fn blocks(text: &str) -> Vec<Block> {
    let inline = || vec![Inline::Text(text.to_owned())];
    let url = LinkTarget::Url(format!("https://example.com/?{text}"));
    let paragraph = Block::Paragraph(vec![
        Inline::Emphasis(inline()),
        Inline::Strong(inline()),
        Inline::Code(text.to_owned()),
        Inline::Break,
        Inline::Link { target: url, content: inline() },
    ]);
    let code = Block::Code { language: "rust".to_owned(), text: format!("{text}\n") };
    let items = vec![vec![paragraph.clone(), code.clone()], vec![code.clone()], Vec::new()];
    vec![
        paragraph,
        Block::List { start: None, items: items.clone() },
        code,
        Block::List { start: Some(7), items },
    ]
}

#[test]
fn output_is_rust_of_ascii() {
    let options = Options { axum: true, actix: true, client: true, ..Options::default() };
    let catalogs = [colliding(), hostile()];
    for file in catalogs.iter().flat_map(|catalog| rust(catalog, &options)) {
        if file.path == "mod.rs" || file.path == "tables.rs" {
            assert!(file.contents.is_ascii(), "{}", file.path);
            syn::parse_file(&file.contents).unwrap();
            assert!(file.contents.lines().all(|line| line.trim_end() == line), "{}", file.path);
        }
    }
}
