//! Servers on axum and on actix-web, with requests from reqwest, curl and raw sockets, and errbook's own client.

mod answers;
mod bodies;
mod broken;
mod client;
mod connection;
#[cfg(feature = "programs")]
pub(crate) mod curl;
pub(crate) mod exchange;
mod headers;
mod proxies;
mod raised;
pub(crate) mod senders;
mod server;

pub(crate) use raised::catalog;
pub(crate) use server::payments;
