//! An unquoted scalar has the same value everywhere.

use super::{FACTS, GROUP, resolve};
use crate::model::{ContextValue, Member, Node, ParamValue, PropValue};

/// Scalars and their values in responses.
const SCALARS: &[(&str, &str)] = &[
    ("true", "true"),
    ("True", "true"),
    ("FALSE", "false"),
    ("yes", "\"yes\""),
    ("no", "\"no\""),
    ("12", "12"),
    ("+12", "12"),
    ("-0", "0"),
    ("017", "17"),
    ("08", "8"),
    ("0o17", "15"),
    ("0x1F", "31"),
    ("0b11", "\"0b11\""),
    ("1_000", "\"1_000\""),
    ("12:30:45", "\"12:30:45\""),
    ("2024-01-02", "\"2024-01-02\""),
    ("9223372036854775807", "9223372036854775807"),
    ("-9223372036854775808", "-9223372036854775808"),
    ("18446744073709551615", "18446744073709551615"),
    ("1.0", "1.0"),
    ("1.10", "1.1"),
    ("1e3", "1000.0"),
    (".5", "0.5"),
    ("0.22624800773903986", "0.22624800773903986"),
    ("inf", "\"inf\""),
    ("1.2.3", "\"1.2.3\""),
    ("'017'", "\"017\""),
    ("\"true\"", "\"true\""),
];

/// A catalog with a scalar as literal, default, prop, value of an example, item of a list in an example, and as values of params.
fn catalog(scalar: &str) -> Vec<(&'static str, String)> {
    let cover = format!(
        "catalog: demo\ntitle: Demo\nlanguage: en\nenvelope: own\nenvelopes:\n  own:\n    \
         content_type: application/json\n    body: {{ code: $code, a: {scalar}, b: $props.x, c: $ctx.y|or(0) }}\n"
    );
    let more = format!(
        "    props: {{ x: {scalar} }}\n    params: {{ text: string }}\n    \
         examples: [{{ params: {{ text: {scalar} }}, values: {{ y: {scalar}, z: [{scalar}] }} }}]\n"
    );
    vec![("catalog.yaml", cover), ("g.yaml", format!("{GROUP}  a:\n{FACTS}{more}"))]
}

#[test]
fn one_meaning_everywhere() {
    for (scalar, json) in SCALARS {
        let (catalog, found) = resolve(&catalog(scalar));
        let catalog = catalog.unwrap_or_else(|| panic!("{scalar}: {found:?}"));
        let entry = &catalog.entries[0];
        let Node::Object(members) = &catalog.envelopes[0].body else { panic!() };
        let literal = members.iter().find_map(|member| match member {
            Member::Named(_, Node::Literal(json)) => Some(json.clone()),
            _ => None,
        });
        let text = |text: &str| crate::envelope::literal(crate::document::Scalar::Text(text));
        let prop = match &entry.props[0].1 {
            PropValue::Text(it) => text(it),
            PropValue::Number(number) => number.clone(),
            PropValue::Boolean(value) => value.to_string(),
        };
        let values = entry.examples[0].context.iter().map(|(_, value)| match value {
            ContextValue::Text(it) => text(it),
            ContextValue::Json(json) => json.clone(),
        });
        let values: Vec<_> = values.collect();
        assert_eq!(literal.as_deref(), Some(*json), "{scalar} in an envelope");
        assert_eq!(prop, *json, "{scalar} as prop");
        assert_eq!(values, [(*json).to_owned(), format!("[{json}]")], "{scalar} in an example");
        // Texts take the scalar as written.
        let written = scalar.trim_matches(['\'', '"']).to_owned();
        assert_eq!(entry.examples[0].values, [ParamValue::Text(written)], "{scalar}");
    }
}

#[test]
fn what_is_not_the_same_to_all_readers_is_reported() {
    let cases: &[(&str, &str)] = &[
        ("017", "EB0221"),
        ("0b11", "EB0221"),
        ("1_000", "EB0221"),
        ("12:30:45", "EB0221"),
        ("18446744073709551616", "EB0220"),
        ("-9223372036854775809", "EB0220"),
        ("1e400", "EB0220"),
        ("-.inf", "EB0220"),
        (".nan", "EB0220"),
    ];
    for (scalar, id) in cases {
        let (_, found) = resolve(&catalog(scalar));
        // It is reported in the envelope and the prop, and in the example and its list, too, unless errors end the reading
        // before. The text param takes it as written.
        let places = if *id == "EB0220" { 2 } else { 4 };
        assert_eq!(found.len(), places, "{scalar}: {found:#?}");
        assert!(found.iter().all(|problem| problem.starts_with(id)), "{scalar}: {found:#?}");
        let (_, found) = resolve(&catalog(&format!("\"{scalar}\"")));
        assert_eq!(found, Vec::<String>::new(), "{scalar} in quotes");
    }
}

#[test]
fn params_take_numbers_that_are_meant() {
    let value = |kind: &str, scalar: &str| {
        let more = format!("    params: {{ p: {{ type: {kind}, example: {scalar} }} }}\n");
        let cover = "catalog: demo\ntitle: Demo\nlanguage: en\nenvelope: rfc9457\ndocs_url: https://example.com\n";
        let group = format!("{GROUP}  a:\n{FACTS}{more}");
        let (catalog, found) = resolve(&[("catalog.yaml", cover.to_owned()), ("g.yaml", group)]);
        let value = catalog.map(|catalog| catalog.entries[0].examples[0].values[0].clone());
        (value, found.iter().map(|it| it[..6].to_owned()).collect::<Vec<_>>())
    };
    assert_eq!(value("integer", "0x1F"), (Some(ParamValue::Integer(31)), vec![]));
    assert_eq!(value("integer", "1e3"), (Some(ParamValue::Integer(1000)), vec![]));
    assert_eq!(
        value("unsigned", "18446744073709551615"),
        (Some(ParamValue::Unsigned(u64::MAX)), vec![])
    );
    assert_eq!(value("number", "1.10"), (Some(ParamValue::Number(1.1)), vec![]));
    assert_eq!(value("boolean", "True"), (Some(ParamValue::Boolean(true)), vec![]));
    assert_eq!(value("string", "1.10"), (Some(ParamValue::Text("1.10".to_owned())), vec![]));
    assert_eq!(value("string", "017"), (Some(ParamValue::Text("017".to_owned())), vec![]));
    let warned = vec!["EB0221".to_owned()];
    assert_eq!(value("integer", "017"), (Some(ParamValue::Integer(17)), warned.clone()));
    assert_eq!(value("duration", "017"), (Some(ParamValue::Seconds(17)), warned));
    for (kind, scalar) in
        [("integer", "1_000"), ("number", "0b11"), ("number", "1e400"), ("boolean", "yes")]
    {
        let (_, found) = value(kind, scalar);
        assert_eq!(found.len(), 1, "{kind} {scalar}: {found:?}");
    }
}
