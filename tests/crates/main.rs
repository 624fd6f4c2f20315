//! The published crates as users build them: any features, the lowest versions, and their dependencies.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails, and says where")]

mod deny;
mod features;
mod instructions;
mod minimal;
