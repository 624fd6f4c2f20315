//! The conditions for writing a member or an item.

use crate::model::{Fragment, Node, Value, Variable};

/// A variable that must be present.
pub(super) struct Guard<'a>(pub(super) &'a Variable);

/// Returns the variables that must be present for a node to be written.
pub(super) fn guards(node: &Node) -> Vec<Guard<'_>> {
    match node {
        Node::Value(value) => guards_of(value),
        Node::Text(fragments) => {
            let values = fragments.iter().filter_map(|fragment| match fragment {
                Fragment::Value(value) => Some(value),
                Fragment::Text(_) => None,
            });
            values.flat_map(guards_of).collect()
        }
        Node::Chain(_) => vec![Guard(&Variable::Causes)],
        _ => Vec::new(),
    }
}

fn guards_of(value: &Value) -> Vec<Guard<'_>> {
    let guarded = value.optional && value.or.is_none();
    if guarded { vec![Guard(&value.variable)] } else { Vec::new() }
}
