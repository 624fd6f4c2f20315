//! The documentation of generated types in each framework.

use aide::OperationOutput;
use aide::generate::in_context;
use aide::openapi::Operation;
use serde_json::{Value, json};
use utoipa::IntoResponses;

use crate::golden::frameworks::everything::{AnyError, sets, system};
use crate::operations::codes;

/// Returns the codes that a type lists. Asserts that both frameworks get the same, on every call.
fn listed<T: IntoResponses + OperationOutput>() -> Value {
    let by_utoipa = codes(&json!(T::responses()));
    let mut operation = Operation::default();
    for _ in 0..2 {
        let responses = in_context(|context| T::inferred_responses(context, &mut operation));
        let by_aide =
            responses.into_iter().map(|(status, it)| (status.unwrap().to_string(), json!(it)));
        assert_eq!(codes(&Value::Object(by_aide.collect())), by_utoipa);
        assert_eq!(json!(operation), json!(Operation::default()));
    }
    by_utoipa
}

#[test]
fn a_set_lists_its_errors() {
    let expected = json!({ "500": ["INTERNAL_ERROR"], "503": ["MAINTENANCE"] });
    assert_eq!(listed::<sets::MaintenanceError>(), expected);
}

#[test]
fn groups_and_all_errors_are_listed() {
    let system = listed::<system::Error>();
    let any = listed::<AnyError>();
    for (status, codes) in system.as_object().unwrap() {
        assert_eq!(any[status], *codes);
    }
    assert!(any.as_object().unwrap().len() > system.as_object().unwrap().len());
}

/// `AnyError` stands for any error, so its responses are unknown.
#[test]
fn the_response_of_a_framework_lists_nothing() {
    assert_eq!(listed::<errbook_axum::ErrorResponse>(), json!({}));
    assert_eq!(listed::<errbook_actix::ErrorResponse>(), json!({}));
}

#[test]
fn a_report_lists_the_errors_of_its_set() {
    let expected = listed::<sets::MaintenanceError>();
    assert_eq!(listed::<errbook_axum::ReportResponse<sets::MaintenanceError>>(), expected);
    assert_eq!(listed::<errbook_actix::ReportResponse<sets::MaintenanceError>>(), expected);
}

#[test]
fn what_is_no_responses_object_says_nothing() {
    for text in ["", "[]", "{\"404\": 1}", "null", "{\"200\": {}}"] {
        assert!(errbook::__v1::operation_responses(text).is_empty(), "{text}");
    }
    for text in ["", "[]", "{\"404\": 1}", "null"] {
        assert!(errbook::__v1::into_responses(text).is_empty(), "{text}");
    }
}
