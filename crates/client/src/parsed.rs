//! A response, parsed.

use alloc::borrow::Cow;

use errbook::__v1::unescaped;
use errbook::{Catalog, Entry};

use crate::captures::{Captures, Slot, Source};
use crate::headers::Headers;
use crate::tape::{Tape, wide};
use crate::value::cut;

/// A response, with the position of each value.
#[derive(Clone)]
pub(crate) struct Parsed<'c, 'b> {
    pub(crate) catalog: &'c Catalog<'c>,
    pub(crate) status: u16,
    pub(crate) tape: Tape<'b>,
    pub(crate) captures: Captures,
    pub(crate) headers: Headers<'b>,
    /// The index of its entry.
    pub(crate) entry: Option<usize>,
}

impl<'c> Parsed<'c, '_> {
    /// Returns its entry.
    pub(crate) fn entry(&self) -> Option<Entry<'c>> {
        self.catalog.entry(self.entry?)
    }

    /// Returns the text of a slot.
    #[inline]
    pub(crate) fn slot(&self, slot: Slot) -> Option<Cow<'_, str>> {
        match slot.source {
            Source::None => None,
            Source::Body => cut(self.tape.scalar(slot.at)?, (slot.before, slot.after)),
            Source::Header => {
                let value = self.headers.get(slot.at);
                unescaped(value, wide(slot.before)..value.len().checked_sub(wide(slot.after))?)
            }
        }
    }

    /// Returns an owned copy that borrows nothing from the response.
    pub(crate) fn into_owned(self) -> Parsed<'c, 'static> {
        Parsed {
            catalog: self.catalog,
            status: self.status,
            tape: self.tape.into_owned(),
            captures: self.captures,
            headers: self.headers.into_owned(),
            entry: self.entry,
        }
    }
}
