//! Serves the API on port 3000, or on the port in `PORT`.

use std::env;
use std::error::Error;

use tokio::net::TcpListener;
use tokio::signal;

#[tokio::main]
#[expect(clippy::print_stdout, reason = "you want to see where it listens")]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let port = env::var("PORT").map_or(Ok(3000), |port| port.parse())?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    let stop = async { drop(signal::ctrl_c().await) };
    Ok(axum::serve(listener, axum_api::app()).with_graceful_shutdown(stop).await?)
}
