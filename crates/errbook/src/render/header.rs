//! Values of headers.

use alloc::vec::Vec;

use super::sink::{Raw, Sink};
use crate::header::quotes::{Quotes, escape};
use crate::scan::split_placeholder;

/// The inside of a quoted string.
pub(super) struct Quoted<'o>(pub(super) &'o mut Vec<u8>);

impl Sink for Quoted<'_> {
    fn text(&mut self, text: &str) {
        escape(text, &mut |part| self.0.extend_from_slice(part.as_bytes()));
    }

    fn plain(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }
}

/// A template of a header: its text is unchanged, and values in its quoted strings are escaped.
pub(super) struct Template<'o> {
    out: &'o mut Vec<u8>,
    quotes: Quotes,
}

impl<'o> Template<'o> {
    pub(super) fn new(out: &'o mut Vec<u8>) -> Self {
        Self { out, quotes: Quotes::default() }
    }
}

impl Sink for Template<'_> {
    fn text(&mut self, text: &str) {
        if self.quotes.is_quoted() {
            Quoted(self.out).text(text);
        } else {
            Raw(self.out).text(text);
        }
    }

    fn plain(&mut self, text: &str) {
        Raw(self.out).text(text);
    }

    fn before_placeholder<'t>(&mut self, template: &'t str) -> Option<(u8, &'t str)> {
        let split = split_placeholder(template);
        let before = split.map_or(template, |(before, ..)| before);
        self.quotes.take_all(before.as_bytes());
        self.plain(before);
        split.map(|(_, index, after)| (index, after))
    }
}
