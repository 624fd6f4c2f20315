//! Converts nodes of a body to patterns.

use std::collections::BTreeMap;

use errbook::__v1::rest;

use super::alternatives::{array, either};
use super::{MemberPattern, Object, Pattern, Var};
use crate::model::json::text_of;
use crate::model::{Fragment, Member, Node, Value, Variable};

/// Converts nodes to patterns.
#[derive(Clone, Copy)]
pub(super) struct Inverter {
    /// Whether the body is XML.
    pub(super) xml: bool,
}

impl Inverter {
    /// Returns the pattern of a node.
    pub(super) fn pattern(self, node: &Node) -> Pattern {
        match node {
            Node::Literal(json) => Pattern::Literal(self.literal(json)),
            Node::Value(value) => self.value(value),
            Node::Text(fragments) => self.text(fragments),
            Node::Object(members) => Pattern::Object(self.object(members)),
            Node::Array(items) => array(items.iter().map(|item| self.pattern(item)).collect()),
            Node::When { then, otherwise, .. } => {
                let ways = [then, otherwise].into_iter().flatten();
                either(ways.map(|way| self.pattern(way)).collect())
            }
            Node::Each { list, item } => Pattern::Each(*list, Box::new(self.pattern(item))),
            Node::Chain(link) => Pattern::Chain(Box::new(self.pattern(link))),
            Node::Group { by, item } => Pattern::Group(var(by), Box::new(self.pattern(item))),
        }
    }

    /// Returns the pattern of a text of fragments.
    ///
    /// Variables can be separated only if there is text between them, and if none has a default, which a client would take
    /// for the value.
    pub(super) fn text(self, fragments: &[Fragment]) -> Pattern {
        if let [Fragment::Value(value)] = fragments {
            return self.value(value);
        }
        let mut prefix = String::new();
        let mut values: Vec<(Var, String)> = Vec::new();
        for fragment in fragments {
            let separate = values.last().is_none_or(|(_, suffix)| !suffix.is_empty());
            match fragment {
                Fragment::Text(text) => {
                    values.last_mut().map_or(&mut prefix, |(_, suffix)| suffix).push_str(text);
                }
                Fragment::Value(value) => {
                    if !separate || value.or.is_some() {
                        return Pattern::Skip;
                    }
                    values.push((var(value), String::new()));
                }
            }
        }
        let is_useful = values.iter().any(|(var, _)| is_useful(&var.variable));
        if is_useful && u8::try_from(values.len()).is_ok() {
            Pattern::Text { prefix, values }
        } else {
            Pattern::Skip
        }
    }

    fn value(self, value: &Value) -> Pattern {
        let own = value.variable.own();
        let pattern = match own {
            Variable::Params => Pattern::Object(Object {
                members: BTreeMap::new(),
                rest: params(*own != value.variable, value.strings),
            }),
            Variable::Next => Pattern::Next,
            own if !is_useful(own) => Pattern::Skip,
            _ => Pattern::Value(var(value)),
        };
        let pattern = match &value.or {
            // The default of an absent variable must not be read as its value.
            Some(or) if pattern != Pattern::Skip => {
                either(vec![Pattern::Literal(self.literal(or)), pattern])
            }
            _ => pattern,
        };
        if value.list { array(vec![pattern]) } else { pattern }
    }

    fn object(self, members: &[Member]) -> Object {
        let mut object = Object::default();
        for member in members {
            let order = object.members.len();
            match member {
                Member::Named(name, node) => {
                    let (pattern, always) = (self.pattern(node), always(node));
                    let member = MemberPattern { order, pattern, always, required: false };
                    object.members.insert(name.clone(), member);
                }
                Member::Params { item, strings } => object.rest |= params(*item, *strings),
                Member::Merge(node) => {
                    let merged = self.merged(node);
                    object.rest |= merged.rest;
                    let members = merged.members.into_iter();
                    object.members.extend(members.map(|(key, member)| {
                        (key, MemberPattern { order: order + member.order, ..member })
                    }));
                }
            }
        }
        object
    }

    /// Returns the members that a node merges.
    fn merged(self, node: &Node) -> Object {
        match node {
            Node::Object(members) => self.object(members),
            Node::When { then, otherwise, .. } => {
                let way = |way: &Option<Box<Node>>| way.as_deref().map(|way| self.merged(way));
                way(then).unwrap_or_default().or(way(otherwise).unwrap_or_default())
            }
            _ => Object::default(),
        }
    }

    /// Returns the text of a literal.
    fn literal(self, json: &str) -> String {
        if self.xml && json == "null" { String::new() } else { text_of(json) }
    }
}

impl Object {
    /// Merges two objects into one that matches either.
    pub(super) fn or(mut self, other: Self) -> Self {
        let mut members = BTreeMap::new();
        for (key, second) in other.members {
            let member = match self.members.remove(&key) {
                Some(first) => MemberPattern {
                    order: first.order,
                    pattern: either(vec![first.pattern, second.pattern]),
                    always: first.always && second.always,
                    required: false,
                },
                None => MemberPattern { always: false, ..second },
            };
            members.insert(key, member);
        }
        members.extend(
            self.members
                .into_iter()
                .map(|(key, member)| (key, MemberPattern { always: false, ..member })),
        );
        Self { members, rest: self.rest | other.rest }
    }
}

fn var(value: &Value) -> Var {
    Var { variable: value.variable.clone(), filter: value.filter }
}

/// Returns whether a client can use a variable's value.
fn is_useful(variable: &Variable) -> bool {
    !matches!(
        variable.own(),
        Variable::Catalog
            | Variable::ReasonPhrase
            | Variable::Severity
            | Variable::Timestamp
            | Variable::Context(_)
            | Variable::Params
            | Variable::Fields
            | Variable::Errors
            | Variable::Causes
            | Variable::Next
    )
}

fn params(of_item: bool, strings: bool) -> u8 {
    let bit = |set: bool, bit: u8| if set { bit } else { 0 };
    rest::PARAMS | bit(strings, rest::STRINGS) | bit(of_item, rest::OF_ITEM)
}

/// Returns whether a member is present in every occurrence.
fn always(node: &Node) -> bool {
    let is_there = |value: &Value| !value.optional || value.or.is_some();
    match node {
        Node::Value(value) => is_there(value),
        Node::Text(fragments) => fragments.iter().all(|fragment| match fragment {
            Fragment::Value(value) => is_there(value),
            Fragment::Text(_) => true,
        }),
        Node::When { then, otherwise, .. } => {
            [then, otherwise].into_iter().all(|way| way.as_deref().is_some_and(always))
        }
        Node::Chain(_) => false,
        _ => true,
    }
}
