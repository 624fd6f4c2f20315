//! Tests for each kind of node.

use errbook::__v1::{filter, list, node, rest, var};

use crate::nodes::{Node, object, param, spelled, value};
use crate::shop::{PROBLEM, read_by, shop};

const BODY: &[u8] = br#"{"type":"https://example.com/Error#out-of-credit","title":"Kein Geld","status":403,
    "detail":"Es sind \u0033\"0\" da.","instance":"/a/1","balance":30,"cost":50,"more":[1,{"a":null}]}"#;

#[test]
fn a_problem() {
    let reading = errbook_client::read(shop(), 403, PROBLEM, BODY);
    assert_eq!(reading.status(), 403);
    assert_eq!(reading.entry().unwrap().code(), "out-of-credit");
    assert_eq!(reading.raw_code().unwrap(), "https://example.com/Error#out-of-credit");
    assert_eq!(reading.title().unwrap(), "Kein Geld");
    assert_eq!(reading.detail().unwrap(), "Es sind 3\"0\" da.");
    assert_eq!(reading.instance().unwrap(), "/a/1");
    assert_eq!(reading.param("balance").unwrap().as_i64(), Some(30));
    assert_eq!(format!("{:?}", reading.param("more").unwrap()), "[1, {\"a\": null}]");
    assert_eq!(reading.body(), BODY);
    for none in ["type", "detail", "x"] {
        assert!(reading.param(none).is_none(), "{none}");
    }
    let params: Vec<_> =
        reading.params().map(|(name, value)| format!("{name} {value:?}")).collect();
    assert_eq!(params, ["balance 30", "cost 50"]);
    assert_eq!(reading.to_string(), "out-of-credit: Es sind 3\"0\" da.");
    let owned = reading.clone().into_owned();
    assert_eq!(format!("{owned:?} {owned}"), format!("{reading:?} {reading}"));
}

#[test]
fn members_of_other_types_are_passed_over() {
    for (body, code) in [
        (r#"{"type":["x"],"title":3,"detail":{},"instance":null,"errors":"none"}"#, None),
        (r#"{"errors":[1],"type":"https://example.com/Error#down","instance":7}"#, Some("down")),
        (
            r#"{"instance":"a","instance":"b","type":"x","type":"https://example.com/Error#down"}"#,
            Some("down"),
        ),
        ("[]", None),
        ("null", None),
        ("{}", None),
        ("\u{FEFF} {\"type\":\"https://example.com/Error#down\"}\r\n", Some("down")),
    ] {
        let reading = errbook_client::read(shop(), 400, PROBLEM, body.as_bytes());
        assert_eq!(reading.entry().map(|entry| entry.code()), code, "{body}");
        assert_eq!(reading.status(), 400);
    }
}

#[test]
fn unknown_codes_stay_as_they_came() {
    let body =
        br#"{"type":"https://example.com/Error#new\u002dcode","detail":"New.","a":1,"b":"c"}"#;
    let reading = errbook_client::read(shop(), 400, PROBLEM, body);
    assert_eq!(reading.entry(), None);
    assert_eq!(reading.raw_code().unwrap(), "https://example.com/Error#new-code");
    let params: Vec<_> =
        reading.params().map(|(name, value)| format!("{name}={value:?}")).collect();
    assert_eq!(params, ["a=1", "b=\"c\""]);
    assert_eq!(reading.to_string(), "https://example.com/Error#new-code: New.");
}

#[test]
fn literals_tell_alternatives_apart() {
    let detail = |kind, name, part| object([("!@type", Node::Literal(kind)), (name, part)]);
    let node = object([(
        "details",
        Node::Array(vec![
            detail("info", "reason", spelled(var::CODE, filter::SCREAMING)),
            detail("request", "id", value(var::TRACE_ID)),
            detail("retry", "delay", Node::Text("", vec![((var::RETRY_AFTER, 0, ""), "s")])),
        ]),
    )]);
    let body = r#"{"details":[{"@type":"other","reason":"DOWN"},{"id":"trap"},7,
        {"delay":"30s","@type":"retry"},{"@type":"request","id":"t1"},{"reason":"OUT_OF_CREDIT","@type":"info"}]}"#;
    let reading = read_by(node, 400, body);
    assert_eq!(reading.entry().unwrap().code(), "out-of-credit");
    assert_eq!(reading.trace_id().unwrap(), "t1");
    assert_eq!(reading.retry().after.unwrap().as_secs(), 30);
}

#[test]
fn what_does_not_fit_leaves_nothing_behind() {
    let fields = object([("code", value(var::CODE)), ("!path", value(var::ITEM_PATH))]);
    let errors = object([("title", value(var::TITLE | var::OF_ITEM))]);
    let node = object([(
        "errors",
        Node::Either(vec![
            Node::Each(node::FIELDS, fields.into()),
            Node::Each(list::ERRORS, errors.into()),
            value(var::TEXT),
        ]),
    )]);
    let reading = read_by(
        node.clone(),
        400,
        r#"{"errors":[{"code":"down","path":"a"},{"code":"x","title":"T"},7]}"#,
    );
    assert!(reading.entry().is_none() && reading.fields().next().is_none());
    assert_eq!(reading.errors().count(), 0);
    let reading = read_by(
        node.clone(),
        400,
        r#"{"errors":[{"code":"invalid","path":"a"},{"code":"x","title":"T"},{"path":"b"}]}"#,
    );
    assert_eq!(reading.fields().map(|it| it.path().to_owned()).collect::<Vec<_>>(), ["a", "b"]);
    let titles: Vec<_> = reading.errors().map(|it| it.title().unwrap().into_owned()).collect();
    assert_eq!(titles, ["T"]);
    let reading = read_by(node.clone(), 400, r#"{"errors":[{"code":"down","path":"a"}]}"#);
    assert_eq!(reading.fields().map(|it| it.path().to_owned()).collect::<Vec<_>>(), ["a"]);
    let reading = read_by(node, 400, r#"{"errors":"only text"}"#);
    assert_eq!(reading.detail().unwrap(), "only text");
}

#[test]
fn fields_in_all_shapes() {
    let each = |item| object([("f", Node::Each(node::FIELDS, Box::new(item)))]);
    let shown = |node, body| {
        let reading = read_by(node, 422, body);
        reading
            .fields()
            .map(|it| format!("{}|{:?}|{:?}", it.path(), it.message(), it.code()))
            .collect::<Vec<_>>()
    };
    let item = object([("p", value(var::ITEM_JSON_POINTER)), ("c", value(var::ITEM_CODE))]);
    assert_eq!(
        shown(each(item), r#"{"f":[{"p":"/a/0/b","c":"is-used"},{"p":"/x y"}]}"#),
        ["a[0].b|None|Some(\"is-used\")", "/x y|None|None"]
    );
    let text =
        Node::Text("[", vec![((var::ITEM_MESSAGE, 0, ""), "] ("), ((var::ITEM_PATH, 0, ""), ")")]);
    assert_eq!(
        shown(each(text), r#"{"f":["[a] (b] (c)","[] ()"]}"#),
        ["c|Some(\"a] (b\")|None", "|Some(\"\")|None"]
    );
    let group =
        object([("f", Node::Group((var::ITEM_PATH, 0, ""), value(var::ITEM_MESSAGE).into()))]);
    assert_eq!(
        shown(group, r#"{"f":{"a":["1","2"],"b\u0063":["3",4],"d":"5"}}"#),
        ["a|Some(\"1\")|None", "a|Some(\"2\")|None", "bc|Some(\"3\")|None"]
    );
}

#[test]
fn several_errors_and_causes() {
    let of = |kind| kind | var::OF_ITEM;
    let item = object([
        ("code", value(of(var::CODE))),
        ("detail", value(of(var::DETAIL))),
        ("meta", Node::Object(rest::PARAMS | rest::OF_ITEM, vec![])),
        ("fields", Node::Each(list::ITEM_FIELDS, object([("path", value(var::ITEM_PATH))]).into())),
    ]);
    let node = object([("errors", Node::Each(list::ERRORS, item.into()))]);
    let body = r#"{"errors":[{"code":"down","meta":{"until":"1"}},{"code":"throttled","meta":{"wait":3},"fields":[{"path":"p"}]},{"code":"?"}]}"#;
    let reading = read_by(node, 503, body);
    assert_eq!(reading.entry().unwrap().code(), "down");
    assert!(reading.param("until").is_some() && reading.param("wait").is_none());
    assert_eq!(reading.fields().count(), 0);
    let errors: Vec<_> = reading.errors().collect();
    assert_eq!(errors[0].entry().unwrap().code(), "throttled");
    assert_eq!(errors[0].param("wait").unwrap().as_u64(), Some(3));
    assert_eq!(errors[0].fields().count(), 1);
    assert_eq!((errors[1].entry(), errors[1].raw_code().unwrap().as_ref()), (None, "?"));

    let link = Node::Object(
        rest::PARAMS | rest::OF_ITEM,
        vec![("code", value(of(var::CODE))), ("inner", Node::Next)],
    );
    let node = object([("code", value(var::CODE)), ("inner", Node::Chain(link.into()))]);
    let body = r#"{"code":"invalid","inner":{"code":"throttled","wait":"9","inner":{"code":"down","inner":{"code":"newer"}}}}"#;
    let reading = read_by(node, 400, body);
    let causes: Vec<_> =
        reading.causes().map(|cause| cause.raw_code().unwrap().into_owned()).collect();
    assert_eq!(causes, ["throttled", "down", "newer"]);
    assert_eq!(reading.deepest().unwrap().code(), "down");
    assert!(reading.causes().next().unwrap().param("wait").is_some());
    assert!(reading.param("wait").is_none());
}

#[test]
fn params_where_the_envelope_puts_them() {
    let node = object([
        ("code", value(var::CODE)),
        ("all", value(var::PARAMS)),
        ("texts", Node::Object(rest::PARAMS | rest::STRINGS, vec![("skipped", Node::Skip)])),
        ("one", param(var::PARAM, "balance")),
        ("in", Node::Text("costs ", vec![((var::PARAM, 0, "cost"), " €")])),
    ]);
    let body = r#"{"all":{"wait":1},"texts":{"skipped":"1","number":"2.5"},"one":30,"in":"costs 50 €","code":"out-of-credit"}"#;
    let reading = read_by(node, 403, body);
    assert_eq!(reading.param("wait").unwrap().as_u64(), Some(1));
    assert_eq!(reading.param("number").unwrap().as_str().unwrap(), "2.5");
    assert!(reading.param("skipped").is_none());
    assert_eq!(reading.param("cost").unwrap().text().unwrap(), "50");
    assert_eq!(reading.param("balance").unwrap().as_i64(), Some(30));
}
