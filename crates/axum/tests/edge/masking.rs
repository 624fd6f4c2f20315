//! What must not get out.

use errbook::CatalogError;
use errbook_axum::{ErrorLayer, Response};

use crate::call::{Answer, fetch, raising};
use crate::catalog::{Failure, text};

async fn answer(error: impl CatalogError + Send + Sync + 'static, accept: &[u8]) -> Answer {
    let headers = [("accept", accept), ("accept-language", b"es")];
    fetch(raising(Response::from(error), ErrorLayer::new()), "/", &headers).await
}

#[tokio::test]
async fn a_server_error_hides_its_occurrence() {
    for accept in [&b""[..], b"application/xml"] {
        let error = Failure::new("broken", [text("pump")])
            .with_source(std::io::Error::other("the password"))
            .with_cause(Failure::new("db-down", [text("db-7")]));
        let shown = format!("{:?}", answer(error, accept).await);
        assert!(shown.contains("Roto"), "{shown}");
        for secret in ["pump", "Se rompi", "password", "db-7", "db-down", "x-part"] {
            assert!(!shown.contains(secret), "{secret} is in {shown}");
        }
    }
}

#[tokio::test]
async fn an_internal_error_sends_its_mask() {
    for accept in [&b""[..], b"application/xml"] {
        let answer = answer(Failure::new("db-down", [text("db-7")]), accept).await;
        let shown = format!("{answer:?}");
        assert!(answer.status == 500 && shown.contains("#broken"), "{shown}");
        assert!(!shown.contains("db-") && !shown.contains("Base"), "{shown}");
    }
}

#[tokio::test]
async fn internal_params_and_sources_are_in_nothing() {
    for accept in [&b""[..], b"application/xml"] {
        let error = Failure::out_of_credit().with_source(std::io::Error::other("the password"));
        let shown = format!("{:?}", answer(error, accept).await);
        assert!(shown.contains("30 es menos que 50."), "{shown}");
        assert!(!shown.contains("ledger") && !shown.contains("password"), "{shown}");
    }
}
