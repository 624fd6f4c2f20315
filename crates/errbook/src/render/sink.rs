//! Where text goes, and how it is escaped on the way.

use alloc::vec::Vec;
use core::fmt;

use super::json;

/// Takes text piece by piece.
pub(super) trait Sink {
    /// Takes any text.
    fn text(&mut self, text: &str);

    /// Takes text that has nothing to escape.
    fn plain(&mut self, text: &str);
}

/// The inside of a JSON string.
pub(super) struct Json<'o>(pub(super) &'o mut Vec<u8>);

impl Sink for Json<'_> {
    #[inline]
    fn text(&mut self, text: &str) {
        json::escape(text, self.0);
    }

    #[inline]
    fn plain(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }
}

/// Text as it is.
pub(super) struct Raw<'o>(pub(super) &'o mut Vec<u8>);

impl Sink for Raw<'_> {
    fn text(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }

    fn plain(&mut self, text: &str) {
        self.text(text);
    }
}

/// A formatter. What follows an error of it is dropped.
pub(super) struct Fmt<'w, W> {
    out: &'w mut W,
    result: fmt::Result,
}

impl<'w, W: fmt::Write> Fmt<'w, W> {
    pub(super) const fn new(out: &'w mut W) -> Self {
        Self { out, result: Ok(()) }
    }

    pub(super) const fn finish(self) -> fmt::Result {
        self.result
    }
}

impl<W: fmt::Write> Sink for Fmt<'_, W> {
    fn text(&mut self, text: &str) {
        self.result = self.result.and_then(|()| self.out.write_str(text));
    }

    fn plain(&mut self, text: &str) {
        self.text(text);
    }
}

/// Lets `write!` write to a sink, for what has nothing to escape.
pub(super) struct Plain<'s, S>(pub(super) &'s mut S);

impl<S: Sink> fmt::Write for Plain<'_, S> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.plain(text);
        Ok(())
    }
}
