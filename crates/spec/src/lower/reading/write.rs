//! Patterns → nodes.

use errbook::__v1::{list, node};

use crate::lower::bytes::{Put, int32};
use crate::lower::program::put_variable;
use crate::lower::text::Strings;
use crate::model::List;
use crate::reading::{Object, Pattern, Var};

/// Writes nodes.
pub(super) struct Writer<'s> {
    nodes: Vec<u8>,
    strings: &'s mut Strings,
    /// The positions of the links of the surrounding chains.
    links: Vec<u32>,
}

/// An operand to be patched.
struct NodeOperand(usize);

impl<'s> Writer<'s> {
    pub(super) fn new(strings: &'s mut Strings) -> Self {
        Self { nodes: Vec::new(), strings, links: Vec::new() }
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.nodes
    }

    /// Returns the index of a string.
    pub(super) fn string(&mut self, text: &str) -> u32 {
        self.strings.index(text)
    }

    /// Adds a node with all its descendants, and returns its offset.
    pub(super) fn node(&mut self, pattern: &Pattern) -> u32 {
        let here = int32(self.nodes.len());
        match pattern {
            Pattern::Skip => self.nodes.put_u8(node::SKIP),
            Pattern::Literal(text) => {
                self.nodes.put_u8(node::LITERAL);
                self.put_string(text);
            }
            Pattern::Value(var) => {
                self.nodes.put_u8(node::VALUE);
                self.put_var(var);
            }
            Pattern::Text { prefix, values } => {
                self.nodes.put_u8(node::TEXT);
                self.nodes.put_u8(u8::try_from(values.len()).unwrap_or(u8::MAX));
                self.put_string(prefix);
                for (var, suffix) in values {
                    self.put_var(var);
                    self.put_string(suffix);
                }
            }
            Pattern::Object(object) => self.object(object),
            Pattern::Array(items) => self.several(node::ARRAY, items),
            Pattern::Either(ways) => self.several(node::EITHER, ways),
            Pattern::Each(list, item) => {
                self.nodes.put_u8(node::EACH);
                self.nodes.put_u8(list_byte(*list));
                self.only(item);
            }
            Pattern::Group(by, item) => {
                self.nodes.put_u8(node::GROUP);
                self.put_var(by);
                self.only(item);
            }
            Pattern::Chain(link) => {
                self.nodes.put_u8(node::CHAIN);
                self.links.push(here + 5);
                self.only(link);
                self.links.pop();
            }
            Pattern::Next => match self.links.last() {
                Some(link) => {
                    self.nodes.put_u8(node::NEXT);
                    self.nodes.put_u32(*link);
                }
                None => self.nodes.put_u8(node::SKIP),
            },
        }
        here
    }

    fn object(&mut self, object: &Object) {
        let mut members = object.members();
        members.truncate(usize::from(u16::MAX));
        self.nodes.put_u8(node::OBJECT);
        self.nodes.put_u8(object.rest);
        self.put_count(members.len());
        let mut operands = Vec::new();
        for (key, member) in &members {
            let bit = if member.required { node::REQUIRED } else { 0 };
            let key = self.strings.index(key) | bit;
            self.nodes.put_u32(key);
            operands.push(self.operand());
        }
        for (operand, (_, member)) in operands.into_iter().zip(members) {
            self.fill(&operand, &member.pattern);
        }
    }

    fn several(&mut self, kind: u8, patterns: &[Pattern]) {
        self.nodes.put_u8(kind);
        self.put_count(patterns.len());
        let operands: Vec<_> = patterns.iter().map(|_| self.operand()).collect();
        for (operand, pattern) in operands.iter().zip(patterns) {
            self.fill(operand, pattern);
        }
    }

    /// Adds the position of a node, with the node right after it.
    fn only(&mut self, pattern: &Pattern) {
        let operand = self.operand();
        self.fill(&operand, pattern);
    }

    fn operand(&mut self) -> NodeOperand {
        self.nodes.put_u32(0);
        NodeOperand(self.nodes.len() - 4)
    }

    fn fill(&mut self, operand: &NodeOperand, pattern: &Pattern) {
        let position = self.node(pattern).to_le_bytes();
        if let Some(bytes) = self.nodes.get_mut(operand.0..operand.0 + 4) {
            bytes.copy_from_slice(&position);
        }
    }

    fn put_count(&mut self, count: usize) {
        self.nodes.put_u16(u16::try_from(count).unwrap_or(u16::MAX));
    }

    fn put_string(&mut self, text: &str) {
        let index = self.strings.index(text);
        self.nodes.put_u32(index);
    }

    fn put_var(&mut self, var: &Var) {
        put_variable(&mut self.nodes, self.strings, &var.variable, var.filter);
    }
}

fn list_byte(list: List) -> u8 {
    match list {
        List::Fields => node::FIELDS,
        List::ItemFields => list::ITEM_FIELDS,
        List::Errors => list::ERRORS,
        List::Causes => list::CAUSES,
    }
}
