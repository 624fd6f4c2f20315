//! The variables and lists that an envelope uses.

use std::collections::BTreeSet;

use super::{Envelope, Fragment, List, Member, Node, Variable};

impl Envelope {
    /// Returns the variables and lists that a response in the envelope may contain. Variables of an item have their names
    /// outside the list.
    #[must_use]
    pub fn variables(&self) -> BTreeSet<Variable> {
        self.uses().variables
    }

    /// Returns the conditions of the body in file order.
    pub(crate) fn conditions(&self) -> Vec<Condition> {
        self.uses().conditions
    }

    /// Returns the variables that decide which other variables are sent: the variables of conditions, and of texts that are
    /// omitted if one of their variables is absent.
    pub(crate) fn deciding(&self) -> BTreeSet<Variable> {
        let Uses { conditions, texts, .. } = self.uses();
        conditions.into_iter().map(|condition| condition.variable).chain(texts).collect()
    }

    fn uses(&self) -> Uses {
        let mut found = Uses::default();
        found.node(&self.body);
        self.headers.iter().for_each(|header| found.fragments(&header.value));
        found
    }
}

/// A condition of a body.
pub(crate) struct Condition {
    pub(crate) variable: Variable,
    /// The variables and lists that its branches may contain.
    pub(crate) shows: BTreeSet<Variable>,
}

#[derive(Default)]
struct Uses {
    variables: BTreeSet<Variable>,
    conditions: Vec<Condition>,
    /// The variables of texts with several parts.
    texts: BTreeSet<Variable>,
}

impl Uses {
    fn node(&mut self, of: &Node) {
        match of {
            Node::Literal(_) => {}
            Node::Value(value) => self.variable(&value.variable),
            Node::Text(parts) => self.fragments(parts),
            Node::Object(members) => members.iter().for_each(|of| self.member(of)),
            Node::Array(items) => items.iter().for_each(|item| self.node(item)),
            Node::When { condition, then, otherwise } => self.when(condition, [then, otherwise]),
            Node::Each { list, item } => {
                self.variables.insert(match list {
                    List::Fields | List::ItemFields => Variable::Fields,
                    List::Errors => Variable::Errors,
                    List::Causes => Variable::Causes,
                });
                self.node(item);
            }
            Node::Chain(item) => {
                self.variables.insert(Variable::Causes);
                self.node(item);
            }
            Node::Group { by, item } => {
                self.variables.insert(Variable::Fields);
                self.variable(&by.variable);
                self.node(item);
            }
        }
    }

    fn when(&mut self, condition: &Variable, ways: [&Option<Box<Node>>; 2]) {
        let around = std::mem::take(&mut self.variables);
        let position = self.conditions.len();
        let variable = condition.own().clone();
        self.conditions.push(Condition { variable, shows: BTreeSet::new() });
        ways.into_iter().flatten().for_each(|way| self.node(way));
        let shows = std::mem::replace(&mut self.variables, around);
        self.variables.extend(shows.iter().cloned());
        self.conditions[position].shows = shows;
    }

    fn member(&mut self, of: &Member) {
        match of {
            Member::Named(_, value) | Member::Merge(value) => self.node(value),
            Member::Params { .. } => {
                self.variables.insert(Variable::Params);
            }
        }
    }

    fn fragments(&mut self, of: &[Fragment]) {
        for fragment in of {
            if let Fragment::Value(value) = fragment {
                self.variable(&value.variable);
                if of.len() > 1 {
                    self.texts.insert(value.variable.own().clone());
                }
            }
        }
    }

    fn variable(&mut self, of: &Variable) {
        self.variables.insert(of.own().clone());
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
