//! A server raises errors with values of every type, and a client restores them.

use std::time::Duration;

use actix_web::web::{self, ServiceConfig};
use errbook::FieldError;
use errbook_client::{Received, RequestBuilderExt, ResponseExt};

use crate::edge::exchange::SentRequest;
use crate::edge::senders::{by_all, client};
use crate::edge::server::Server;
use crate::golden::frameworks::everything::{AnyError, CATALOG, orders, system};

/// Returns errors, and the error that a client restores from each.
fn errors() -> Vec<(AnyError, Option<AnyError>)> {
    let declined = orders::Error::PaymentDeclined {
        last_four: "4242".into(),
        amount: 12.5,
        currency: orders::PaymentDeclinedCurrency::Eur,
        bank_answer: "for logs alone".into(),
        risk: Some(-3),
    };
    let limit = orders::Error::LimitReached {
        count: u64::MAX,
        limit: 100,
        strict: true,
        paths: vec!["/v1/orders".into(), "a \"b\" \u{202e}€\n".into()],
        wait: Duration::from_secs(30),
    };
    let sold_out = orders::OrderCase::SoldOut { left: 2, article: "taza 'azul'".into() };
    let fields = vec![FieldError::text("note", "Is wrong.")];
    let intact: [AnyError; 7] = [
        limit.into(),
        orders::Error::OrderError { case: sold_out }.into(),
        orders::Error::OrderError { case: orders::OrderCase::Closed }.into(),
        system::Error::Maintenance { minutes: i64::MIN }.into(),
        system::Error::Unauthorized.into(),
        system::Error::InvalidInput { fields }.into(),
        system::Error::InternalError.into(),
    ];
    let mut errors: Vec<_> = intact.into_iter().map(|error| (error.clone(), Some(error))).collect();
    // A value for logs is not sent, and callers get another error instead of an internal one.
    errors.push((declined.into(), None));
    let down = system::Error::DatabaseDown { host: "db-1".into() };
    errors.push((down.into(), Some(system::Error::InternalError.into())));
    errors
}

#[expect(clippy::result_large_err, reason = "a group of the catalog has an error with many params")]
fn raise(index: usize) -> Result<String, AnyError> {
    let error = errors().into_iter().nth(index);
    error.map_or(Ok(String::new()), |(error, _)| Err(error))
}

fn servers() -> [Server; 2] {
    let handler =
        |axum::extract::Path(index): axum::extract::Path<usize>| async move { raise(index) };
    let app = axum::Router::new().route("/raise/{index}", axum::routing::get(handler));
    let axum = app.layer(errbook_axum::ErrorLayer::new().fallbacks(&CATALOG));
    let layer = || errbook_actix::ErrorLayer::new().fallbacks(&CATALOG);
    [Server::axum(axum), Server::actix(layer, actix_routes)]
}

fn actix_routes(app: &mut ServiceConfig) {
    let handler = |index: web::Path<usize>| async move { raise(*index) };
    app.route("/raise/{index}", web::get().to(handler));
}

#[tokio::test]
async fn an_error_is_made_again_in_every_language() {
    for server in servers() {
        for (index, (error, expected)) in errors().into_iter().enumerate() {
            for language in ["en", "es", "de"] {
                let request = client().get(server.url(&format!("/raise/{index}")));
                let response = request.accept_language([language]).send().await.unwrap();
                let received: Received<AnyError> =
                    response.error_for_catalog().await.expect_err("an error status is an error");
                assert_eq!(received.error(), expected, "{}: {error:?}: {received:?}", server.name);
            }
        }
    }
}

#[tokio::test]
async fn every_client_of_every_server_hears_the_same() {
    let servers = servers();
    for (index, (error, _)) in errors().into_iter().enumerate() {
        for language in ["en", "es"] {
            let request = SentRequest::new("GET", &format!("/raise/{index}"));
            let response = by_all(&servers, &request.header("Accept-Language", language)).await;
            for secret in ["for logs alone", "db-1", "DATABASE_DOWN"] {
                assert!(!response.shown().contains(secret), "{error:?}: {response:?}");
            }
            let retry_after = match error {
                AnyError::Orders(orders::Error::LimitReached { .. }) => "30",
                AnyError::System(system::Error::Maintenance { .. }) => "90",
                _ => "",
            };
            assert_eq!(response.header("retry-after"), retry_after, "{response:?}");
            let is_401 = response.status == 401;
            assert_eq!(response.header("www-authenticate").is_empty(), !is_401, "{response:?}");
        }
    }
}
