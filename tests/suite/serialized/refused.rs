//! What serde reads: any values of an error, and nothing else.

use std::borrow::Cow;
use std::time::Duration;

use errbook::FieldError;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{declined, limit_reached, written};
use crate::golden::frameworks::everything::{AnyError, orders, system};

fn refused(json: Value) -> String {
    serde_json::from_value::<AnyError>(json).unwrap_err().to_string()
}

#[test]
fn a_group_that_has_no_such_code_is_refused() {
    let json = json!({ "group": "orders", "code": "UNAUTHORIZED" });
    assert_eq!(refused(json), "group `orders` has no error code `UNAUTHORIZED`");
}

#[test]
fn members_that_come_twice_are_refused() {
    for (json, name) in [
        (r#"{"code":"UNAUTHORIZED","code":"ORDER_ERROR"}"#, "code"),
        (r#"{"code":"UNAUTHORIZED","params":{},"params":{}}"#, "params"),
        (r#"{"code":"UNAUTHORIZED","params":{"a":1,"a":1}}"#, "a"),
        (r#"{"code":"INVALID_INPUT","field_errors":[],"field_errors":[]}"#, "field_errors"),
        (r#"{"code":"INVALID_INPUT","field_errors":[{"path":"a","path":"b"}]}"#, "path"),
    ] {
        let message = serde_json::from_str::<AnyError>(json).unwrap_err().to_string();
        assert!(message.starts_with(&format!("duplicate member `{name}`")), "{json}: {message}");
    }
}

/// As `serde_json` gives numbers with its feature `arbitrary_precision`, which any crate of a program can turn on.
#[test]
fn numbers_may_be_kept_as_text() {
    let error = AnyError::from(limit_reached(Duration::from_secs(30)));
    let mut json = written(&error);
    let mut count = 0;
    for value in json["params"].as_object_mut().unwrap().values_mut() {
        if value.is_number() {
            *value = json!({ "$serde_json::private::Number": value.to_string() });
            count += 1;
        }
    }
    assert!(count > 0, "{json}");
    assert_eq!(serde_json::from_value::<AnyError>(json).unwrap(), error);
}

#[test]
fn unknown_and_missing_names_are_refused() {
    let with = |code: &str, rest: Value| {
        let mut json = rest;
        json["code"] = json!(code);
        json
    };
    let field = |field: Value| json!({ "code": "INVALID_INPUT", "field_errors": [field] });
    for (json, message) in [
        (json!("x"), "invalid type: string \"x\", expected a map with the `code` of an error"),
        (json!({ "group": "orders" }), "missing `code`"),
        (json!({ "code": 1 }), "invalid type: integer `1`, expected a string"),
        (json!({ "code": "NO" }), "unknown error code `NO`"),
        (json!({ "code": "ORDER_GONE" }), "`ORDER_GONE` is retired"),
        (json!({ "code": "ORDER_ERROR" }), "missing `case` of `ORDER_ERROR`"),
        (with("ORDER_ERROR", json!({ "case": "no" })), "unknown case `no` of `ORDER_ERROR`"),
        (with("UNAUTHORIZED", json!({ "case": "no" })), "`UNAUTHORIZED` has no cases"),
        (with("UNAUTHORIZED", json!({ "field_errors": [] })), "`UNAUTHORIZED` has no field errors"),
        (json!({ "code": "INVALID_INPUT" }), "missing `field_errors` of `INVALID_INPUT`"),
        (
            with("INVALID_INPUT", json!({ "field_errors": [], "params": { "fields": 1 } })),
            "unknown param `fields` of `INVALID_INPUT`",
        ),
        (field(json!({})), "missing `path` of a field error of `INVALID_INPUT`"),
        (field(json!({ "path": "a" })), "missing `issue` or `message` of the field error `a`"),
        (
            field(json!({ "path": "a", "issue": "no" })),
            "unknown field error `no` of `INVALID_INPUT`",
        ),
        (
            field(json!({ "path": "a", "issue": "too-long" })),
            "missing param `max` of `too-long`: expected unsigned",
        ),
        (field(json!({ "path": "a", "code": "NO", "issue": "no" })), "unknown error code `NO`"),
    ] {
        assert_eq!(refused(json.clone()), message, "{json}");
    }
}

#[test]
fn values_of_another_type_are_refused() {
    let limit = |param: &str, value: Value| {
        let mut json = written(&limit_reached(Duration::ZERO));
        json["params"][param] = value;
        refused(json)
    };
    for (param, value, message) in [
        ("count", json!(-1), "expected unsigned, found `-1`"),
        ("count", json!(1.0), "expected unsigned, found `1.0`"),
        ("strict", json!("true"), "expected boolean, found \"true\""),
        ("paths", json!([["a"]]), "expected list of strings, found a list"),
        ("paths", json!({}), "expected list of strings, found a map"),
        ("wait", json!(30), "expected duration such as \"1.5s\", found `30`"),
    ] {
        let expected = format!("param `{param}` of `LIMIT_REACHED`: {message}");
        assert_eq!(limit(param, value), expected);
    }
    let missing = "missing param `count` of `LIMIT_REACHED`: expected unsigned";
    assert_eq!(limit("count", Value::Null), missing);
    assert_eq!(limit("left", json!(1)), "unknown param `left` of `LIMIT_REACHED`");
    let minutes = json!({ "code": "MAINTENANCE", "params": { "minutes": u64::MAX } });
    let expected =
        "param `minutes` of `MAINTENANCE`: expected integer, found `18446744073709551615`";
    assert_eq!(refused(minutes), expected);
    let mut json = written(&declined());
    json["params"]["currency"] = json!("DM");
    assert_eq!(refused(json), "param `currency` of `PAYMENT_DECLINED`: unknown value `DM`");
    let deep = format!(r#"{{"code":"UNAUTHORIZED","params":{{"a":{}"#, "[".repeat(100_000));
    assert!(serde_json::from_str::<AnyError>(&deep).is_err());
}

fn any_error() -> impl Strategy<Value = AnyError> {
    let texts = || prop::collection::vec(any::<String>().prop_map(Cow::Owned), 0..4);
    let span =
        (any::<u64>(), 0..1_000_000_000_u32).prop_map(|(secs, nanos)| Duration::new(secs, nanos));
    let limit = (any::<[u64; 2]>(), any::<bool>(), texts(), span).prop_map(
        |([count, limit], strict, paths, wait)| {
            orders::Error::LimitReached { count, limit, strict, paths, wait }.into()
        },
    );
    let number = any::<f64>().prop_filter("NaN is not equal to itself", |it| !it.is_nan());
    let all = prop::sample::select(orders::PaymentDeclinedCurrency::ALL);
    let declined = (any::<[String; 2]>(), number, all, any::<Option<i64>>()).prop_map(
        |([last_four, bank_answer], amount, currency, risk)| {
            let (last_four, bank_answer) = (last_four.into(), bank_answer.into());
            orders::Error::PaymentDeclined { last_four, amount, currency, bank_answer, risk }.into()
        },
    );
    let case = prop_oneof![
        Just(orders::OrderCase::Closed),
        (any::<u64>(), any::<String>()).prop_map(|(left, article)| orders::OrderCase::SoldOut {
            left,
            article: article.into()
        }),
    ];
    let field = (any::<String>(), any::<Option<u64>>(), any::<Option<String>>()).prop_map(
        |(path, max, text)| match (max, text) {
            (_, Some(text)) => FieldError::text(path, text),
            (Some(max), None) => FieldError::new(path, system::InvalidInputIssue::TooLong { max }),
            (None, None) => FieldError::new(path, system::InvalidInputIssue::Required),
        },
    );
    prop_oneof![
        limit,
        declined,
        case.prop_map(|case| orders::Error::OrderError { case }.into()),
        prop::collection::vec(field, 0..4)
            .prop_map(|fields| system::Error::InvalidInput { fields }.into()),
        any::<i64>().prop_map(|minutes| system::Error::Maintenance { minutes }.into()),
        any::<String>().prop_map(|host| system::Error::DatabaseDown { host: host.into() }.into()),
    ]
}

/// Values that may be anywhere in a written error.
fn any_json() -> impl Strategy<Value = Value> {
    let scalar = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "[a-z]{0,3}|[0-9]{1,2}s|NaN|-inf".prop_map(Value::from),
    ];
    scalar.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-z]{1,3}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_values_come_back(error in any_error()) {
        let text = serde_json::to_string(&error).unwrap();
        prop_assert_eq!(&serde_json::from_str::<AnyError>(&text).unwrap(), &error, "{}", text);
        let value = serde_json::to_value(&error).unwrap();
        prop_assert_eq!(&serde_json::from_value::<AnyError>(value).unwrap(), &error);
        // YAML has no text for some characters, and says so.
        if let Ok(read) = serde_yaml::to_string(&error).map(|text| serde_yaml::from_str::<AnyError>(&text)) {
            prop_assert!(read.is_err() || read.is_ok_and(|read| read == error));
        }
    }

    /// A changed value is refused or written again as it was read.
    #[test]
    fn a_changed_value_is_refused_or_kept(error in any_error(), other in any_json(), at in any::<prop::sample::Index>()) {
        let mut json = written(&error);
        let mut places = vec!["/code", "/group", "/case", "/params", "/field_errors"];
        let params: Vec<_> = json["params"].as_object().into_iter().flatten().map(|(name, _)| format!("/params/{name}")).collect();
        places.extend(params.iter().map(String::as_str));
        places.extend(["/field_errors/0", "/field_errors/0/issue", "/field_errors/0/params", "/field_errors/0/params/max"]);
        places.retain(|place| json.pointer(place).is_some());
        let place: &&str = at.get(&places);
        *json.pointer_mut(place).unwrap() = other;
        if let Ok(read) = serde_json::from_value::<AnyError>(json) {
            let again = serde_json::from_value::<AnyError>(written(&read)).unwrap();
            let is_nan = written(&read).to_string().contains("NaN");
            prop_assert!(is_nan || again == read);
        }
    }
}
