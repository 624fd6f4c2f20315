//! Inverts envelopes, so that clients find each variable's value in a response.
//!
//! `invert` converts a body's nodes to patterns; a node that depends on the occurrence becomes alternatives. `alternatives`
//! finds the members that distinguish these, and `prune` removes patterns that read nothing. The runtime's tables and the
//! TypeScript parser are generated from the same [`ResponsePattern`].
//!
//! To check that a client can identify the error of every response, `sent` builds responses of each entry, `extract` reads
//! them with the patterns, and `owners` looks up the values.

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
    /// The headers with variables, and the patterns of their texts.
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

/// Marks the members that distinguish alternatives, and removes patterns that read nothing.
fn finished(mut pattern: Pattern) -> Pattern {
    alternatives::tell_apart(&mut pattern);
    prune::pruned(pattern)
}
