//! `errbook serve`, over real connections.

mod live;
mod mock;
mod pages;
mod server;

#[cfg(feature = "programs")]
pub(crate) use server::Server;
