//! A body → the error and its two values.

use divan::{Bencher, black_box};
use http_api_problem::HttpApiProblem;
use problem_details::ProblemDetails;
use serde::Deserialize;
use serde_json::Value;

use crate::subject::{BALANCE, BODY, COST, TYPE, catalog};

/// The result of reading a body: the index of the entry, and the values.
type Found = Option<(usize, i64, i64)>;

/// Measures a reader of [`BODY`].
fn measure(bencher: Bencher<'_, '_>, read: impl Fn(&[u8]) -> Found) {
    assert_eq!(read(BODY.as_bytes()), Some((0, BALANCE, COST)));
    bencher.bench_local(|| read(black_box(BODY.as_bytes())));
}

/// Finds the entry by its code, for all readers except errbook's. A real reader would need a map of types, which is slower.
fn find(type_uri: &str) -> Option<usize> {
    (type_uri == TYPE).then_some(0)
}

#[divan::bench]
fn errbook(bencher: Bencher<'_, '_>) {
    let catalog = &catalog("rfc9457").runtime;
    let headers = [("content-type", b"application/problem+json".as_slice())];
    measure(bencher, |body| {
        let reading = errbook_client::read(catalog, 403, headers, body);
        let number = |name| reading.param(name).and_then(|value| value.as_i64());
        Some((reading.entry()?.index(), number("balance")?, number("cost")?))
    });
}

#[divan::bench]
fn derive_and_lookup(bencher: Bencher<'_, '_>) {
    #[derive(Deserialize)]
    struct Body<'a> {
        r#type: &'a str,
        balance: i64,
        cost: i64,
    }
    measure(bencher, |body| {
        let body: Body<'_> = serde_json::from_slice(body).ok()?;
        Some((find(body.r#type)?, body.balance, body.cost))
    });
}

#[divan::bench]
fn serde_json_value(bencher: Bencher<'_, '_>) {
    measure(bencher, |body| {
        let body: Value = serde_json::from_slice(body).ok()?;
        let number = |name| body.get(name).and_then(Value::as_i64);
        Some((find(body.get("type")?.as_str()?)?, number("balance")?, number("cost")?))
    });
}

#[divan::bench]
fn problem_details(bencher: Bencher<'_, '_>) {
    #[derive(Deserialize)]
    struct Extensions {
        balance: i64,
        cost: i64,
    }
    measure(bencher, |body| {
        let body: ProblemDetails<Extensions> = serde_json::from_slice(body).ok()?;
        let found = find(&body.r#type?.to_string())?;
        Some((found, body.extensions.balance, body.extensions.cost))
    });
}

#[divan::bench]
fn http_api_problem(bencher: Bencher<'_, '_>) {
    measure(bencher, |body| {
        let body: HttpApiProblem = serde_json::from_slice(body).ok()?;
        let number = |name| body.json_value(name).and_then(Value::as_i64);
        Some((find(body.type_url.as_deref()?)?, number("balance")?, number("cost")?))
    });
}
