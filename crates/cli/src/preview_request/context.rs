//! Converts options to a request's context.

use std::collections::BTreeSet;

use errbook::RequestContext;
use errbook_spec::Error;
use errbook_spec::model::{Audience, Catalog, ContextValue, Entry, Variable};

use super::PreviewRequest;
use crate::find::unknown;

/// Adds what is asked for to what a request says.
pub(super) fn context<'a>(
    wanted: &'a PreviewRequest,
    request: RequestContext<'a>,
) -> RequestContext<'a> {
    let mut context = match (&wanted.lang, &wanted.accept_language) {
        (Some(tag), _) => request.language(tag),
        (None, Some(header)) => request.accept_language(header),
        (None, None) => request,
    };
    if let Some(header) = &wanted.accept {
        context = context.accept(header);
    }
    if let Some(timestamp) = &wanted.timestamp {
        context = context.timestamp(timestamp);
    }
    if let Some(url) = &wanted.docs_url {
        context = context.docs_url(url);
    }
    context
}

/// Parses the values of `$ctx` variables.
pub(super) fn values(wanted: &PreviewRequest) -> Result<Vec<(String, ContextValue)>, Error> {
    let text = wanted.values.iter().map(|given| {
        let (name, text) = wanted.spelling.split("value", "NAME=TEXT", given)?;
        Ok((name.to_owned(), ContextValue::Text(text.to_owned())))
    });
    let json = wanted.json.iter().map(|given| {
        let (name, json) = wanted.spelling.split("json", "NAME=JSON", given)?;
        if let Err(problem) = serde_json::from_str::<serde_json::Value>(json) {
            return Err(Error::usage(format!(
                "`{}` is not JSON: {problem}\n\
                 help: write JSON such as `{}`, or a text with `{}`",
                wanted.spelling.given("json", given),
                wanted.spelling.given("json", &format!("{name}=[\"a\",1]")),
                wanted.spelling.given("value", &format!("{name}=…")),
            )));
        }
        Ok((name.to_owned(), ContextValue::Json(json.to_owned())))
    });
    text.chain(json).collect()
}

/// Checks the given values against the envelopes that may be sent. Adds a note for each value that none of them sends.
///
/// # Errors
///
/// Returns an error if no envelope uses a `$ctx` value, or if the docs address is not a URL.
pub(super) fn check(
    catalog: &Catalog,
    entry: &Entry,
    wanted: &PreviewRequest,
    notes: &mut Vec<String>,
) -> Result<(), Error> {
    if let Some(url) = &wanted.docs_url
        && !["https://", "http://"].iter().any(|scheme| url.starts_with(scheme))
    {
        return Err(Error::usage(format!(
            "`{}` is not an address\nhelp: write one such as `{}`",
            wanted.spelling.given("docs-url", url),
            wanted.spelling.given("docs-url", "https://example.com/errors"),
        )));
    }
    let sent = match entry.audience {
        Audience::Internal { mask } => catalog.entry(mask),
        Audience::Public => entry,
    };
    let by_accept = sent.envelope == 0 && catalog.offered > 1;
    if wanted.accept.is_some() && !by_accept {
        let accept = wanted.spelling.option("accept");
        notes.push(format!("this code has one envelope, so `{accept}` has no effect"));
    }
    let first = sent.envelope;
    let last = if by_accept && wanted.accept.is_some() { catalog.offered } else { first + 1 };
    let envelopes = catalog.envelopes.get(first..last).unwrap_or_default();
    let used = envelopes.iter().flat_map(errbook_spec::model::Envelope::variables).collect();
    let names: Vec<_> = envelopes.iter().map(|envelope| format!("`{}`", envelope.name)).collect();
    let envelopes = names.join(" and ");
    known(&used, wanted, &envelopes)?;
    unsent(&used, wanted, &envelopes, notes);
    if sent.status >= 500 && !sent.expose && !(wanted.errors.is_empty() && wanted.causes.is_empty())
    {
        let code = &sent.code;
        notes.push(format!(
            "`{code}` is a masked server error, so other errors and causes are not sent"
        ));
    }
    Ok(())
}

/// Returns an error if no envelope uses a `$ctx` value.
fn known(used: &BTreeSet<Variable>, wanted: &PreviewRequest, envelopes: &str) -> Result<(), Error> {
    let names: Vec<&str> = used
        .iter()
        .filter_map(|variable| match variable {
            Variable::Context(name) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    for (name, _) in values(wanted)? {
        if !names.contains(&name.as_str()) {
            let what = format!("nothing in {envelopes} uses `$ctx.{name}`");
            return Err(unknown(&what, &name, names.iter().copied()));
        }
    }
    Ok(())
}

/// Notes what is given in vain.
fn unsent(
    used: &BTreeSet<Variable>,
    wanted: &PreviewRequest,
    envelopes: &str,
    notes: &mut Vec<String>,
) {
    for (given, name, variable) in [
        (wanted.instance.is_some(), "instance", Variable::Instance),
        (wanted.trace_id.is_some(), "trace-id", Variable::TraceId),
        (wanted.timestamp.is_some(), "timestamp", Variable::Timestamp),
        (wanted.docs_url.is_some(), "docs-url", Variable::DocsUrl),
        (!wanted.errors.is_empty(), "error", Variable::Errors),
        (!wanted.causes.is_empty(), "cause", Variable::Causes),
    ] {
        if given && !used.contains(&variable) {
            let option = wanted.spelling.option(name);
            notes.push(format!(
                "{envelopes} does not use `{option}`, so the body is the same without it"
            ));
        }
    }
}
