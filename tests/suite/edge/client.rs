//! Responses of the examples, read by errbook's client through reqwest.

use errbook::{FromResponse, Retry};
use errbook_client::{Received, RequestBuilderExt, ResponseExt};
use reqwest::RequestBuilder;
use serde_json::json;

use crate::edge::senders::client;
use crate::edge::server::{Server, payments};

const TRACE: &str = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

async fn received<E: FromResponse>(request: RequestBuilder) -> Received<E> {
    let response = request.send().await.unwrap();
    response.error_for_catalog::<E>().await.expect_err("an error is answered")
}

fn post(server: &Server, path: &str, body: &serde_json::Value) -> RequestBuilder {
    let request = client().post(server.url(path)).header("Content-Type", "application/json");
    request.body(body.to_string())
}

/// The format does not send the params of the detail, so only the code can be read.
#[tokio::test]
async fn a_code_is_found_in_every_language() {
    use vonage_errors::{AnyCode, AnyError, generic};
    let message = json!({ "text": "x".repeat(31) });
    let cases: [(&[&str], &str); 4] = [
        (&[], "You do not have enough credit"),
        (&["es-MX", "en"], "No tienes saldo suficiente"),
        (&["fr", "es"], "No tienes saldo suficiente"),
        (&["en", "es"], "You do not have enough credit"),
    ];
    for server in payments() {
        for (tags, title) in cases {
            let request =
                post(&server, "/messages", &message).accept_language(tags.iter().copied());
            let received = received::<AnyError>(request.header("traceparent", TRACE)).await;
            assert_eq!(received.status(), 403);
            assert_eq!(received.code(), Some(AnyCode::Generic(generic::Code::OutOfCredit)));
            assert_eq!(received.title().as_deref(), Some(title));
            assert_eq!(received.instance().as_deref(), TRACE.split('-').nth(1));
            assert_eq!(received.retry().class, Some(Retry::AfterFix));
            assert!(received.error().is_none(), "{received:?}");
        }
    }
}

#[tokio::test]
async fn an_error_comes_back_as_it_was_raised() {
    use wompi_errors::{AnyError, api};
    for server in payments() {
        let request = client().get(server.url("/transactions/order-7"));
        let not_found = received::<AnyError>(request.accept_language(["en"])).await;
        assert_eq!(not_found.error(), Some(AnyError::Api(api::Error::NotFoundError)));
        assert_eq!(not_found.detail().as_deref(), Some("The requested entity does not exist"));
        assert_eq!(not_found.retry().is_retryable(), Some(false));

        let twice = json!({ "reference": "order-1", "amount_in_cents": 1 });
        let invalid = received::<AnyError>(post(&server, "/transactions", &twice)).await;
        let fields: Vec<_> = invalid.fields().collect();
        assert_eq!(fields.len(), 1);
        assert_eq!(fields[0].path(), "reference");
        assert_eq!(fields[0].message(), Some("La referencia ya ha sido usada"));
        let Some(AnyError::Api(api::Error::InputValidationError { fields })) = invalid.error()
        else {
            panic!("{invalid:?}");
        };
        assert_eq!(fields.len(), 1);
    }
}

/// Codes of the server's other catalog are unknown, but kept.
#[tokio::test]
async fn an_error_of_another_catalog() {
    for server in payments() {
        let received = received::<vonage_errors::AnyError>(client().get(server.url("/nowhere")));
        let received = received.await;
        assert_eq!((received.status(), received.code()), (404, None));
        let code = "https://payments.example/errors/requests#unknown-route";
        assert_eq!(received.raw_code().as_deref(), Some(code));
        assert_eq!(received.title().as_deref(), Some("There is nothing at this path"));
    }
}

#[tokio::test]
async fn what_is_no_error_stays_a_response() {
    for server in payments() {
        let response = client().get(server.url("/transactions/order-1")).send().await.unwrap();
        let response = response.error_for_catalog::<wompi_errors::AnyError>().await.unwrap();
        let body = response.text().await.unwrap();
        assert_eq!(body, r#"{"reference":"order-1","amount_in_cents":10000}"#);
    }
}
