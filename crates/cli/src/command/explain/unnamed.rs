//! Words the messages for responses that do not identify one entry.

use errbook_client::MAX_DEPTH;
use errbook_spec::{Error, suggest};
use serde_json::Value;

use super::pasted::Pasted;
use super::similar::Similarity;
use crate::catalogs::CheckedCatalog;
use crate::find;
use crate::output::push;

/// The advice if only the body was pasted.
const HEAD: &str = "paste the status line and the headers, too, as `curl -i` prints them";

/// Returns the heading for entries that a response may be of.
pub(super) fn several(pasted: &Pasted, count: usize) -> String {
    let (one, why) = match count {
        1 => ("this one", "the response names it only roughly"),
        _ => ("any of these", "the response does not say which"),
    };
    let why = if pasted.status.is_some() { why } else { HEAD };
    format!("it may be {one}: {why}")
}

/// Returns the heading for entries that share something with a response that names no code.
pub(super) fn similar(pasted: &Pasted, similarity: Similarity, count: usize) -> String {
    let entries = if count == 1 { "this entry has" } else { "these entries have" };
    let what = match similarity {
        Similarity::Status => "this status",
        Similarity::Text if pasted.status.is_some() => "the same text, but another status",
        Similarity::Text => "the same text",
        Similarity::StatusAndText => "the same status and text",
    };
    let head = if pasted.status.is_some() { String::new() } else { format!("; {HEAD}") };
    format!("the response names no code, but {entries} {what}{head}")
}

/// Returns the error for a response that resembles no entry: what kind of response it seems to be, and how to proceed.
pub(super) fn error(
    catalogs: &[CheckedCatalog],
    pasted: &Pasted,
    raw: Option<&str>,
    has_catalogs: bool,
) -> Error {
    let mut text = match raw {
        Some(raw) => format!("these catalogs have no code `{raw}`"),
        None => body(&pasted.body),
    };
    for checked in catalogs {
        let envelopes = &checked.catalog.envelopes;
        let names: Vec<_> = envelopes.iter().map(|it| format!("`{}`", it.name)).collect();
        let (catalog, names) = (&checked.catalog.name, names.join(", "));
        push(&mut text, format_args!("\ntried the envelopes of `{catalog}`: {names}"));
    }
    let codes = find::all(catalogs).map(|it| it.entry.code.as_str());
    if let Some(near) = raw.and_then(|raw| suggest::nearest(raw, codes)) {
        push(
            &mut text,
            format_args!("\nhelp: did you mean `{near}`? See `errbook explain {near}`"),
        );
    } else if !has_catalogs {
        text.push_str("\nhelp: if it is of another catalog, name its folder with `--catalog DIR`");
    }
    Error::findings(text)
}

/// Returns the nesting depth of a value.
fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or_default(),
        Value::Object(members) => 1 + members.values().map(depth).max().unwrap_or_default(),
        _ => 0,
    }
}

/// Describes a body that names no code.
fn body(text: &str) -> String {
    let text = text.trim();
    let is_page = ["<!doctype html", "<html"]
        .iter()
        .any(|start| text.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start)));
    match (text.chars().next(), serde_json::from_str(text)) {
        (None, _) => "the response has no body, and no header names a code".to_owned(),
        (_, Ok(Value::Null | Value::Bool(_) | Value::Number(_))) => {
            format!("the body is the JSON value `{text}`, which names no code")
        }
        (_, Ok(Value::String(_))) => "the body is a JSON string, which names no code".to_owned(),
        (_, Err(problem)) if problem.to_string().starts_with("recursion limit") => {
            "the body is nested too deeply".to_owned()
        }
        (Some('{' | '[' | '"'), Err(problem)) => format!("the body is not valid JSON: {problem}"),
        (Some('<'), _) if is_page => "the body is an HTML page, which names no code".to_owned(),
        (_, Ok(value)) if depth(&value) > MAX_DEPTH => {
            format!("the body is nested {} deep, and clients read {MAX_DEPTH}", depth(&value))
        }
        (Some('<'), _) | (_, Ok(_)) => {
            "the body names no code in any envelope of these catalogs".to_owned()
        }
        _ => "the body is neither JSON nor XML".to_owned(),
    }
}
