//! The answers are byte for byte those of the example on axum.

#[path = "../../axum-api/tests/answers.rs"]
mod answers;
