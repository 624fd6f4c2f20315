//! The answers are byte for byte those of the example on axum.

#[path = "../../axum-api/tests/exchanges.rs"]
mod exchanges;
