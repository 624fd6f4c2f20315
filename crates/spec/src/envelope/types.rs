//! Compares the JSON types of a condition's two branches.

use super::compile::Compiler;
use super::source::PartPlace;
use super::variables::{VariableType, kind};
use crate::diagnostic::Seg;
use crate::diagnostic::words::envelope as words;
use crate::model::{Member, Node, Value, Variable};

impl Compiler<'_, '_> {
    /// Warns where a user's envelope has a member of one type or of another; built-in ones are as their APIs are.
    pub(super) fn check_branches(&mut self, then: &Node, otherwise: &Node, at: &PartPlace) {
        if at.preset.is_some() {
            return;
        }
        if let Some(Difference { member, types }) = self.difference(then, otherwise) {
            let place = self.places.key(at);
            let own = match at.path.0.last() {
                Some(Seg::Key(name)) if !matches!(name.as_str(), "then" | "else" | "as") => {
                    Some(name.as_str())
                }
                _ => None,
            };
            let member = member.as_deref().or(own.filter(|name| !name.starts_with('$')));
            self.push(words::types_differ(member, types, place), at);
        }
    }

    fn difference(&self, then: &Node, otherwise: &Node) -> Option<Difference> {
        let (first, second) = (self.json_type(then)?, self.json_type(otherwise)?);
        if first != second {
            return Some(Difference { member: None, types: (first, second) });
        }
        let (Node::Object(members), Node::Object(others)) = (then, otherwise) else { return None };
        named(members).find_map(|(name, node)| {
            let (_, other) = named(others).find(|(other, _)| *other == name)?;
            let found = self.difference(node, other)?;
            Some(Difference { member: found.member.or(Some(name.to_owned())), ..found })
        })
    }

    /// Returns the JSON type of a node, if it is always the same and not `null`.
    fn json_type(&self, node: &Node) -> Option<&'static str> {
        match node {
            Node::Literal(json) => match json.as_bytes().first()? {
                b'"' => Some("a string"),
                b't' | b'f' => Some("a boolean"),
                b'n' => None,
                _ => Some("a number"),
            },
            Node::Value(value) => self.type_of(value),
            Node::Text(_) => Some("a string"),
            Node::Object(_) | Node::Group { .. } | Node::Chain(_) => Some("an object"),
            Node::Array(_) | Node::Each { .. } => Some("an array"),
            Node::When { then, otherwise, .. } => {
                let mut ways = [then, otherwise].into_iter().flatten();
                let first = self.json_type(ways.next()?)?;
                ways.all(|way| self.json_type(way) == Some(first)).then_some(first)
            }
        }
    }

    fn type_of(&self, value: &Value) -> Option<&'static str> {
        if value.list {
            return Some("an array");
        }
        if value.string {
            return Some("a string");
        }
        match kind(&value.variable, self.usage) {
            // The application says which type.
            _ if matches!(value.variable, Variable::Context(_)) => None,
            VariableType::Name | VariableType::Text => Some("a string"),
            VariableType::Number => Some("a number"),
            VariableType::Boolean => Some("a boolean"),
            VariableType::Texts => Some("an array"),
            VariableType::Map | VariableType::Next => Some("an object"),
            VariableType::List | VariableType::Json | VariableType::Mixed => None,
        }
    }
}

/// Two types of one thing.
struct Difference {
    /// The member, where it is one of the thing's own.
    member: Option<String>,
    types: (&'static str, &'static str),
}

fn named(members: &[Member]) -> impl Iterator<Item = (&str, &Node)> {
    members.iter().filter_map(|member| match member {
        Member::Named(name, node) => Some((name.as_str(), node)),
        Member::Params { .. } | Member::Merge(_) => None,
    })
}
