//! Serves the API on port 3000, or on the port in `PORT`.

use std::env;
use std::error::Error;

use actix_api::{error_layer, routes};
use actix_web::{App, HttpServer};

#[actix_web::main]
#[expect(clippy::print_stdout, reason = "you want to see where it listens")]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let port = env::var("PORT").map_or(Ok(3000), |port| port.parse())?;
    let server = HttpServer::new(|| App::new().wrap(error_layer()).configure(routes));
    let server = server.bind(("127.0.0.1", port))?;
    for address in server.addrs() {
        println!("listening on http://{address}");
    }
    Ok(server.run().await?)
}
