//! Everything that crosses crates.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails, and says where")]

mod msrv;
mod nostd;
mod readme;
mod reports;
mod rooms;
mod stranger;
