//! A small payments API on axum: errors of two catalogs in two formats, in English and Spanish, and a third catalog for requests
//! that reach no handler. `cargo run -p axum-api`, then:
//!
//! ```console
//! $ curl localhost:3000/messages --json '{"text":"More than thirty characters cost more than is left."}'
//! {"type":"https://example.com/Error#out-of-credit","title":"You do not have enough credit","detail":"Your current balance is 30, but that costs 51."}
//! $ curl localhost:3000/messages --json '{"text":"More than thirty characters cost more than is left."}' -H 'Accept-Language: es'
//! {"type":"https://example.com/Error#out-of-credit","title":"No tienes saldo suficiente","detail":"Tu saldo actual es 30, pero cuesta 51."}
//! $ curl localhost:3000/transactions --json '{"reference":"order-1","amount_in_cents":5000}'
//! {"error":{"type":"INPUT_VALIDATION_ERROR","messages":{"reference":["La referencia ya ha sido usada"]}}}
//! $ curl localhost:3000/transactions/order-7 -H 'Accept-Language: en'
//! {"error":{"type":"NOT_FOUND_ERROR","reason":"The requested entity does not exist"}}
//! $ curl localhost:3000/nowhere
//! {"type":"https://payments.example/errors/requests#unknown-route","title":"There is nothing at this path","status":404}
//! ```

mod errors;

use aide::axum::ApiRouter;
use aide::axum::routing::{get, post_with};
use aide::openapi::{Info, OpenApi};
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::StatusCode;
use axum::{Json, Router, routing};
use errbook::FieldError;
use errbook_axum::ErrorLayer;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use errors::wompi::api::InputValidationIssue;
use errors::{payments, vonage, wompi};

/// Returns the API. `/openapi.json` lists the responses of its operations, from the handlers' types.
pub fn app() -> Router {
    let mut document = OpenApi { info: info(), ..OpenApi::default() };
    let send =
        post_with(send_message, |it| it.summary("Send a message").response::<202, Json<Receipt>>());
    let create = post_with(create_transaction, |it| {
        it.summary("Create a transaction").response::<201, Json<Transaction>>()
    });
    let router = ApiRouter::new()
        .api_route("/messages", send)
        .api_route("/transactions", create)
        .api_route("/transactions/{id}", get(find_transaction))
        .finish_api(&mut document);
    // axum clones handlers for every connection, so an owned document would be copied each time.
    let document: &'static OpenApi = Box::leak(Box::new(document));
    router
        .route("/openapi.json", routing::get(async move || Json(document)))
        .layer(ErrorLayer::new().fallbacks(&payments::CATALOG))
}

fn info() -> Info {
    let (title, version) = ("Payments API".to_owned(), env!("CARGO_PKG_VERSION").to_owned());
    Info { title, version, ..Info::default() }
}

/// The balance of the account. A message costs 1 a character.
const BALANCE: i64 = 30;

#[derive(Deserialize, JsonSchema)]
struct Message {
    text: String,
}

#[derive(JsonSchema, Serialize)]
struct Receipt {
    balance: i64,
}

async fn send_message(
    Json(message): Json<Message>,
) -> Result<(StatusCode, Json<Receipt>), vonage::generic::Error> {
    let cost = i64::try_from(message.text.chars().count()).unwrap_or(i64::MAX);
    if cost > BALANCE {
        return Err(vonage::generic::Error::OutOfCredit { balance: BALANCE, cost });
    }
    Ok((StatusCode::ACCEPTED, Json(Receipt { balance: BALANCE - cost })))
}

/// The only existing transaction.
const REFERENCE: &str = "order-1";

#[derive(Deserialize, JsonSchema, Serialize)]
struct Transaction {
    reference: String,
    amount_in_cents: u64,
}

async fn create_transaction(
    Json(transaction): Json<Transaction>,
) -> Result<(StatusCode, Json<Transaction>), wompi::api::Error> {
    if transaction.reference == REFERENCE {
        let fields = vec![FieldError::new("reference", InputValidationIssue::ReferenceUsed)];
        return Err(wompi::api::Error::InputValidationError { fields });
    }
    Ok((StatusCode::CREATED, Json(transaction)))
}

#[derive(Deserialize, JsonSchema)]
struct Id {
    id: String,
}

/// Also accepts an invalid path, because axum's 400 would become the fallback for invalid JSON.
async fn find_transaction(
    path: Result<Path<Id>, PathRejection>,
) -> Result<Json<Transaction>, wompi::AnyError> {
    let found = path.ok().filter(|Path(Id { id })| id == REFERENCE);
    let Path(Id { id }) = found.ok_or(wompi::api::Error::NotFoundError)?;
    Ok(Json(Transaction { reference: id, amount_in_cents: 10_000 }))
}
