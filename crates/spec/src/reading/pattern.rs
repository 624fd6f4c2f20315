//! The patterns that a client matches against a body.

use std::collections::BTreeMap;

use crate::model::{Filter, List, Variable};

/// The pattern that a client matches against one value of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Matches any value and reads nothing from it.
    Skip,
    /// A scalar with this text.
    Literal(String),
    /// A variable's value.
    Value(Var),
    /// A text with variables.
    Text {
        /// The literal text before the first variable.
        prefix: String,
        /// The variables, each with the literal text after it.
        values: Vec<(Var, String)>,
    },
    /// An object.
    Object(Object),
    /// An array; each item matches one of these.
    Array(Vec<Self>),
    /// An array with an item for each item of a list.
    Each(List, Box<Self>),
    /// The field errors, grouped by a variable.
    Group(Var, Box<Self>),
    /// The causes.
    Chain(Box<Self>),
    /// The next cause.
    Next,
    /// Alternatives; never nested.
    Either(Vec<Self>),
}

impl Pattern {
    /// Returns the variables in the pattern.
    pub(super) fn variables(&self) -> Vec<&Var> {
        match self {
            Self::Skip | Self::Literal(_) | Self::Next => Vec::new(),
            Self::Value(var) => vec![var],
            Self::Text { values, .. } => values.iter().map(|(var, _)| var).collect(),
            Self::Object(object) => {
                object.members.values().flat_map(|member| member.pattern.variables()).collect()
            }
            Self::Array(patterns) | Self::Either(patterns) => {
                patterns.iter().flat_map(Self::variables).collect()
            }
            Self::Each(_, pattern) | Self::Chain(pattern) => pattern.variables(),
            Self::Group(by, pattern) => [vec![by], pattern.variables()].concat(),
        }
    }
}

/// A variable and the filter it is written with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Var {
    /// The variable.
    pub variable: Variable,
    /// The filter.
    pub filter: Filter,
}

/// An object.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Object {
    /// Sorted by key.
    pub(super) members: BTreeMap<String, MemberPattern>,
    /// The meaning of other members: bits of `errbook::__v1::rest`.
    pub rest: u8,
}

/// A member.
#[derive(Clone, Debug)]
pub struct MemberPattern {
    /// The pattern of its value.
    pub pattern: Pattern,
    /// Whether it distinguishes its object from the alternatives.
    pub required: bool,
    /// Its position among the members in the order of the body.
    pub(super) order: usize,
    /// Whether it is always present.
    pub(super) always: bool,
}

impl Object {
    /// Returns the members in the order of the body, because clients look for the next member first.
    #[must_use]
    pub fn members(&self) -> Vec<(&str, &MemberPattern)> {
        let mut members: Vec<_> =
            self.members.iter().map(|(key, member)| (key.as_str(), member)).collect();
        members.sort_by_key(|(_, member)| member.order);
        members
    }
}

/// Ignores the order of members.
impl PartialEq for MemberPattern {
    fn eq(&self, other: &Self) -> bool {
        let key = |member: &Self| (member.always, member.required);
        self.pattern == other.pattern && key(self) == key(other)
    }
}

impl Eq for MemberPattern {}
