//! Whole responses, byte for byte.

use std::borrow::Cow;
use std::time::Duration;

use errbook::__v1::{Envelope, var};
use errbook::{Arg, ArgSink, Args, Catalog, CatalogError, FieldError, OwnedArg, RequestContext};

use crate::failure::{Failure, Issue};
use crate::mini::tables;
use crate::program::{Assembled, plain};

fn body(error: &Failure, context: &RequestContext<'_>) -> String {
    String::from_utf8(error.response(context).into_body()).expect("bodies are UTF-8")
}

fn spanish(error: &Failure) -> String {
    body(error, &RequestContext::new().language("es"))
}

#[test]
fn a_whole_response() {
    let context = RequestContext::new().instance("<trace_id>");
    assert_eq!(
        Failure::out_of_credit().response(&context).to_string(),
        "HTTP/1.1 403 Forbidden\n\
         Content-Type: application/problem+json\n\
         Content-Language: en\n\
         \n\
         {\"type\":\"https://example.com/Error#out-of-credit\",\
         \"title\":\"You do not have enough credit\",\
         \"detail\":\"Your current balance is 30, but that costs 50.\",\"instance\":\"<trace_id>\"}\n"
    );
}

#[test]
fn absent_members_are_left_out() {
    let mut error = Failure::new("x", []);
    assert_eq!(
        spanish(&error),
        r#"{"type":"https://example.com/Error#x","title":"Equis","detail":"Simple."}"#
    );
    error = Failure::new("internal-error", [OwnedArg::Text("pump".into())]);
    assert_eq!(
        spanish(&error),
        r#"{"type":"https://example.com/Error#internal-error","title":"Algo falló"}"#
    );
}

#[test]
fn a_case_gives_the_text() {
    let mut error = Failure::new("INVALID_ACCESS_TOKEN", [OwnedArg::Text("pub_1".into())]);
    error.case = Some(0);
    assert_eq!(
        spanish(&error),
        r#"{"error":{"type":"INVALID_ACCESS_TOKEN","reason":"No corresponde a este ambiente."}}"#
    );
    error.case = Some(1);
    error.args.push(OwnedArg::Duration(Duration::from_millis(90_500)));
    error.args.push(OwnedArg::Text("hunter2".into()));
    assert_eq!(
        spanish(&error),
        r#"{"error":{"type":"INVALID_ACCESS_TOKEN","reason":"pub_1 venció hace 91 s."}}"#
    );
}

#[test]
fn without_a_detail_the_description_is_the_text() {
    let error = Failure::new("NOT_FOUND_ERROR", []);
    assert_eq!(
        spanish(&error),
        r#"{"error":{"type":"NOT_FOUND_ERROR","reason":"La entidad solicitada no existe"}}"#
    );
    assert_eq!(
        body(&error, &RequestContext::new()),
        r#"{"error":{"type":"NOT_FOUND_ERROR","reason":"It \"does not\" exist."}}"#
    );
}

#[test]
fn field_errors_are_grouped_by_path() {
    let mut error = Failure::new("INPUT_VALIDATION_ERROR", []);
    error.fields = vec![FieldError::new("reference", Issue::ReferenceUsed)];
    assert_eq!(
        spanish(&error),
        r#"{"error":{"type":"INPUT_VALIDATION_ERROR","messages":{"reference":["ya ha sido usada"]}}}"#
    );
    error.fields.push(FieldError::text("a\"b", "no \\ good"));
    error.fields.push(FieldError::new("reference", Issue::TooLong { max: 64 }));
    assert_eq!(
        body(&error, &RequestContext::new()),
        r#"{"error":{"type":"INPUT_VALIDATION_ERROR","messages":{"reference":["is in use","is over 64"],"a\"b":["no \\ good"]}}}"#
    );
}

#[test]
fn many_field_errors_are_grouped_like_few() {
    let mut error = Failure::new("INPUT_VALIDATION_ERROR", []);
    for count in [1, 15, 16, 17, 40] {
        let name = |index: usize| ["b", "a\"", "c", "b\"c"][index * index % 7 % 4];
        let field = |index| FieldError::text(name(index), format!("{index}"));
        error.fields = (0..count).map(field).collect();
        let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
        for index in 0..count {
            match groups.iter_mut().find(|(other, _)| *other == name(index)) {
                Some((_, messages)) => messages.push(index.to_string()),
                None => groups.push((name(index), vec![index.to_string()])),
            }
        }
        let json = |(name, messages): &(&str, Vec<String>)| {
            [serde_json::to_string(name).unwrap(), serde_json::to_string(messages).unwrap()]
                .join(":")
        };
        let expected = groups.iter().map(json).collect::<Vec<_>>().join(",");
        let written = body(&error, &RequestContext::new());
        assert!(written.ends_with(&format!("\"messages\":{{{expected}}}}}}}")), "{written}");
    }
}

pub(crate) fn teapot() -> Failure {
    Failure::new(
        "teapot",
        [
            OwnedArg::Text("a\"b\\c\nñ\u{7f}".into()),
            OwnedArg::Integer(i64::MIN),
            OwnedArg::Unsigned(u64::MAX),
            OwnedArg::Number(0.1),
            OwnedArg::Boolean(true),
            OwnedArg::Duration(Duration::new(30, 999_999_999)),
            OwnedArg::Texts(vec![Cow::Borrowed("x"), Cow::Borrowed("\"")]),
            OwnedArg::Absent,
            OwnedArg::Text("hunter2".into()),
        ],
    )
}

#[test]
fn every_variable_and_every_type() {
    let context = RequestContext::new()
        .trace_id("t\"1")
        .timestamp("2030-01-01T00:00:00Z")
        .docs_url("http://localhost/")
        .value("id", "7")
        .language("ES");
    let written = body(&teapot(), &context);
    let expected = concat!(
        r#"{"text":"a\"b\\c\nñ"#,
        "\u{7f}",
        r#"","integer":-9223372036854775808,"unsigned":18446744073709551615,"number":0.1,"#,
        r#""boolean":true,"duration":31,"strings":["x","\""],"code":"TEAPOT","number":-7,"status":418,"#,
        r#""phrase":"Unknown","group":"generic","catalog":"mini","docs":"http://localhost/generic/teapot/","#,
        r#""severity":"info","retryable":true,"after":30,"kind":"a \"kind\"","level":3,"none":null,"#,
        r#""text":"a\"b\\c\nñ"#,
        "\u{7f}",
        r#" -9223372036854775808 18446744073709551615 0.1 true 31 s x, \" ñ","#,
        r#""ascii":"a'b?c??? -9223372036854775808 18446744073709551615 0.1 true 31 s x, ' ?","#,
        r#""description":"Chica\ny gorda.","resolution":"Corrígelo.","language":"es","#,
        r#""source":"I'm a \"teapot\"","one":-9223372036854775808,"secret":null,"all":{"#,
        r#""text":"a\"b\\c\nñ"#,
        "\u{7f}",
        r#"","integer":-9223372036854775808,"unsigned":18446744073709551615,"number":0.1,"#,
        r#""boolean":true,"duration":31,"strings":["x","\""]},"trace":"t\"1","time":"2030-01-01T00:00:00Z","#,
        r#""ctx":"7","case":null,"strings":{"text":"a\"b\\c\nñ"#,
        "\u{7f}",
        r#"","integer":"-9223372036854775808","unsigned":"18446744073709551615","number":"0.1","#,
        r#""boolean":"true","duration":"31","strings":"[\"x\",\"\\\"\"]"},"list":[]}"#,
    );
    assert_eq!(written, expected);
    serde_json::from_str::<serde_json::Value>(&written).expect("the body is JSON");
    assert_eq!(teapot().response(&context).status(), 200, "the envelope fixes the status");
}

#[test]
fn values_in_xml_are_elements() {
    let mut code = Assembled::default();
    code.xml().literal("<title>").text(plain(var::TITLE)).literal("</title><all>");
    code.value(plain(var::PARAMS)).literal("</all><none>");
    code.value(plain(var::TRACE_ID)).literal("</none><after>");
    code.value(plain(var::RETRY_AFTER)).literal("</after>").end();
    let mut tables = tables();
    let to_xml = |it: &Envelope<'static>| Envelope { body: 0, headers: &[], ..*it };
    tables.envelopes = tables.envelopes.iter().map(to_xml).collect::<Vec<_>>().leak();
    (tables.program, tables.pieces) = (code.program.leak(), code.pieces.leak());
    let catalog = Catalog::new(tables);
    let texts = ["x", "&"].map(Cow::Borrowed);
    let mut args = Args::new();
    for arg in [
        Arg::Text("a<b>\t\u{0}"),
        Arg::Integer(-1),
        Arg::Absent,
        Arg::Number(0.1),
        Arg::Boolean(false),
        Arg::Duration(Duration::new(30, 1)),
        Arg::Texts(&texts),
    ] {
        args.arg(arg);
    }
    let entry = catalog.find("teapot").unwrap();
    let written = entry.response(&args, &RequestContext::new()).into_body();
    assert_eq!(
        str::from_utf8(&written).unwrap(),
        "<title>I'm a &quot;teapot&quot;</title>\
         <all><text>a&lt;b&gt;\t\u{FFFD}</text><integer>-1</integer><number>0.1</number>\
         <boolean>false</boolean><duration>31</duration><strings><i>x</i><i>&amp;</i></strings></all>\
         <none></none><after>30</after>"
    );
}

#[test]
fn numbers_that_json_does_not_have_are_the_nearest_that_it_has() {
    let cases = [(f64::NAN, "0"), (f64::NEG_INFINITY, "-1.7976931348623157e308")];
    for (number, sent) in cases {
        let mut error = teapot();
        error.args[3] = OwnedArg::Number(number);
        let written = body(&error, &RequestContext::new());
        for sent in [format!("\"number\":{sent},"), format!("\"number\":\"{sent}\",")] {
            assert!(written.contains(&sent), "{sent} in {written}");
        }
    }
}

#[test]
fn missing_values_leave_nothing_behind() {
    let written = body(&Failure::new("teapot", []), &RequestContext::new());
    assert!(written.starts_with(r#"{"code":"TEAPOT""#), "{written}");
    serde_json::from_str::<serde_json::Value>(&written).expect("the body is JSON");
}

#[test]
fn a_body_is_appended() {
    let mut out = b"> ".to_vec();
    let head = Failure::new("x", []).render(&RequestContext::new(), &mut out);
    assert!(out.starts_with(b"> {\"type\""));
    assert_eq!((head.status(), head.reason_phrase()), (400, "Bad Request"));
    assert_eq!(head.content_type(), "application/problem+json");
    assert_eq!((head.content_language(), head.negotiated()), ("en", false));
    assert_eq!(head.retry_after(), None);
}
