//! Tests that secrets are not sent.

use errbook::CatalogError;
use errbook_axum::{ErrorLayer, ErrorResponse};

use crate::call::{Received, fetch, raising};
use crate::catalog::{Failure, in_preset, text};

async fn sent(error: impl CatalogError + Send + Sync + 'static, accept: &[u8]) -> Received {
    let headers = [("accept", accept), ("accept-language", b"es")];
    fetch(raising(ErrorResponse::from(error), ErrorLayer::new()), "/", &headers).await
}

#[tokio::test]
async fn a_server_error_hides_its_occurrence() {
    for accept in [&b""[..], b"application/xml"] {
        let error = Failure::new("broken", [text("pump")])
            .with_source(std::io::Error::other("the password"))
            .with_cause(Failure::new("db-down", [text("db-7")]));
        let shown = format!("{:?}", sent(error, accept).await);
        assert!(shown.contains("Roto"), "{shown}");
        for secret in ["pump", "Se rompi", "password", "db-7", "db-down", "x-part"] {
            assert!(!shown.contains(secret), "{secret} is in {shown}");
        }
    }
}

#[tokio::test]
async fn an_internal_error_sends_its_mask() {
    for accept in [&b""[..], b"application/xml"] {
        let response = sent(Failure::new("db-down", [text("db-7")]), accept).await;
        let shown = format!("{response:?}");
        assert!(response.status == 500 && shown.contains("#broken"), "{shown}");
        assert!(!shown.contains("db-") && !shown.contains("Base"), "{shown}");
    }
}

#[tokio::test]
async fn internal_params_and_sources_are_in_nothing() {
    for accept in [&b""[..], b"application/xml"] {
        let error = Failure::out_of_credit().with_source(std::io::Error::other("the password"));
        let shown = format!("{:?}", sent(error, accept).await);
        assert!(shown.contains("30 es menos que 50."), "{shown}");
        assert!(!shown.contains("ledger") && !shown.contains("password"), "{shown}");
    }
}

#[tokio::test]
async fn no_built_in_envelope_lets_anything_out() {
    for preset in errbook_spec::presets() {
        let catalog = in_preset(preset);
        let broken = || Failure::of(catalog, "broken", [text("pump-7")]);
        let internal = || Failure::of(catalog, "db-down", [text("db-7")]);
        let failures = [
            ErrorResponse::from(
                Failure::import(catalog).with_cause(internal()).with_error(broken()),
            ),
            ErrorResponse::from(broken().with_cause(Failure::import(catalog))),
            ErrorResponse::from(
                internal().with_error(Failure::import(catalog)).with_cause(broken()),
            ),
            // An error of the caller, with others of the server: each of them is masked.
            ErrorResponse::from(
                Failure::of(catalog, "only-english", [])
                    .with_error(Failure::import(catalog))
                    .with_error(internal())
                    .with_cause(broken())
                    .with_cause(internal()),
            ),
        ];
        for error in failures {
            let logged = format!("{error:?}");
            let app = raising(error.clone(), ErrorLayer::new());
            let shown = format!("{:?}", fetch(app, "/", &[("accept-language", b"es")]).await);
            assert!(!shown.contains("-7"), "{preset}: {logged} is sent as {shown}");
            assert!(!shown.contains("remote") && !shown.contains("db-down"), "{preset}: {shown}");
        }
        let import = ErrorResponse::from(Failure::import(catalog));
        let response = fetch(raising(import, ErrorLayer::new()), "/", &[]).await;
        assert_eq!(response.header("retry-after"), "5", "{preset}: when to retry is no secret");
        assert_eq!(response.header("vary"), "Accept-Language", "{preset}");
        assert_eq!(response.header("x-code"), "", "{preset} is not that of the catalog");
    }
}
