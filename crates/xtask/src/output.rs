//! Headings between the outputs of other programs.

use std::io::{self, Write};

/// Writes to the standard output at once, so that it keeps its place among what child processes write.
pub(crate) fn print(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|error| format!("cannot write to the standard output: {error}"))
}
