//! Responses as utoipa's types.

pub use alloc::collections::BTreeMap;
pub use alloc::string::String;

pub use utoipa::IntoResponses;
pub use utoipa::openapi::{RefOr, Response};

/// Returns the responses of a Responses Object, by status.
#[must_use]
pub fn into_responses(json: &str) -> BTreeMap<String, RefOr<Response>> {
    serde_json::from_str(json).unwrap_or_default()
}
