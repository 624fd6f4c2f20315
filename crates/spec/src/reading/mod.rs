//! Inverts envelopes: finds where each variable's value is in a response, for clients.
//!
//! In order: a body's nodes become patterns (`invert`), where what depends on the occurrence are alternatives; in these is found
//! what tells them apart (`alternatives`); what says nothing is left out (`prune`). The runtime's tables and the parser for
//! TypeScript are printed from the same [`ResponsePattern`].
//!
//! Whether a client finds out which error a response is about is tried out: what is sent of an entry (`sent`) is read by the patterns
//! (`extract`), and the values are looked up (`owners`).

use crate::model::{Envelope, Serializer};

mod alternatives;
pub(crate) mod client;
pub(crate) mod extract;
mod invert;
mod owners;
mod pattern;
mod prune;
pub(crate) mod sent;

pub use owners::{Identified, Owners, owners};
pub(crate) use owners::{identifies, sent_value};
pub use pattern::{MemberPattern, Object, Pattern, Var};

use invert::Inverter;

/// The patterns that read the responses of an envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponsePattern {
    /// The pattern of the body.
    pub body: Pattern,
    /// The headers that have variables, each with the pattern of its text.
    pub headers: Vec<(String, Pattern)>,
}

impl ResponsePattern {
    /// Returns the variables that the body and the headers contain.
    pub(crate) fn variables(&self) -> Vec<&Var> {
        let headers = self.headers.iter().map(|(_, pattern)| pattern);
        std::iter::once(&self.body).chain(headers).flat_map(Pattern::variables).collect()
    }

    /// Inverts an envelope.
    #[must_use]
    pub fn of(envelope: &Envelope) -> Self {
        let body = Inverter { xml: envelope.serializer == Serializer::Xml }.pattern(&envelope.body);
        let headers = envelope.headers.iter().map(|header| {
            (header.name.clone(), finished(Inverter { xml: false }.text(&header.value)))
        });
        let headers = headers.filter(|(_, pattern)| *pattern != Pattern::Skip).collect();
        Self { body: finished(body), headers }
    }
}

/// Returns a pattern with what tells its alternatives apart, and without what says nothing.
fn finished(mut pattern: Pattern) -> Pattern {
    alternatives::tell_apart(&mut pattern);
    prune::pruned(pattern)
}
