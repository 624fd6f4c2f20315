//! What an envelope makes use of.

use std::collections::BTreeSet;

use super::{Envelope, Fragment, List, Member, Node, Variable};

impl Envelope {
    /// Returns the variables and lists that a response in the envelope may show; those of an item as they are called
    /// without it.
    #[must_use]
    pub fn variables(&self) -> BTreeSet<Variable> {
        let mut found = BTreeSet::new();
        node(&self.body, &mut found);
        for header in &self.headers {
            fragments(&header.value, &mut found);
        }
        found
    }
}

fn node(of: &Node, found: &mut BTreeSet<Variable>) {
    match of {
        Node::Literal(_) => {}
        Node::Value(value) => variable(&value.variable, found),
        Node::Text(parts) => fragments(parts, found),
        Node::Object(members) => members.iter().for_each(|of| member(of, found)),
        Node::Array(items) => items.iter().for_each(|item| node(item, found)),
        Node::When { then, otherwise, .. } => {
            let branches = [then, otherwise].into_iter().flatten();
            branches.for_each(|branch| node(branch, found));
        }
        Node::Each { list, item } => {
            found.insert(match list {
                List::Fields | List::ItemFields => Variable::Fields,
                List::Errors => Variable::Errors,
                List::Causes => Variable::Causes,
            });
            node(item, found);
        }
        Node::Chain(item) => {
            found.insert(Variable::Causes);
            node(item, found);
        }
        Node::Group { by, item } => {
            found.insert(Variable::Fields);
            variable(&by.variable, found);
            node(item, found);
        }
    }
}

fn member(of: &Member, found: &mut BTreeSet<Variable>) {
    match of {
        Member::Named(_, value) | Member::Merge(value) => node(value, found),
        Member::Params { .. } => {
            found.insert(Variable::Params);
        }
    }
}

fn fragments(of: &[Fragment], found: &mut BTreeSet<Variable>) {
    for fragment in of {
        if let Fragment::Value(value) = fragment {
            variable(&value.variable, found);
        }
    }
}

fn variable(of: &Variable, found: &mut BTreeSet<Variable>) {
    match of {
        Variable::Item(own) => variable(own, found),
        _ => {
            found.insert(of.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Variable;

    #[test]
    fn variables_of_items_are_found() {
        let catalog = crate::fixture::catalog(Vec::new());
        let used = |name: &str| {
            crate::preset(name, &catalog, &catalog.entries[0]).unwrap().unwrap().variables()
        };
        assert!(used("graphql").contains(&Variable::Errors));
        assert!(used("graphql").contains(&Variable::Context("path".to_owned())));
        assert!(used("azure").contains(&Variable::Causes));
        assert!(used("wompi").contains(&Variable::Fields));
        assert!(!used("wompi").contains(&Variable::Errors));
    }
}
