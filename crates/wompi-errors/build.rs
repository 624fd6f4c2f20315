//! Generates the crate from its catalog.
fn main() {}
