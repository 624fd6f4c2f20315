//! What the responses of an envelope say about which error they are of.

use std::collections::BTreeMap;

use errbook::__v1::spelled;

use crate::model::json::text_of;
use crate::model::{
    Entry, Envelope, Filter, Fragment, List, Member, Node, ParamType, PropValue, Value, Variable,
};

/// What identifies an error in every response of an envelope, whatever the request and the occurrence.
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
    /// Props, each with how it is spelled.
    pub(crate) props: BTreeMap<String, Filter>,
    /// The condition that leaves the error unidentified, counted as they are written; `None` where no condition does.
    pub(crate) condition: Option<usize>,
}

/// Goes through an envelope as one entry is sent in it.
struct Walk<'e> {
    /// `None` for every entry there may be.
    entry: Option<&'e Entry>,
    uris: Uris,
    /// Whether what some responses say counts, too.
    sometimes: bool,
    /// Whether there are field errors.
    fields: bool,
    /// How many conditions have been seen.
    conditions: usize,
}

/// Which addresses a catalog has.
#[derive(Clone, Copy)]
pub(crate) struct Uris {
    pub(crate) type_uri: bool,
    pub(crate) docs_url: bool,
}

impl Identity {
    /// Returns what identifies an entry in every response.
    pub(crate) fn always(envelope: &Envelope, entry: &Entry, uris: Uris) -> Self {
        Self::of(envelope, Some(entry), uris, false)
    }

    /// Returns what identifies an entry, or any, in some response.
    pub(crate) fn sometimes(envelope: &Envelope, entry: Option<&Entry>, uris: Uris) -> Self {
        Self::of(envelope, entry, uris, true)
    }

    fn of(envelope: &Envelope, entry: Option<&Entry>, uris: Uris, sometimes: bool) -> Self {
        let mut walk = Walk { entry, uris, sometimes, fields: false, conditions: 0 };
        let body = walk.node(&envelope.body);
        let headers = envelope.headers.iter().map(|header| walk.text(&header.value));
        let headers = headers.fold(Self::default(), Self::and);
        // A code of the body is read rather than that of a header.
        let filters = if body.code { body.filters.clone() } else { headers.filters.clone() };
        Self { filters, ..body.and(headers) }
    }

    /// Returns whether it is enough to find an error, if no other has the same props.
    pub(crate) fn is_enough(&self) -> bool {
        self.is_named() || !self.props.is_empty()
    }

    /// Returns whether it names an error.
    pub(crate) fn is_named(&self) -> bool {
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
            props: other.props.into_iter().chain(self.props).collect(),
            condition: self.condition.or(other.condition),
        }
    }

    /// Returns what the two ways of a condition have in common.
    fn or(self, other: Self, condition: usize) -> Self {
        let code = self.code && other.code;
        let shared = Self {
            type_uri: self.type_uri && other.type_uri,
            code,
            group: self.group && other.group,
            number: self.number && other.number,
            filters: Vec::new(),
            props: shared(&self.props, &other.props),
            condition: if self.is_enough() || other.is_enough() {
                Some(condition)
            } else {
                self.condition.or(other.condition)
            },
        };
        let filters = if code { self.and(other).filters } else { Vec::new() };
        Self { filters, ..shared }
    }
}

fn shared(
    props: &BTreeMap<String, Filter>,
    others: &BTreeMap<String, Filter>,
) -> BTreeMap<String, Filter> {
    let both = props.iter().filter(|(name, filter)| others.get(*name) == Some(filter));
    both.map(|(name, filter)| (name.clone(), *filter)).collect()
}

/// Returns the text that is sent for a prop of an entry: one text for all ways to write a number.
pub(crate) fn sent_prop(entry: &Entry, name: &str, filter: Filter) -> Option<String> {
    Some(match prop(entry, name)? {
        PropValue::Text(text) => spelled(text, filter.byte()).to_string(),
        PropValue::Number(json) => {
            json.parse::<f64>().map_or_else(|_| json.clone(), |number| number.to_string())
        }
        PropValue::Boolean(value) => value.to_string(),
    })
}

impl Walk<'_> {
    fn node(&mut self, node: &Node) -> Identity {
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
            Node::Each { list, item } => {
                let item = self.node(item);
                let is_said = match list {
                    List::Errors => true,
                    List::Fields => self.fields,
                    List::ItemFields | List::Causes => false,
                };
                if is_said { item } else { Identity::default() }
            }
            Node::Group { item, .. } => {
                let item = self.node(item);
                if self.fields { item } else { Identity::default() }
            }
            Node::Chain(link) => {
                self.node(link);
                Identity::default()
            }
            Node::Literal(_) => Identity::default(),
        }
    }

    fn when(&mut self, condition: &Variable, ways: [&Option<Box<Node>>; 2]) -> Identity {
        let index = self.conditions;
        self.conditions += 1;
        let is_there = self.is_there(condition);
        let [then, otherwise] = ways.map(Option::as_deref);
        let outer = self.fields;
        self.fields |= *condition.own() == Variable::Fields && is_there != Some(false);
        let present = then.map(|then| self.node(then)).unwrap_or_default();
        self.fields = outer;
        let absent = otherwise.map(|otherwise| self.node(otherwise)).unwrap_or_default();
        let is_unclear = |(then, otherwise): (&Node, &Node)| {
            is_text(then) && is_text(otherwise) && then != otherwise
        };
        if then.zip(otherwise).is_some_and(is_unclear) {
            return Identity { condition: Some(index), ..Identity::default() };
        }
        match is_there {
            Some(true) => present,
            Some(false) => absent,
            None if self.sometimes => present.and(absent),
            None => present.or(absent, index),
        }
    }

    /// Returns whether responses have a variable; `None` where some have it.
    fn is_there(&self, variable: &Variable) -> Option<bool> {
        let with = |known: &dyn Fn(&Entry) -> Option<bool>| self.entry.and_then(known);
        match variable.own() {
            Variable::TypeUri => Some(self.uris.type_uri),
            Variable::DocsUrl => Some(self.uris.docs_url),
            Variable::Number => with(&|entry| Some(entry.number.is_some())),
            Variable::Retryable => with(&|entry| Some(entry.retry.is_some())),
            Variable::Prop(name) => with(&|entry| Some(prop(entry, name).is_some())),
            Variable::Case => with(&|entry| entry.cases.is_empty().then_some(false)),
            // An error without a param for them is never sent with field errors.
            Variable::Fields => {
                with(&|entry| (!has(entry, |_, kind| *kind == ParamType::Fields)).then_some(false))
            }
            Variable::Param(name) => {
                with(&|entry| (!has(entry, |param, _| param == name)).then_some(false))
            }
            Variable::Code
            | Variable::Group
            | Variable::Catalog
            | Variable::Status
            | Variable::ReasonPhrase
            | Variable::Severity
            | Variable::Title
            | Variable::Description
            | Variable::Resolution
            | Variable::Language
            | Variable::Text
            | Variable::TitleSource
            | Variable::DescriptionSource
            | Variable::ResolutionSource
            | Variable::TextSource
            | Variable::Errors => Some(true),
            _ => None,
        }
    }

    /// Returns what a text says whose variables have something between them; it is left out where one of them is absent.
    fn text(&mut self, fragments: &[Fragment]) -> Identity {
        let values: Vec<_> = fragments.iter().filter_map(value_of).collect();
        let adjacent = |pair: &[Fragment]| pair.iter().all(|it| value_of(it).is_some());
        let is_read = fragments.windows(2).all(|pair| !adjacent(pair))
            && (fragments.len() == 1 || values.iter().all(|value| value.or.is_none()));
        let is_sent = |value: &&Value| match self.is_there(&value.variable) {
            _ if value.or.is_some() => true,
            Some(is_there) => is_there,
            None => self.sometimes || self.entry.is_none(),
        };
        if !is_read || !values.iter().all(is_sent) {
            return Identity::default();
        }
        values.into_iter().map(|value| self.value(value)).fold(Identity::default(), Identity::and)
    }

    /// Returns whether a prop is sent as its own: what is written where it is absent is not taken for it.
    fn is_read(&self, name: &str, value: &Value) -> bool {
        let or = value.or.as_deref().map(text_of);
        self.entry.is_none_or(|entry| {
            let sent = sent_prop(entry, name, value.filter);
            sent.is_some() && sent != or
        })
    }

    fn value(&self, value: &Value) -> Identity {
        let none = Identity::default();
        let is_there = self.is_there(&value.variable);
        match value.variable.own() {
            Variable::Code => Identity { code: true, filters: vec![value.filter], ..none },
            Variable::TypeUri => Identity { type_uri: is_there == Some(true), ..none },
            Variable::Number => Identity { number: is_there != Some(false), ..none },
            Variable::Group => Identity { group: value.filter == Filter::None, ..none },
            Variable::Prop(name) if self.is_read(name, value) => {
                Identity { props: BTreeMap::from([(name.clone(), value.filter)]), ..none }
            }
            _ => none,
        }
    }
}

fn value_of(fragment: &Fragment) -> Option<&Value> {
    match fragment {
        Fragment::Value(value) => Some(value),
        Fragment::Text(_) => None,
    }
}

/// Returns whether an entry has a param, in every case or in one.
fn has(entry: &Entry, is: impl Fn(&str, &ParamType) -> bool) -> bool {
    let mut params = entry.params.iter().chain(entry.cases.iter().flat_map(|case| &case.params));
    params.any(|param| is(&param.name, &param.kind))
}

fn prop<'e>(entry: &'e Entry, name: &str) -> Option<&'e PropValue> {
    entry.props.iter().find(|(prop, _)| prop == name).map(|(_, value)| value)
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
