//! Sinks, which take text and escape it.

use alloc::vec::Vec;
use core::fmt;

use super::json;
use crate::scan::split_placeholder;

/// Takes text piece by piece.
pub(super) trait Sink {
    /// Takes any text.
    fn text(&mut self, text: &str);

    /// Takes text without characters to escape.
    fn plain(&mut self, text: &str);

    /// Takes UTF-8 without characters to escape.
    fn plain_bytes(&mut self, text: &[u8]) {
        self.plain(str::from_utf8(text).unwrap_or_default());
    }

    /// Takes the text of a template before its first placeholder, or all of it. Returns the index of the placeholder, and the text
    /// after it.
    fn before_placeholder<'t>(&mut self, template: &'t str) -> Option<(u8, &'t str)> {
        if let Some((before, index, after)) = split_placeholder(template) {
            self.text(before);
            return Some((index, after));
        }
        self.text(template);
        None
    }
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

    #[inline]
    fn plain_bytes(&mut self, text: &[u8]) {
        self.0.extend_from_slice(text);
    }

    #[inline]
    fn before_placeholder<'t>(&mut self, template: &'t str) -> Option<(u8, &'t str)> {
        json::escape_to_placeholder(template, self.0)
    }
}

/// Plain text.
pub(super) struct Raw<'o>(pub(super) &'o mut Vec<u8>);

impl Sink for Raw<'_> {
    fn text(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }

    fn plain(&mut self, text: &str) {
        self.text(text);
    }
}

/// A formatter. Drops what follows an error.
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

/// Lets `write!` write to a sink, without escaping.
pub(super) struct Plain<'s, S>(pub(super) &'s mut S);

impl<S: Sink> fmt::Write for Plain<'_, S> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.plain(text);
        Ok(())
    }
}
