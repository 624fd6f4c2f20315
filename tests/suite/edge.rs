//! Servers on axum and on actix-web, with requests from reqwest, curl and raw sockets, and errbook's own client.

mod bodies;
mod broken;
mod client;
mod connection;
mod curl;
pub(crate) mod exchange;
mod exchanges;
mod headers;
mod proxies;
pub(crate) mod restored;

pub(crate) mod senders;
mod server;

pub(crate) use server::payments;
