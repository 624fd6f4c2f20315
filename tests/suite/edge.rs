//! Servers on axum and on actix-web, asked over sockets by reqwest, by curl and by nobody's client, and read by errbook's own.

mod answers;
mod bodies;
mod broken;
mod client;
mod connection;
mod exchange;
mod headers;
mod proxies;
mod raised;
mod senders;
mod server;

pub(crate) use senders::curl_line;
pub(crate) use server::payments;
