//! A small payments API.

fn main() {}
