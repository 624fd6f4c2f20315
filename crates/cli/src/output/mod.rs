//! Prints to the terminal.

mod console;
mod progress;
mod stream;
pub(crate) mod table;

use std::fmt;

pub(crate) use console::Console;
pub(crate) use progress::Progress;
pub(crate) use stream::{Stream, Style};

/// Appends formatted text to a string.
pub(crate) fn push(out: &mut String, text: fmt::Arguments<'_>) {
    // Writing to a `String` never fails.
    let _ = fmt::Write::write_fmt(out, text);
}
