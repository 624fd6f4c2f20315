//! What every response of an envelope says about which error it is, whatever the request and the occurrence.

use crate::model::{Envelope, Filter, Fragment, List, Member, Node, Value, Variable};

/// What identifies an error in every response of an envelope.
#[expect(clippy::struct_excessive_bools, reason = "each is there or not, whatever the others are")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Identity {
    /// The type URI, which is unique.
    pub(crate) type_uri: bool,
    /// The code.
    pub(crate) code: bool,
    /// How the code is spelled, in one place or another.
    pub(crate) filters: Vec<Filter>,
    /// The group.
    pub(crate) group: bool,
    /// The number.
    pub(crate) number: bool,
}

/// What is known of an entry.
#[derive(Clone, Copy)]
struct Known {
    type_uri: bool,
    number: bool,
    /// Whether there are field errors.
    fields: bool,
}

impl Identity {
    /// Returns what identifies an entry with or without a number, and with or without a type URI.
    pub(crate) fn of(envelope: &Envelope, number: bool, type_uri: bool) -> Self {
        let known = Known { type_uri, number, fields: false };
        let body = known.node(&envelope.body);
        let headers = envelope.headers.iter().map(|header| known.text(&header.value));
        let headers = headers.fold(Self::default(), Self::and);
        // A code of the body is read rather than that of a header.
        let filters = if body.code { body.filters.clone() } else { headers.filters.clone() };
        Self { filters, ..body.and(headers) }
    }

    /// Returns whether it is enough to find an error.
    pub(crate) fn is_enough(&self) -> bool {
        self.type_uri || self.code || self.number
    }

    fn and(mut self, other: Self) -> Self {
        for filter in other.filters {
            if !self.filters.contains(&filter) {
                self.filters.push(filter);
            }
        }
        Self {
            type_uri: self.type_uri || other.type_uri,
            code: self.code || other.code,
            group: self.group || other.group,
            number: self.number || other.number,
            filters: self.filters,
        }
    }

    /// Returns what two ways have in common.
    fn or(self, other: Self) -> Self {
        let code = self.code && other.code;
        let shared = Self {
            type_uri: self.type_uri && other.type_uri,
            code,
            group: self.group && other.group,
            number: self.number && other.number,
            filters: Vec::new(),
        };
        let filters = if code { self.and(other).filters } else { Vec::new() };
        Self { filters, ..shared }
    }
}

impl Known {
    fn node(self, node: &Node) -> Identity {
        match node {
            Node::Value(value) => self.value(value),
            Node::Text(fragments) => self.text(fragments),
            Node::Object(members) => {
                let members = members.iter().map(|member| match member {
                    Member::Named(_, node) | Member::Merge(node) => self.node(node),
                    Member::Params { .. } => Identity::default(),
                });
                members.fold(Identity::default(), Identity::and)
            }
            Node::Array(items) => {
                // Texts side by side cannot be told apart by those who read them.
                let is_unclear = items.iter().filter(|item| is_text(item)).count() > 1;
                let clear = items.iter().filter(|item| !is_unclear || !is_text(item));
                clear.map(|item| self.node(item)).fold(Identity::default(), Identity::and)
            }
            Node::When { condition, then, otherwise } => self.when(condition, [then, otherwise]),
            Node::Each { list, item } => match list {
                List::Errors => self.node(item),
                List::Fields if self.fields => self.node(item),
                List::Fields | List::ItemFields | List::Causes => Identity::default(),
            },
            Node::Group { item, .. } if self.fields => self.node(item),
            Node::Literal(_) | Node::Chain(_) | Node::Group { .. } => Identity::default(),
        }
    }

    fn when(self, condition: &Variable, [then, otherwise]: [&Option<Box<Node>>; 2]) -> Identity {
        let way = |known: Self, way: &Option<Box<Node>>| {
            way.as_deref().map(|way| known.node(way)).unwrap_or_default()
        };
        if let (Some(then), Some(otherwise)) = (then, otherwise)
            && is_text(then)
            && is_text(otherwise)
            && then != otherwise
        {
            return Identity::default();
        }
        match condition.own() {
            Variable::Number => way(self, if self.number { then } else { otherwise }),
            Variable::TypeUri => way(self, if self.type_uri { then } else { otherwise }),
            Variable::Code | Variable::Group | Variable::Errors => way(self, then),
            Variable::Fields => way(Self { fields: true, ..self }, then).or(way(self, otherwise)),
            _ => way(self, then).or(way(self, otherwise)),
        }
    }

    /// Returns what a text says whose variables have something between them.
    fn text(self, fragments: &[Fragment]) -> Identity {
        let is_value = |fragment: &Fragment| matches!(fragment, Fragment::Value(_));
        if fragments.windows(2).any(|pair| pair.iter().all(is_value)) {
            return Identity::default();
        }
        let values = fragments.iter().filter_map(|fragment| match fragment {
            Fragment::Value(value) => Some(self.value(value)),
            Fragment::Text(_) => None,
        });
        values.fold(Identity::default(), Identity::and)
    }

    fn value(self, value: &Value) -> Identity {
        let none = Identity::default();
        match value.variable.own() {
            Variable::Code => Identity { code: true, filters: vec![value.filter], ..none },
            Variable::TypeUri => Identity { type_uri: self.type_uri, ..none },
            Variable::Number => Identity { number: self.number, ..none },
            Variable::Group => Identity { group: value.filter == Filter::None, ..none },
            _ => none,
        }
    }
}

/// Returns whether a node is a variable's text.
fn is_text(node: &Node) -> bool {
    let Node::Value(value) = node else { return false };
    !matches!(
        value.variable.own(),
        Variable::Number
            | Variable::Status
            | Variable::RetryAfter
            | Variable::Retryable
            | Variable::Params
            | Variable::Next
    )
}
