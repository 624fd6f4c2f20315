//! Tests of scalars.

use proptest::prelude::*;
use serde_yaml::Value;

use super::{Scalar, ambiguous_boolean, ambiguous_number};

#[test]
fn plain_scalars_follow_the_core_schema() {
    let cases = [
        ("", Scalar::Null),
        ("~", Scalar::Null),
        ("NULL", Scalar::Null),
        ("nUll", Scalar::Text("nUll")),
        ("true", Scalar::Boolean(true)),
        ("True", Scalar::Boolean(true)),
        ("FALSE", Scalar::Boolean(false)),
        ("no", Scalar::Text("no")),
        ("12", Scalar::Integer(12)),
        ("-12", Scalar::Integer(-12)),
        ("+12", Scalar::Integer(12)),
        ("-0", Scalar::Integer(0)),
        ("017", Scalar::Integer(17)),
        ("0o17", Scalar::Integer(15)),
        ("0o18", Scalar::Text("0o18")),
        ("-0o17", Scalar::Text("-0o17")),
        ("0x1F", Scalar::Integer(31)),
        ("0x", Scalar::Text("0x")),
        ("0x+1", Scalar::Text("0x+1")),
        ("0X1F", Scalar::Text("0X1F")),
        ("0b11", Scalar::Text("0b11")),
        ("1_000", Scalar::Text("1_000")),
        ("12:30:45", Scalar::Text("12:30:45")),
        ("2024-01-02", Scalar::Text("2024-01-02")),
        ("9223372036854775807", Scalar::Integer(i64::MAX)),
        ("-9223372036854775808", Scalar::Integer(i64::MIN)),
        ("18446744073709551615", Scalar::Unsigned(u64::MAX)),
        ("0xFFFFFFFFFFFFFFFF", Scalar::Unsigned(u64::MAX)),
        ("18446744073709551616", Scalar::Wide("18446744073709551616")),
        ("-9223372036854775809", Scalar::Wide("-9223372036854775809")),
        ("1.10", Scalar::Float(1.1)),
        ("1.0", Scalar::Float(1.0)),
        (".5", Scalar::Float(0.5)),
        ("1.", Scalar::Float(1.0)),
        ("-1.e3", Scalar::Float(-1000.0)),
        ("1e3", Scalar::Float(1000.0)),
        ("1E+3", Scalar::Float(1000.0)),
        ("1e400", Scalar::Float(f64::INFINITY)),
        (".inf", Scalar::Float(f64::INFINITY)),
        ("-.INF", Scalar::Float(f64::NEG_INFINITY)),
        ("inf", Scalar::Text("inf")),
        ("nan", Scalar::Text("nan")),
        ("+.nan", Scalar::Text("+.nan")),
        (".", Scalar::Text(".")),
        ("-", Scalar::Text("-")),
        ("+-1", Scalar::Text("+-1")),
        ("1e", Scalar::Text("1e")),
        ("2.0.1", Scalar::Text("2.0.1")),
        ("٣", Scalar::Text("٣")),
    ];
    for (text, expected) in cases {
        assert_eq!(Scalar::plain(text), expected, "{text}");
    }
    assert!(matches!(Scalar::plain(".NaN"), Scalar::Float(number) if number.is_nan()));
}

#[test]
fn numbers_are_written_as_json() {
    let cases = [
        ("017", Some("17")),
        ("18446744073709551615", Some("18446744073709551615")),
        ("1.0", Some("1.0")),
        ("1.10", Some("1.1")),
        ("1e3", Some("1000.0")),
        ("1e300", Some("1e300")),
        ("-.5e-7", Some("-5e-8")),
        ("0.22624800773903986", Some("0.22624800773903986")),
        ("1e400", None),
        (".nan", None),
        ("18446744073709551616", None),
        ("x", None),
    ];
    for (text, expected) in cases {
        assert_eq!(Scalar::plain(text).number().as_deref(), expected, "{text}");
    }
}

#[test]
fn yaml_1_1_reads_some_texts_as_booleans() {
    for (text, expected) in [
        ("yes", Some(true)),
        ("On", Some(true)),
        ("y", Some(true)),
        ("NO", Some(false)),
        ("off", Some(false)),
        ("N", Some(false)),
        ("yEs", None),
        ("true", None),
        ("none", None),
        ("", None),
    ] {
        assert_eq!(ambiguous_boolean(text), expected, "{text}");
    }
}

#[test]
fn yaml_1_1_reads_some_numbers_otherwise() {
    let cases = [
        ("017", Some("17")),
        ("-017", Some("-17")),
        ("007", Some("7")),
        ("08", Some("8")),
        ("00", Some("0")),
        ("0", None),
        ("17", None),
        ("-17", None),
        ("0b11", Some("3")),
        ("-0b11", Some("-3")),
        ("0b12", None),
        ("1_000", Some("1000")),
        ("1_000.5", Some("1000.5")),
        ("0x1F", None),
        ("0x1_F", Some("31")),
        ("0o17", None),
        ("12:30:45", Some("45045")),
        ("12:30", Some("750")),
        ("12:60", None),
        ("12:+3", None),
        ("02:30", None),
        ("::1", None),
        ("1.5", None),
        ("2024-01-02", None),
        ("10_items", None),
        ("_1", None),
        ("é1", None),
        ("no", None),
    ];
    for (text, expected) in cases {
        assert_eq!(ambiguous_number(text).as_deref(), expected, "{text}");
    }
}

/// What a parser reads in a scalar, in terms that parsers share. Some read integers beyond 64 bits as floats or texts.
#[derive(Debug, PartialEq)]
enum Read {
    Null,
    Boolean(bool),
    Integer(i64),
    Float(String),
    Text,
    Large,
}

fn float_of(number: f64) -> Read {
    Read::Float(format!("{number:?}"))
}

fn ours(text: &str) -> Read {
    match Scalar::plain(text) {
        Scalar::Null => Read::Null,
        Scalar::Boolean(value) => Read::Boolean(value),
        Scalar::Integer(number) => Read::Integer(number),
        Scalar::Unsigned(_) | Scalar::Wide(_) => Read::Large,
        Scalar::Float(number) => float_of(number),
        Scalar::Text(_) => Read::Text,
    }
}

fn of_saphyr(text: &str) -> Read {
    match saphyr::Scalar::parse_from_cow(text.into()) {
        saphyr::Scalar::Null => Read::Null,
        saphyr::Scalar::Boolean(value) => Read::Boolean(value),
        saphyr::Scalar::Integer(number) => Read::Integer(number),
        saphyr::Scalar::FloatingPoint(number) => float_of(*number),
        saphyr::Scalar::String(_) => Read::Text,
    }
}

/// `None` if the text is no plain scalar.
fn of_libyaml(text: &str) -> Option<Read> {
    Some(match serde_yaml::from_str(text).ok()? {
        Value::Null => Read::Null,
        Value::Bool(value) => Read::Boolean(value),
        Value::Number(number) => match (number.as_i64(), number.as_f64()) {
            (Some(number), _) => Read::Integer(number),
            (None, Some(_)) if number.is_u64() => Read::Large,
            (None, number) => float_of(number?),
        },
        Value::String(read) if read == text => Read::Text,
        _ => return None,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    /// Two other parsers read each scalar as errbook does.
    #[test]
    fn scalars_are_what_another_parser_reads(
        text in prop_oneof![
            "[-+]?[0-9]{1,4}(\\.[0-9]{0,3})?([eE][-+]?[0-9]{1,3})?",
            "[-+]?(0[xob])?[0-9a-fA-F]{1,6}",
            "[-+]?\\.(inf|Inf|INF|nan|NaN|NAN|[0-9]{0,3})",
            "[-+.0-9eExXob_:a-f]{1,8}",
            "[nN~][uU]?[lL]{0,2}|[tT][rR][uU][eE]|[fF][aA][lL][sS][eE]|[yY](es)?|[oO](n|ff)",
        ],
    ) {
        let read = ours(&text);
        if read != Read::Large {
            prop_assert_eq!(&of_saphyr(&text), &read);
            // libyaml's family has own rules for what begins with zero, and for numbers above the largest.
            let digits = text.trim_start_matches(['+', '-']);
            let is_above = text.parse::<f64>().is_ok_and(f64::is_infinite);
            if digits.len() == 1 || !digits.starts_with('0') && !is_above {
                prop_assert!(of_libyaml(&text).is_none_or(|it| it == read), "{:?}", of_libyaml(&text));
            }
        }
    }
}
