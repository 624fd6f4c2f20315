//! The answers are those of the example on axum, to the byte.

#[path = "../../axum-api/tests/answers.rs"]
mod answers;
