//! Catalogs whose errors are identified in many ways, including ambiguous ones.

use errbook::RequestContext;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// The values of body members and headers.
const VALUES: [&str; 25] = [
    "$catalog",
    "${code} - ${title}",
    "${title} - ${code}",
    "$code",
    "$code|camel",
    "$code|snake",
    "$code|upper",
    "$group",
    "$group|upper",
    "$number|opt",
    "$number|or(0)",
    "$props.kind",
    "$props.other",
    "$props.other|upper",
    "$props.some|opt",
    "$props.some|or(\"a\")",
    "${props.kind}-${props.other}",
    "e=${code}: ${status}",
    "k \"${props.kind}\", ${code}",
    "$title",
    "$status",
    "$type_uri",
    "$docs_url",
    "fixed",
    "$text",
];

const CODES: [&str; 5] = ["a", "b", "a-b", "ab", "a1"];
const TEXTS: [&str; 5] = ["a", "b", "A", "a-b", "b-a"];
const PROPS: [&str; 12] =
    ["a", "b", "A", "\" a\"", "a-b", "b-a", "1", "1.0", "\"1\"", "true", "'a\"b\\'", "x"];
const TYPES: [&str; 3] =
    ["application/json", "application/problem+json", "application/vnd.x+json; charset=utf-8"];

/// Generates an envelope in YAML.
fn envelope() -> impl Strategy<Value = String> {
    let value = || prop::sample::select(&VALUES[..]).prop_map(|value| format!("'{value}'"));
    let either = (prop::sample::select(&["instance", "trace_id"][..]), value(), value()).prop_map(
        |(condition, then, other)| format!("{{ $when: {condition}, then: {then}, else: {other} }}"),
    );
    let member = || prop_oneof![4 => value(), 1 => either.clone()];
    let body = prop::collection::btree_map(prop::sample::select(&["k", "c"][..]), member(), 1..3);
    let body = body.prop_map(|members| {
        let members = members.into_iter().map(|(name, value)| format!("{name}: {value}"));
        format!("{{ {} }}", members.collect::<Vec<_>>().join(", "))
    });
    let body = prop_oneof![
        6 => body.clone(),
        1 => body.clone().prop_map(|body| format!("{{ errors: {{ $each: errors, as: {body} }} }}")),
        1 => (body.clone(), body).prop_map(|(then, other)| {
            format!("{{ $when: trace_id, then: {then}, else: {other} }}")
        }),
    ];
    let header = prop_oneof![3 => Just(String::new()), 1 => value().prop_map(|value| {
        format!(", headers: {{ X-Error: {value} }}")
    })];
    (prop::sample::select(&TYPES[..]), body, header).prop_map(|(content_type, body, header)| {
        format!("{{ content_type: {content_type}, body: {body}{header} }}")
    })
}

/// Generates an error in YAML: its group, and the rest.
fn error() -> impl Strategy<Value = (bool, &'static str, String)> {
    let prop = || prop::sample::select(&PROPS[..]);
    let text = prop::sample::select(&TEXTS[..]);
    let rest = (prop(), text, prop::option::of(prop()), prop::bool::ANY, prop::bool::ANY);
    let alias = prop::option::weighted(0.15, prop::sample::select(&CODES[..]));
    let names = (prop::bool::ANY, prop::sample::select(&CODES[..]), prop::bool::ANY);
    (names, rest, alias).prop_map(|((group, code, is_second), rest, alias)| {
        let (kind, other, some, has_number, is_missing) = rest;
        let alias = alias.map(|alias| format!("    aliases: [{alias}]\n")).unwrap_or_default();
        let some = some.map(|some| format!(", some: {some}")).unwrap_or_default();
        let position = CODES.iter().position(|it| *it == code).unwrap() + 10 * usize::from(group);
        let number = if has_number { format!("    number: {position}\n") } else { String::new() };
        let text = format!(
            "  {code}:\n    status: {}\n    title: Title - {code}\n    description: Something is wrong.\n    resolution: Correct it.\n\
             {number}{alias}    envelope: {}\n    props: {{ kind: {kind}, other: {other}{some} }}\n",
            if is_missing { 404 } else { 400 },
            if is_second { "two" } else { "one" },
        );
        (group, code, text)
    })
}

/// Generates a catalog: two envelopes, and a few errors in each.
pub(crate) fn catalog() -> impl Strategy<Value = Vec<(String, Vec<u8>)>> {
    let errors = prop::collection::vec(error(), 2..5);
    ([envelope(), envelope()], errors, prop::bool::ANY).prop_map(|([one, two], errors, published)| {
        let published = if published { "docs_url: https://example.com\n" } else { "docs_url: https://example.com\ntype_uri: /errors/{group}/{code}\n" };
        let cover = format!(
            "catalog: ab\ntitle: Tried\nlanguage: en\nunique: group\nenvelope: one\n{published}envelopes:\n  one: {one}\n  two: {two}\n",
        );
        let mut files = vec![("catalog.yaml".to_owned(), cover)];
        for (is_first, name) in [(true, "first"), (false, "second")] {
            let errors: std::collections::BTreeMap<_, _> = errors
                .iter()
                .filter(|(group, ..)| *group == is_first)
                .map(|(_, code, text)| (*code, text.as_str()))
                .collect();
            if !errors.is_empty() {
                let errors: String = errors.into_values().collect();
                files.push((format!("{name}.yaml"), format!("group: {name}\ntitle: Things\nerrors:\n{errors}")));
            }
        }
        files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect()
    })
}

/// Returns this many catalogs, the same on every run.
pub(crate) fn some(count: usize) -> impl Iterator<Item = Vec<(String, Vec<u8>)>> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(move |_| catalog().new_tree(&mut runner).unwrap().current())
}

/// Returns requests with and without the values that envelopes may send.
pub(crate) fn contexts() -> [RequestContext<'static>; 4] {
    [
        RequestContext::new(),
        RequestContext::new().instance("/orders/7"),
        RequestContext::new().trace_id("4bf92f35"),
        RequestContext::new().instance("/orders/7").trace_id("4bf92f35"),
    ]
}
