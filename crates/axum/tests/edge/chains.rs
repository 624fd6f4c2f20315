//! Causes and further errors, as layers of an application build them.

use errbook::CatalogError;
use errbook_axum::{ErrorLayer, ErrorResponse};

use crate::call::{fetch, raising};
use crate::catalog::{Failure, in_preset};

async fn body(error: impl CatalogError + Send + Sync + 'static) -> String {
    fetch(raising(ErrorResponse::from(error), ErrorLayer::new()), "/", &[]).await.body
}

#[tokio::test]
async fn nested_causes_are_sent_like_a_flat_list() {
    let catalog = in_preset("azure");
    let [payment, bank] = [(); 2].map(|()| Failure::of(catalog, "only-english", []));
    let limit = || Failure::of(catalog, "malformed", []);
    let nested = body(payment.clone().with_cause(bank.clone().with_cause(limit()))).await;
    let flat = body(payment.with_cause(bank).with_cause(limit())).await;
    assert_eq!(nested, flat);
    assert_eq!(nested.matches("innererror").count(), 2, "{nested}");
}

#[tokio::test]
async fn the_nearest_causes_are_sent() {
    let catalog = in_preset("azure");
    let mut error = Failure::of(catalog, "only-english", []).with_instance("last");
    for _ in 0..10_000 {
        error = Failure::of(catalog, "only-english", []).with_cause(error);
    }
    assert_eq!(error.causes().count(), 10_000);
    assert_eq!(body(error).await.matches("innererror").count(), 32);
}

#[tokio::test]
async fn errors_of_errors_are_sent_in_order() {
    let catalog = in_preset("jsonapi");
    let error = |code| Failure::of(catalog, code, []);
    let nested = error("only-english")
        .with_error(error("malformed").with_error(error("too-large")))
        .with_error(error("wrong-method"));
    let flat = error("only-english")
        .with_error(error("malformed"))
        .with_error(error("too-large"))
        .with_error(error("wrong-method"));
    let sent = body(nested).await;
    assert_eq!(sent, body(flat).await);
    let places = ["only-english", "malformed", "too-large", "wrong-method"].map(|it| sent.find(it));
    assert!(places.is_sorted() && places[0].is_some(), "{sent}");
}

#[tokio::test]
async fn ten_thousand_nested_errors_are_sent() {
    let catalog = in_preset("jsonapi");
    let mut error = Failure::of(catalog, "only-english", []).with_instance("last");
    for _ in 0..10_000 {
        error = Failure::of(catalog, "only-english", []).with_error(error);
    }
    assert!(body(error).await.matches("only-english").count() > 10_000);
}
