//! Errors as their server raised them, and when to try again.

use std::time::Duration;

use errbook::__v1::{filter, list, node, rest, var};
use errbook::{
    ArgSink, ArgSource, Catalog, CatalogError, Entry, FieldError, FromResponse, OwnedArg,
    Retry as Class,
};
use errbook_client::{Received, read};

use crate::nodes::{Node, object, param, spelled, value};
use crate::shop::{AnyError, JSON, PROBLEM, catalog_of, shop};

fn received(code: &str, members: &str) -> Received<AnyError> {
    received_with(code, members, &[])
}

fn received_with(code: &str, members: &str, headers: &[(&str, &[u8])]) -> Received<AnyError> {
    let body = format!("{{\"type\":\"https://example.com/Error#{code}\"{members}}}");
    let headers = PROBLEM.iter().chain(headers).copied();
    Received::read(400, headers, body.as_bytes())
}

fn values(code: &str, members: &str) -> Option<Vec<OwnedArg>> {
    received(code, members).error().map(|error| error.values)
}

#[test]
fn values_of_the_declared_types() {
    use OwnedArg::{Absent, Boolean, Duration as Span, Integer, Number, Text, Texts, Unsigned};
    let all = r#","text":"t\n","integer":-3,"unsigned":18446744073709551615,"number":2.5e-3,"boolean":true,"span":90,"list":["a","\u00e9"],"secret":"s""#;
    let expected = [
        Text("t\n".into()),
        Integer(-3),
        Unsigned(u64::MAX),
        Number(2.5e-3),
        Boolean(true),
        Span(Duration::from_secs(90)),
        Texts(vec!["a".into(), "é".into()]),
        Absent,
    ];
    assert_eq!(values("everything", all).unwrap(), expected);
    let wrong = r#","text":5,"integer":9223372036854775808,"unsigned":-1,"number":1e999,"boolean":"true","span":-2,"list":["a",1]"#;
    assert_eq!(values("everything", wrong).unwrap(), vec![Absent; 8]);
    let odd = r#","integer":3.0,"unsigned":2e1,"number":7,"list":[],"span":1.5,"text":null"#;
    let expected = [
        Absent,
        Integer(3),
        Unsigned(20),
        Number(7.0),
        Absent,
        Span(Duration::from_secs(2)),
        Texts(vec![]),
        Absent,
    ];
    assert_eq!(values("everything", odd).unwrap(), expected);
    assert_eq!(values("everything", r#","integer":1,"integer":2"#).unwrap()[1], Integer(2));
}

#[test]
fn an_error_needs_its_required_values() {
    assert!(values("out-of-credit", r#","balance":30,"cost":50"#).is_some());
    assert_eq!(values("out-of-credit", r#","balance":30"#), None);
    assert_eq!(values("out-of-credit", r#","balance":30,"cost":"x""#), None);
    let received = received("out-of-credit", "");
    assert_eq!(received.code(), Some("out-of-credit"));
    assert!(received.error().is_none());
    assert_eq!(values("HTTPRetired", ""), None, "it is no longer raised");
    assert_eq!(values("new", ""), None);
}

#[test]
fn cases() {
    let error = received("down", r#","until":"noon","case":"planned""#).error().unwrap();
    assert_eq!((error.case, error.values), (Some(0), vec![OwnedArg::Text("noon".into())]));
    let error = received("down", r#","until":"noon","case":"crashed""#).error().unwrap();
    assert_eq!((error.case, error.values), (Some(1), vec![]));
    assert!(received("down", r#","case":"planned""#).error().is_none());
    assert!(received("down", r#","case":"new""#).error().is_none());
    assert!(received("down", "").error().is_none());
}

#[test]
fn an_unknown_error_names_each_member_once() {
    let received = received("new", r#","a":1,"b":2,"a":3"#);
    let params: Vec<_> =
        received.params().map(|(name, value)| format!("{name}={value:?}")).collect();
    let shown: Vec<_> = ["b", "a"]
        .iter()
        .map(|name| format!("{name}={:?}", received.param(name).unwrap()))
        .collect();
    assert_eq!(params[params.len() - 2..], shown);
}

#[test]
fn without_a_case_the_params_may_be_of_any() {
    for (members, expected) in [
        (r#","until":"noon""#, &["until"][..]),
        (r#","until":"noon","case":"planned""#, &["until"]),
        (r#","until":"noon","case":"crashed""#, &[]),
        (r#","case":"planned""#, &[]),
    ] {
        let received = received("down", members);
        let names: Vec<_> = received.params().map(|(name, _)| name).collect();
        assert_eq!(names, expected, "{members}");
    }
}

#[test]
fn a_case_is_told_whenever_it_is_asked_for() {
    let node = object([
        ("error", object([("code", value(var::CODE)), ("case", value(var::CASE))])),
        ("until", param(var::PARAM, "until")),
    ]);
    let catalog = catalog_of(vec![("application/json", node, vec![])]);
    let body = r#"{"until":"noon","error":{"case":"planned","code":"down"}}"#;
    let reading = read(&catalog, 503, JSON, body.as_bytes());
    let late = reading.error::<CaseLast>().unwrap();
    assert_eq!((late.0.case, late.0.values), (Some(0), vec![OwnedArg::Text("noon".into())]));
}

/// Asks for the case behind the params.
#[derive(Debug)]
struct CaseLast(AnyError);

impl std::fmt::Display for CaseLast {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for CaseLast {}

impl CatalogError for CaseLast {
    fn entry(&self) -> Entry<'static> {
        self.0.entry()
    }

    fn args<'s>(&'s self, sink: &mut dyn ArgSink<'s>) {
        self.0.args(sink);
    }
}

impl FromResponse for CaseLast {
    type Code = &'static str;

    fn catalog() -> &'static Catalog<'static> {
        AnyError::catalog()
    }

    fn code(index: usize) -> Option<Self::Code> {
        AnyError::code(index)
    }

    fn read(index: usize, source: &mut dyn ArgSource) -> Option<Self> {
        let values = vec![source.arg()];
        let case = source.case();
        Some(Self(AnyError { index, case, values, fields: Vec::new() }))
    }
}

#[test]
fn field_errors() {
    let members = r##","errors":[{"pointer":"#/a/b","detail":"is wrong"},{"pointer":"#/c","detail":"ya se usa","code":"is-used"},
        {"pointer":"#/d","detail":"over 5","code":"too-long"},{"pointer":"#/e","code":"new"}]"##;
    let error = received("invalid", members).error().unwrap();
    assert_eq!(error.fields[0], FieldError::text("a.b", "is wrong"));
    assert_eq!(format!("{:?}", error.fields[1]), "c: is-used");
    assert_eq!(error.fields[2], FieldError::text("d", "over 5"));
    assert_eq!(error.fields[3], FieldError::text("e", "new"));
    assert!(received("invalid", "").error().unwrap().fields.is_empty());
}

#[test]
fn retries() {
    type Case<'c> = (&'c str, &'c str, &'c [u8], Option<bool>, Option<u64>, Option<&'c str>);
    let cases: [Case<'_>; 17] = [
        ("throttled", r#","wait":7"#, b"30", Some(true), Some(30), None),
        ("throttled", r#","wait":7,"after":"9""#, b"", Some(true), Some(9), None),
        ("throttled", r#","wait":7"#, b"", Some(true), Some(7), None),
        ("throttled", "", b"", Some(true), None, None),
        ("down", "", b"", Some(true), Some(5), None),
        ("down", "", b"-1", Some(true), Some(5), None),
        (
            "down",
            "",
            b"Fri, 31 Dec 1999 23:59:59 GMT",
            Some(true),
            Some(5),
            Some("Fri, 31 Dec 1999 23:59:59 GMT"),
        ),
        ("new", r#","retry":false"#, b"", Some(false), None, None),
        ("new", r#","after":3"#, b"", Some(true), Some(3), None),
        ("new", "", b"99999999999999999999999", None, None, None),
        ("new", "", b"0x10", None, None, None),
        ("new", "", b"1e3", None, None, None),
        ("new", r#","after":"41.528""#, b"", Some(true), Some(42), None),
        ("throttled", r#","wait":1.5"#, b"", Some(true), Some(2), None),
        ("throttled", r#","wait":1e3"#, b"", Some(true), None, None),
        (
            "new",
            "",
            b"Friday, 31-Dec-99 23:59:59 GMT",
            Some(true),
            None,
            Some("Friday, 31-Dec-99 23:59:59 GMT"),
        ),
        ("new", "", b"", None, None, None),
    ];
    for (code, members, header, retryable, after, date) in cases {
        let headers: &[(&str, &[u8])] = &[("Retry-After", header)];
        let received = received_with(code, members, if header.is_empty() { &[] } else { headers });
        let retry = received.retry();
        assert_eq!(retry.is_retryable(), retryable, "{code} {members}");
        assert_eq!(retry.after, after.map(Duration::from_secs), "{code} {members}");
        assert_eq!(retry.date, date, "{code} {members}");
    }
    assert_eq!(received("throttled", "").retry().class, Some(Class::AfterParam(0)));
    let headers: &[(&str, &[u8])] =
        &[("date", b"Fri, 31 Dec 1999 23:59:29 GMT"), ("retry-after", b"Fri Dec 31 23:59:59 1999")];
    let received_then = received_with("down", "", headers);
    let retry = received_then.retry();
    assert_eq!(retry.after, Some(Duration::from_secs(30)), "by the clock of the server");
    let at = |millis| retry.after_at(Duration::from_millis(millis)).unwrap().as_secs();
    assert_eq!((at(946_684_789_001), at(946_684_799_000), at(2_000_000_000_000)), (10, 0, 0));
    assert_eq!(received("down", "").retry().after_at(Duration::ZERO), Some(Duration::from_secs(5)));
    let header: &[(&str, &[u8])] = &[("retry-after", b"30")];
    let error = received_with("throttled", "", header).error().unwrap();
    assert_eq!(error.values, [OwnedArg::Duration(Duration::from_secs(30))]);
}

#[test]
fn it_is_an_error_that_fits_anywhere() {
    fn fails() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        Err(received("down", ""))?
    }
    assert_eq!(fails().unwrap_err().to_string(), "down: Down");
    assert!(size_of::<Received<AnyError>>() <= size_of::<usize>());
    let error = received("throttled", r#","wait":7"#).error().unwrap();
    assert_eq!(error.entry().code(), "throttled");
    assert_eq!(received("down", "").deepest(), Some("down"));
}

#[test]
fn errors_of_another_catalog_are_none() {
    let other = catalog_of(vec![]);
    let mut tables = *other.tables();
    tables.name = "other";
    let catalog = Catalog::new(tables);
    let reading = read(&catalog, 400, PROBLEM, b"{}");
    assert!(reading.code::<AnyError>().is_none());
    assert!(shop().find("down").is_some());
}

#[test]
fn what_is_shown_is_harmless() {
    let hostile = r#","detail":"a\u001b[31m\r\nb\u202ec\u0000""#;
    assert_eq!(received("down", hostile).to_string(), "down: a[31mbc");
    let long = format!(",\"detail\":\"{}\"", "ñ".repeat(600));
    let shown = received("down", &long).to_string();
    assert_eq!(shown.chars().count(), "down: ".len() + 501);
    let proxy =
        Received::<AnyError>::read(502, [("content-type", b"text/html".as_slice())], b"<html>");
    assert_eq!(proxy.to_string(), "status 502");
    assert_eq!(proxy.body(), b"<html>");
}

#[test]
fn issues_are_what_the_catalog_calls_them() {
    let of = |kind| spelled(kind, filter::SCREAMING);
    let item = object([("path", value(var::ITEM_PATH)), ("code", of(var::ITEM_CODE))]);
    let node =
        object([("code", value(var::CODE)), ("errors", Node::Each(node::FIELDS, item.into()))]);
    let catalog = catalog_of(vec![("application/json", node, vec![])]);
    let body = r#"{"code":"invalid","errors":[{"path":"a","code":"IS_USED"},{"path":"b","code":"TOO_LONG"},{"path":"c","code":"NEW"}]}"#;
    let reading = read(&catalog, 422, JSON, body.as_bytes());
    let codes: Vec<_> = reading.fields().map(|it| it.code().map(str::to_owned)).collect();
    assert_eq!(codes, ["is-used", "too-long", "NEW"].map(|code| Some(code.to_owned())));
    let error = reading.error::<AnyError>().unwrap();
    let fields: Vec<_> = error.fields.iter().map(|field| format!("{field:?}")).collect();
    assert_eq!(fields, ["a: is-used", "b: \"too-long\"", "c: \"NEW\""]);
}

#[test]
fn a_further_error_is_one_of_the_type() {
    let of = |kind| value(kind | var::OF_ITEM);
    let item = object([
        ("code", of(var::CODE)),
        ("case", of(var::CASE)),
        ("meta", Node::Object(rest::PARAMS | rest::OF_ITEM, vec![])),
    ]);
    let node = object([("errors", Node::Each(list::ERRORS, item.into()))]);
    let catalog = catalog_of(vec![("application/json", node, vec![])]);
    let body = r#"{"errors":[{"code":"down","case":"crashed"},{"code":"down","case":"planned","meta":{"until":"noon"}},{"code":"new"}]}"#;
    let reading = read(&catalog, 503, JSON, body.as_bytes());
    let errors: Vec<_> = reading.errors().map(|part| part.error::<AnyError>()).collect();
    let [Some(planned), None] = &errors[..] else { panic!("{errors:?}") };
    assert_eq!(
        (planned.case, &planned.values[..]),
        (Some(0), &[OwnedArg::Text("noon".into())][..])
    );
}
