//! An error → its body, into a reused buffer.

use std::hint::black_box;

use errbook::{CatalogError, RequestContext};
use http::StatusCode;
use http_api_problem::HttpApiProblem;
use problem_details::ProblemDetails;
use serde::Serialize;

use crate::measure::{Measured, Subject, measure};
use crate::subject::{BODY, INSTANCE, OutOfCredit, TITLE, TYPE, catalog};

pub(crate) fn run(_: usize) -> Vec<Measured> {
    measure(
        vec![
            errbook(),
            serde_json_of_a_struct(),
            problem_details(),
            http_api_problem(),
            copy_of_the_body(),
        ],
        1,
    )
}

/// A writer of [`BODY`].
fn writer<'s>(name: &'static str, write: impl Fn(&OutOfCredit, &mut Vec<u8>) + 's) -> Subject<'s> {
    let error = OutOfCredit::of(catalog("rfc9457"));
    let mut buffer = Vec::new();
    write(&error, &mut buffer);
    // The peers write the members of a map in any order.
    assert_eq!(String::from_utf8_lossy(&buffer).len(), BODY.len(), "{name}");
    Subject::new(name, move || {
        buffer.clear();
        write(black_box(&error), &mut buffer);
        black_box(buffer.len());
    })
}

fn errbook() -> Subject<'static> {
    writer("errbook", |error, buffer| {
        error.render(&RequestContext::new().instance(INSTANCE), buffer);
    })
}

fn serde_json_of_a_struct() -> Subject<'static> {
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
    writer("struct + serde_json", |error, buffer| {
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
    })
}

fn problem_details() -> Subject<'static> {
    #[derive(Serialize)]
    struct Extensions {
        balance: i64,
        cost: i64,
    }
    writer("problem_details", |error, buffer| {
        let body = ProblemDetails::new()
            .with_type(http::Uri::from_static(TYPE))
            .with_title(TITLE)
            .with_status(StatusCode::FORBIDDEN)
            .with_detail(error.to_string())
            .with_instance(http::Uri::from_static(INSTANCE))
            .with_extensions(Extensions { balance: error.balance, cost: error.cost });
        serde_json::to_writer(buffer, &body).unwrap();
    })
}

fn http_api_problem() -> Subject<'static> {
    writer("http-api-problem", |error, buffer| {
        let body = HttpApiProblem::new(StatusCode::FORBIDDEN)
            .type_url(TYPE)
            .title(TITLE)
            .detail(error.to_string())
            .instance(INSTANCE)
            .value("balance", &error.balance)
            .value("cost", &error.cost);
        serde_json::to_writer(buffer, &body).unwrap();
    })
}

/// The lower bound: copies a finished body.
fn copy_of_the_body() -> Subject<'static> {
    writer("a copy of the body", |_, buffer| buffer.extend_from_slice(black_box(BODY).as_bytes()))
}
