//! The parser of JSON against `serde_json`.

use alloc::format;
use alloc::string::{String, ToString};

use proptest::prelude::*;
use serde_json::{Map, Value};

use super::*;

/// Returns what the tape holds.
fn value(tape: &Tape<'_>, at: u32) -> Value {
    match tape.kind(at) {
        ValueKind::Object => {
            let member = |(key, at)| (tape.scalar(key).unwrap().into_owned(), value(tape, at));
            Value::Object(tape.members(at).map(member).collect::<Map<_, _>>())
        }
        ValueKind::Array | ValueKind::Elements => {
            tape.items(at).map(|at| value(tape, at)).collect()
        }
        ValueKind::String | ValueKind::Escaped => {
            Value::String(tape.scalar(at).unwrap().into_owned())
        }
        ValueKind::Null => Value::Null,
        ValueKind::True | ValueKind::False | ValueKind::Number => {
            serde_json::from_str(tape.raw(at)).unwrap()
        }
    }
}

/// Compares what both readers make of a text; only the range of numbers and what it makes of surrogates is `serde_json`'s own.
fn compare(text: &str) {
    let expected = serde_json::from_str::<Value>(text);
    match (json_tape(text), expected) {
        (Some(tape), Ok(expected)) => assert_eq!(value(&tape, 0), expected, "{text}"),
        (None, Err(_)) => {}
        (Some(_), Err(error)) => {
            let refused =
                ["number out of range", "lone leading surrogate", "unexpected end of hex escape"];
            let error = error.to_string();
            assert!(refused.iter().any(|it| error.starts_with(it)), "{text}: {error}");
        }
        (None, Ok(_)) => panic!("refused: {text}"),
    }
}

#[test]
fn edges() {
    let texts = [
        "",
        " ",
        "0",
        "-0",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "1e+",
        "1E-2",
        "1e999",
        "-1.5e+3",
        "tru",
        "true ",
        "nulll",
        "\"",
        "\"\\\"",
        "\"\\u12\"",
        "\"\\u00eG\"",
        "\"\\uD800\"",
        "\"\\uD83D\\uDE00\"",
        "\"\\uD83D\\u0041\"",
        "\"\\uDE00\"",
        "\"\u{7f}\"",
        "\"\t\"",
        "\"\\/\\b\\f\\n\\r\\t\\\\\"",
        "[",
        "[]",
        "[,]",
        "[1,]",
        "[1 2]",
        "{}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{1:2}",
        "{\"a\":1,\"a\":2}",
        "[}",
        "{]",
        "[]]",
        "\u{FEFF}1",
        "\u{a0}1",
        "[{\"a\":[{}]},[[]],\"\"]",
        "{\"\\u0061\":{\"b\":[1,{}]},\"c\":[]}",
        "\r\n\t [ ] ",
        "1\0",
        "//",
        "NaN",
    ];
    texts.into_iter().for_each(compare);
}

#[test]
fn limits() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert_eq!(json_tape(&nested(MAX_DEPTH)).unwrap().len(), MAX_DEPTH);
    for depth in [MAX_DEPTH + 1, 100_000] {
        let text = nested(depth);
        let tape = json_tape(&text).unwrap();
        assert_eq!(tape.len(), MAX_DEPTH + 1);
        assert_eq!(tape.kind(64), ValueKind::Null);
    }
    let strange = nested(64).replace("[]", r#"[{"a]":"\"]","b":[{}]}, "x"]"#);
    assert_eq!(value(&json_tape(&format!("[{strange},1]")).unwrap(), 0)[1], 1);
    assert!(json_tape(&"[".repeat(100_000)).is_none());
    assert!(json_tape(&nested(70).replace("[]", "[\"]")).is_none());
    let numbers = format!("[{}1]", "1,".repeat(32_000));
    let tape = json_tape(&numbers).unwrap();
    assert_eq!(tape.items(0).count(), 32_001);
    assert_eq!(tape.len(), 32_002);
    let long = "a".repeat(70_000);
    assert_eq!(json_tape(&format!("\"{long}\"")).unwrap().raw(0), long);
    assert_eq!(json_tape(&(" ".repeat(70_000) + "1")).unwrap().raw(0), "1");
}

#[test]
fn a_surrogate_alone_is_a_replacement_character() {
    let cases = [
        (r#""\ud83d""#, "\u{FFFD}"),
        (r#""a\uDE00b""#, "a\u{FFFD}b"),
        (r#""\ud83d\ud83d\ude00""#, "\u{FFFD}\u{1F600}"),
        (r#""\ud83d\n""#, "\u{FFFD}\n"),
        (r#""\ud83dA""#, "\u{FFFD}A"),
        (r#""\ud83d\u0041""#, "\u{FFFD}A"),
    ];
    for (text, expected) in cases {
        assert_eq!(json_tape(text).unwrap().scalar(0).unwrap(), expected, "{text}");
    }
    assert!(json_tape(r#""\ud83d\u00""#).is_none());
}

#[test]
fn the_last_member_with_a_name_counts() {
    let tape = json_tape(r#"{"a":1,"\u0061":{"a":2},"b":3}"#).unwrap();
    let found = tape.member(0, "a").unwrap();
    assert_eq!(tape.raw(tape.member(found, "a").unwrap()), "2");
    assert_eq!(tape.member(0, "c"), None);
    assert_eq!(tape.member(found + 1, "a"), None);
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        let members = prop::collection::vec((any::<String>(), inner.clone()), 0..6);
        prop_oneof![
            prop::collection::vec(inner, 0..6).prop_map(Value::from),
            members.prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn everything_that_is_json(value in json()) {
        compare(&value.to_string());
        compare(&serde_json::to_string_pretty(&value).unwrap());
    }

    #[test]
    fn anything_like_json(parts in prop::collection::vec(prop::sample::select(&[
        "{", "}", "[", "]", ",", ":", "\"a\"", "\"", "\\", "\\u00e9", "\\ud83d\\ude00", "\\ud800", "ñ", "\u{1}",
        "1", "0", "-", ".", "e", "+", "true", "false", "null", " ", "\n", "{\"a\":", "[1,", "},", "],",
    ][..]), 0..14)) {
        compare(&parts.concat());
    }

    #[test]
    fn any_text(text: String) {
        compare(&text);
    }
}
