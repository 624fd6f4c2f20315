//! The mock API, which answers with any error of any catalog, as your server would.
//!
//! ```text
//! /mock/                               every code of every catalog, as JSON or, in a browser, as a page
//! /mock/<catalog>                      the codes of one catalog
//! /mock/<catalog>/openapi.json         an `OpenAPI` document with an operation for each of them
//! /mock/<catalog>/<code>               the error, for any method
//! /mock/<catalog>/<group>/<code>       the same
//! /mock/<catalog>/<code>/<anything>    the same, so that client libraries can use the error as their base address
//! ```
//!
//! Responses depend only on the request and the catalogs; the mock API keeps no state.

mod cors;
pub(crate) mod list;
mod query;

use std::slice;

use axum::http::header::ACCEPT;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use errbook::OwnedRequestContext;
use errbook_spec::Error;
use hyper::ext::ReasonPhrase;
use percent_encoding::percent_decode_str;

use super::edition::Edition;
use super::reply::{JSON, Reply, TEXT, not_allowed, reply};
use crate::catalogs::CheckedCatalog;
use crate::find::{self, FoundEntry, unknown};
use crate::preview_request::{self, PreviewRequest};

/// The first folder of the mock API's addresses. It hides a folder of the site with the same name.
pub(crate) const FOLDER: &str = "mock";

/// The name of the document. No code contains a full stop.
const OPENAPI: &str = "openapi.json";

/// Returns whether an address belongs to the mock API.
pub(crate) fn is_mock(path: &str) -> bool {
    path.strip_prefix("/mock").is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Answers a request.
pub(crate) fn answer(edition: &Edition, request: &Parts) -> Reply {
    let of_catalogs = || {
        let catalogs = edition.catalogs();
        catalogs.map_or_else(unavailable, |catalogs| of_catalogs(catalogs, request))
    };
    let reply = cors::preflight(request).unwrap_or_else(of_catalogs);
    cors::open(reply, request)
}

/// Pages of any origin can read this response, so it does not show the report.
fn unavailable() -> Reply {
    let text = "the catalog has a problem\nhelp: read the report at / or on the terminal of `errbook serve`\n";
    reply(StatusCode::SERVICE_UNAVAILABLE, TEXT, text)
}

fn of_catalogs(catalogs: &[CheckedCatalog], request: &Parts) -> Reply {
    let path = percent_decode_str(request.uri.path()).decode_utf8_lossy();
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).skip(1).collect();
    let found = match parts[..] {
        [] => return list(catalogs, request),
        [catalog, ref code @ ..] => checked(catalogs, catalog).map(|checked| (checked, code)),
    };
    let (checked, code) = match found {
        Ok(found) => found,
        Err(error) => return failure(StatusCode::NOT_FOUND, &error, "/mock/"),
    };
    let one = slice::from_ref(checked);
    match code {
        [] => list(one, request),
        [OPENAPI] => openapi(checked, request),
        _ => match entry(one, code) {
            Ok(found) => error(&found, request),
            Err(error) => failure(StatusCode::NOT_FOUND, &error, &list::address(checked)),
        },
    }
}

fn checked<'b>(catalogs: &'b [CheckedCatalog], name: &str) -> Result<&'b CheckedCatalog, Error> {
    let names = catalogs.iter().map(|checked| checked.catalog.name.as_str());
    let found = catalogs.iter().find(|checked| checked.catalog.name == name);
    found.ok_or_else(|| unknown(&format!("unknown catalog `{name}`"), name, names))
}

/// Finds an entry by its code. The code may be followed by a path that a client library appends to its base address.
fn entry<'b>(catalogs: &'b [CheckedCatalog], code: &[&str]) -> Result<FoundEntry<'b>, Error> {
    let shorter = (1..code.len()).rev().filter(|length| *length <= 2);
    let mut shorter = shorter.filter_map(|length| code.get(..length));
    find::entry(catalogs, &code.join("/")).or_else(|error| {
        shorter.find_map(|code| find::entry(catalogs, &code.join("/")).ok()).ok_or(error)
    })
}

fn list(catalogs: &[CheckedCatalog], request: &Parts) -> Reply {
    not_allowed(&request.method).unwrap_or_else(|| list::list(catalogs, &request.headers))
}

/// Returns the `OpenAPI` document of a catalog.
fn openapi(checked: &CheckedCatalog, request: &Parts) -> Reply {
    not_allowed(&request.method).unwrap_or_else(|| {
        let address = list::address(checked);
        let document = errbook_docs::mock_openapi(&checked.catalog, &checked.lowered, &address);
        reply(StatusCode::OK, JSON, document.contents)
    })
}

/// Returns the response of an error.
fn error(found: &FoundEntry<'_>, request: &Parts) -> Reply {
    let answer = query::parse(request.uri.query().unwrap_or_default())
        .and_then(|wanted| response(found, wanted, &request.headers));
    match answer {
        Ok(Some(response)) => sent(response),
        Ok(None) => reply(StatusCode::INTERNAL_SERVER_ERROR, TEXT, "unknown entry\n"),
        Err(error) => failure(StatusCode::BAD_REQUEST, &error, &list::address(found.checked)),
    }
}

/// Converts a response, with the same reason phrase that `preview` shows.
fn sent(response: errbook::Response) -> Reply {
    let reason = ReasonPhrase::from_static(response.reason_phrase().as_bytes());
    let mut reply: Reply = axum::http::Response::from(response).map(Into::into);
    reply.extensions_mut().insert(reason);
    reply
}

/// Returns the response to a request. The query takes precedence over the headers, and the headers over the example.
fn response(
    found: &FoundEntry<'_>,
    mut wanted: PreviewRequest,
    headers: &HeaderMap,
) -> Result<Option<errbook::Response>, Error> {
    let accepted = headers.get_all(ACCEPT).iter().map(|it| String::from_utf8_lossy(it.as_bytes()));
    let accepted: Vec<_> = accepted.collect();
    wanted.accept = (!accepted.is_empty()).then(|| accepted.join(","));
    let headers = headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes()));
    let owned = OwnedRequestContext::from_headers(headers);
    wanted.trace_id = wanted.trace_id.or_else(|| owned.trace_id().map(str::to_owned));
    Ok(preview_request::preview(found, &wanted, owned.context())?.response)
}

/// Returns an error message in plain text, with the address of the list.
fn failure(status: StatusCode, error: &Error, list: &str) -> Reply {
    reply(status, TEXT, format!("{error}\n\nevery code with its params: GET {list}\n"))
}
