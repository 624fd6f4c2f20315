//! Everything that crosses crates.

mod msrv;
mod nostd;
mod rooms;
