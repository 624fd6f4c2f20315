//! Names of variables and filters in other products, for suggestions.

use crate::suggest::letters;

/// Other names of variables, without case and separators, and ours.
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

/// Other prefixes before the dot, and ours.
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

/// Other names of filters, without case and separators, and ours.
pub(super) const FILTERS: [(&str, &str); 16] = [
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

/// Returns the variable that another name means. `is_variable` returns whether a name is one of our variables.
pub(super) fn variable(name: &str, is_variable: impl Fn(&str) -> bool) -> Option<String> {
    let of_item = format!("it.{name}");
    if !name.contains('.') && is_variable(&of_item) {
        return Some(of_item);
    }
    let meant = match name.split_once('.') {
        Some((space, rest)) => format!("{}.{rest}", find(&SPACES, space)?),
        None => find(&VARIABLES, name)?.to_owned(),
    };
    let of_item = format!("it.{meant}");
    let is_of_item = is_variable(&of_item);
    if is_of_item { Some(of_item) } else { Some(meant).filter(|meant| is_variable(meant)) }
}

/// Returns the filter that another name means.
pub(super) fn filter(name: &str) -> Option<&'static str> {
    find(&FILTERS, name)
}

fn find(names: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    let letters = letters(name);
    names.iter().find(|(other, _)| *other == letters).map(|(_, here)| *here)
}
