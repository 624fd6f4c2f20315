//! Occurrences described by values → arguments of the runtime.

/// Owns what the runtime's arguments borrow.
#[derive(Debug, Default)]
pub struct OwnedArgs;
