//! Names of variables, and their types.

use super::{EnvelopeUsage, other_names};
use crate::model::{Entry, Param, ParamType, PropValue, Variable, Visibility};
use crate::suggest::nearest;

/// The variables that have a fixed name.
pub(super) const NAMED: [(&str, Variable); 39] = [
    ("code", Variable::Code),
    ("case", Variable::Case),
    ("number", Variable::Number),
    ("group", Variable::Group),
    ("catalog", Variable::Catalog),
    ("status", Variable::Status),
    ("reason_phrase", Variable::ReasonPhrase),
    ("type_uri", Variable::TypeUri),
    ("docs_url", Variable::DocsUrl),
    ("severity", Variable::Severity),
    ("retry.retryable", Variable::Retryable),
    ("title", Variable::Title),
    ("detail", Variable::Detail),
    ("description", Variable::Description),
    ("resolution", Variable::Resolution),
    ("language", Variable::Language),
    ("text", Variable::Text),
    ("user_message", Variable::UserMessage),
    ("title_source", Variable::TitleSource),
    ("detail_source", Variable::DetailSource),
    ("description_source", Variable::DescriptionSource),
    ("resolution_source", Variable::ResolutionSource),
    ("text_source", Variable::TextSource),
    ("params", Variable::Params),
    ("fields", Variable::Fields),
    ("errors", Variable::Errors),
    ("causes", Variable::Causes),
    ("next", Variable::Next),
    ("instance", Variable::Instance),
    ("trace_id", Variable::TraceId),
    ("retry_after", Variable::RetryAfter),
    ("timestamp", Variable::Timestamp),
    ("it.path", Variable::ItemPath),
    ("it.pointer", Variable::ItemPointer),
    ("it.json_pointer", Variable::ItemJsonPointer),
    ("it.indexed_path", Variable::ItemIndexedPath),
    ("it.name", Variable::ItemName),
    ("it.message", Variable::ItemMessage),
    ("it.code", Variable::ItemCode),
];

/// The meaning of `$it`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// A field error.
    Field,
    /// The error, or a related one.
    Error,
    /// A cause.
    Cause,
    /// A cause in a chain.
    Link,
}

/// The type of a variable's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VariableType {
    /// Text that is the same for every occurrence and language.
    Name,
    Text,
    Number,
    Boolean,
    /// A param of type `strings`.
    Texts,
    /// All params.
    Map,
    /// A list.
    List,
    /// The next in a chain.
    Next,
    /// Types that differ between entries.
    Mixed,
}

impl VariableType {
    /// Returns the description of the type for reports.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::Name => "is a name",
            Self::Text => "is a text",
            Self::Number => "is a number",
            Self::Boolean => "is a boolean",
            Self::Texts => "is a list of texts",
            Self::Map => "is an object",
            Self::List => "is a list",
            Self::Next => "is the next cause",
            Self::Mixed => "has several types",
        }
    }
}

/// Returns the variable with a name. `item` is the meaning of `$it`.
pub(super) fn variable(name: &str, item: Option<Item>) -> Option<Variable> {
    if let Some(own) = name.strip_prefix("it.")
        && matches!(item, Some(Item::Error | Item::Cause | Item::Link))
    {
        let variable = variable(own, None)?;
        let known = !variable.is_of_field()
            && !matches!(variable, Variable::Errors | Variable::Causes | Variable::Next);
        return known.then(|| Variable::Item(Box::new(variable)));
    }
    if let Some((_, variable)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Some(variable.clone());
    }
    let (space, name) = name.split_once('.').filter(|(_, name)| !name.is_empty())?;
    match space {
        "props" => Some(Variable::Prop(name.to_owned())),
        "params" => Some(Variable::Param(name.to_owned())),
        "ctx" => Some(Variable::Context(name.to_owned())),
        _ => None,
    }
}

/// Returns the name of a variable.
pub(crate) fn name(variable: &Variable) -> String {
    match variable {
        Variable::Prop(name) => format!("props.{name}"),
        Variable::Param(name) => format!("params.{name}"),
        Variable::Context(name) => format!("ctx.{name}"),
        Variable::Item(variable) => format!("it.{}", name(variable)),
        _ => NAMED
            .iter()
            .find(|(_, known)| known == variable)
            .map(|(name, _)| (*name).to_owned())
            .unwrap_or_default(),
    }
}

/// Returns the name that the author probably meant. `item` is the meaning of `$it`.
pub(super) fn suggestion(
    name: &str,
    item: Option<Item>,
    usage: &EnvelopeUsage<'_>,
) -> Option<String> {
    if let Some(other) = other_name(name, item).filter(|_| variable(name, item).is_none()) {
        let meant = variable(&other, item).filter(|meant| !is_known(meant, usage));
        return meant.and_then(|_| suggestion(&other, item, usage)).or(Some(other));
    }
    let known = in_reach(name, item, usage);
    let spaces = ["it.", "props.", "params."].map(|space| format!("{space}{name}"));
    if let Some(exact) = spaces.into_iter().find(|name| known.contains(name)) {
        return Some(exact);
    }
    // What needs no namespace.
    if let Some(bare) = name.split_once('.').map(|(_, bare)| bare.to_owned())
        && variable(&bare, item).is_some_and(|meant| is_known(&meant, usage))
    {
        return Some(bare);
    }
    // Compare names without the prefix that they share. With it, any short name would be similar.
    let shared = ["it.", "props.", "params."].into_iter().find(|space| name.starts_with(space));
    let own = |name: &str| name.get(shared.map_or(0, str::len)..).map(str::to_owned);
    let names: Vec<String> = known.iter().filter_map(|name| own(name)).collect();
    let near = nearest(&own(name)?, names.iter().map(String::as_str))?;
    Some(shared.unwrap_or_default().to_owned() + near)
}

/// Returns the variable that a name of another product means. `item` is the meaning of `$it`.
fn other_name(name: &str, item: Option<Item>) -> Option<String> {
    other_names::variable(name, |name| {
        let found = variable(name, item);
        found.is_some_and(|found| item.is_some() || !found.is_of_field())
    })
}

/// Returns the candidates for a misspelt name: the names in its namespace, or names without a namespace.
pub(super) fn in_reach(name: &str, item: Option<Item>, usage: &EnvelopeUsage<'_>) -> Vec<String> {
    let props = usage.entries.iter().flat_map(|entry| entry.every_prop().map(|(name, _)| name));
    let params = usage.entries.iter().flat_map(|entry| sent(entry).map(|param| &param.name));
    let mut known: Vec<String> = NAMED.iter().map(|(name, _)| (*name).to_owned()).collect();
    known.extend(props.map(|prop| format!("props.{prop}")));
    known.extend(params.map(|param| format!("params.{param}")));
    if item.is_some_and(|item| item != Item::Field) {
        known.retain(|name| !name.starts_with("it."));
        let of_item: Vec<String> = known.iter().map(|name| format!("it.{name}")).collect();
        known.extend(of_item);
    }
    let is_own =
        |name: &str| ["it.", "props.", "params."].into_iter().find(|it| name.starts_with(it));
    let space = is_own(name);
    known.retain(|known| {
        let there = variable(known, item).is_some_and(|it| {
            (item.is_some() || !it.is_of_field())
                && (it != Variable::Next || item == Some(Item::Link))
        });
        there && (space.is_none() || is_own(known) == space)
    });
    known.sort();
    known.dedup();
    known
}

/// Returns the params of an entry and of its cases that are sent as members.
pub(super) fn sent(entry: &Entry) -> impl Iterator<Item = &Param> {
    entry.every_param().filter(|param| is_sent(param))
}

/// Returns whether a param is sent as a member.
pub(super) fn is_sent(param: &Param) -> bool {
    param.visibility == Visibility::Public && param.kind != ParamType::Fields
}

/// Returns whether any entry has the param or prop. Other variables are always known.
pub(super) fn is_known(variable: &Variable, usage: &EnvelopeUsage<'_>) -> bool {
    match variable {
        Variable::Prop(name) => {
            usage.entries.iter().any(|entry| entry.prop_values(name).next().is_some())
        }
        Variable::Param(name) => {
            usage.entries.iter().any(|entry| sent(entry).any(|param| param.name == *name))
        }
        Variable::Item(variable) => is_known(variable, usage),
        _ => true,
    }
}

/// Returns the type of a variable's value.
pub(super) fn kind(variable: &Variable, usage: &EnvelopeUsage<'_>) -> VariableType {
    match variable {
        Variable::Code
        | Variable::Case
        | Variable::Group
        | Variable::Catalog
        | Variable::Severity
        | Variable::ReasonPhrase
        | Variable::Language
        | Variable::ItemName
        | Variable::ItemCode => VariableType::Name,
        Variable::Number | Variable::Status | Variable::RetryAfter => VariableType::Number,
        Variable::Retryable => VariableType::Boolean,
        Variable::Params => VariableType::Map,
        Variable::Fields | Variable::Errors | Variable::Causes => VariableType::List,
        Variable::Next => VariableType::Next,
        Variable::Item(variable) => kind(variable, usage),
        Variable::Prop(name) => common(
            VariableType::Name,
            usage.entries.iter().flat_map(|entry| {
                entry.prop_values(name).map(|value| match value {
                    PropValue::Text(_) => VariableType::Name,
                    PropValue::Number(_) => VariableType::Number,
                    PropValue::Boolean(_) => VariableType::Boolean,
                })
            }),
        ),
        Variable::Param(name) => common(
            VariableType::Text,
            usage.entries.iter().flat_map(|entry| {
                sent(entry).filter(|param| param.name == *name).map(|param| match param.kind {
                    ParamType::String | ParamType::OneOf(_) => VariableType::Text,
                    ParamType::Boolean => VariableType::Boolean,
                    ParamType::Strings | ParamType::Fields => VariableType::Texts,
                    _ => VariableType::Number,
                })
            }),
        ),
        _ => VariableType::Text,
    }
}

/// Returns the type that all values share. Returns the likely type if there are no values, as in an unused envelope.
fn common(likely: VariableType, mut kinds: impl Iterator<Item = VariableType>) -> VariableType {
    match kinds.next() {
        None => likely,
        Some(first) if kinds.all(|kind| kind == first) => first,
        _ => VariableType::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::{Item, other_name};

    #[test]
    fn other_names_are_understood() {
        let (field, error) = (Some(Item::Field), Some(Item::Error));
        for (name, item, expected) in [
            ("message", None, Some("text")),
            ("message", field, Some("it.message")),
            ("message", error, Some("it.text")),
            ("title", error, Some("it.title")),
            ("prop.kind", None, Some("props.kind")),
            ("param.left", error, Some("it.params.left")),
            ("context.user", None, Some("ctx.user")),
            ("item.path", field, Some("it.path")),
            ("item.path", None, None),
            ("field", field, Some("it.path")),
            ("field", None, None),
            ("request_id", None, Some("trace_id")),
            ("requestId", None, Some("trace_id")),
            ("retryable", None, Some("retry.retryable")),
            ("zzz", field, None),
        ] {
            assert_eq!(other_name(name, item).as_deref(), expected, "{name}");
        }
    }
}
