//! Appends formatted text to a string.

use std::fmt;

/// Appends formatted text.
pub(crate) fn push(out: &mut String, text: fmt::Arguments<'_>) {
    // Writing to a `String` never fails.
    let _ = fmt::Write::write_fmt(out, text);
}
