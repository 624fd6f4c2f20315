//! A body → the error and its two values.

use std::hint::black_box;

use http_api_problem::HttpApiProblem;
use problem_details::ProblemDetails;
use serde::Deserialize;
use serde_json::Value;

use crate::measure::{Measured, Subject, measure};
use crate::subject::{BALANCE, BODY, COST, TYPE, catalog};

/// The result of reading a body: the index of the entry, and the values.
type Found = Option<(usize, i64, i64)>;

pub(crate) fn run(_: usize) -> Vec<Measured> {
    measure(
        vec![
            errbook(),
            derive_and_lookup(),
            serde_json_value(),
            problem_details(),
            http_api_problem(),
        ],
        1,
    )
}

/// A reader of [`BODY`].
fn reader<'s>(name: &'static str, read: impl Fn(&[u8]) -> Found + 's) -> Subject<'s> {
    assert_eq!(read(BODY.as_bytes()), Some((0, BALANCE, COST)), "{name}");
    Subject::new(name, move || {
        black_box(read(black_box(BODY.as_bytes())));
    })
}

/// Finds the entry by its code, for all readers except errbook's. A real reader would need a map of types, which is slower.
fn find(type_uri: &str) -> Option<usize> {
    (type_uri == TYPE).then_some(0)
}

fn errbook() -> Subject<'static> {
    let catalog = &catalog("rfc9457").runtime;
    let headers = [("content-type", b"application/problem+json".as_slice())];
    reader("errbook", move |body| {
        let reading = errbook_client::read(catalog, 403, headers, body);
        let number = |name| reading.param(name).and_then(|value| value.as_i64());
        Some((reading.entry()?.index(), number("balance")?, number("cost")?))
    })
}

fn derive_and_lookup() -> Subject<'static> {
    #[derive(Deserialize)]
    struct Body<'a> {
        r#type: &'a str,
        balance: i64,
        cost: i64,
    }
    reader("derive + lookup", |body| {
        let body: Body<'_> = serde_json::from_slice(body).ok()?;
        Some((find(body.r#type)?, body.balance, body.cost))
    })
}

fn serde_json_value() -> Subject<'static> {
    reader("serde_json Value", |body| {
        let body: Value = serde_json::from_slice(body).ok()?;
        let number = |name| body.get(name).and_then(Value::as_i64);
        Some((find(body.get("type")?.as_str()?)?, number("balance")?, number("cost")?))
    })
}

fn problem_details() -> Subject<'static> {
    #[derive(Deserialize)]
    struct Extensions {
        balance: i64,
        cost: i64,
    }
    reader("problem_details", |body| {
        let body: ProblemDetails<Extensions> = serde_json::from_slice(body).ok()?;
        let found = find(&body.r#type?.to_string())?;
        Some((found, body.extensions.balance, body.extensions.cost))
    })
}

fn http_api_problem() -> Subject<'static> {
    reader("http-api-problem", |body| {
        let body: HttpApiProblem = serde_json::from_slice(body).ok()?;
        let number = |name| body.json_value(name).and_then(Value::as_i64);
        Some((find(body.type_url.as_deref()?)?, number("balance")?, number("cost")?))
    })
}
