//! Tests for the problems of envelopes and their places.

use super::compile;
use crate::fixture;

const BAD_BODIES: &[(&str, &str)] = &[
    (
        "{ a: $cdoe }",
        "EB0502 unknown variable `$cdoe` at envelopes.e.body.a 1..5; did you mean `$code`?",
    ),
    (
        "{ a: 'x ${titel}' }",
        "EB0502 unknown variable `$titel` at envelopes.e.body.a 4..9; did you mean `$title`?",
    ),
    (
        "{ a: $params.balanec }",
        "EB0502 unknown variable `$params.balanec` at envelopes.e.body.a 1..15; did you mean `$params.balance`?",
    ),
    (
        "{ a: $props.knd|opt }",
        "EB0502 unknown variable `$props.knd` at envelopes.e.body.a 1..10; did you mean `$props.kind`?",
    ),
    (
        "{ a: { $when: feilds, then: 1 } }",
        "EB0502 unknown variable `$feilds` at envelopes.e.body.a.$when 0..6; did you mean `$fields`?",
    ),
    (
        "{ a: { $wehn: fields, then: 1 } }",
        "EB0503 unknown construct `$wehn` at envelopes.e.body.a.$wehn; did you mean `$when`?",
    ),
    ("{ $foo: 1 }", "EB0503 unknown construct `$foo` at envelopes.e.body.$foo"),
    (
        "{ a: $code|uper }",
        "EB0504 unknown filter `uper` at envelopes.e.body.a 6..10; did you mean `upper`?",
    ),
    (
        "{ a: $status|upper }",
        "EB0505 filter `upper` does not fit `$status` at envelopes.e.body.a 8..13",
    ),
    (
        "{ a: $code|strings }",
        "EB0505 filter `strings` does not fit `$code` at envelopes.e.body.a 6..13",
    ),
    ("{ a: '${params}' }", "EB0505 `$params` is not a single value at envelopes.e.body.a 2..8"),
    (
        "{ a: $it.path }",
        "EB0506 `$it.path` is outside of `$each` and `$group` at envelopes.e.body.a 1..8",
    ),
    (
        "{ a: $instance }",
        "EB0507 `$instance` may be absent: it depends on the request at envelopes.e.body.a 1..9",
    ),
    (
        "{ a: $detail }",
        "EB0507 `$detail` may be absent: `invalid` has no detail at envelopes.e.body.a 1..7",
    ),
    (
        "{ a: $number }",
        "EB0507 `$number` may be absent: `invalid` has no number at envelopes.e.body.a 1..7",
    ),
    (
        "{ a: $case }",
        "EB0507 `$case` may be absent: `out-of-credit` has no cases at envelopes.e.body.a 1..5",
    ),
    (
        "{ a: $params.cost }",
        "EB0507 `$params.cost` may be absent: `invalid` has no param `cost` at envelopes.e.body.a 1..12",
    ),
    (
        "{ a: $props.kind }",
        "EB0507 `$props.kind` may be absent: `invalid` has no prop `kind` at envelopes.e.body.a 1..11",
    ),
    (
        "{ a: { $each: fields, as: $it.code } }",
        "EB0507 `$it.code` may be absent: a field error may be a text without a code at envelopes.e.body.a.as 1..8",
    ),
    (
        "{ cost: 1, c: $code, $merge: $params }",
        "EB0508 param `cost` of `out-of-credit` has the name of a member of its envelope at errors.out-of-credit.params",
    ),
    (
        "{ a: 1, c: $code, $merge: { a: 2 } }",
        "EB0508 duplicate `a` in one object at envelopes.e.body.$merge.a",
    ),
    (
        "{ c: $code, $merge: [$params, $params] }",
        "EB0508 the params become members of one object twice at envelopes.e.body.$merge.1",
    ),
    (
        "{ a: $code and }",
        "EB0514 text follows a variable in `$code and` at envelopes.e.body.a 6..9",
    ),
    (
        "{ a: $fields }",
        "EB0514 `$fields` is a list and cannot be written as one value at envelopes.e.body.a 1..7",
    ),
    ("{ a: $code|or }", "EB0514 filter `or` needs a value at envelopes.e.body.a 6..8"),
    ("{ a: { $when: fields } }", "EB0515 a condition without a branch at envelopes.e.body.a"),
    (
        "{ a: { $when: fields, then: 1, b: 2 } }",
        "EB0515 `b` has no meaning next to `$when` at envelopes.e.body.a.b",
    ),
    ("{ a: { $each: fields } }", "EB0515 `as` is missing at envelopes.e.body.a"),
    (
        "{ a: { $each: params, as: 1 } }",
        "EB0515 `params` is not a list at envelopes.e.body.a.$each 0..6",
    ),
    ("{ a: { $group: fields, as: 1 } }", "EB0515 `by` is missing at envelopes.e.body.a"),
    (
        "{ a: { $group: fields, by: $code, as: 1 } }",
        "EB0515 `by` is not a variable of the item at envelopes.e.body.a.by",
    ),
    (
        "{ a: { $group: fields, by: $it.path|list, as: 1 } }",
        "EB0505 `$it.path` is not a single value at envelopes.e.body.a.by 1..8",
    ),
    (
        "{ a: { $each: fields, as: { $each: fields, as: 1 } } }",
        "EB0515 a list inside a list of field errors at envelopes.e.body.a.as.$each 0..6",
    ),
    (
        "{ a: { $each: causes, as: { $each: fields, as: 1 } } }",
        "EB0515 a list inside a list of errors at envelopes.e.body.a.as.$each 0..6",
    ),
    (
        "{ a: { $each: errors, as: $it.detail } }",
        "EB0507 `$it.detail` may be absent: an error that was added may not have it at envelopes.e.body.a.as 1..10",
    ),
    (
        "{ a: { $each: errors, as: $it.titel } }",
        "EB0502 unknown variable `$it.titel` at envelopes.e.body.a.as 1..9; did you mean `$it.title`?",
    ),
    (
        "{ a: { $each: errors, as: $it.path } }",
        "EB0502 unknown variable `$it.path` at envelopes.e.body.a.as 1..8",
    ),
    (
        "{ a: { $chain: errors, as: { b: $code } } }",
        "EB0515 this construct goes through another list at envelopes.e.body.a.$chain",
    ),
    (
        "{ a: { $chain: causes, as: $it.code } }",
        "EB0515 a link of a chain is not an object at envelopes.e.body.a",
    ),
    (
        "{ a: { $chain: causes, as: { b: $next|opt, c: $next|opt } } }",
        "EB0515 duplicate `$next` in one chain at envelopes.e.body.a",
    ),
    (
        "{ a: { $chain: causes, as: { b: $next } } }",
        "EB0507 `$next` may be absent: the last cause has none after it at envelopes.e.body.a.as.b 1..5",
    ),
    (
        "{ a: { $chain: causes, as: { b: $next|string|opt } } }",
        "EB0505 filter `string` does not fit `$next` at envelopes.e.body.a.as.b 6..12",
    ),
    ("{ a: $next|opt }", "EB0506 `$next` is outside of `$chain` at envelopes.e.body.a 1..5"),
    (
        "{ a: $causes }",
        "EB0514 `$causes` is a list and cannot be written as one value at envelopes.e.body.a 1..7",
    ),
    (
        "{ a: $code|kebab|upper }",
        "EB0505 filter `upper` changes a spelling again at envelopes.e.body.a 12..17",
    ),
    (
        "{ c: $code, $merge: $title }",
        "EB0515 `$merge` takes an object or `$params` at envelopes.e.body.$merge",
    ),
    (
        "{ c: $code, $merge: { $group: fields, by: $it.path, as: 1 } }",
        "EB0515 `$merge` takes an object or `$params` at envelopes.e.body.$merge",
    ),
    ("$code", "EB0516 the body is not an object or list in every case at envelopes.e.body"),
    (
        "{ $when: fields, then: { c: $code } }",
        "EB0516 the body is not an object or list in every case at envelopes.e.body",
    ),
];

#[test]
fn what_is_wrong_with_bodies() {
    let catalog = fixture::catalog(Vec::new());
    let entries: Vec<_> = catalog.entries.iter().collect();
    for &(body, expected) in BAD_BODIES {
        let found = compile(&format!("e: {{ body: {body} }}"), &entries).unwrap_err();
        assert_eq!(found, [expected.to_owned()], "{body}");
    }
}

const BAD_XML: &[(&str, &str)] = &[
    ("{ a: $code, b: 1 }", "EB0518 an XML body has no single root element at envelopes.e.body"),
    ("{ a: $code }", "EB0518 an XML body has no single root element at envelopes.e.body"),
    (
        "{ a: { '1b': $code } }",
        "EB0518 `1b` is not the name of an XML element at envelopes.e.body.a.1b",
    ),
    (
        "{ a: { c: $code, b: [{ $when: fields, then: { 'c d': 1 } }] } }",
        "EB0518 `c d` is not the name of an XML element at envelopes.e.body.a.b.0.then.c d",
    ),
    (
        "{ a: { c: $code, b: { $group: fields, by: $it.path, as: 1 } } }",
        "EB0518 `$group` makes names that XML may not allow at envelopes.e.body.a.b.$group",
    ),
    (
        "{ a: { c: $code, '@b': x } }",
        "EB0518 attribute `b` is not a fixed text before all elements at envelopes.e.body.a.@b",
    ),
    (
        "{ a: { '@b': $code, c: $code } }",
        "EB0518 attribute `b` is not a fixed text before all elements at envelopes.e.body.a.@b",
    ),
];

#[test]
fn what_xml_cannot_hold() {
    for &(body, expected) in BAD_XML {
        let found = compile(&format!("e: {{ serializer: xml, body: {body} }}"), &[]).unwrap_err();
        assert_eq!(found, [expected.to_owned()], "{body}");
    }
}

const BAD_HEADS: &[(&str, &str)] = &[
    ("{ other: { body: [$code] } }", "EB0501 unknown envelope `e` at envelope"),
    (
        "{ e: { extends: wompy } }",
        "EB0501 unknown envelope `wompy` at envelopes.e.extends; did you mean `wompi`?",
    ),
    (
        "{ e: { extends: f }, f: { extends: g }, g: { extends: f } }",
        "EB0513 envelope `f` extends itself at envelopes.g.extends",
    ),
    (
        "{ e: { content_type: json, body: [$code] } }",
        "EB0510 `json` is not a media type at envelopes.e.content_type",
    ),
    (
        "{ e: { http_status: 99, body: [$code] } }",
        "EB0512 `99` is not a status that an envelope can fix at envelopes.e.http_status",
    ),
    ("{ e: { content_type: a/b } }", "EB0516 envelope `e` has no body at envelopes.e"),
    (
        "{ e: { body: [$code], headers: { 'a b': x } } }",
        "EB0511 `a b` is not the name of a header at envelopes.e.headers.a b",
    ),
    (
        "{ e: { body: [$code], headers: { vary: x } } }",
        "EB0511 header `vary` is written by errbook or by the server at envelopes.e.headers.vary",
    ),
    (
        "{ e: { body: [$code], headers: { a: ñ } } }",
        "EB0511 the value of a header is ASCII text without control characters at envelopes.e.headers.a",
    ),
    (
        "{ e: { body: [$code], headers: { a: x, A: y } } }",
        "EB0508 duplicate `A` in one object at envelopes.e.headers.A",
    ),
    (
        "{ e: { body: [$code], headers: { a: $it.path } } }",
        "EB0506 `$it.path` is outside of `$each` and `$group` at envelopes.e.headers.a 1..8",
    ),
];

#[test]
fn what_is_wrong_with_heads() {
    for &(yaml, expected) in BAD_HEADS {
        assert_eq!(compile(yaml, &[]).unwrap_err(), [expected.to_owned()], "{yaml}");
    }
}
