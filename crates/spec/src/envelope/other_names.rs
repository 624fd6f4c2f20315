//! What variables and filters are called elsewhere.

use super::variables::{self, Item};

/// Names of variables without regard to case and separators, and here.
const VARIABLES: [(&str, &str); 32] = [
    ("message", "text"),
    ("msg", "text"),
    ("errormessage", "text"),
    ("summary", "title"),
    ("errorcode", "code"),
    ("errno", "number"),
    ("httpstatus", "status"),
    ("statuscode", "status"),
    ("reason", "reason_phrase"),
    ("type", "type_uri"),
    ("uri", "type_uri"),
    ("url", "docs_url"),
    ("docurl", "docs_url"),
    ("helpurl", "docs_url"),
    ("link", "docs_url"),
    ("requestid", "trace_id"),
    ("correlationid", "trace_id"),
    ("time", "timestamp"),
    ("date", "timestamp"),
    ("now", "timestamp"),
    ("retryable", "retry.retryable"),
    ("isretryable", "retry.retryable"),
    ("lang", "language"),
    ("locale", "language"),
    ("fix", "resolution"),
    ("hint", "resolution"),
    ("issues", "fields"),
    ("violations", "fields"),
    ("args", "params"),
    ("parameters", "params"),
    ("field", "it.path"),
    ("pointer", "it.pointer"),
];

/// What is before the dot, and here.
const SPACES: [(&str, &str); 10] = [
    ("prop", "props"),
    ("properties", "props"),
    ("param", "params"),
    ("args", "params"),
    ("parameters", "params"),
    ("context", "ctx"),
    ("values", "ctx"),
    ("item", "it"),
    ("this", "it"),
    ("error", "it"),
];

/// Names of filters without regard to case and separators, and here.
const FILTERS: [(&str, &str); 16] = [
    ("default", "or"),
    ("fallback", "or"),
    ("else", "or"),
    ("coalesce", "or"),
    ("optional", "opt"),
    ("maybe", "opt"),
    ("nullable", "opt"),
    ("str", "string"),
    ("tostring", "string"),
    ("uppercase", "upper"),
    ("snakecase", "snake"),
    ("kebabcase", "kebab"),
    ("camelcase", "camel"),
    ("pascalcase", "pascal"),
    ("array", "list"),
    ("tolist", "list"),
];

/// Returns the variable that is meant by another name, inside the list of an item.
pub(super) fn variable(name: &str, item: Option<Item>) -> Option<String> {
    let is_variable = |name: &str| {
        variables::variable(name, item)
            .is_some_and(|variable| item.is_some() || !variables::is_item(&variable))
    };
    let of_item = format!("it.{name}");
    if item.is_some() && !name.contains('.') && is_variable(&of_item) {
        return Some(of_item);
    }
    let meant = match name.split_once('.') {
        Some((space, rest)) => format!("{}.{rest}", find(&SPACES, space)?),
        None => find(&VARIABLES, name)?.to_owned(),
    };
    let of_item = format!("it.{meant}");
    let is_of_item = item.is_some_and(|item| item != Item::Field) && is_variable(&of_item);
    if is_of_item { Some(of_item) } else { Some(meant).filter(|meant| is_variable(meant)) }
}

/// Returns the filter that is meant by another name.
pub(super) fn filter(name: &str) -> Option<&'static str> {
    find(&FILTERS, name)
}

fn find(names: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    let letters = letters(name);
    names.iter().find(|(other, _)| *other == letters).map(|(_, here)| *here)
}

/// Returns the letters and digits of a name, without regard to case.
pub(super) fn letters(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::{FILTERS, Item, filter, variable};

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
            assert_eq!(variable(name, item).as_deref(), expected, "{name}");
        }
        assert_eq!((filter("default"), filter("to_string")), (Some("or"), Some("string")));
    }

    #[test]
    fn what_is_offered_exists() {
        let known = super::super::expression::FILTERS;
        assert!(FILTERS.iter().all(|(_, here)| known.contains(here)));
    }
}
