//! Prints readings as constants that the parser walks.

use std::collections::BTreeMap;

use errbook::__v1::identify::ends_first;
use errbook::__v1::{rest, var as kind};
use errbook_spec::model::{Filter, List, Variable};
use errbook_spec::reading::{Identified, Object, Pattern, Var};

use super::codes::Codes;
use super::literal::string;
use super::{issues, marks};
use crate::push::push;

/// Prints readings, and collects the tables that their variables refer to.
pub(super) struct Printer<'c> {
    pub(super) codes: &'c Codes<'c>,
    pub(super) entries: Vec<Identified<'c>>,
    /// The tables by name, each with its type and rows.
    pub(super) tables: BTreeMap<String, String>,
}

impl Printer<'_> {
    /// Returns a pattern as a node of the parser.
    pub(super) fn node(&mut self, pattern: &Pattern) -> String {
        match pattern {
            Pattern::Skip => "null".to_owned(),
            Pattern::Literal(text) => string(text),
            Pattern::Value(var) => format!("{{ is: \"value\", value: {} }}", self.var(var)),
            Pattern::Text { prefix, values } => {
                let last = values.len() - 1;
                let values = values.iter().enumerate().map(|(index, (var, suffix))| {
                    let is_first =
                        index < last && ends_first(suffix, kind::is_name(var.variable.byte()));
                    let flag = if is_first { ", true" } else { "" };
                    format!("[{}, {}{flag}]", self.var(var), string(suffix))
                });
                let values = values.collect::<Vec<_>>().join(", ");
                format!("{{ is: \"text\", prefix: {}, values: [{values}] }}", string(prefix))
            }
            Pattern::Object(object) => self.object(object),
            Pattern::Array(items) => format!("{{ is: \"array\", items: [{}] }}", self.nodes(items)),
            Pattern::Either(ways) => format!("{{ is: \"either\", ways: [{}] }}", self.nodes(ways)),
            Pattern::Each(list, item) => {
                let list = match list {
                    List::Fields => "fields",
                    List::ItemFields => "itemFields",
                    List::Errors => "errors",
                    List::Causes => "causes",
                };
                format!("{{ is: \"each\", list: \"{list}\", item: {} }}", self.node(item))
            }
            Pattern::Group(by, item) => {
                let by = self.var(by);
                format!("{{ is: \"group\", by: {by}, item: {} }}", self.node(item))
            }
            Pattern::Chain(link) => format!("{{ is: \"chain\", link: {} }}", self.node(link)),
            Pattern::Next => "{ is: \"next\" }".to_owned(),
        }
    }

    fn nodes(&mut self, patterns: &[Pattern]) -> String {
        patterns.iter().map(|pattern| self.node(pattern)).collect::<Vec<_>>().join(", ")
    }

    fn object(&mut self, object: &Object) -> String {
        let members = object.members().into_iter().map(|(name, member)| {
            let required = if member.required { ", true" } else { "" };
            format!("[{}, {}{required}]", string(name), self.node(&member.pattern))
        });
        let mut out =
            format!("{{ is: \"object\", members: [{}]", members.collect::<Vec<_>>().join(", "));
        if object.rest & rest::PARAMS != 0 {
            let of = if object.rest & rest::OF_ITEM == 0 { "response" } else { "item" };
            push(&mut out, format_args!(", params: \"{of}\""));
        }
        if object.rest & rest::STRINGS != 0 {
            out.push_str(", texts: true");
        }
        out + " }"
    }

    fn var(&mut self, var: &Var) -> String {
        let mut out = match var.variable.own() {
            Variable::Param(name) => format!("{{ of: \"param\", name: {}", string(name)),
            Variable::Prop(name) => format!("{{ of: \"prop\", name: {}", string(name)),
            own => format!("{{ of: \"{}\"", name(own, var.filter)),
        };
        if let Some((name, table)) = marks::table(self.codes, &self.entries, var) {
            push(&mut out, format_args!(", by: {name}"));
            self.tables.insert(name, table);
        }
        if let Some((name, table)) = issues::table(self.codes, var) {
            push(&mut out, format_args!(", issues: {name}"));
            self.tables.insert(name, table);
        }
        if var.variable.own() != &var.variable {
            out.push_str(", item: true");
        }
        out + " }"
    }
}

/// Returns the parser's name for a variable. Variables whose values the parser ignores share one name per kind of value.
fn name(variable: &Variable, filter: Filter) -> &'static str {
    match variable {
        Variable::Code => "code",
        Variable::TypeUri => "typeUri",
        Variable::Number => "number",
        Variable::Group => "group",
        Variable::DocsUrl => "docsUrl",
        // In another case, it would not be the name of a case.
        Variable::Case if filter == Filter::None => "case",
        Variable::Title => "title",
        Variable::TitleSource => "titleSource",
        Variable::Detail => "detail",
        Variable::DetailSource => "detailSource",
        Variable::Text => "text",
        Variable::TextSource => "textSource",
        Variable::UserMessage => "userMessage",
        Variable::Instance => "instance",
        Variable::TraceId => "traceId",
        Variable::RetryAfter => "retryAfter",
        Variable::Retryable => "boolean",
        Variable::Status => "status",
        Variable::ItemPath | Variable::ItemIndexedPath => "path",
        Variable::ItemPointer | Variable::ItemJsonPointer => "pointer",
        Variable::ItemName => "name",
        Variable::ItemMessage => "message",
        Variable::ItemCode => "issue",
        _ => "string",
    }
}
