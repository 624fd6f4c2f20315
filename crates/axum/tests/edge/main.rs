//! Errors of a catalog at the edge of an axum application.

mod call;
mod catalog;
mod chains;
mod fallbacks;
mod layer;
mod masking;
#[cfg(feature = "tracing")]
mod record;
mod response;
