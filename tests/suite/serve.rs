//! `errbook serve`, over real connections.

mod live;
mod mock;
mod pages;
mod server;
