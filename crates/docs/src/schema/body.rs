//! Converts the nodes of an envelope to schemas.

use errbook_spec::model::{
    Catalog, Filter, List, Member, Node, Serializer, Value as EnvelopeValue, Variable,
};
use serde_json::{Map, Value, json};

use super::fragments::{self, literal};
use super::keywords::{any_of, as_text, constant, either, text};
use super::members::Members;
use super::scope::{Disclosure, Presence, Scope, ValueSchema, Who, scopes};
use super::{ComponentNames, Dialect, SentBody, param, xml};
use crate::json::optional;

/// Builds the schemas of a catalog.
pub(super) struct Shaper<'a> {
    catalog: &'a Catalog,
    dialect: Dialect,
    /// The names of all definitions.
    names: &'a mut ComponentNames,
    /// The names of the definitions that describe a link of a chain of causes.
    links: Vec<String>,
    is_xml: bool,
    /// All definitions, by name.
    pub(super) definitions: Map<String, Value>,
}

/// The schema of a member or item, and whether it is always present.
struct NodeSchema {
    schema: Value,
    always: bool,
}

impl<'a> Shaper<'a> {
    pub(super) fn new(
        catalog: &'a Catalog,
        dialect: Dialect,
        names: &'a mut ComponentNames,
    ) -> Self {
        let (links, definitions) = (Vec::new(), Map::new());
        Self { catalog, dialect, names, links, is_xml: false, definitions }
    }

    /// Returns the schema of a body.
    pub(super) fn schema(&mut self, sent: &SentBody<'a>, view: errbook::Entry<'a>) -> Value {
        let (entry, texts) = (sent.entry, sent.entry.source());
        let mut schema = Map::new();
        self.is_xml = sent.envelope.serializer == Serializer::Xml;
        let format = self.dialect.text_format();
        let description = match self.dialect {
            // Client generators name types after titles, but two errors may have the same title. So `OpenAPI` schemas have no title.
            Dialect::OpenApi => Some(format.about(self.catalog, entry)),
            Dialect::JsonSchema => {
                schema.insert("title".to_owned(), json!(texts.title));
                format.meaning(self.catalog, entry)
            }
        };
        optional(&mut schema, "description", description);
        optional(&mut schema, "deprecated", entry.deprecated.as_ref().map(|_| true));
        if self.dialect == Dialect::OpenApi {
            schema.insert("x-error-code".to_owned(), json!(entry.code));
        }
        let scopes = scopes(self.catalog, sent, view);
        let ways: Vec<_> = scopes
            .iter()
            .filter_map(|scope| self.node(scope, &sent.envelope.body))
            .map(|found| found.schema)
            .collect();
        let mut body = any_of(ways);
        if self.is_xml {
            xml::root(&mut body);
        }
        if let Value::Object(body) = body {
            schema.extend(body);
        }
        Value::Object(schema)
    }

    /// Returns the schema of a node's value, or `None` if the node writes nothing.
    fn node(&mut self, scope: &Scope<'a>, node: &Node) -> Option<NodeSchema> {
        let always = |schema| Some(NodeSchema { schema, always: true });
        match node {
            Node::Literal(json) => always(constant(literal(json))),
            Node::Value(value) => self.value(scope, value),
            Node::Text(parts) => {
                let found = fragments::schema(scope, parts, false);
                let always = found.presence == Presence::Always;
                let schema = found.schema;
                (found.presence != Presence::Never).then_some(NodeSchema { schema, always })
            }
            Node::Object(members) => always(self.members(scope, members).schema()),
            Node::Array(items) => always(self.array(scope, items)),
            Node::When { condition, then, otherwise } => {
                self.branches(scope, condition, then.as_deref(), otherwise.as_deref())
            }
            Node::Each { list, item } => always(self.each(scope, *list, item)),
            Node::Chain(link) => {
                let presence = scope.look_up(&Variable::Causes, Filter::None).presence;
                let always = presence == Presence::Always;
                (presence != Presence::Never)
                    .then(|| NodeSchema { schema: self.chain(scope, link), always })
            }
            Node::Group { .. } => always(self.group(scope, node)),
        }
    }

    fn branches(
        &mut self,
        scope: &Scope<'a>,
        condition: &Variable,
        then: Option<&Node>,
        otherwise: Option<&Node>,
    ) -> Option<NodeSchema> {
        let mut way =
            |node: Option<&Node>, is_there| self.node(&scope.assuming(condition, is_there), node?);
        match scope.look_up(condition, Filter::None).presence {
            Presence::Always => way(then, true),
            Presence::Never => way(otherwise, false),
            Presence::Maybe => match (way(then, true), way(otherwise, false)) {
                (Some(one), Some(other)) => Some(NodeSchema {
                    schema: either(one.schema, other.schema),
                    always: one.always && other.always,
                }),
                (one, other) => one.or(other).map(|found| NodeSchema { always: false, ..found }),
            },
        }
    }

    fn value(&mut self, scope: &Scope<'a>, value: &EnvelopeValue) -> Option<NodeSchema> {
        let found = scope.look_up(&value.variable, value.filter);
        let shape = |schema: Value| if value.string { as_text(&schema) } else { schema };
        let or = value.or.as_deref().map(|json| shape(constant(literal(json))));
        let is_params = match &value.variable {
            Variable::Item(own) => **own == Variable::Params,
            own => *own == Variable::Params,
        };
        let who = if value.variable == Variable::Params { Some(Who::Own) } else { scope.error };
        let there = |this: &mut Self, found: ValueSchema| {
            if is_params {
                this.params(scope, who, value.strings).schema()
            } else {
                shape(found.schema)
            }
        };
        let always = found.presence == Presence::Always || or.is_some() || !value.optional;
        let schema = match (found.presence, or) {
            (Presence::Never, Some(or)) => or,
            (Presence::Never, None) if value.optional => return None,
            // If no entry has a value for the variable, it is written as an empty value.
            (Presence::Never, None) if is_params => there(self, found),
            (Presence::Never, None) if value.string => constant(""),
            (Presence::Never, None) => constant(Value::Null),
            (Presence::Maybe, Some(or)) => either(there(self, found), or),
            (Presence::Always | Presence::Maybe, _) => there(self, found),
        };
        let schema = if value.list { list(schema, None, (1, Some(1))) } else { schema };
        Some(NodeSchema { schema, always })
    }

    fn members(&mut self, scope: &Scope<'a>, members: &[Member]) -> Members {
        let mut all = Members::default();
        for member in members {
            match member {
                Member::Named(name, node) => {
                    if let Some(found) = self.node(scope, node) {
                        all.add(name, found.schema, found.always);
                    }
                }
                Member::Params { item, strings } => {
                    let who = if *item { scope.error } else { Some(Who::Own) };
                    all.extend(self.params(scope, who, *strings));
                }
                Member::Merge(node) => all.extend(self.merged(scope, node)),
            }
        }
        all
    }

    /// Returns the members that a node adds to the object that contains it.
    fn merged(&mut self, scope: &Scope<'a>, node: &Node) -> Members {
        match node {
            Node::Object(members) => self.members(scope, members),
            Node::When { condition, then, otherwise } => {
                let mut way = |node: Option<&Node>, is_there| {
                    let scope = scope.assuming(condition, is_there);
                    node.map(|node| self.merged(&scope, node)).unwrap_or_default()
                };
                let (then, otherwise) = (then.as_deref(), otherwise.as_deref());
                match scope.look_up(condition, Filter::None).presence {
                    Presence::Always => way(then, true),
                    Presence::Never => way(otherwise, false),
                    Presence::Maybe => way(then, true).or(way(otherwise, false)),
                }
            }
            Node::Group { item, .. } => {
                let items = self.items(&scope.in_field(Some(Who::Own)), item, true);
                Members::of_rest(items)
            }
            _ => Members::default(),
        }
    }

    /// Returns the public params of an error as members.
    fn params(&mut self, scope: &Scope<'a>, who: Option<Who>, strings: bool) -> Members {
        if who != Some(Who::Own) {
            return Members::of_rest(if strings { text() } else { json!(true) });
        }
        let mut members = Members::default();
        for own in scope.params() {
            let mut schema = if strings { text() } else { param::schema(own) };
            if let (Some(description), Some(schema)) = (&own.description, schema.as_object_mut()) {
                schema.insert(
                    "description".to_owned(),
                    json!(self.dialect.text_format().line(description)),
                );
            }
            members.add(&own.name, schema, !own.optional);
        }
        members
    }

    fn array(&mut self, scope: &Scope<'a>, items: &[Node]) -> Value {
        let items: Vec<_> = items.iter().filter_map(|item| self.node(scope, item)).collect();
        let least = items.iter().filter(|found| found.always).count();
        let most = items.len();
        let first = items.first().filter(|found| found.always).map(|found| found.schema.clone());
        let kinds = items.into_iter().map(|found| found.schema);
        list(any_of(kinds), first, (least, Some(most)))
    }

    /// Returns an array with one item for each element of a list.
    fn each(&mut self, scope: &Scope<'a>, list: List, item: &Node) -> Value {
        let has = |variable| scope.look_up(variable, Filter::None).presence == Presence::Always;
        match list {
            List::Fields => {
                self.items(&scope.in_field(Some(Who::Own)), item, has(&Variable::Fields))
            }
            List::ItemFields => {
                let fields = Variable::Item(Box::new(Variable::Fields));
                self.items(&scope.in_field(scope.error), item, has(&fields))
            }
            List::Causes => {
                self.items(&scope.in_error(Who::Other, None), item, has(&Variable::Causes))
            }
            List::Errors => self.errors(scope, item),
        }
    }

    /// Returns an object with a member for each value that field errors are grouped by.
    fn group(&mut self, scope: &Scope<'a>, node: &Node) -> Value {
        let mut schema = self.merged(scope, node).schema();
        if scope.look_up(&Variable::Fields, Filter::None).presence == Presence::Always {
            schema["minProperties"] = json!(1);
        }
        schema
    }

    fn items(&mut self, scope: &Scope<'a>, item: &Node, is_filled: bool) -> Value {
        let found = self.node(scope, item);
        let is_filled = is_filled && found.as_ref().is_some_and(|found| found.always);
        let items = found.map_or(json!(false), |found| found.schema);
        let mut schema = json!({ "type": "array", "items": items });
        if is_filled {
            schema["minItems"] = json!(1);
        }
        schema
    }

    /// Returns an array that contains the error itself, then the errors added to it.
    fn errors(&mut self, scope: &Scope<'a>, item: &Node) -> Value {
        let own = self.node(&scope.in_error(Who::Own, None), item);
        let Some(NodeSchema { schema: own, always: true }) = own else {
            return json!({ "type": "array" });
        };
        if scope.disclosure != Disclosure::All {
            return list(own, None, (1, Some(1)));
        }
        let others = self.items(&scope.in_error(Who::Other, None), item, false);
        list(any_of([own.clone(), others["items"].clone()]), Some(own), (1, None))
    }

    /// Returns a reference to the schema of a chain's link, which refers to itself for the next link.
    fn chain(&mut self, scope: &Scope<'a>, link: &Node) -> Value {
        for index in 0.. {
            if index == self.links.len() {
                self.links.push(self.names.take("Cause"));
            }
            let name = self.links[index].clone();
            let address = format!("{}{name}", self.dialect.refs());
            let scope = scope.in_error(Who::Other, Some(address.clone()));
            let mut schema = self.node(&scope, link).map_or(json!({}), |found| found.schema);
            if self.is_xml {
                xml::content(&mut schema);
            }
            let known = self.definitions.entry(name).or_insert_with(|| schema.clone());
            if *known == schema {
                return json!({ "$ref": address });
            }
        }
        json!({})
    }
}

/// Returns the schema of a list with a number of items. Many tools do not support `prefixItems`, so a first item that differs from the
/// others becomes `contains`.
fn list(items: Value, first: Option<Value>, (least, most): (usize, Option<usize>)) -> Value {
    let mut schema = Map::from_iter([("type".to_owned(), json!("array"))]);
    optional(&mut schema, "contains", first.filter(|first| *first != items));
    schema.insert("items".to_owned(), items);
    schema.insert("minItems".to_owned(), json!(least));
    optional(&mut schema, "maxItems", most);
    Value::Object(schema)
}
