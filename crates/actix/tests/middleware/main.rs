//! Errors as actix answers them, without the layer and with it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod fallbacks;
mod fixture;
mod late;
mod plain;
mod raised;
#[cfg(feature = "tracing")]
mod recorded;
mod wire;
