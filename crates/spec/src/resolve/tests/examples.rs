//! Tests for texts with examples filled in.

use super::{entry, one_group};
use crate::model::ParamValue;

/// Returns the problems of an entry.
fn found(more: &str) -> Vec<String> {
    one_group("", &entry("a", more)).1
}

#[test]
fn examples_are_of_their_format() {
    let wrong = ["EB0411 invalid value for param `p`"];
    for more in [
        "params: { p: { type: string, format: email, example: x } }",
        "params: { p: { type: string, format: date-time, example: nope } }",
        "params: { p: { type: strings, format: uuid, example: [x] } }",
        "params: { p: { type: string, format: date } }\nexamples: [{ params: { p: 2023-02-29 } }]",
    ] {
        assert_eq!(found(more), wrong, "{more}");
    }
    let choice =
        "params: { p: { one_of: [192.0.2.1, 192.0.2], format: ipv4, example: 192.0.2.1 } }";
    assert_eq!(found(choice), ["EB0411 `192.0.2` is not of the format `ipv4`"]);
    let short = "params: { p: { type: string, format: uuid, max_length: 8 } }";
    assert_eq!(found(short), ["EB0411 param `p` needs an `example`"]);
    for more in [
        "params: { p: { type: string, format: email, example: a@example.com } }",
        "params: { p: { type: string, format: own-format, example: x } }",
        "params: { p: { type: string, format: uuid, max_length: 8, optional: true } }",
    ] {
        assert_eq!(found(more), Vec::<String>::new(), "{more}");
    }
}

#[test]
fn made_up_values_are_of_their_format() {
    let more =
        "params: { p: { type: strings, format: ipv6 }, q: { type: string, format: duration } }";
    let (catalog, _) = one_group("", &entry("a", more));
    let values = &catalog.expect("nothing is wrong").entries[0].examples[0].values;
    let text = |text: &str| text.to_owned();
    let ipv6 = ParamValue::Texts(vec![text("2001:db8::1")]);
    assert_eq!(values[..], [ipv6, ParamValue::Text(text("PT30S"))]);
}

#[test]
fn a_value_that_an_example_leaves_out_is_that_of_the_param() {
    let more = "params: { f: fields }\nfield_errors: { long: { message: \"{most}\", params: { most: { type: unsigned, example: 9 } } } }\nexamples: [{ params: { f: [{ field: a, error: long }] } }]";
    let (catalog, _) = one_group("", &entry("a", more));
    let values = &catalog.expect("nothing is wrong").entries[0].examples[0].values;
    let most = Some(ParamValue::Unsigned(9));
    assert_eq!(values[..], [ParamValue::Fields(vec![("a".to_owned(), 0, vec![most])])]);
}

#[test]
fn a_filled_in_text_has_a_limit() {
    let params =
        |length| format!("params: {{ p: {{ type: string, example: {} }} }}\n", "x".repeat(length));
    let long = |length| {
        format!("EB0423 the values in this text have {length} bytes, but at most 65536 are allowed")
    };
    let detail = |length, uses| format!("{}detail: \"{}\"", params(length), "{p}".repeat(uses));
    assert_eq!(found(&detail(1024, 64)), Vec::<String>::new());
    assert_eq!(found(&detail(1024, 65)), [long(66_560)]);
    assert_eq!(found(&detail(100_000, 1000)), [long(100_000_000)]);
    let cases = format!(
        "{}cases: {{ c: {{ detail: \"{}\" }}, d: {{ detail: D }} }}",
        params(40_000),
        "{p}{p}"
    );
    assert_eq!(found(&cases), [long(80_000)]);
    let header = format!("{}headers: {{ X-A: \"{{p}}{{p}}\" }}", params(40_000));
    assert_eq!(found(&header), [long(80_000)]);
    let issue = "params: { f: fields }\nfield_errors: { e: { message: \"{p}{p}\", params: { p: { type: string, example: ";
    assert_eq!(found(&format!("{issue}{} }} }} }} }}", "x".repeat(40_000))), [long(80_000)]);
}

#[test]
fn all_filled_in_texts_have_a_limit() {
    let params = format!("params: {{ p: {{ type: string, example: {} }} }}\n", "x".repeat(250));
    let more = |examples: usize| {
        let examples = "{}, ".repeat(examples);
        format!("{params}detail: \"{}\"\nexamples: [{examples}]", "{p}".repeat(250))
    };
    assert_eq!(found(&more(1000)), Vec::<String>::new());
    let long = "EB0423 filled in, the texts of all examples have 68750000 bytes, but at most 67108864 are allowed";
    assert_eq!(found(&more(1100)), [long]);
}

#[test]
fn what_a_5xx_leaves_out_is_reported() {
    let found = |more: &str| {
        let entries = entry("a", more).replace("400", "503");
        one_group("", &entries).1
    };
    let unsent = |what: &str| [format!("EB0422 the response of a 5xx leaves out {what}")];
    let params = "params: { n: integer }";
    assert_eq!(found("detail: D"), unsent("the detail"));
    assert_eq!(found(&format!("detail: \"{{n}}\"\n{params}")), unsent("the detail and the params"));
    assert_eq!(found(params), unsent("the params"));
    assert_eq!(found("cases: { c: { detail: C } }"), unsent("the cases and the params"));
    for more in [
        "",
        "detail: D\nexpose: true",
        "detail: D\nexpose: false",
        "params: { n: { type: integer, visibility: internal } }",
        "detail: D\nallow: { EB0422: It is for logs. }",
    ] {
        assert_eq!(found(more), Vec::<String>::new(), "{more}");
    }
}
