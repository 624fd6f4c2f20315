//! What a request says, put together on the command line.

use std::collections::BTreeSet;

use errbook::RequestContext;
use errbook_spec::Error;
use errbook_spec::model::{Audience, Catalog, ContextValue, Entry, Variable};

use super::occurrence::split;
use crate::args::PreviewArgs;
use crate::find::unknown;
use crate::output::Console;

/// Returns what the headers of the request say.
pub(super) fn context<'a>(args: &'a PreviewArgs, tag: &'a str) -> RequestContext<'a> {
    let mut context = match &args.accept_language {
        Some(header) => RequestContext::new().accept_language(header),
        None => RequestContext::new().language(tag),
    };
    if let Some(header) = &args.accept {
        context = context.accept(header);
    }
    if let Some(timestamp) = &args.timestamp {
        context = context.timestamp(timestamp);
    }
    if let Some(url) = &args.docs_url {
        context = context.docs_url(url);
    }
    context
}

/// Reads the values of the application's own.
pub(super) fn values(args: &PreviewArgs) -> Result<Vec<(String, ContextValue)>, Error> {
    let text = args.values.iter().map(|given| {
        let (name, text) = split("--value", "NAME=TEXT", given)?;
        Ok((name.to_owned(), ContextValue::Text(text.to_owned())))
    });
    let json = args.json.iter().map(|given| {
        let (name, json) = split("--json", "NAME=JSON", given)?;
        if let Err(problem) = serde_json::from_str::<serde_json::Value>(json) {
            return Err(Error::usage(format!(
                "`--json {given}` is no JSON: {problem}\n\
                 help: write JSON such as `--json '{name}=[\"a\",1]'`, or a text with `--value {name}=…`"
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
    args: &PreviewArgs,
    console: &mut Console,
) -> Result<(), Error> {
    if let Some(url) = &args.docs_url
        && !["https://", "http://"].iter().any(|scheme| url.starts_with(scheme))
    {
        return Err(Error::usage(format!(
            "`--docs-url {url}` is no address\n\
             help: write one such as `--docs-url https://example.com/errors`"
        )));
    }
    let sent = match entry.audience {
        Audience::Internal { mask } => catalog.entry(mask),
        Audience::Public => entry,
    };
    let by_accept = sent.envelope == 0 && catalog.offered > 1;
    if args.accept.is_some() && !by_accept {
        console.note("there is one envelope for this code: `--accept` chooses nothing");
    }
    let first = sent.envelope;
    let last = if by_accept && args.accept.is_some() { catalog.offered } else { first + 1 };
    let envelopes = catalog.envelopes.get(first..last).unwrap_or_default();
    let used = envelopes.iter().flat_map(errbook_spec::model::Envelope::variables).collect();
    let names: Vec<_> = envelopes.iter().map(|envelope| format!("`{}`", envelope.name)).collect();
    let envelopes = names.join(" and ");
    known(&used, args, &envelopes)?;
    unsent(&used, args, &envelopes, console);
    if sent.status >= 500 && !sent.expose && !(args.errors.is_empty() && args.causes.is_empty()) {
        let code = &sent.code;
        console.note(&format!(
            "`{code}` is a server error that hides what has happened: no other errors or causes are sent"
        ));
    }
    Ok(())
}

/// Refuses a value that no envelope uses.
fn known(used: &BTreeSet<Variable>, args: &PreviewArgs, envelopes: &str) -> Result<(), Error> {
    let names: Vec<&str> = used
        .iter()
        .filter_map(|variable| match variable {
            Variable::Context(name) => Some(name.as_str()),
            _ => None,
        })
        .collect();
    for (name, _) in values(args)? {
        if !names.contains(&name.as_str()) {
            let what = format!("nothing in {envelopes} uses `$ctx.{name}`");
            return Err(unknown(&what, &name, names.iter().copied()));
        }
    }
    Ok(())
}

/// Notes what is given in vain.
fn unsent(used: &BTreeSet<Variable>, args: &PreviewArgs, envelopes: &str, console: &mut Console) {
    for (given, flag, variable) in [
        (args.instance.is_some(), "--instance", Variable::Instance),
        (args.trace_id.is_some(), "--trace-id", Variable::TraceId),
        (args.timestamp.is_some(), "--timestamp", Variable::Timestamp),
        (args.docs_url.is_some(), "--docs-url", Variable::DocsUrl),
        (!args.errors.is_empty(), "--error", Variable::Errors),
        (!args.causes.is_empty(), "--cause", Variable::Causes),
    ] {
        if given && !used.contains(&variable) {
            console.note(&format!(
                "{envelopes} has no place for `{flag}`: the body is the same without"
            ));
        }
    }
}
