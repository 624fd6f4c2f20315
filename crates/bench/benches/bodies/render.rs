//! An error → its body, into a reused buffer.

use divan::{Bencher, black_box};
use errbook::{CatalogError, RequestContext};
use http::StatusCode;
use http_api_problem::HttpApiProblem;
use problem_details::ProblemDetails;
use serde::Serialize;

use crate::subject::{BODY, INSTANCE, OutOfCredit, TITLE, TYPE, catalog};

/// Measures a writer of [`BODY`].
fn measure(bencher: Bencher<'_, '_>, write: impl Fn(&OutOfCredit, &mut Vec<u8>)) {
    let error = OutOfCredit::of(catalog("rfc9457"));
    let mut buffer = Vec::new();
    write(&error, &mut buffer);
    // The peers write the members of a map in any order.
    assert_eq!(String::from_utf8_lossy(&buffer).len(), BODY.len());
    bencher.bench_local(|| {
        buffer.clear();
        write(black_box(&error), &mut buffer);
        black_box(buffer.len())
    });
}

#[divan::bench]
fn errbook(bencher: Bencher<'_, '_>) {
    measure(bencher, |error, buffer| {
        error.render(&RequestContext::new().instance(INSTANCE), buffer);
    });
}

#[divan::bench]
fn serde_json_of_a_struct(bencher: Bencher<'_, '_>) {
    #[derive(Serialize)]
    struct Body<'a> {
        r#type: &'a str,
        title: &'a str,
        status: u16,
        detail: String,
        instance: &'a str,
        balance: i64,
        cost: i64,
    }
    measure(bencher, |error, buffer| {
        let body = Body {
            r#type: TYPE,
            title: TITLE,
            status: 403,
            detail: error.to_string(),
            instance: INSTANCE,
            balance: error.balance,
            cost: error.cost,
        };
        serde_json::to_writer(buffer, &body).unwrap();
    });
}

#[divan::bench]
fn problem_details(bencher: Bencher<'_, '_>) {
    #[derive(Serialize)]
    struct Extensions {
        balance: i64,
        cost: i64,
    }
    measure(bencher, |error, buffer| {
        let body = ProblemDetails::new()
            .with_type(http::Uri::from_static(TYPE))
            .with_title(TITLE)
            .with_status(StatusCode::FORBIDDEN)
            .with_detail(error.to_string())
            .with_instance(http::Uri::from_static(INSTANCE))
            .with_extensions(Extensions { balance: error.balance, cost: error.cost });
        serde_json::to_writer(buffer, &body).unwrap();
    });
}

#[divan::bench]
fn http_api_problem(bencher: Bencher<'_, '_>) {
    measure(bencher, |error, buffer| {
        let body = HttpApiProblem::new(StatusCode::FORBIDDEN)
            .type_url(TYPE)
            .title(TITLE)
            .detail(error.to_string())
            .instance(INSTANCE)
            .value("balance", &error.balance)
            .value("cost", &error.cost);
        serde_json::to_writer(buffer, &body).unwrap();
    });
}

/// The lower bound: copies a finished body.
#[divan::bench]
fn copy_of_the_body(bencher: Bencher<'_, '_>) {
    measure(bencher, |_, buffer| buffer.extend_from_slice(black_box(BODY).as_bytes()));
}
