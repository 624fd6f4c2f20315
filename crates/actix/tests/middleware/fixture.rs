//! The catalog of the tests, its errors as generated code would have them, and an application that raises them.

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::OnceLock;

use actix_web::body::MessageBody;
use actix_web::dev::{Service, ServiceResponse};
use actix_web::http::header::HeaderMap;
use actix_web::test::read_body;
use actix_web::{Error, HttpResponse, web};
use errbook::{Arg, ArgSink, Catalog, CatalogError, Entry};
use errbook_spec::source::Sources;

/// Returns the catalog in `catalog/`.
pub(crate) fn catalog() -> &'static Catalog<'static> {
    static CATALOG: OnceLock<Catalog<'static>> = OnceLock::new();
    CATALOG.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/middleware/catalog");
        let loaded = errbook_spec::load(Sources::read(&folder).unwrap());
        let (catalog, _) = loaded.into_result().unwrap();
        let lowered: &'static _ = Box::leak(Box::new(errbook_spec::lower(&catalog, &[0, 1])));
        let views: &'static errbook_spec::Views<'static> = Box::leak(Box::new(lowered.views()));
        views.catalog()
    })
}

/// Errors of the catalog.
#[derive(Clone, Debug)]
pub(crate) enum Failure {
    SoldOut { left: u64 },
    LedgerAway { host: &'static str },
}

errbook_actix::response_error!(Failure);

impl CatalogError for Failure {
    fn entry(&self) -> Entry<'static> {
        let code = match self {
            Self::SoldOut { .. } => "sold-out",
            Self::LedgerAway { .. } => "ledger-away",
        };
        catalog().find(code).unwrap()
    }

    fn args<'s>(&'s self, sink: &mut dyn ArgSink<'s>) {
        sink.arg(match self {
            Self::SoldOut { left } => Arg::Unsigned(*left),
            Self::LedgerAway { host } => Arg::Text(host),
        });
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("display of a failure")
    }
}

impl std::error::Error for Failure {}

/// The routes that every test has.
pub(crate) fn routes(config: &mut web::ServiceConfig) {
    config
        .service(
            web::resource("/orders").route(web::get().to(sold_out)).route(web::post().to(order)),
        )
        .route("/ledger", web::get().to(ledger))
        .route("/several/{kind}", web::get().to(several))
        .route("/own/json", web::get().to(own_json))
        .route("/own/text", web::get().to(own_text))
        .route("/fine", web::get().to(async || "fine"));
}

async fn sold_out() -> Result<&'static str, Failure> {
    Err(Failure::SoldOut { left: 3 })
}

async fn order(order: web::Json<u64>) -> Result<String, Failure> {
    Err(Failure::SoldOut { left: order.into_inner() })
}

async fn ledger() -> Result<&'static str, errbook_actix::ErrorResponse> {
    away().map_err(|error| Failure::LedgerAway { host: "db7" }.with_source(error))?;
    Ok("fine")
}

fn away() -> io::Result<()> {
    Err(io::Error::other("connection refused"))
}

/// Raises errors of two catalogs, and one with a separate identity.
async fn several(kind: web::Path<String>) -> Result<&'static str, errbook_actix::ErrorResponse> {
    match kind.as_str() {
        "vonage" => Err(vonage_errors::generic::Error::OutOfCredit { balance: 30, cost: 50 })?,
        "wompi" => Err(wompi_errors::api::Error::NotFoundError)?,
        "occurrence" => Err(Failure::SoldOut { left: 1 }
            .with_instance("urn:uuid:1")
            .with_header("X-Order", "7"))?,
        _ => {}
    }
    Ok("fine")
}

async fn own_json() -> HttpResponse {
    HttpResponse::NotFound().content_type("application/json").body("{\"mine\":true}")
}

async fn own_text() -> HttpResponse {
    HttpResponse::ImATeapot().body("short and stout")
}

/// Starts the application with some middleware around the routes, and sends it one request.
#[macro_export]
macro_rules! response {
    ($($wrap:expr),* ; $request:expr) => {{
        let app = actix_web::App::new().configure($crate::fixture::routes)$(.wrap($wrap))*;
        let app = actix_web::test::init_service(app).await;
        $crate::fixture::send(&app, $request.to_request()).await
    }};
}

/// Status, headers and body of an response.
pub(crate) struct Received {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Received {
    /// Returns all lines of a header, joined by `|`.
    pub(crate) fn header(&self, name: &str) -> String {
        let lines: Vec<&str> =
            self.headers.get_all(name).map(|value| value.to_str().unwrap()).collect();
        lines.join("|")
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap()
    }
}

/// Sends a request; what is raised past the application is received as the server sends it.
pub(crate) async fn send<R, S, B>(app: &S, request: R) -> Received
where
    S: Service<R, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody,
{
    match app.call(request).await {
        Ok(response) => Received {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: String::from_utf8(read_body(response).await.to_vec()).unwrap(),
        },
        Err(error) => {
            let response = error.error_response();
            Received {
                status: response.status().as_u16(),
                headers: response.headers().clone(),
                body: body(response).await,
            }
        }
    }
}

async fn body(response: HttpResponse) -> String {
    let bytes = actix_web::body::to_bytes(response.into_body()).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap()
}
