//! Assembles the reading of an envelope.

use errbook::__v1::{filter, node};

use crate::build::{Builder, u32};

/// A node.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    Skip,
    Literal(&'static str),
    Value(Var),
    Text(&'static str, Vec<(Var, &'static str)>),
    Object(u8, Vec<(&'static str, Node)>),
    Array(Vec<Node>),
    Each(u8, Box<Node>),
    Group(Var, Box<Node>),
    Chain(Box<Node>),
    Next,
    Either(Vec<Node>),
}

/// A variable: kind, filter, argument.
pub(crate) type Var = (u8, u8, &'static str);

pub(crate) fn value(kind: u8) -> Node {
    Node::Value((kind, filter::NONE, ""))
}

pub(crate) fn spelled(kind: u8, filter: u8) -> Node {
    Node::Value((kind, filter, ""))
}

pub(crate) fn param(kind: u8, name: &'static str) -> Node {
    Node::Value((kind, filter::NONE, name))
}

pub(crate) fn object(members: impl IntoIterator<Item = (&'static str, Node)>) -> Node {
    Node::Object(0, members.into_iter().collect())
}

/// Readings in the making.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    pub(crate) bytes: Vec<u8>,
    chain: u32,
}

impl Reading {
    /// Adds a node; a key that starts with `!` is required. Returns where it is.
    pub(crate) fn add(&mut self, builder: &mut Builder, node: &Node) -> u32 {
        let start = u32(self.bytes.len());
        match node {
            Node::Skip => self.bytes.push(node::SKIP),
            Node::Literal(text) => {
                self.bytes.push(node::LITERAL);
                self.string(builder, text);
            }
            Node::Value(var) => {
                self.bytes.push(node::VALUE);
                self.var(builder, *var);
            }
            Node::Text(prefix, parts) => {
                self.bytes.extend([
                    node::TEXT,
                    u8::try_from(parts.len()).expect("a reading of a test is small"),
                ]);
                self.string(builder, prefix);
                for (var, suffix) in parts {
                    self.var(builder, *var);
                    self.string(builder, suffix);
                }
            }
            Node::Object(rest, members) => {
                self.bytes.extend([node::OBJECT, *rest]);
                self.bytes.extend(
                    u16::try_from(members.len())
                        .expect("a reading of a test is small")
                        .to_le_bytes(),
                );
                let mut at = self.bytes.len();
                self.bytes.resize(at + 8 * members.len(), 0);
                for (key, part) in members {
                    let name = builder.string(key.trim_start_matches('!'));
                    let required = if key.starts_with('!') { node::REQUIRED } else { 0 };
                    self.patch(at, name | required);
                    let part = self.add(builder, part);
                    self.patch(at + 4, part);
                    at += 8;
                }
            }
            Node::Array(nodes) => self.list(builder, node::ARRAY, nodes),
            Node::Either(nodes) => self.list(builder, node::EITHER, nodes),
            Node::Each(list, part) => {
                self.bytes.extend([node::EACH, *list]);
                self.part(builder, part);
            }
            Node::Group(var, part) => {
                self.bytes.push(node::GROUP);
                self.var(builder, *var);
                self.part(builder, part);
            }
            Node::Chain(part) => {
                self.bytes.push(node::CHAIN);
                self.chain = start + 5;
                self.part(builder, part);
            }
            Node::Next => self.next(),
        }
        start
    }

    fn next(&mut self) {
        self.bytes.push(node::NEXT);
        self.bytes.extend(self.chain.to_le_bytes());
    }

    fn list(&mut self, builder: &mut Builder, kind: u8, nodes: &[Node]) {
        self.bytes.push(kind);
        self.bytes.extend(
            u16::try_from(nodes.len()).expect("a reading of a test is small").to_le_bytes(),
        );
        let mut at = self.bytes.len();
        self.bytes.resize(at + 4 * nodes.len(), 0);
        for part in nodes {
            let part = self.add(builder, part);
            self.patch(at, part);
            at += 4;
        }
    }

    /// Adds a node right behind its position.
    fn part(&mut self, builder: &mut Builder, part: &Node) {
        let behind = u32(self.bytes.len()) + 4;
        self.bytes.extend(behind.to_le_bytes());
        self.add(builder, part);
    }

    fn string(&mut self, builder: &mut Builder, text: &str) {
        self.bytes.extend(builder.string(text).to_le_bytes());
    }

    fn var(&mut self, builder: &mut Builder, (kind, filter, argument): Var) {
        self.bytes.extend([kind, filter]);
        self.string(builder, argument);
    }

    fn patch(&mut self, at: usize, word: u32) {
        self.bytes[at..at + 4].copy_from_slice(&word.to_le_bytes());
    }
}
