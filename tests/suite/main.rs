//! Everything that crosses crates.

mod msrv;
mod nostd;
mod readme;
mod reports;
mod rooms;
mod stranger;
