//! Builds a response from an envelope and one entry, to check that a client can read it.

use errbook::__v1::{reason_phrase, spelled};

use super::Identified;
use crate::model::json::text_of;
use crate::model::{
    EntryTexts, Fragment, List, Member, Node, Param, ParamType, PropValue, Serializer, Value,
    Variable, Visibility,
};

/// A placeholder for a value of an occurrence. It equals no code, group or prop.
const SOMETHING: &str = "\u{1}";

/// A placeholder for a text of an occurrence that identifies another error.
const OTHER_TEXT: &str = "\u{2}";

/// A placeholder for a number of an occurrence that identifies another error.
const OTHER_NUMBER: &str = "\u{3}";

/// Recognises the placeholders for another error's code or number. Returns whether it is the one for numbers.
pub(super) fn other(text: &str) -> Option<bool> {
    match text {
        OTHER_TEXT => Some(false),
        OTHER_NUMBER => Some(true),
        _ => None,
    }
}

/// A value of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum BodyValue {
    /// A scalar: its text, and whether it is a string.
    Scalar(String, bool),
    Object(Vec<(String, Self)>),
    Array(Vec<Self>),
}

impl BodyValue {
    pub(super) fn is_null(&self) -> bool {
        *self == Self::Scalar("null".to_owned(), false)
    }
}

/// A response in an envelope.
#[derive(Clone, Copy)]
pub(crate) struct TrialResponse<'r> {
    pub(crate) of: &'r Identified<'r>,
    pub(crate) status: u16,
    /// Whether the values that depend on the request and the occurrence are present.
    pub(crate) complete: bool,
    /// The variable that is present although the others are absent, or the reverse.
    pub(crate) except: Option<&'r Variable>,
    /// The index of the value to send if a variable has several: of cases, choices or languages.
    pub(crate) variant: usize,
    /// Whether values of the occurrence identify another error.
    pub(crate) as_other: bool,
    /// A cause, if there are any.
    pub(crate) cause: Option<&'r Identified<'r>>,
    pub(crate) catalog: &'r str,
    pub(crate) languages: &'r [String],
    pub(crate) serializer: Serializer,
}

impl TrialResponse<'_> {
    /// Returns the value of a node. Returns `None` if the node is omitted.
    pub(crate) fn node(&self, node: &Node) -> Option<BodyValue> {
        Some(match node {
            Node::Literal(json) => self.literal(json),
            Node::Value(value) => self.value(value)?,
            Node::Text(fragments) => BodyValue::Scalar(self.text(fragments)?, true),
            Node::Object(members) => BodyValue::Object(self.object(members)),
            Node::Array(items) => {
                BodyValue::Array(items.iter().filter_map(|item| self.node(item)).collect())
            }
            Node::When { condition, then, otherwise } => {
                let way = if self.has(condition) { then } else { otherwise };
                self.node(way.as_deref()?)?
            }
            Node::Each { list, item } => {
                let item = match list {
                    List::Errors => self.node(item),
                    List::Fields | List::ItemFields if self.has(&Variable::Fields) => {
                        self.node(item)
                    }
                    List::Causes => self.of_cause().and_then(|cause| cause.node(item)),
                    List::Fields | List::ItemFields => None,
                };
                BodyValue::Array(item.into_iter().collect())
            }
            Node::Group { item, .. } => {
                let item = self.has(&Variable::Fields).then(|| self.node(item)).flatten();
                let member = |item| (SOMETHING.to_owned(), BodyValue::Array(vec![item]));
                BodyValue::Object(item.into_iter().map(member).collect())
            }
            Node::Chain(link) => self.of_cause()?.node(link)?,
        })
    }

    /// Returns the response of the cause, if it is sent.
    fn of_cause(&self) -> Option<Self> {
        let of = self.cause.filter(|_| self.has(&Variable::Causes))?;
        Some(Self { of, cause: None, ..*self })
    }

    /// Returns the text of fragments. Returns `None` if one is absent.
    pub(crate) fn text(&self, fragments: &[Fragment]) -> Option<String> {
        let part = |fragment: &Fragment| match fragment {
            Fragment::Text(text) => Some(text.clone()),
            Fragment::Value(value) => match (self.has(&value.variable), &value.or) {
                (true, _) => Some(self.scalar(value)?.0),
                (false, or) => Some(text_of(or.as_deref()?)),
            },
        };
        fragments.iter().map(part).collect()
    }

    fn object(&self, members: &[Member]) -> Vec<(String, BodyValue)> {
        let mut sent = Vec::new();
        for member in members {
            match member {
                Member::Named(name, node) => {
                    sent.extend(self.node(node).map(|value| (name.clone(), value)));
                }
                Member::Merge(node) => {
                    if let Some(BodyValue::Object(members)) = self.node(node) {
                        sent.extend(members);
                    }
                }
                Member::Params { strings, .. } => sent.extend(self.params(*strings)),
            }
        }
        sent
    }

    /// Returns the params that are sent.
    fn params(&self, strings: bool) -> impl Iterator<Item = (String, BodyValue)> {
        let params = self.of.entry.every_param();
        let public = params.filter(|param| param.visibility == Visibility::Public);
        let sent = public.filter(|param| self.has(&Variable::Param(param.name.clone())));
        sent.filter_map(move |param| {
            let (text, is_string) = self.param(param)?;
            Some((param.name.clone(), BodyValue::Scalar(text, is_string || strings)))
        })
    }

    fn value(&self, value: &Value) -> Option<BodyValue> {
        let own = value.variable.own();
        let sent = match (own, &value.or) {
            (Variable::Params, _) => BodyValue::Object(self.params(value.strings).collect()),
            _ if self.has(own) => {
                let (text, is_string) = self.scalar(value)?;
                BodyValue::Scalar(text, is_string || value.string || self.is_xml())
            }
            (_, or) => self.literal(or.as_deref()?),
        };
        Some(if value.list { BodyValue::Array(vec![sent]) } else { sent })
    }

    /// Returns the text of a variable, and whether it is a string. Returns `None` if the variable is absent.
    fn scalar(&self, value: &Value) -> Option<(String, bool)> {
        let Identified { entry, group, type_uri, docs_url } = self.of;
        let text = |text: &str| Some((spelled(text, value.filter.byte()).to_string(), true));
        let other = |json: String| Some((json, false));
        match value.variable.own() {
            Variable::Code => text(&entry.code),
            Variable::Group => text(group),
            Variable::TypeUri => text(type_uri.as_deref()?),
            Variable::DocsUrl => text(docs_url.as_deref()?),
            Variable::Severity => text(entry.severity.as_str()),
            Variable::ReasonPhrase => text(reason_phrase(self.status)),
            Variable::Catalog => text(self.catalog),
            Variable::Language => text(self.variant(self.languages)?),
            Variable::Title => text(self.title()),
            Variable::TitleSource => text(&entry.source().title),
            Variable::Case => text(&self.variant(&entry.cases)?.name),
            Variable::ItemCode if !entry.issues.is_empty() => {
                text(&self.variant(&entry.issues)?.name)
            }
            Variable::Param(name) => {
                self.param(entry.every_param().find(|param| param.name == *name)?)
            }
            Variable::Context(_) | Variable::Instance | Variable::TraceId => {
                Some((self.anything(false).to_owned(), true))
            }
            Variable::Number => other(entry.number?.to_string()),
            Variable::Status => other(self.status.to_string()),
            Variable::RetryAfter => other("1".to_owned()),
            Variable::Retryable => other("true".to_owned()),
            Variable::Prop(name) => match entry.prop(name, self.case())? {
                PropValue::Text(value) => text(value),
                PropValue::Number(json) => other(json.clone()),
                PropValue::Boolean(value) => other(value.to_string()),
            },
            _ => text(SOMETHING),
        }
    }

    fn variant<'v, T>(&self, values: &'v [T]) -> Option<&'v T> {
        values.get(self.variant.checked_rem(values.len())?)
    }

    /// Returns the case of the response, by its index.
    fn case(&self) -> Option<usize> {
        self.variant.checked_rem(self.of.entry.cases.len())
    }

    fn title(&self) -> &str {
        let texts = self.texts();
        let of_case = self.case().and_then(|case| texts.cases.get(case)?.title.as_deref());
        of_case.unwrap_or(&texts.title)
    }

    fn texts(&self) -> &EntryTexts {
        let language = self.variant.checked_rem(self.languages.len()).unwrap_or_default();
        self.of.entry.texts_in(language).0
    }

    /// Returns the value of a param, and whether it is a string. The value is one of the param's choices if it has any.
    fn param(&self, param: &Param) -> Option<(String, bool)> {
        Some(match &param.kind {
            ParamType::OneOf(choices) => (self.variant(choices)?.0.clone(), true),
            ParamType::Boolean => ("true".to_owned(), false),
            ParamType::Fields => return None,
            ParamType::Strings => (SOMETHING.to_owned(), true),
            ParamType::String => (self.anything(false).to_owned(), true),
            _ => (self.anything(true).to_owned(), false),
        })
    }

    /// Returns the placeholder for a value of the occurrence.
    fn anything(&self, is_number: bool) -> &'static str {
        match (self.as_other, is_number) {
            (false, _) => SOMETHING,
            (true, false) => OTHER_TEXT,
            (true, true) => OTHER_NUMBER,
        }
    }

    fn literal(&self, json: &str) -> BodyValue {
        match json {
            "null" if self.is_xml() => BodyValue::Scalar(String::new(), true),
            _ => BodyValue::Scalar(text_of(json), json.starts_with('"') || self.is_xml()),
        }
    }

    fn is_xml(&self) -> bool {
        self.serializer == Serializer::Xml
    }

    fn has(&self, variable: &Variable) -> bool {
        let own = variable.own();
        decided(own, self.of).unwrap_or(self.complete != (self.except == Some(own)))
    }
}

/// Returns the number of different values that a variable may have in responses of an entry.
pub(crate) fn variants(variable: &Variable, of: &Identified<'_>, languages: usize) -> usize {
    match variable {
        Variable::Case => of.entry.cases.len(),
        Variable::ItemCode => of.entry.issues.len(),
        // Every pair of a case and a language.
        Variable::Title => languages * of.entry.cases.len().max(1),
        Variable::Language => languages,
        Variable::Prop(name) if of.entry.prop_values(name).count() > 1 => of.entry.cases.len(),
        Variable::Param(name) => {
            let named = of.entry.every_param().filter(|param| param.name == *name);
            let choices = named.map(|param| match &param.kind {
                ParamType::OneOf(choices) => choices.len(),
                _ => 1,
            });
            choices.max().unwrap_or(1)
        }
        _ => 1,
    }
}

/// Returns whether all responses of an entry have a variable (`true`) or none has it (`false`). Returns `None` if it varies.
pub(crate) fn decided(variable: &Variable, of: &Identified<'_>) -> Option<bool> {
    let Identified { entry, type_uri, docs_url, .. } = of;
    match variable {
        Variable::TypeUri => Some(type_uri.is_some()),
        Variable::DocsUrl => Some(docs_url.is_some()),
        Variable::Number => Some(entry.number.is_some()),
        Variable::Retryable => Some(entry.retry.is_some()),
        Variable::Prop(name) => entry.has_prop(name),
        Variable::Resolution | Variable::ResolutionSource => entry.has_resolution(),
        Variable::UserMessage => entry.has_user_message(),
        Variable::Case => entry.cases.is_empty().then_some(false),
        // An error that cannot have field errors is never sent with any.
        Variable::Fields => (!entry.can_have_fields()).then_some(false),
        Variable::Param(name) => {
            let is_sent = !entry.is_masked() && entry.every_param().any(|it| it.name == *name);
            (!is_sent).then_some(false)
        }
        Variable::Detail | Variable::DetailSource if entry.is_masked() => Some(false),
        Variable::Detail | Variable::DetailSource => {
            Some(!entry.cases.is_empty() || entry.source().detail.is_some())
        }
        Variable::Causes
        | Variable::Next
        | Variable::Instance
        | Variable::TraceId
        | Variable::RetryAfter
        | Variable::Timestamp
        | Variable::Context(_)
        | Variable::ItemCode => None,
        _ => Some(true),
    }
}
