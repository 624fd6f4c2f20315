//! Errors of a catalog as answers of axum.
