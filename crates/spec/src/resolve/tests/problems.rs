//! Each problem alone: its trigger, and no other diagnostics.

use crate::model::Catalog;

use super::{COVER, FACTS, GROUP, entry, one_group, resolve};

/// Panics with the report if it has any other problem.
fn other_than(
    id: &str,
    what: &str,
    (catalog, found): (Option<Catalog>, Vec<String>),
) -> Option<String> {
    let is_warning = ["EB0219", "EB0422", "EB0607", "EB0705", "EB0807"].contains(&id);
    let alone = found.len() == 1 && found[0].starts_with(id) && catalog.is_some() == is_warning;
    (!alone).then(|| format!("{id} by {what}\nfound {found:#?}"))
}

#[track_caller]
fn assert_none(other: impl Iterator<Item = Option<String>>) {
    let other: Vec<_> = other.flatten().collect();
    assert!(other.is_empty(), "{}", other.join("\n\n"));
}

#[test]
fn of_the_cover() {
    let cases = [
        ("EB0211", "code_style: kebap-case"),
        ("EB0211", "unique: groups"),
        ("EB0211", "stale_translations: serv"),
        ("EB0212", "docs_url: example.com"),
        ("EB0212", "docs_url: https://example.com/#a"),
        ("EB0212", "docs_url: \"https://[\""),
        ("EB0212", "docs_url: https://user:pw@example.com/e"),
        ("EB0212", "contact: ftp://example.com"),
        ("EB0212", "type_uri: \"https://a:b:c#{code}\""),
        ("EB0212", "type_uri: \"/errors/%zz/{code}\""),
        ("EB0212", "type_uri: \"https://example.com/a b#{code}\""),
        ("EB0213", "version: one"),
        ("EB0305", "reserved: [a]"),
        ("EB0322", "type_uri: \"urn:x:{number}\""),
        ("EB0402", "type_uri: \"https://example.com/{code\""),
        ("EB0408", "type_uri: \"https://example.com/{cod}\""),
        ("EB0408", "type_uri: \"{docs_url}#{code}\""),
        ("EB0601", "languages: [e_s]"),
        ("EB0311", "languages: [con]"),
        ("EB0602", "languages: [es]"),
        ("EB0604", "languages: [EN]"),
        ("EB0701", "description: a <br> b"),
    ];
    assert_none(cases.into_iter().map(|(id, cover)| {
        other_than(id, cover, one_group(&format!("{cover}\n"), &entry("a", "")))
    }));
}

#[test]
fn of_an_entry() {
    let more = OF_AN_ENTRY.into_iter();
    assert_none(more.map(|(id, more)| other_than(id, more, one_group("", &entry("a", more)))));
}

const OF_AN_ENTRY: [(&str, &str); 85] = [
    ("EB0210", "detail: \"\""),
    ("EB0210", "reasons: [\"-\"]"),
    ("EB0210", "reasons: [\"—\"]"),
    ("EB0211", "severity: warning"),
    ("EB0211", "audience: private"),
    ("EB0213", "since: v1"),
    ("EB0214", "tags: [x, x]"),
    ("EB0216", "props: { kind: [1] }"),
    ("EB0308", "aliases: [a]"),
    ("EB0302", "aliases: [a b]"),
    ("EB0309", "params: { fooBar: string, foo_bar: string }"),
    ("EB0309", "params: { case: string }\ncases: { x: { detail: D } }"),
    ("EB0309", "cases: { a-1: { detail: D }, a1: { detail: D } }"),
    ("EB0309", "params: { 0: string, p0: string }"),
    ("EB0310", "rust_name: foo"),
    ("EB0310", "params: { Self: string }"),
    ("EB0310", "cases: { self: { detail: D } }"),
    ("EB0314", "params: { foo-bar: string }"),
    ("EB0314", "cases: { Foo: { detail: D } }"),
    ("EB0315", "see: [b]"),
    ("EB0317", "parent: a"),
    ("EB0319", "mask: a"),
    ("EB0203", "audience: internal"),
    ("EB0401", "detail: \"{x}\""),
    ("EB0401", "examples: [{ params: { x: 1 } }]"),
    ("EB0401", "retry: { after: wait }"),
    ("EB0401", "detail: \"{1}\"\nparams: { 0: string }"),
    ("EB0402", "detail: \"{\""),
    ("EB0402", "detail: \"}\""),
    ("EB0403", "detail: \"{}\""),
    ("EB0404", "detail: \"{x, number}\"\nparams: { x: integer }"),
    ("EB0404", "detail: \"{x:number}\"\nparams: { x: integer }"),
    ("EB0404", "detail: \"{0:N2}\"\nparams: { 0: number }"),
    ("EB0404", "detail: \"{x, plural, other {x}}\"\nparams: { x: integer }"),
    ("EB0405", "detail: \"{x}\"\nparams: { x: { type: integer, visibility: internal } }"),
    ("EB0406", "detail: \"{x}\"\nparams: { x: { type: integer, optional: true } }"),
    ("EB0407", "detail: \"{x}\"\nparams: { x: fields }"),
    ("EB0407", "detail: \"{x}\"\nparams: { x: json }"),
    ("EB0410", "params: { x: strin }"),
    ("EB0411", "params: { x: { type: json, example: null } }"),
    ("EB0413", "params: { x: { type: string, schema: { type: object } } }"),
    ("EB0413", "params: { x: { type: json, schema: { items: [{ $ref: \"#/a\" }] } } }"),
    ("EB0411", "params: { x: { type: integer, example: many } }"),
    ("EB0411", "params: { x: { type: string, one_of: [b, c], example: d } }"),
    ("EB0411", "params: { x: { type: string, max_length: 2, example: abc } }"),
    ("EB0412", "params: { x: fields, y: fields }"),
    ("EB0413", "params: { x: { type: integer, max_length: 2 } }"),
    ("EB0203", "params: { x: { one_of: [{ rust_name: A }] } }"),
    ("EB0309", "params: { x: { one_of: [a, { value: b, rust_name: A }] } }"),
    ("EB0310", "params: { x: { one_of: [a, \"<\"] } }"),
    ("EB0310", "params: { x: { one_of: [{ value: a, rust_name: ALL }] } }"),
    ("EB0414", "params: { x: { one_of: [b, { value: b, rust_name: C }] } }"),
    ("EB0414", "params: { x: { type: string, one_of: [b, b] } }"),
    ("EB0415", "detail: D\ncases: { x: { detail: D } }"),
    ("EB0416", "field_errors: { x: { message: M } }"),
    ("EB0417", "params: { x: string }\ncases: { y: { detail: D, params: { x: string } } }"),
    ("EB0418", "cases: { x: { detail: D } }\nexamples: [{ case: y }]"),
    ("EB0418", "cases: { x: { detail: D } }\nexamples: [{ title: T }]"),
    (
        "EB0419",
        "params: { x: { type: fields, example: [{ field: f, error: z }] } }\nfield_errors: { y: { message: M } }",
    ),
    ("EB0420", "params: { x: { type: string, format: \"a b\" } }"),
    ("EB0801", "headers: { \"a b\": x }"),
    ("EB0802", "headers: { Allow: \"a\\nb\" }"),
    ("EB0803", "headers: { content-type: x }"),
    ("EB0804", "headers: { Allow: x, allow: y }"),
    ("EB0805", "retry: soon"),
    ("EB0805", "retry: { after: 0s }"),
    ("EB0805", "retry: { after: 30 }"),
    ("EB0805", "retry: { after: 400d }"),
    ("EB0806", "retry: { after: x }\nparams: { x: integer }"),
    ("EB0706", "see: [\"http://example.com\"]"),
    ("EB0706", "see: [{ url: b, title: B }]"),
    ("EB0706", "see: [\"https://[\"]"),
    ("EB0714", "see: [/guides/stock]"),
    ("EB0203", "see: [{ title: B }]"),
    ("EB0210", "see: [{ url: \"https://b.c\", title: \"\" }]"),
    ("EB0701", "reasons: [\"a <b> c\"]"),
    ("EB0702", "reasons: [\"![a](https://example.com/x.png)\"]"),
    ("EB0703", "reasons: [\"[a](java&#10;script:x)\"]"),
    ("EB0714", "reasons: [\"[a](/etc/passwd)\"]"),
    ("EB0703", "reasons: [\"[a](//example.com)\"]"),
    ("EB0713", "reasons: [\"[a](#nowhere)\"]"),
    ("EB0315", "reasons: [\"[a](code:b)\"]"),
    ("EB0704", "reasons: [\"- - - - - - - - - - - - - - - - - x\"]"),
    ("EB0705", "reasons: [\"# Heading\"]"),
    ("EB0705", "reasons: [\"    four spaces\"]"),
];

#[test]
fn of_entries_together() {
    let two = |code: &str, more: &str| entry("a", "") + &entry(code, more);
    let cases = [
        ("EB0302", "", entry("a_b", "")),
        ("EB0303", "", entry(&"a".repeat(241), "")),
        ("EB0304", "code_style: PascalCase\n", entry("Ab", "") + &entry("AB", "")),
        ("EB0306", "reserved: [7]\n", entry("a", "number: 7")),
        ("EB0307", "", entry("a", "number: 7") + &entry("b", "number: 7")),
        ("EB0308", "", two("b", "aliases: [a]")),
        ("EB0309", "", entry("a-1", "") + &entry("a1", "")),
        ("EB0310", "", entry("self", "")),
        ("EB0311", "", entry("con", "")),
        (
            "EB0319",
            "",
            entry("a", "audience: internal\nmask: b")
                + &entry("b", "audience: internal\nmask: c")
                + &entry("c", ""),
        ),
        ("EB0318", "", entry("a", "parent: b") + &entry("b", "parent: a")),
        ("EB0320", "version: 1.0.0\n", entry("a", "since: 1.1.0")),
        ("EB0323", "", entry("a", "deprecated: { use: b }") + &entry("b", "retired: {}")),
        ("EB0324", "", two("b", "audience: internal\nmask: a") + &entry("c", "see: [b]")),
        ("EB0204", "", entry("a", "").replace("400", "302")),
        ("EB0321", "type_uri: https://example.com\n", entry("a", "") + &entry("b", "")),
        ("EB0217", "", entry("a", "").replace("400", "200")),
        ("EB0203", "", "  a: { status: 400, title: T, description: D }\n".to_owned()),
    ];
    assert_none(
        cases
            .into_iter()
            .map(|(id, cover, entries)| other_than(id, &entries, one_group(cover, &entries))),
    );
}

/// Problems of a shared param are reported once, however many entries have it.
#[test]
fn of_shared_params() {
    let two = |more: &str| entry("a", more) + &entry("b", more);
    let params = |count: usize| {
        let params: Vec<_> = (0..count).map(|i| format!("p{i}: string, ")).collect();
        params.concat()
    };
    let many = params(96);
    let half = params(60);
    let cases = [
        ("EB0410", "x: strin", two("detail: \"{x}\"\nexamples: [{ params: { x: 1 } }]")),
        ("EB0412", "x: fields", two("")),
        ("EB0309", "x_y: string, xY: string", two("")),
        ("EB0309", "x_y: string", entry("a", "params: { xY: string }")),
        ("EB0309", "case: string", two("cases: { x: D }")),
        ("EB0310", "self: string", two("")),
        ("EB0314", "x-y: string", two("")),
        ("EB0417", "x: string", entry("a", "cases: { y: { detail: D, params: { x: string } } }")),
        ("EB0312", many.as_str(), two("")),
        ("EB0312", half.as_str(), entry("a", &format!("params: {{ {} }}", half.replace('p', "q")))),
        ("EB0422", "x: string", two("").replace("400", "500")),
    ];
    assert_none(cases.into_iter().flat_map(|(id, params, entries)| {
        let params = format!("params: {{ {params} }}\n");
        let group = GROUP.replace("errors:", &format!("{params}errors:"));
        let of_group = [("catalog.yaml", COVER.to_owned()), ("g.yaml", group + &entries)];
        [
            other_than(id, &entries, one_group(&params, &entries)),
            other_than(id, &entries, resolve(&of_group)),
        ]
    }));
}

#[test]
fn of_files_together() {
    let cover = |more: &str| ("catalog.yaml", format!("{COVER}{more}"));
    let group = |path, name: &str, entries: String| {
        (path, format!("group: {name}\ntitle: G\nerrors:\n{entries}"))
    };
    let overlay = |more: &str| {
        let texts = "      title: T\n      description: D\n      resolution: R\n";
        ("languages/es.yaml", format!("language: es\nerrors:\n  g:\n    a:\n{texts}{more}"))
    };
    let g = |more: &str| ("g.yaml", format!("{GROUP}{}", entry("a", more)));
    let cases = [
        ("EB0301", vec![cover(""), g(""), group("h.yaml", "h", entry("a", ""))]),
        (
            "EB0316",
            vec![
                cover("unique: group\n"),
                g(""),
                group("h.yaml", "h", entry("a", "") + &entry("b", "see: [a]")),
            ],
        ),
        ("EB0313", vec![cover(""), g(""), group("h.yaml", "g", entry("b", ""))]),
        ("EB0314", vec![cover(""), group("g.yaml", "G", entry("a", ""))]),
        ("EB0310", vec![cover(""), group("g.yaml", "self", entry("a", ""))]),
        ("EB0311", vec![cover(""), group("g.yaml", "nul", entry("a", ""))]),
        ("EB0603", vec![cover(""), g(""), overlay("")]),
        ("EB0605", vec![cover("languages: [es]\n"), g(""), overlay("    b:\n      title: T\n")]),
        ("EB0605", vec![cover("languages: [es]\n"), g(""), overlay("  h: {}\n")]),
        ("EB0605", vec![cover("languages: [es]\n"), g(""), overlay("      detail: D\n")]),
        ("EB0605", vec![cover("languages: [es]\n"), g(""), overlay("      cases: { x: D }\n")]),
        (
            "EB0606",
            vec![
                cover("languages: [es]\n"),
                g("detail: \"{x}\"\nparams: { x: string }"),
                overlay("      detail: D\n"),
            ],
        ),
        ("EB0607", vec![cover("languages: [es]\n"), g("detail: D"), overlay("")]),
        (
            "EB0608",
            vec![
                cover("languages: [es]\n"),
                g(""),
                overlay(""),
                ("languages/x.yaml", overlay("").1),
            ],
        ),
    ];
    assert_none(
        cases.into_iter().map(|(id, files)| other_than(id, &format!("{files:?}"), resolve(&files))),
    );
}

#[test]
fn all_are_reported() {
    let entries = format!(
        "  A:\n{FACTS}    detail: \"{{x}} }}\"\n    retry: soon\n{}",
        entry("b", "see: [c]")
    );
    let (_, found) = one_group("version: x\n", &entries);
    let ids: Vec<_> = found.iter().map(|found| &found[..6]).collect();
    assert_eq!(ids, ["EB0213", "EB0302", "EB0805", "EB0315", "EB0402", "EB0401"]);
}
