//! Envelopes → programs. Static members become literals, escaped at build time.

use errbook::__v1::{list, op};

use super::OwnedEnvelope;
use super::bytes::Put;
use super::text::Strings;
use crate::model::json::{escaped, quoted, string_of, text_of};
use crate::model::{Catalog, Envelope, Fragment, List, Member, Node, Serializer, Value, Variable};

mod assembler;
mod guard;
mod variable;
mod xml;

use assembler::{Assembler, Comma};
use guard::{Guard, guards};
pub(super) use variable::put_variable;

/// The result of [`envelopes`].
pub(super) struct Programs {
    pub(super) envelopes: Vec<OwnedEnvelope>,
    pub(super) program: Vec<u8>,
    pub(super) pieces: String,
}

/// Lowers the envelopes of a catalog.
pub(super) fn envelopes(catalog: &Catalog, strings: &mut Strings) -> Programs {
    let mut assembler = Assembler::new(&catalog.name, strings);
    let envelopes = catalog.envelopes.iter().map(|envelope| assembler.envelope(envelope)).collect();
    Programs { envelopes, program: assembler.program, pieces: assembler.pieces }
}

impl Assembler<'_> {
    fn envelope(&mut self, envelope: &Envelope) -> OwnedEnvelope {
        let body = self.here();
        self.comma = Comma::None;
        match envelope.serializer {
            Serializer::Json => self.part("", &envelope.body),
            Serializer::Xml => self.document(&envelope.body),
        }
        self.op(op::END);
        let mut headers = Vec::new();
        for header in &envelope.headers {
            headers.put_u32(self.strings.index(&header.name));
            headers.put_u32(self.here());
            self.header(&header.value);
        }
        OwnedEnvelope {
            name: envelope.name.clone(),
            content_type: envelope.content_type.clone(),
            http_status: envelope.http_status.unwrap_or_default(),
            keeps_status: envelope.keeps_status.clone(),
            body,
            headers,
            reading: 0,
            header_reading: Vec::new(),
        }
    }

    /// Adds the program of a header. The runtime omits the header if one of its variables is absent.
    fn header(&mut self, value: &[Fragment]) {
        for fragment in value {
            match fragment {
                Fragment::Text(text) => self.literal(text),
                Fragment::Value(value) => self.text(value, str::to_owned),
            }
        }
        self.op(op::END);
    }

    /// Adds a member or item with its separator and `head` (its key, or nothing), or omits it.
    fn part(&mut self, head: &str, node: &Node) {
        if let Node::When { condition, then, otherwise } = node {
            self.branches(condition, then.as_deref(), otherwise.as_deref(), |this, node| {
                this.part(head, node);
            });
            return;
        }
        if self.optional(head, node) {
            return;
        }
        let guards = guards(node);
        let before = self.comma;
        let absent: Vec<_> = guards.iter().map(|guard| self.unless(guard)).collect();
        self.separator();
        self.literal(head);
        self.node(node);
        self.comma = if absent.is_empty() { Comma::Written } else { before.join(Comma::Written) };
        for operand in absent {
            self.land(operand);
        }
    }

    /// Adds a member that is only an optional value as one operation, if its separator is known.
    fn optional(&mut self, head: &str, node: &Node) -> bool {
        let Node::Value(Value {
            variable,
            filter,
            optional: true,
            or: None,
            string: false,
            list: false,
            ..
        }) = node
        else {
            return false;
        };
        let is_params = matches!(variable, Variable::Params | Variable::Next | Variable::Catalog)
            || matches!(variable, Variable::Item(own) if **own == Variable::Params);
        if is_params || self.comma == Comma::Unknown {
            return false;
        }
        self.flush();
        self.separator();
        self.literal(head);
        self.member(op::OPTIONAL, variable, *filter);
        self.comma = self.comma.join(Comma::Written);
        true
    }

    /// Adds the two branches of a condition.
    fn branches(
        &mut self,
        condition: &Variable,
        then: Option<&Node>,
        otherwise: Option<&Node>,
        add: impl Fn(&mut Self, &Node),
    ) {
        let before = self.comma;
        let absent = self.unless(&Guard(condition));
        if let Some(then) = then {
            add(self, then);
        }
        let after_then = std::mem::replace(&mut self.comma, before);
        if let Some(otherwise) = otherwise {
            let end = self.jump();
            self.land(absent);
            add(self, otherwise);
            self.land(end);
        } else {
            self.land(absent);
        }
        self.comma = after_then.join(self.comma);
    }

    /// Adds the JSON of a present node.
    fn node(&mut self, node: &Node) {
        match node {
            Node::Literal(json) => self.literal(json),
            Node::Value(value) => self.value(value),
            Node::Text(fragments) => {
                self.literal("\"");
                for fragment in fragments {
                    match fragment {
                        Fragment::Text(text) => self.literal(&escaped(text)),
                        Fragment::Value(value) => self.text(value, escaped),
                    }
                }
                self.literal("\"");
            }
            Node::Object(members) => {
                self.literal("{");
                self.comma = Comma::None;
                self.members(members);
                self.literal("}");
            }
            Node::Array(items) => {
                self.literal("[");
                self.comma = Comma::None;
                for item in items {
                    self.part("", item);
                }
                self.literal("]");
            }
            // A condition is a separate part. It only occurs here if a caller built the node by hand.
            Node::When { .. } => self.part("", node),
            Node::Each { list, item } => {
                self.literal("[");
                self.each(*list, |this| {
                    this.comma = Comma::Unknown;
                    this.part("", item);
                });
                self.literal("]");
            }
            Node::Chain(item) => self.chain(|this| {
                this.comma = Comma::None;
                this.node(item);
            }),
            Node::Group { by, item } => {
                self.literal("{");
                self.group(by, item);
                self.literal("}");
            }
        }
    }

    fn members(&mut self, members: &[Member]) {
        for member in members {
            match member {
                Member::Named(name, node) => {
                    self.part(&format!("{}:", quoted(name)), node);
                }
                Member::Params { item, strings } => self.params(*item, *strings),
                Member::Merge(node) => self.merge(node),
            }
        }
    }

    /// Adds the members of an object to the object around it.
    fn merge(&mut self, node: &Node) {
        match node {
            Node::Object(members) => self.members(members),
            Node::When { condition, then, otherwise } => {
                self.branches(condition, then.as_deref(), otherwise.as_deref(), Self::merge);
            }
            Node::Group { by, item } => self.group(by, item),
            _ => {}
        }
    }

    fn params(&mut self, item: bool, strings: bool) {
        self.op(op::MEMBERS);
        self.program.put_u8(u8::from(strings) | u8::from(item) << 1);
        self.comma = self.comma.join(Comma::Written);
    }

    fn each(&mut self, list: List, item: impl FnOnce(&mut Self)) {
        let list = match list {
            List::Fields => None,
            List::ItemFields => Some(list::ITEM_FIELDS),
            List::Errors => Some(list::ERRORS),
            List::Causes => Some(list::CAUSES),
        };
        self.op(if list.is_some() { op::EACH_OF } else { op::EACH });
        if let Some(list) = list {
            self.program.put_u8(list);
        }
        self.items(item);
    }

    /// Adds the code that runs for the first cause, and through [`op::NEXT`] for the following ones.
    fn chain(&mut self, link: impl FnOnce(&mut Self)) {
        self.op(op::CHAIN);
        self.items(link);
    }

    fn group(&mut self, by: &Value, item: &Node) {
        let before = self.comma;
        self.op(op::GROUP);
        self.variable(&by.variable, by.filter);
        self.items(|this| {
            this.comma = Comma::Unknown;
            this.part("", item);
        });
        self.comma = before.join(Comma::Written);
    }

    /// Adds the target after the items, and the code that runs for each.
    fn items(&mut self, item: impl FnOnce(&mut Self)) {
        let after = self.operand();
        item(self);
        self.op(op::END);
        self.land(after);
    }

    /// Adds a variable's JSON.
    fn value(&mut self, value: &Value) {
        if value.list {
            self.literal("[");
        }
        match &value.or {
            Some(or) => {
                let or = if value.string { string_of(or) } else { or.clone() };
                self.alternative(&value.variable, |this| this.present(value), &or);
            }
            None => self.present(value),
        }
        if value.list {
            self.literal("]");
        }
    }

    /// Adds a variable's JSON if it is present.
    fn present(&mut self, value: &Value) {
        let (item, own) = match &value.variable {
            Variable::Item(own) => (true, &**own),
            own => (false, own),
        };
        match &value.variable {
            _ if *own == Variable::Params => {
                self.literal("{");
                self.comma = Comma::None;
                self.params(item, value.strings);
                self.literal("}");
            }
            Variable::Next => self.op(op::NEXT),
            variable if value.string => {
                self.literal("\"");
                self.reference(op::TEXT, variable, value.filter);
                self.literal("\"");
            }
            variable => self.reference(op::VALUE, variable, value.filter),
        }
    }

    /// Adds a variable's text, with its alternative.
    fn text(&mut self, value: &Value, escape: fn(&str) -> String) {
        let Some(or) = &value.or else {
            self.reference(op::TEXT, &value.variable, value.filter);
            return;
        };
        let text = escape(&text_of(or));
        let filter = value.filter;
        self.alternative(
            &value.variable,
            |this| this.reference(op::TEXT, &value.variable, filter),
            &text,
        );
    }

    fn alternative(&mut self, variable: &Variable, present: impl Fn(&mut Self), absent: &str) {
        let otherwise = self.unless(&Guard(variable));
        present(self);
        let end = self.jump();
        self.land(otherwise);
        self.literal(absent);
        self.land(end);
    }
}
