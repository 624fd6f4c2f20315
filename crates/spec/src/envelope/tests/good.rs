//! Tests for the bodies and headers of valid envelopes.

use errbook::RequestContext;

use super::{compile, render, respond};
use crate::fixture;

const BODIES: &[(usize, &str, &str)] = &[
    (0, "{ c: $code, n: $number, s: $status }", r#"{"c":"out-of-credit","n":7,"s":403}"#),
    (0, "{ c: '${code|upper}: $$${status}' }", r#"{"c":"OUT-OF-CREDIT: $403"}"#),
    (
        0,
        "{ $$c: $code|snake, 'd\"': [1, true, null, 'true', []] }",
        r#"{"$c":"out_of_credit","d\"":[1,true,null,"true",[]]}"#,
    ),
    (
        0,
        "{ c: $code|pascal, k: $props.kind|upper|list }",
        r#"{"c":"OutOfCredit","k":["BILLING-ERROR"]}"#,
    ),
    (
        0,
        "{ c: $catalog, d: $code, t: $description }",
        r#"{"c":"demo","d":"out-of-credit","t":"A \"description\"."}"#,
    ),
    (0, "{ i: $instance|opt, c: $code, t: $trace_id|opt }", r#"{"c":"out-of-credit"}"#),
    (
        0,
        "{ i: $instance|or(none), j: $ctx.x|or(5), k: $ctx.x|or(5)|string, l: 'a ${ctx.x|or(b\"c)}', c: $code }",
        r#"{"i":"none","j":5,"k":"5","l":"a b\"c","c":"out-of-credit"}"#,
    ),
    (
        0,
        "{ i: 'a ${instance|opt}', s: $status|string, c: $code }",
        r#"{"s":"403","c":"out-of-credit"}"#,
    ),
    (0, "{ c: $code, $merge: $params }", r#"{"c":"out-of-credit","balance":30,"cost":50}"#),
    (0, "{ $merge: $params, c: $code }", r#"{"balance":30,"cost":50,"c":"out-of-credit"}"#),
    (2, "{ $merge: $params, c: $code }", r#"{"c":"down"}"#),
    (
        0,
        "{ c: $code, p: $params|strings, q: $params.cost }",
        r#"{"c":"out-of-credit","p":{"balance":"30","cost":"50"},"q":50}"#,
    ),
    (
        0,
        "{ c: $code, $merge: { a: 1, $merge: [{ b: 2 }, $params] } }",
        r#"{"c":"out-of-credit","a":1,"b":2,"balance":30,"cost":50}"#,
    ),
    (
        0,
        "{ $merge: { $when: instance, then: { a: $instance }, else: { a: 0, b: 0 } }, c: $code }",
        r#"{"a":0,"b":0,"c":"out-of-credit"}"#,
    ),
    (
        0,
        "[{ $when: instance, then: $instance }, $code, { $unless: instance, then: 1 }]",
        r#"["out-of-credit",1]"#,
    ),
    (
        0,
        "{ a: { $when: detail, then: $detail, else: $title }, c: $code }",
        r#"{"a":"Balance 30, cost 50.","c":"out-of-credit"}"#,
    ),
    (
        2,
        "{ a: { $when: detail, then: $detail, else: $title }, c: $code, t: $text }",
        r#"{"a":"Title of down","c":"down","t":"A \"description\"."}"#,
    ),
    (
        1,
        "{ c: $code, f: { $each: fields, as: { n: $it.name, p: $it.pointer, m: $it.message, c: $it.code|opt } } }",
        r##"{"c":"invalid","f":[{"n":"name","p":"#/name","m":"is \"missing\"","c":"missing"},{"n":"color","p":"#/profile/color","m":"is \"missing\"","c":"missing"},{"n":"name","p":"#/name","m":"at most 9","c":"too-long"}]}"##,
    ),
    (
        1,
        "{ c: $code, f: { $group: fields, by: $it.path, as: $it.message } }",
        r#"{"c":"invalid","f":{"name":["is \"missing\"","at most 9"],"profile.color":["is \"missing\""]}}"#,
    ),
    (0, "{ c: $code, f: { $each: fields, as: $it.path } }", r#"{"c":"out-of-credit","f":[]}"#),
    (
        1,
        "{ c: $code|snake|upper, f: { $each: fields, as: $it.json_pointer }, d: $code|camel }",
        r#"{"c":"INVALID","f":["/name","/profile/color","/name"],"d":"invalid"}"#,
    ),
    (
        0,
        "{ e: { $each: errors, as: { c: $it.code|camel, d: $it.detail|opt, k: $it.props.kind|or(none), p: $it.params|strings, $merge: $it.params, n: $code } } }",
        r#"{"e":[{"c":"outOfCredit","d":"Balance 30, cost 50.","k":"billing-error","p":{"balance":"30","cost":"50"},"balance":30,"cost":50,"n":"out-of-credit"}]}"#,
    ),
    (
        1,
        "{ c: $code, e: { $each: errors, as: { $each: it.fields, as: '${it.path}: ${it.message}' } } }",
        r#"{"c":"invalid","e":[["name: is \"missing\"","profile.color: is \"missing\"","name: at most 9"]]}"#,
    ),
    (
        0,
        "{ c: $code, a: { $each: causes, as: $it.code }, b: { $chain: causes, as: { d: $it.code, e: $next|opt } } }",
        r#"{"c":"out-of-credit","a":[]}"#,
    ),
    (
        0,
        "{ b: { $when: causes, then: 1, else: 2 }, e: { $when: errors, then: $code }, f: { $when: props.nothing, then: $props.nothing } }",
        r#"{"b":2,"e":"out-of-credit"}"#,
    ),
    (
        1,
        "{ $merge: { $unless: fields, then: { r: $text } }, f: { $when: fields, then: 1 }, c: $code }",
        r#"{"f":1,"c":"invalid"}"#,
    ),
    (
        0,
        "{ c: $code, d: $docs_url, y: $severity, r: $reason_phrase }",
        r#"{"c":"out-of-credit","d":"https://example.com/docs/generic/out-of-credit/","y":"error","r":"Forbidden"}"#,
    ),
];

#[test]
fn constructs_and_filters() {
    for &(entry, body, expected) in BODIES {
        assert_eq!(render(body, entry), expected, "{body}");
    }
}

const XML: &[(usize, &str, &str)] = &[
    (
        0,
        "{ a: { '@xmlns': 'urn:a\"<', '@b': '1', c: $code, n: null, t: 'a & ${code}', s: $status } }",
        r#"<a xmlns="urn:a&quot;&lt;" b="1"><c>out-of-credit</c><n></n><t>a &amp; out-of-credit</t><s>403</s></a>"#,
    ),
    (
        0,
        "{ a: { c: $code, l: [1, 'x', { y: true }, { $when: instance, then: 2 }], k: $code|list, i: $instance|opt } }",
        "<a><c>out-of-credit</c><l><i>1</i><i>x</i><i><y>true</y></i></l><k><i>out-of-credit</i></k></a>",
    ),
    (
        0,
        "{ a: { c: $code, p: $params, q: $params|strings, $merge: [{ r: 1 }, $params], o: $ctx.x|or(a<b), z: $ctx.x|or(null) } }",
        "<a><c>out-of-credit</c><p><balance>30</balance><cost>50</cost></p><q><balance>30</balance><cost>50</cost></q><r>1</r><balance>30</balance><cost>50</cost><o>a&lt;b</o><z></z></a>",
    ),
    (
        1,
        "{ a: { c: $code, f: { $each: fields, as: { p: $it.path, m: $it.message } } } }",
        "<a><c>invalid</c><f><i><p>name</p><m>is &quot;missing&quot;</m></i><i><p>profile.color</p><m>is &quot;missing&quot;</m></i><i><p>name</p><m>at most 9</m></i></f></a>",
    ),
    (
        1,
        "{ a: { $merge: { $when: fields, then: { x: 1 }, else: { y: 1 } }, c: { $unless: fields, then: $code, else: $title } } }",
        "<a><x>1</x><c>Title of invalid</c></a>",
    ),
];

#[test]
fn xml() {
    let catalog = fixture::catalog(Vec::new());
    for &(entry, body, expected) in XML {
        let yaml = format!("e: {{ serializer: xml, content_type: text/xml, body: {body} }}");
        let envelope = compile(&yaml, &[&catalog.entries[entry]]).unwrap();
        assert_eq!(respond(envelope, entry, &RequestContext::new()).1, expected, "{body}");
    }
}

#[test]
fn presets_and_what_extends_them() {
    let catalog = fixture::catalog(Vec::new());
    let entries: Vec<_> = catalog.entries.iter().collect();
    let body = |yaml: &str, entry| {
        respond(compile(yaml, &entries).unwrap(), entry, &RequestContext::new().instance("<id>")).1
    };
    assert_eq!(
        body("e: { extends: vonage }", 0),
        r#"{"type":"https://example.com/Error#out-of-credit","title":"Title of out-of-credit","detail":"Balance 30, cost 50.","instance":"<id>"}"#
    );
    assert_eq!(
        body("e: { extends: rfc9457 }", 0),
        r#"{"type":"https://example.com/Error#out-of-credit","title":"Title of out-of-credit","status":403,"detail":"Balance 30, cost 50.","instance":"<id>","balance":30,"cost":50}"#
    );
    assert_eq!(
        body("e: { extends: wompi, body: { error: { reason: $title, more: 1 }, id: $code } }", 1),
        r#"{"error":{"type":"invalid","reason":"Title of invalid","messages":{"name":["is \"missing\"","at most 9"],"profile.color":["is \"missing\""]},"more":1},"id":"invalid"}"#
    );
    let own = "{ e: { extends: f }, f: { extends: wompi, content_type: a/b }, wompi: { extends: wompi } }";
    assert_eq!(compile(own, &entries).unwrap().content_type, "a/b");
}

#[test]
fn heads() {
    let yaml = "e: { content_type: a/b, http_status: 200, body: [], headers: { X-Code: $code|upper, X-T: 'a ${trace_id}', X-I: '<${instance}>;\"' } }";
    let envelope = compile(yaml, &[]).unwrap();
    let context = RequestContext::new().instance("i").language("es");
    let (head, _) = respond(envelope, 0, &context);
    assert_eq!(
        head,
        "HTTP/1.1 200 OK\nContent-Type: a/b\nContent-Language: es\nX-Code: OUT-OF-CREDIT\nX-I: <i>;\"\n\n[]\n"
    );
}
