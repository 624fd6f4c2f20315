//! Errors as actix answers them, without the layer and with it.

mod fallbacks;
mod fixture;
mod late;
mod plain;
mod raised;
#[cfg(feature = "tracing")]
mod recorded;
mod wire;
