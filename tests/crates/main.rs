//! What users build of the published crates: any features, the lowest versions, and what comes with them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails, and says where")]

mod deny;
mod features;
mod minimal;
