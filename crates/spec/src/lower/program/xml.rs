//! Bodies in XML.

use errbook::__v1::{op, xml};

use super::assembler::Assembler;
use super::guard::guards;
use crate::model::json::text_of;
use crate::model::{Fragment, Member, Node, Value, Variable};

impl Assembler<'_> {
    /// Adds a document: an object with one member, the root element.
    pub(super) fn document(&mut self, body: &Node) {
        self.op(op::XML);
        self.elements(body);
    }

    /// Adds the members of an object as elements.
    fn elements(&mut self, node: &Node) {
        match node {
            Node::Object(members) => members.iter().for_each(|member| match member {
                Member::Named(name, _) if name.starts_with('@') => {}
                Member::Named(name, node) => self.element(name, node),
                Member::Params { item, strings } => self.params(*item, *strings),
                Member::Merge(node) => self.elements(node),
            }),
            Node::When { condition, then, otherwise } => {
                self.branches(condition, then.as_deref(), otherwise.as_deref(), |this, way| {
                    this.elements(way);
                });
            }
            _ => {}
        }
    }

    /// Adds an element, or omits it.
    fn element(&mut self, name: &str, node: &Node) {
        if let Node::When { condition, then, otherwise } = node {
            self.branches(condition, then.as_deref(), otherwise.as_deref(), |this, way| {
                this.element(name, way);
            });
            return;
        }
        let absent: Vec<_> = guards(node).iter().map(|guard| self.unless(guard)).collect();
        self.literal(&format!("<{name}"));
        self.attributes(node);
        self.literal(">");
        self.content(node);
        self.literal(&format!("</{name}>"));
        for operand in absent {
            self.land(operand);
        }
    }

    fn attributes(&mut self, node: &Node) {
        let Node::Object(members) = node else { return };
        for member in members {
            if let Member::Named(name, Node::Literal(json)) = member
                && let Some(name) = name.strip_prefix('@')
            {
                self.literal(&format!(" {name}=\"{}\"", escaped(&text_of(json))));
            }
        }
    }

    fn content(&mut self, node: &Node) {
        match node {
            Node::Literal(json) if json == "null" => {}
            Node::Literal(json) => self.literal(&escaped(&text_of(json))),
            Node::Value(value) => self.element_value(value),
            Node::Text(fragments) => {
                for fragment in fragments {
                    match fragment {
                        Fragment::Text(text) => self.literal(&escaped(text)),
                        Fragment::Value(value) => self.text(value, escaped),
                    }
                }
            }
            Node::Object(_) | Node::When { .. } => self.elements(node),
            Node::Array(items) => items.iter().for_each(|item| self.element("i", item)),
            Node::Each { list, item } => self.each(*list, |this| this.element("i", item)),
            Node::Chain(link) => self.chain(|this| this.content(link)),
            // The build refuses it, because its names are unknown.
            Node::Group { .. } => {}
        }
    }

    fn element_value(&mut self, value: &Value) {
        if value.list {
            self.literal("<i>");
        }
        match &value.or {
            Some(or) => {
                let or = if or == "null" { String::new() } else { escaped(&text_of(or)) };
                self.alternative(&value.variable, |this| this.element_text(value), &or);
            }
            None => self.element_text(value),
        }
        if value.list {
            self.literal("</i>");
        }
    }

    fn element_text(&mut self, value: &Value) {
        match &value.variable {
            Variable::Next => self.op(op::NEXT),
            Variable::Params => self.params(false, value.strings),
            Variable::Item(own) if **own == Variable::Params => self.params(true, value.strings),
            variable if value.string => self.reference(op::TEXT, variable, value.filter),
            variable => self.reference(op::VALUE, variable, value.filter),
        }
    }
}

/// Escapes a text for XML, as the runtime does.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    xml(text, &mut |part| escaped.push_str(part));
    escaped
}
