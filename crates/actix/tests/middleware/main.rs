//! Errors as actix sends them, without the layer and with it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod fallbacks;
mod fixture;
mod late;
mod plain;
#[cfg(feature = "tracing")]
mod recorded;
mod returned;
mod wire;
