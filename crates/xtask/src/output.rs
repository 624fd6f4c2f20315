//! Headings between the outputs of other programs.

use std::io::{self, Write};

/// Writes to stdout at once, so that the order with the output of child processes is kept.
pub(crate) fn print(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| format!("cannot write to the standard output: {error}"))
}
