//! Envelopes in reverse: where each value is in a body, for all that read one.
//!
//! In order: a body's nodes become shapes (`shape`), where what depends on the occurrence are alternatives; in these is found
//! what tells them apart (`alternatives`); what says nothing is left out (`prune`). The runtime's tables and the parser for
//! TypeScript are printed from the same [`Reading`].
//!
//! Whether a reader finds out which error a response is about is tried out: what is sent of an entry (`sent`) is read by the shapes
//! (`said`), and what they say looked up (`owners`).

use std::collections::BTreeMap;

use crate::model::{Envelope, Filter, List, Serializer, Variable};

mod alternatives;
pub(crate) mod client;
mod owners;
mod prune;
pub(crate) mod said;
pub(crate) mod sent;
mod shape;

pub use owners::{Identified, Owners, owners};
pub(crate) use owners::{identifies, sent_value};

use shape::Lowering;

/// How the responses of an envelope are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What the body says.
    pub body: Shape,
    /// The headers that say something, each with what its text says.
    pub headers: Vec<(String, Shape)>,
}

/// What a part of a body says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Nothing.
    Skip,
    /// A scalar of this text.
    Literal(String),
    /// A variable's value.
    Value(Var),
    /// A text of variables.
    Text {
        /// What is before the first variable.
        prefix: String,
        /// The variables, each with what is after it.
        values: Vec<(Var, String)>,
    },
    /// An object.
    Object(Object),
    /// An array; each item is one of these.
    Array(Vec<Self>),
    /// An item for each of a list.
    Each(List, Box<Self>),
    /// The field errors by a variable.
    Group(Var, Box<Self>),
    /// The causes.
    Chain(Box<Self>),
    /// The next cause.
    Next,
    /// One of these; never one in another.
    Either(Vec<Self>),
}

impl Shape {
    /// Returns the variables that it says.
    fn variables(&self) -> Vec<&Var> {
        match self {
            Self::Skip | Self::Literal(_) | Self::Next => Vec::new(),
            Self::Value(var) => vec![var],
            Self::Text { values, .. } => values.iter().map(|(var, _)| var).collect(),
            Self::Object(object) => {
                object.members.values().flat_map(|part| part.shape.variables()).collect()
            }
            Self::Array(shapes) | Self::Either(shapes) => {
                shapes.iter().flat_map(Self::variables).collect()
            }
            Self::Each(_, shape) | Self::Chain(shape) => shape.variables(),
            Self::Group(by, shape) => [vec![by], shape.variables()].concat(),
        }
    }
}

/// A variable and its spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Var {
    /// What is written.
    pub variable: Variable,
    /// How.
    pub filter: Filter,
}

/// An object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object {
    /// Sorted by key.
    members: BTreeMap<String, Part>,
    /// What other members are: bits of `errbook::__v1::rest`.
    pub rest: u8,
}

/// A member.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it says.
    pub shape: Shape,
    /// Whether it tells its object from others.
    pub required: bool,
    /// Its position among the members, as they are written.
    order: usize,
    /// Whether it is always there.
    always: bool,
}

impl Object {
    /// Returns the members as they are written: readers look for the next one first.
    #[must_use]
    pub fn members(&self) -> Vec<(&str, &Part)> {
        let mut members: Vec<_> =
            self.members.iter().map(|(key, part)| (key.as_str(), part)).collect();
        members.sort_by_key(|(_, part)| part.order);
        members
    }
}

/// The order of members says nothing.
impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        let key = |part: &Self| (part.always, part.required);
        self.shape == other.shape && key(self) == key(other)
    }
}

impl Eq for Part {}

impl Reading {
    /// Returns the variables that the body and the headers say.
    pub(crate) fn variables(&self) -> Vec<&Var> {
        let headers = self.headers.iter().map(|(_, shape)| shape);
        std::iter::once(&self.body).chain(headers).flat_map(Shape::variables).collect()
    }

    /// Returns an envelope in reverse.
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
