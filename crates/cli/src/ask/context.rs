//! What a request says.

use std::collections::BTreeSet;

use errbook::RequestContext;
use errbook_spec::Error;
use errbook_spec::model::{Audience, Catalog, ContextValue, Entry, Variable};

use super::Ask;
use crate::find::unknown;

/// Adds what is asked for to what a request says.
pub(super) fn context<'a>(ask: &'a Ask, request: RequestContext<'a>) -> RequestContext<'a> {
    let mut context = match (&ask.lang, &ask.accept_language) {
        (Some(tag), _) => request.language(tag),
        (None, Some(header)) => request.accept_language(header),
        (None, None) => request,
    };
    if let Some(header) = &ask.accept {
        context = context.accept(header);
    }
    if let Some(timestamp) = &ask.timestamp {
        context = context.timestamp(timestamp);
    }
    if let Some(url) = &ask.docs_url {
        context = context.docs_url(url);
    }
    context
}

/// Reads the values of the application's own.
pub(super) fn values(ask: &Ask) -> Result<Vec<(String, ContextValue)>, Error> {
    let text = ask.values.iter().map(|given| {
        let (name, text) = ask.spelling.split("value", "NAME=TEXT", given)?;
        Ok((name.to_owned(), ContextValue::Text(text.to_owned())))
    });
    let json = ask.json.iter().map(|given| {
        let (name, json) = ask.spelling.split("json", "NAME=JSON", given)?;
        if let Err(problem) = serde_json::from_str::<serde_json::Value>(json) {
            return Err(Error::usage(format!(
                "`{}` is not JSON: {problem}\n\
                 help: write JSON such as `{}`, or a text with `{}`",
                ask.spelling.given("json", given),
                ask.spelling.given("json", &format!("{name}=[\"a\",1]")),
                ask.spelling.given("value", &format!("{name}=…")),
            )));
        }
        Ok((name.to_owned(), ContextValue::Json(json.to_owned())))
    });
    text.chain(json).collect()
}

/// Checks what is given against the envelopes that may answer; a note says what none of them sends.
///
/// # Errors
///
/// Where no envelope has a use for a value, or an address is none.
pub(super) fn check(
    catalog: &Catalog,
    entry: &Entry,
    ask: &Ask,
    notes: &mut Vec<String>,
) -> Result<(), Error> {
    if let Some(url) = &ask.docs_url
        && !["https://", "http://"].iter().any(|scheme| url.starts_with(scheme))
    {
        return Err(Error::usage(format!(
            "`{}` is not an address\nhelp: write one such as `{}`",
            ask.spelling.given("docs-url", url),
            ask.spelling.given("docs-url", "https://example.com/errors"),
        )));
    }
    let sent = match entry.audience {
        Audience::Internal { mask } => catalog.entry(mask),
        Audience::Public => entry,
    };
    let by_accept = sent.envelope == 0 && catalog.offered > 1;
    if ask.accept.is_some() && !by_accept {
        let accept = ask.spelling.option("accept");
        notes.push(format!("there is one envelope for this code: `{accept}` chooses nothing"));
    }
    let first = sent.envelope;
    let last = if by_accept && ask.accept.is_some() { catalog.offered } else { first + 1 };
    let envelopes = catalog.envelopes.get(first..last).unwrap_or_default();
    let used = envelopes.iter().flat_map(errbook_spec::model::Envelope::variables).collect();
    let names: Vec<_> = envelopes.iter().map(|envelope| format!("`{}`", envelope.name)).collect();
    let envelopes = names.join(" and ");
    known(&used, ask, &envelopes)?;
    unsent(&used, ask, &envelopes, notes);
    if sent.status >= 500 && !sent.expose && !(ask.errors.is_empty() && ask.causes.is_empty()) {
        let code = &sent.code;
        notes.push(format!(
            "`{code}` is a server error that hides what has happened: no other errors or causes are sent"
        ));
    }
    Ok(())
}

/// Refuses a value that no envelope uses.
fn known(used: &BTreeSet<Variable>, ask: &Ask, envelopes: &str) -> Result<(), Error> {
    let names: Vec<&str> = used
        .iter()
        .filter_map(|variable| match variable {
            Variable::Context(name) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    for (name, _) in values(ask)? {
        if !names.contains(&name.as_str()) {
            let what = format!("nothing in {envelopes} uses `$ctx.{name}`");
            return Err(unknown(&what, &name, names.iter().copied()));
        }
    }
    Ok(())
}

/// Notes what is given in vain.
fn unsent(used: &BTreeSet<Variable>, ask: &Ask, envelopes: &str, notes: &mut Vec<String>) {
    for (given, name, variable) in [
        (ask.instance.is_some(), "instance", Variable::Instance),
        (ask.trace_id.is_some(), "trace-id", Variable::TraceId),
        (ask.timestamp.is_some(), "timestamp", Variable::Timestamp),
        (ask.docs_url.is_some(), "docs-url", Variable::DocsUrl),
        (!ask.errors.is_empty(), "error", Variable::Errors),
        (!ask.causes.is_empty(), "cause", Variable::Causes),
    ] {
        if given && !used.contains(&variable) {
            let option = ask.spelling.option(name);
            notes.push(format!(
                "{envelopes} has no place for `{option}`: the body is the same without"
            ));
        }
    }
}
