//! Values that the catalog doesn't know, in a member that identifies errors in another envelope.

use errbook::{CatalogError, RequestContext};
use errbook_client::read;
use errbook_spec::diagnostic::Format;
use errbook_spec::source::Sources;
use errbook_tests::{Known, RawResponse};

const PROBLEM: &str = "application/problem+json";

/// Two envelopes, the params of `a` with a value for each, and whether clients can take `a` for `b`.
const CASES: [(&str, &str, &str, bool); 14] = [
    (
        "{ body: { $merge: $params }, headers: { X-Error: $code } }",
        "{ body: { code: $code } }",
        "code: { type: string, example: b }",
        true,
    ),
    (
        "{ body: { n: $params.n|opt }, headers: { X-Error: $code } }",
        "{ body: { n: $number } }",
        "n: { type: integer, example: 2 }",
        true,
    ),
    (
        "{ body: { n: $params.n|opt }, headers: { X-Error: $code } }",
        "{ body: { n: $number } }",
        "n: { type: string, example: '2' }",
        true,
    ),
    (
        "{ body: { n: '${params.n}' }, headers: { X-Error: $code } }",
        "{ body: { n: 'e: ${code}' } }",
        "n: { type: string, example: 'e: b' }",
        true,
    ),
    (
        "{ body: { all: $params|strings }, headers: { X-Error: $code } }",
        "{ body: { all: { n: $code } } }",
        "n: { type: string, example: b }",
        true,
    ),
    (
        "{ body: { id: $trace_id|opt }, headers: { X-Error: $code } }",
        "{ body: { id: $code } }",
        "",
        true,
    ),
    // Names identify, props don't.
    (
        "{ body: { n: $params.n|opt }, headers: { X-Error: $code } }",
        "{ body: { n: $props.n } }",
        "n: { type: number, example: 2 }",
        false,
    ),
    // The envelope with the body's media type is tried first.
    (
        "{ body: { c: $code, n: $params.n|opt } }",
        "{ body: { n: $number } }",
        "n: { type: integer, example: 2 }",
        false,
    ),
    // A number is never a code, and a choice is only one of its values.
    (
        "{ body: { code: $params.code|opt }, headers: { X-Error: $code } }",
        "{ body: { code: $code } }",
        "code: { type: integer, example: 2 }",
        false,
    ),
    (
        "{ body: { code: $params.code|opt }, headers: { X-Error: $code } }",
        "{ body: { code: $code } }",
        "code: { one_of: [c, d], example: c }",
        false,
    ),
    (
        "{ body: { code: $params.code|opt }, headers: { X-Error: $code } }",
        "{ body: { code: $code } }",
        "code: { type: strings, example: [b] }",
        false,
    ),
    // The name differs, or another error has the same envelope.
    (
        "{ body: { c: $params.code|opt }, headers: { X-Error: $code } }",
        "{ body: { code: $code } }",
        "code: { type: string, example: b }",
        false,
    ),
    (
        "{ body: { code: $code, n: $params.n|opt } }",
        "{ body: { code: $code } }",
        "n: { type: string, example: b }",
        false,
    ),
    (
        "{ body: { code: $code, n: $params.n|opt } }",
        "{ body: { kind: $code, n: $number|opt } }",
        "n: { type: string, example: '2' }",
        false,
    ),
];

#[test]
fn a_value_that_may_be_anothers_name_is_reported() {
    for (own, other, params, is_misread) in CASES {
        for media_type in ["application/json", PROBLEM] {
            let cover = format!(
                "catalog: ab\ntitle: T\nlanguage: en\nenvelope: own\nenvelopes:\n  own: {own}\n  other: {}\n",
                other.replacen('{', &format!("{{ content_type: {media_type},"), 1),
            );
            let rest = "status: 400, title: T, description: D., resolution: R.";
            let group = format!(
                "group: g\ntitle: G\nerrors:\n  a: {{ {rest}, number: 1, params: {{ {params} }}, props: {{ n: 1 }} }}\n  b: {{ {rest}, number: 2, envelope: other, props: {{ n: 2 }} }}\n"
            );
            let files = [("catalog.yaml", cover), ("g.yaml", group)];
            let files = files.map(|(path, text)| (path.to_owned(), text.into_bytes()));
            let loaded = errbook_spec::load(Sources::from_memory(files.to_vec()));
            let report = loaded.report.render(Format::Full { color: false });
            let known = Known::new(loaded.catalog.unwrap_or_else(|| panic!("{report}")));
            let error = known.examples().next().unwrap();
            let sent = RawResponse::new(&error.response(&RequestContext::new().trace_id("b")));
            let headers = sent.headers.iter().map(|(name, value)| (&**name, value.as_bytes()));
            let reading = read(&known.runtime, 400, headers, sent.body.as_bytes());
            let found = reading.entry().map(|entry| entry.code());
            let expected = if is_misread { "b" } else { "a" };
            assert_eq!(found, Some(expected), "{own} {other} {params}: {}", sent.body);
            let said = "`a` in envelope `own` can be taken for `b`";
            assert_eq!(report.contains(said), is_misread, "{own} {other} {params}\n{report}");
            assert_eq!(report.contains("EB0522"), is_misread, "{own} {other} {params}\n{report}");
        }
    }
}
