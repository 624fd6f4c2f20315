//! Inverts envelopes: finds where each variable's value is in a response, for clients.
//!
//! In order: a body's nodes become shapes (`shape`), where what depends on the occurrence are alternatives; in these is found
//! what tells them apart (`alternatives`); what says nothing is left out (`prune`). The runtime's tables and the parser for
//! TypeScript are printed from the same [`Reading`].
//!
//! Whether a client finds out which error a response is about is tried out: what is sent of an entry (`sent`) is read by the shapes
//! (`said`), and what they say looked up (`owners`).

use crate::model::{Envelope, Serializer};

mod alternatives;
mod body;
pub(crate) mod client;
mod owners;
mod prune;
pub(crate) mod said;
pub(crate) mod sent;
mod shape;

pub use body::{MemberPattern, Object, Shape, Var};
pub use owners::{Identified, Owners, owners};
pub(crate) use owners::{identifies, sent_value};

use shape::Lowering;

/// The patterns that read the responses of an envelope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The pattern of the body.
    pub body: Shape,
    /// The headers that have variables, each with the pattern of its text.
    pub headers: Vec<(String, Shape)>,
}

impl Reading {
    /// Returns the variables that the body and the headers contain.
    pub(crate) fn variables(&self) -> Vec<&Var> {
        let headers = self.headers.iter().map(|(_, shape)| shape);
        std::iter::once(&self.body).chain(headers).flat_map(Shape::variables).collect()
    }

    /// Inverts an envelope.
    #[must_use]
    pub fn of(envelope: &Envelope) -> Self {
        let body = Lowering { xml: envelope.serializer == Serializer::Xml }.shape(&envelope.body);
        let headers = envelope.headers.iter().map(|header| {
            (header.name.clone(), finished(Lowering { xml: false }.text(&header.value)))
        });
        let headers = headers.filter(|(_, shape)| *shape != Shape::Skip).collect();
        Self { body: finished(body), headers }
    }
}

/// Returns a shape with what tells its alternatives apart, and without what says nothing.
fn finished(mut shape: Shape) -> Shape {
    alternatives::tell_apart(&mut shape);
    prune::pruned(shape)
}
