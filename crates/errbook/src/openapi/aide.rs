//! Responses as aide's types.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

pub use aide::OperationOutput;
pub use aide::generate::GenContext;
pub use aide::openapi::{Operation, Response as OperationResponse};

/// Returns the responses of a Responses Object, by status.
#[must_use]
pub fn operation_responses(json: &str) -> Vec<(Option<u16>, OperationResponse)> {
    let responses: BTreeMap<u16, _> = serde_json::from_str(json).unwrap_or_default();
    responses.into_iter().map(|(status, response)| (Some(status), response)).collect()
}
