//! A small payments API on actix-web: errors of two catalogs in two formats, in English and Spanish, and a third catalog for
//! requests that reach no handler. `cargo run -p actix-api`, then:
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

use actix_web::error::{InternalError, JsonPayloadError};
use actix_web::http::StatusCode;
use actix_web::web::{self, Json, JsonConfig, Path};
use actix_web::{HttpRequest, HttpResponse};
use errbook::FieldError;
use errbook_actix::ErrorLayer;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use errors::wompi::api::InputValidationIssue;
use errors::{payments, vonage, wompi};

/// Returns the error layer, to be wrapped around the API.
#[must_use]
pub fn error_layer() -> ErrorLayer {
    ErrorLayer::new().fallbacks(&payments::CATALOG)
}

/// Adds the API to an app.
pub fn routes(api: &mut web::ServiceConfig) {
    let transaction = web::resource("/transactions/{id}")
        .route(web::get().to(find_transaction))
        .route(web::head().to(find_transaction));
    api.app_data(JsonConfig::default().error_handler(rejected))
        .service(web::resource("/openapi.json").route(web::get().to(document)))
        .service(web::resource("/messages").route(web::post().to(send_message)))
        .service(web::resource("/transactions").route(web::post().to(create_transaction)))
        .service(transaction);
}

/// The responses of the operations come from their error types.
#[derive(OpenApi)]
#[openapi(info(title = "Payments API"), paths(send_message, create_transaction, find_transaction))]
struct Document;

async fn document() -> HttpResponse {
    HttpResponse::Ok().json(Document::openapi())
}

/// Distinguishes bodies that actix rejects with the same 400. The layer does the rest.
fn rejected(error: JsonPayloadError, _: &HttpRequest) -> actix_web::Error {
    let status = match &error {
        JsonPayloadError::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        JsonPayloadError::Deserialize(cause) if cause.is_data() => StatusCode::UNPROCESSABLE_ENTITY,
        _ => return error.into(),
    };
    InternalError::new(error, status).into()
}

/// The balance of the account. A message costs 1 a character.
const BALANCE: i64 = 30;

#[derive(Deserialize, ToSchema)]
struct Message {
    text: String,
}

#[derive(Serialize, ToSchema)]
struct Receipt {
    balance: i64,
}

#[utoipa::path(
    post,
    path = "/messages",
    responses((status = ACCEPTED, body = Receipt, description = "It is sent"), vonage::generic::Error)
)]
async fn send_message(message: Json<Message>) -> Result<HttpResponse, vonage::generic::Error> {
    let cost = i64::try_from(message.text.chars().count()).unwrap_or(i64::MAX);
    if cost > BALANCE {
        return Err(vonage::generic::Error::OutOfCredit { balance: BALANCE, cost });
    }
    Ok(HttpResponse::Accepted().json(Receipt { balance: BALANCE - cost }))
}

/// The only existing transaction.
const REFERENCE: &str = "order-1";

#[derive(Deserialize, Serialize, ToSchema)]
struct Transaction {
    reference: String,
    amount_in_cents: u64,
}

#[utoipa::path(
    post,
    path = "/transactions",
    responses((status = CREATED, body = Transaction, description = "It is made"), wompi::api::Error)
)]
async fn create_transaction(
    transaction: Json<Transaction>,
) -> Result<HttpResponse, wompi::api::Error> {
    if transaction.reference == REFERENCE {
        let fields = vec![FieldError::new("reference", InputValidationIssue::ReferenceUsed)];
        return Err(wompi::api::Error::InputValidationError { fields });
    }
    Ok(HttpResponse::Created().json(transaction))
}

#[utoipa::path(
    get,
    path = "/transactions/{id}",
    responses((status = OK, body = Transaction, description = "Here it is"), wompi::AnyError)
)]
async fn find_transaction(id: Path<String>) -> Result<Json<Transaction>, wompi::AnyError> {
    if *id != REFERENCE {
        return Err(wompi::api::Error::NotFoundError.into());
    }
    Ok(Json(Transaction { reference: id.into_inner(), amount_in_cents: 10_000 }))
}
