//! Compiles bodies to nodes, and checks each part.

use std::collections::BTreeMap;

use super::EnvelopeUsage;
use super::lexer::{Scalar, ScalarPart, scalar};
use super::literal;
use super::position::Position;
use super::presence::{Absence, absence};
use super::source::{PartPlace, Places, Source, SourceNode, SourceValue};
use super::variables::{self, Item};
use crate::diagnostic::words::{envelope as words, message};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Scalar as Yaml;
use crate::model::{Fragment, Node, Variable};

/// Reads bodies and headers.
pub(super) struct Compiler<'a, 'd> {
    pub(super) usage: &'a EnvelopeUsage<'a>,
    pub(super) places: &'a Places<'a>,
    diagnostics: &'d mut Diagnostics,
    /// Variables that the enclosing conditions make present.
    guards: Vec<Variable>,
    /// The items of the enclosing lists, the innermost last.
    items: Vec<Item>,
    /// Props that every entry must have. Entries without them are reported.
    required: &'a [(String, PartPlace)],
    absences: BTreeMap<Variable, Option<Absence>>,
    /// The places of the conditions, in file order.
    pub(super) conditions: Vec<PartPlace>,
}

impl<'a, 'd> Compiler<'a, 'd> {
    pub(super) fn new(
        usage: &'a EnvelopeUsage<'a>,
        places: &'a Places<'a>,
        source: &'a Source,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        Self {
            usage,
            places,
            diagnostics,
            guards: Vec::new(),
            items: Vec::new(),
            required: &source.requires_props,
            absences: BTreeMap::new(),
            conditions: Vec::new(),
        }
    }

    /// Reads a whole body.
    pub(super) fn root(&mut self, body: &SourceNode) -> Option<Node> {
        let is_text =
            matches!(&body.value, SourceValue::Scalar { text, .. } if !text.starts_with('$'));
        if !is_text {
            let node = self.node(body)?;
            if is_container(&node) {
                return Some(node);
            }
        }
        let message = "the body is not an object or list in every case".to_owned();
        self.push(words::body(message, self.places.value(&body.at)), &body.at);
        None
    }

    /// Reads a part of a body.
    pub(super) fn node(&mut self, source: &SourceNode) -> Option<Node> {
        match &source.value {
            SourceValue::Scalar { text, plain } => self.scalar(text, *plain, &source.at),
            SourceValue::List(items) => {
                let items: Vec<_> = items.iter().map(|item| self.node(item)).collect();
                items.into_iter().collect::<Option<_>>().map(Node::Array)
            }
            SourceValue::Map(members) => self.map(members, &source.at),
        }
    }

    fn scalar(&mut self, text: &str, plain: bool, at: &PartPlace) -> Option<Node> {
        match scalar(text) {
            Err(error) => {
                self.syntax_error(error, at);
                None
            }
            Ok(Scalar::Variable(expression)) => {
                self.expression(&expression, at, Position::Value).map(Node::Value)
            }
            Ok(Scalar::Parts(parts)) => {
                self.braced(&parts, text, at);
                if let [ScalarPart::Text(text)] = &parts[..] {
                    return Some(Node::Literal(self.literal(text, plain, at)));
                }
                self.fragments(&parts, at, Position::Inside).map(Node::Text)
            }
        }
    }

    /// Reports the name of a variable in braces without the dollar sign, because it would be sent as literal text.
    pub(super) fn braced(&mut self, parts: &[ScalarPart], scalar: &str, at: &PartPlace) {
        let text = parts.iter().filter_map(|part| match part {
            ScalarPart::Text(text) => Some(text.as_str()),
            ScalarPart::Expression(_) => None,
        });
        let inner = |text: &str| {
            let mut parts = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
            parts.find_map(|(name, _)| {
                let name = name.trim();
                let is_param = || {
                    let mut params =
                        self.usage.entries.iter().flat_map(|entry| variables::sent(entry));
                    params.any(|param| param.name == name)
                };
                if variables::variable(name, self.item()).is_some() {
                    Some((name.to_owned(), name.to_owned()))
                } else {
                    is_param().then(|| (name.to_owned(), format!("params.{name}")))
                }
            })
        };
        if at.preset.is_some() {
            return;
        }
        if let Some((name, variable)) = text.filter(|text| text.contains('{')).find_map(inner) {
            let braces = format!("{{{name}}}");
            let start = scalar.find(&braces).unwrap_or_default();
            let place = self.places.within(at, start..start + braces.len());
            let is_alone = scalar.trim_matches(['{', '}', ' ']) == name;
            self.push(message::braces_in_envelope(&name, &variable, is_alone, place), at);
        }
    }

    /// Returns the JSON of a scalar.
    pub(super) fn literal(&mut self, text: &str, plain: bool, at: &PartPlace) -> String {
        if !plain {
            return literal::json(Yaml::Text(text));
        }
        if let Some(problem) = literal::problem(text, || self.places.value(at)) {
            self.push(problem, at);
        }
        literal::json(Yaml::plain(text))
    }

    /// Reads the parts of a text.
    pub(super) fn fragments(
        &mut self,
        parts: &[ScalarPart],
        at: &PartPlace,
        position: Position,
    ) -> Option<Vec<Fragment>> {
        let fragments: Vec<_> = parts
            .iter()
            .map(|part| match part {
                ScalarPart::Text(text) => Some(Fragment::Text(text.clone())),
                ScalarPart::Expression(expression) => {
                    self.expression(expression, at, position).map(Fragment::Value)
                }
            })
            .collect();
        fragments.into_iter().collect()
    }

    /// Runs `read` with a variable known to be present.
    pub(super) fn with_guard<T>(
        &mut self,
        variable: &Variable,
        read: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.guards.push(variable.clone());
        let result = read(self);
        self.guards.pop();
        result
    }

    /// Runs `read` inside the items of a list.
    pub(super) fn with_item<T>(&mut self, item: Item, read: impl FnOnce(&mut Self) -> T) -> T {
        self.items.push(item);
        let result = read(self);
        self.items.pop();
        result
    }

    /// Returns the meaning of `$it` at the current position.
    pub(super) fn item(&self) -> Option<Item> {
        self.items.last().copied()
    }

    /// Returns whether an enclosing condition makes a variable present.
    pub(super) fn is_guarded(&self, variable: &Variable) -> bool {
        self.guards.contains(variable)
    }

    /// Returns the reason why a variable may be absent. Returns `None` if it is always present.
    pub(super) fn absence(&mut self, variable: &Variable) -> Option<Absence> {
        if let Variable::Prop(prop) = variable
            && self.required.iter().any(|(name, _)| name == prop)
        {
            return None;
        }
        let usage = self.usage;
        self.absences.entry(variable.clone()).or_insert_with(|| absence(variable, usage)).clone()
    }

    /// Reports a problem. In a preset, the report names the part.
    pub(super) fn push(&mut self, diagnostic: Diagnostic, at: &PartPlace) {
        self.diagnostics.push(match at.note() {
            Some(note) => diagnostic.note(note),
            None => diagnostic,
        });
    }
}

/// Returns whether a node is an object or list in every case.
fn is_container(node: &Node) -> bool {
    match node {
        Node::Object(_) | Node::Array(_) | Node::Each { .. } | Node::Group { .. } => true,
        Node::When { then, otherwise, .. } => {
            [then, otherwise].into_iter().all(|way| way.as_deref().is_some_and(is_container))
        }
        Node::Literal(_) | Node::Value(_) | Node::Text(_) | Node::Chain(_) => false,
    }
}
