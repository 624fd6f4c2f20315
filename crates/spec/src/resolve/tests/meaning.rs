//! Tests for valid catalogs.

use super::{COVER, GROUP, entry, one_group, resolve};
use crate::model::{
    Block, Catalog, EntryId, Inline, LinkTarget, Message, ParamType, ParamValue, Piece, PropValue,
    Resolution, Retry, Severity,
};

#[track_caller]
fn sound(cover: &str, entries: &str) -> Catalog {
    let (catalog, found) = one_group(cover, entries);
    assert_eq!(found, Vec::<String>::new());
    catalog.expect("nothing is wrong")
}

#[test]
fn an_entry() {
    let more = "detail: \"Has {balance}, not {{{cost}}}.\"\nparams: { balance: { type: integer, example: 30 }, cost: unsigned }\nretry: { after: 5m }";
    let catalog = sound("", &entry("out-of-credit", more));
    let entry = &catalog.entries[0];
    assert_eq!(entry.rust_name, "OutOfCredit");
    assert_eq!(entry.severity, Severity::Warn);
    assert_eq!(entry.retry, Some(Retry::AfterSeconds(300)));
    let text = |text: &str| Piece::Text(text.to_owned());
    let detail = vec![text("Has "), Piece::Param(0), text(", not {"), Piece::Param(1), text("}.")];
    assert_eq!(entry.source().detail, Some(Message(detail)));
    assert_eq!(entry.examples[0].values, [ParamValue::Integer(30), ParamValue::Unsigned(42)]);
}

/// An entry wins over its group, and the group over the catalog.
#[test]
fn what_an_entry_leaves_out() {
    let defaults = "defaults: { status: 503, retry: never, severity: info, expose: true }\n";
    let of_group = "defaults: { status: 400, retry: { after: 30s } }\n";
    let own = "    retry: backoff\n    severity: error\n    expose: false\n";
    let bare = |code: &str| entry(code, "").replace("    status: 400\n", "");
    let group = |name: &str, defaults: &str, own: &str| {
        let start = GROUP.replace("errors:", &format!("{defaults}errors:"));
        start.replacen("group: g", &format!("group: {name}"), 1) + &bare(&format!("{name}-a")) + own
    };
    let (catalog, found) = resolve(&[
        ("catalog.yaml", format!("{COVER}{defaults}")),
        ("g.yaml", group("g", "", "")),
        ("h.yaml", group("h", of_group, "")),
        ("i.yaml", group("i", of_group, own)),
    ]);
    assert_eq!(found, Vec::<String>::new());
    let entries = catalog.expect("nothing is wrong").entries;
    let facts: Vec<_> =
        entries.iter().map(|it| (it.status, it.retry, it.severity, it.expose)).collect();
    let expected = [
        (503, Some(Retry::Never), Severity::Info, true),
        (400, Some(Retry::AfterSeconds(30)), Severity::Info, true),
        (400, Some(Retry::Backoff), Severity::Error, false),
    ];
    assert_eq!(facts, expected);
}

/// An entry has the params of the catalog, of its group and its own. The narrower declaration wins.
#[test]
fn shared_params() {
    let of_cover = "params: { hint: { type: string, optional: true }, region: string }\n";
    let of_group = "params: { region: integer, tenant: string }\n";
    let (catalog, found) = resolve(&[
        (
            "catalog.yaml",
            format!(
                "{}{of_cover}",
                COVER.replace("code: $code", "code: $code, hint: $params.hint|opt")
            ),
        ),
        (
            "g.yaml",
            format!("{GROUP}{}", entry("a", "detail: \"{region} {x}\"\nparams: { x: string }")),
        ),
        (
            "h.yaml",
            GROUP.replace("group: g", "group: h").replace("errors:", &format!("{of_group}errors:"))
                + &entry("b", "")
                + &entry("c", "params: { hint: boolean, tenant: { type: string, one_of: [x] } }"),
        ),
    ]);
    assert_eq!(found, Vec::<String>::new());
    let entries = catalog.expect("nothing is wrong").entries;
    let params = entries.iter().map(|it| {
        let params = it.params.iter().map(|it| format!("{}: {}", it.name, it.kind.as_str()));
        params.collect::<Vec<_>>().join(", ")
    });
    let expected = [
        "hint: string, region: string, x: string",
        "hint: string, region: integer, tenant: string",
        "region: integer, hint: boolean, tenant: string",
    ];
    assert_eq!(params.collect::<Vec<_>>(), expected);
}

/// The names of params in messages of other programs are often digits.
#[test]
fn digits_are_names() {
    let xml = "envelope: [own, x]\n".to_owned()
        + &COVER.replace("envelope: own\n", "").replace(
            "envelopes: {",
            "envelopes: { x: { content_type: application/xml, serializer: xml, body: { e: { code: $code, first: $params.0 } } },",
        );
    let own = "detail: \"{1} costs $5, {0}\"\nparams: { 0: string, 1: integer, 5: integer }\nheaders: { A: \"{0}\" }";
    let files = |cover: &str| {
        resolve(&[
            ("catalog.yaml", cover.to_owned()),
            ("g.yaml", format!("{GROUP}{}", entry("a", own))),
        ])
    };
    let (catalog, found) = files(&xml);
    assert_eq!(found, Vec::<String>::new());
    let catalog = catalog.expect("nothing is wrong");
    let names: Vec<_> = catalog.entries[0]
        .params
        .iter()
        .map(|it| (it.name.as_str(), it.rust_name.as_str()))
        .collect();
    assert_eq!(names, [("0", "p0"), ("1", "p1"), ("5", "p5")]);
    let (_, found) = files(&xml.replace("first: $params.0", "$merge: $params"));
    assert_eq!(found, ["EB0518 param `0` of `a` is not the name of an XML element"]);
}

/// The status decides. An entry may set any value if none are listed.
#[test]
fn a_prop_by_status() {
    let cover = COVER.replace(
        "{ code: $code, fields: { $each: fields, as: $it.path } } }",
        "{ code: $code, s: $props.s }, props: { s: { by_status: { 400: BAD } } } }",
    );
    let text = |text: &str| PropValue::Text(text.to_owned());
    let number = PropValue::Number("1".to_owned());
    for (by_status, more, expected) in [
        ("BAD", "", text("BAD")),
        ("BAD", "props: { s: OTHER }", text("OTHER")),
        ("1", "", number),
        ("\"1\"", "", text("1")),
    ] {
        let cover = cover.replace("BAD", by_status);
        let group = format!("{GROUP}{}", entry("a", more));
        let (catalog, found) = resolve(&[("catalog.yaml", cover), ("g.yaml", group)]);
        assert_eq!(found, Vec::<String>::new());
        let props = catalog.map(|catalog| catalog.entries[0].props.clone());
        assert_eq!(props, Some(vec![("s".to_owned(), expected)]));
    }
}

/// An envelope that no entry uses may send values of any type.
#[test]
fn an_unused_envelope() {
    let later =
        "later: { body: { code: $code, kind: $props.kind|upper, what: $params.what|ascii|opt } }";
    let cover = COVER.replace("envelopes: { ", &format!("envelopes: {{ {later}, "));
    let group = format!("{GROUP}{}", entry("a", ""));
    let (_, found) = resolve(&[("catalog.yaml", cover), ("g.yaml", group)]);
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_order_of_files_does_not_matter() {
    let cover = ("catalog.yaml", COVER.to_owned());
    let group = |name: &str, code| format!("group: {name}\ntitle: G\nerrors:\n{}", entry(code, ""));
    let (one, _) =
        resolve(&[cover.clone(), ("a.yaml", group("x", "p")), ("b.yaml", group("w", "q"))]);
    let (other, _) = resolve(&[("z.yaml", group("x", "p")), ("c.yaml", group("w", "q")), cover]);
    assert!(one.is_some());
    assert_eq!(one, other);
    assert_eq!(one.map(|catalog| catalog.entries[0].code.clone()).as_deref(), Some("q"));
}

#[test]
fn cases_and_field_errors() {
    let more = "params: { fields: { type: fields, example: [{ field: reference, error: used, by: me }] } }\n\
                cases: { first-case: { detail: One }, other: { detail: \"{x}\", params: { x: { one_of: [IN_USE] } } } }\n\
                field_errors: { used: { message: \"Used by {by}\", params: { by: string } } }";
    let catalog = sound("", &entry("a", more));
    let entry = &catalog.entries[0];
    assert_eq!(entry.cases[0].rust_name, "FirstCase");
    assert_eq!(entry.source().cases[1], Message(vec![Piece::Param(1)]).into());
    let one_of = ParamType::OneOf(vec![("IN_USE".to_owned(), "InUse".to_owned())]);
    assert_eq!(entry.cases[1].params[0].kind, one_of);
    assert_eq!(entry.examples.len(), 2);
    let by = Some(ParamValue::Text("me".to_owned()));
    let fields = ParamValue::Fields(vec![("reference".to_owned(), 0, vec![by])]);
    assert_eq!(entry.examples[1].values[0], fields);
}

#[test]
fn markdown() {
    let text = "\"A *b* `c` [d](code:a) \\\\<e>\\n\\n1. x\\n2. y\\n\\n> quoted\"";
    let entries = entry("a", &format!("reasons: [{text}]"));
    let (catalog, found) = one_group("", &entries);
    assert_eq!(found, ["EB0705 `> quoted` is shown as text, not as a block quote"]);
    let catalog = catalog.expect("a warning stops nothing");
    let reason = &catalog.entries[0].source().reasons[0];
    assert_eq!(reason.plain, "A b c d <e>\n\n1. x\n2. y\n\n> quoted");
    let Block::Paragraph(first) = &reason.blocks[0] else { panic!("no paragraph") };
    let content = vec![Inline::Text("d".to_owned())];
    let target = LinkTarget::Entry(catalog.entries[0].id);
    assert!(first.contains(&Inline::Link { target, content }));
}

#[test]
fn legal_prose_is_not_refused() {
    let texts = [
        "a < b && c > d",
        "50 % off, `{braces}` and `{{more}}`",
        "$x %s {% raw %} {{#include /etc/passwd}}",
        "| a | b |\\n|---|---|\\n| 1 | 2 |",
        "[not a link] and [x]: y",
        "snake_case_word, 2*3*4",
        "*/ pub fn x(){} /*",
        "AT&T &copy; &#60;",
        "=1+1",
        "a\\u2028b",
        "~~a~~ [^1]",
        "Foo<T, U>",
        "```\\nfence",
        "+ a\\n+ b",
        "1) a",
    ];
    for text in texts {
        let (catalog, found) = one_group("", &entry("a", &format!("reasons: [\"{text}\"]")));
        assert_eq!(found, Vec::<String>::new(), "{text}");
        assert!(catalog.is_some());
    }
}

#[test]
fn languages_are_whole_or_none() {
    let group =
        format!("group: g\ntitle: G\nerrors:\n{}{}", entry("a", "detail: D"), entry("b", ""));
    let texts = "      title: T\n      description: Sí\n      resolution: [Uno, Dos]\n";
    let overlay = format!("language: ES\nerrors:\n  g:\n    b:\n{texts}");
    let (catalog, found) = resolve(&[
        ("catalog.yaml", format!("{COVER}languages: [es]\n")),
        ("g.yaml", group),
        ("languages/es.yaml", overlay),
    ]);
    assert_eq!(found, ["EB0607 language `es` is incomplete: 1 of 2 entries fall back"]);
    let catalog = catalog.expect("a warning stops nothing");
    assert_eq!(catalog.entries[0].texts_in(1).1, 0);
    let (texts, language) = catalog.entries[1].texts_in(1);
    let description = texts.description.as_ref().map(|it| it.plain.as_str());
    assert_eq!((description, language), (Some("Sí"), 1));
    assert!(matches!(&texts.resolution, Some(Resolution::Steps(steps)) if steps.len() == 2));
}

#[test]
fn sets_and_fallbacks() {
    let cover = "sets:\n  read-b: [c, g/a]\n  any-a: { description: D, codes: [a] }\n\
                 fallbacks: { timeout: c, not_found: g/a }\n";
    let catalog = sound(cover, &[entry("a", ""), entry("b", ""), entry("c", "")].concat());
    let (a, c) = (EntryId(0), EntryId(2));
    let sets: Vec<_> = catalog
        .sets
        .iter()
        .map(|set| (set.rust_name.as_str(), set.description.is_some(), set.entries.as_slice()))
        .collect();
    assert_eq!(sets, [("AnyAError", true, &[a][..]), ("ReadBError", false, &[a, c])]);
    assert_eq!(catalog.fallbacks, [(404, a), (504, c)]);
}

#[test]
fn a_set_has_the_errors_of_those_that_it_extends() {
    let cover = "sets:\n  x: { extends: [z, y], codes: [c] }\n  y: [a, c]\n  z: { extends: [y] }\n";
    let catalog = sound(cover, &[entry("a", ""), entry("b", ""), entry("c", "")].concat());
    let sets: Vec<_> = catalog
        .sets
        .iter()
        .map(|set| (set.name.as_str(), set.extends.as_slice(), set.entries.as_slice()))
        .collect();
    let both = &[EntryId(0), EntryId(2)][..];
    assert_eq!(sets, [("x", &[2, 1][..], both), ("y", &[], both), ("z", &[1], both)]);
}

/// Returns the ids of the problems of a catalog with an entry of status 401 or 405.
fn found(cover: &str, status: &str, more: &str) -> Vec<String> {
    let entry = entry("a", more).replace("400", status);
    let (_, found) = one_group(cover, &entry);
    found.into_iter().map(|found| found[..6].to_owned()).collect()
}

#[test]
fn headers_that_belong_to_a_status() {
    let own = "headers: { www-authenticate: Basic }";
    let send = |envelope: &str| {
        let cover = COVER.replace("body: {", &format!("{envelope}, body: {{"));
        let entries = format!("{GROUP}{}", entry("a", "").replace("400", "401"));
        resolve(&[("catalog.yaml", cover), ("g.yaml", entries)]).1
    };
    assert!(send("headers: { WWW-Authenticate: Bearer }").is_empty());
    assert!(send("http_status: 200").is_empty());
    assert_eq!(send("headers: { X-Code: $code }").len(), 1);
    assert_eq!(found("", "401", ""), ["EB0807"]);
    assert_eq!(found("", "405", ""), ["EB0808"]);
    assert!(found("", "401", own).is_empty());
    assert!(found("", "401", "audience: internal\nmask: b").iter().all(|id| id != "EB0807"));
    assert!(found("", "401", "retired: {}").is_empty());
    assert!(found("fallbacks: { method_not_allowed: a }\n", "405", "").is_empty());
    assert_eq!(found("fallbacks: { method_not_allowed: a }\n", "401", ""), ["EB0807"]);
}

#[test]
fn warnings_are_allowed_and_denied() {
    let reason = "allow: { EB0807: Never sent }";
    assert!(found("", "401", reason).is_empty());
    assert!(found("lint: { EB0807: deny }\n", "401", reason).is_empty());
    assert!(found("lint: { EB0807: allow }\n", "401", "").is_empty());
    assert!(found("lint: { EB0807: allow }\n", "401", reason).is_empty());
    assert_eq!(found("lint: { EB0807: warn }\n", "401", ""), ["EB0807"]);
    assert_eq!(found("", "400", reason), ["EB0219"]);
    assert!(found("lint: { EB0219: allow }\n", "400", reason).is_empty());
    assert_eq!(found("", "401", "allow: { EB0807: \" \" }"), ["EB0807", "EB0210"]);
    assert_eq!(found("lint: { EB0807: never }\n", "400", ""), ["EB0211"]);
    // The problem may be the reason that there is nothing to allow.
    assert_eq!(found("", "401", "allow: { EB0807: R }\nsee: [b]"), ["EB0315"]);
    let (catalog, _) = one_group("lint: { EB0807: deny }\n", &entry("a", "").replace("400", "401"));
    assert_eq!(catalog, None);
}
