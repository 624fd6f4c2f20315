//! The envelopes in use, and their users.

use crate::model::{Entry, Envelope};

/// The envelopes in use.
pub(super) struct Envelopes {
    pub(super) envelopes: Vec<Envelope>,
    /// The number of envelopes, from the first, that `Accept` chooses from.
    pub(super) offered: usize,
}

impl Envelopes {
    /// Returns the envelopes of an entry; none if some of them have errors.
    pub(super) fn of(&self, entry: &Entry) -> &[Envelope] {
        self.envelopes.get(self.range(entry)).unwrap_or_default()
    }

    /// Returns the positions of an entry's envelopes.
    pub(super) fn range(&self, entry: &Entry) -> std::ops::Range<usize> {
        let position = entry.envelope;
        if position == 0 { 0..self.offered } else { position..position + 1 }
    }
}

/// The entries that use an envelope.
#[derive(Clone, Copy)]
pub(super) struct Users {
    pub(super) position: usize,
    pub(super) offered: usize,
}

impl Users {
    /// Returns whether an entry uses the envelope. Entries with the default use all offered envelopes.
    pub(super) fn have(self, entry: &Entry) -> bool {
        let Self { position, offered } = self;
        entry.envelope == position || (entry.envelope == 0 && position < offered)
    }
}
