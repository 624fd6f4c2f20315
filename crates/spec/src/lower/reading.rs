//! Envelopes in reverse: what each part of a body says, for those who read it.
//!
//! In order: a body's nodes become [shapes](shape), where what depends on the occurrence are alternatives; in these is found
//! what [tells them apart](alternatives); what says nothing is [left out](prune); what is left is written as the runtime's
//! [`node`](errbook::__v1::node)s.

use super::OwnedEnvelope;
use super::bytes::Put;
use super::text::Strings;
use crate::model::{Envelope, Filter, List, Serializer, Variable};

mod alternatives;
mod prune;
mod shape;
mod write;

#[cfg(test)]
mod tests;

use shape::Lowering;
use write::Writer;

/// What a part of a body says.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Shape {
    /// Nothing.
    Skip,
    /// A scalar of this text.
    Literal(String),
    /// A variable's value.
    Value(Var),
    /// A text of variables, each with what stands behind it.
    Text { prefix: String, values: Vec<(Var, String)> },
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

/// A variable and its spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Var {
    variable: Variable,
    filter: Filter,
}

/// An object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Object {
    /// Sorted by key.
    members: std::collections::BTreeMap<String, Part>,
    /// What other members are: bits of `errbook::__v1::rest`.
    rest: u8,
}

/// A member.
#[derive(Clone, Debug)]
struct Part {
    /// Where it stands among the members, as they are written.
    order: usize,
    shape: Shape,
    /// Whether it is always there.
    always: bool,
    /// Whether it tells its object from others.
    required: bool,
}

/// The order of members says nothing.
impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        let key = |part: &Self| (part.always, part.required);
        self.shape == other.shape && key(self) == key(other)
    }
}

impl Eq for Part {}

/// Lowers the envelopes for reading, and says in each where its nodes are.
pub(super) fn readings(
    envelopes: &[Envelope],
    strings: &mut Strings,
    owned: &mut [OwnedEnvelope],
) -> Vec<u8> {
    let mut writer = Writer::new(strings);
    for (envelope, owned) in envelopes.iter().zip(owned) {
        let lowering = Lowering { xml: envelope.serializer == Serializer::Xml };
        owned.reading = writer.node(&finished(lowering.shape(&envelope.body)));
        for header in &envelope.headers {
            let shape = finished(Lowering { xml: false }.text(&header.value));
            if shape != Shape::Skip {
                owned.header_reading.put_u32(writer.string(&header.name));
                owned.header_reading.put_u32(writer.node(&shape));
            }
        }
    }
    writer.finish()
}

/// Returns a shape with what tells its alternatives apart, and without what says nothing.
fn finished(mut shape: Shape) -> Shape {
    alternatives::tell_apart(&mut shape);
    prune::pruned(shape)
}
