//! Further response headers of an entry.

use std::collections::BTreeMap;

use errbook::__v1::required_header;

use super::draft::{Draft, Resolver};
use super::messages;
use super::place_ref::PlaceRef;
use super::used::Envelopes;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::http;
use crate::model::{EntryId, Envelope, Header};

/// Headers that are set elsewhere, and by what.
const MANAGED: [(&str, &str); 11] = [
    ("content-type", "set `content_type` in the envelope"),
    ("content-language", "remove it: it follows from the language of the answer"),
    ("content-length", "remove it: it follows from the body"),
    ("content-encoding", "remove it: the body is sent as it is"),
    ("retry-after", "use `retry: {after: …}`"),
    ("connection", "remove it: it belongs to the connection"),
    ("keep-alive", "remove it: it belongs to the connection"),
    ("proxy-connection", "remove it: it belongs to the connection"),
    ("te", "remove it: it belongs to the connection"),
    ("trailer", "remove it: it belongs to the connection"),
    ("transfer-encoding", "remove it: it belongs to the connection"),
];

/// Example values of headers that a status requires, as they are written in YAML.
const EXAMPLES: [(&str, &str); 4] = [
    ("WWW-Authenticate", "'Bearer realm=\"api\"'"),
    ("Allow", "\"GET, POST\""),
    ("Proxy-Authenticate", "'Basic realm=\"api\"'"),
    ("Upgrade", "TLS/1.3"),
];

/// Frameworks set `Allow` with this status themselves.
const METHOD_NOT_ALLOWED: u16 = 405;

/// Reports public entries that can be raised and lack the header that their status requires, in one of their envelopes.
pub(super) fn required(
    resolver: &Resolver<'_>,
    envelopes: &Envelopes,
    fallbacks: &[(u16, EntryId)],
    diagnostics: &mut Diagnostics,
) {
    for draft in &resolver.drafts {
        let (entry, decl) = (&draft.entry, draft.decl);
        let Some(name) = required_header(entry.status) else { continue };
        let example = EXAMPLES.iter().find(|(other, _)| *other == name).map_or("", |(_, it)| it);
        let is_theirs = entry.status == METHOD_NOT_ALLOWED
            && fallbacks.contains(&(METHOD_NOT_ALLOWED, entry.id));
        let is_internal = decl.is_internal();
        if draft.broken || decl.retired.is_some() || is_internal || is_theirs {
            continue;
        }
        let own = entry.headers.iter().any(|header| header.name.eq_ignore_ascii_case(name));
        let lacks = |envelope: &Envelope| {
            let mut headers = envelope.headers.iter();
            let has = headers.any(|header| header.name.eq_ignore_ascii_case(name));
            !has && envelope.status_of(entry.status) == entry.status
        };
        if !own && envelopes.of(entry).iter().any(lacks) {
            let at = draft.place();
            diagnostics.push(http::required(entry.status, name, example, at.key("status").value()));
        }
    }
}

/// Reads the headers.
pub(super) fn resolve(draft: &Draft<'_>, diagnostics: &mut Diagnostics) -> Vec<Header> {
    let entry = draft.place();
    let at = entry.key("headers");
    let params: Vec<_> = draft.entry.params.iter().collect();
    let written = &draft.decl.headers;
    let mut headers = Vec::new();
    let mut firsts = BTreeMap::new();
    for (name, text) in written {
        let at_header = at.key(name);
        let lower = name.to_ascii_lowercase();
        let first = *firsts.entry(lower.clone()).or_insert(name);
        if !is_token(name) {
            diagnostics.push(http::header_name(name, at_header.name()));
        } else if let Some((_, help)) = MANAGED.iter().find(|(managed, _)| *managed == lower) {
            diagnostics.push(http::managed(name, help, at_header.name()));
        } else if first != name {
            let first = at.key(first).name();
            diagnostics.push(http::duplicate(name, at_header.name(), first));
        }
        let text = text.trim();
        visible(text, &at_header, diagnostics);
        let value = messages::compile(text, &at_header, &params, None, diagnostics);
        headers.push(Header { name: name.clone(), value });
    }
    headers
}

/// RFC 9110, section 5.6.2.
fn is_token(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
}

/// RFC 9110, section 5.5, without its obsolete characters.
fn visible(text: &str, at: &PlaceRef<'_>, diagnostics: &mut Diagnostics) {
    let fits = |c: char| c == '\t' || c == ' ' || c.is_ascii_graphic();
    if let Some((start, c)) = text.char_indices().find(|(_, c)| !fits(*c)) {
        let why = match c {
            '\r' | '\n' => "a line break",
            c if c.is_control() => "a control character",
            _ => "not ASCII",
        };
        diagnostics.push(http::header_value(why, at.within(start..start + c.len_utf8())));
    }
}

#[cfg(test)]
mod tests {
    use super::is_token;

    #[test]
    fn tokens() {
        assert!(is_token("WWW-Authenticate") && is_token("x_y"));
        assert!(!is_token("") && !is_token("a b") && !is_token("a:") && !is_token("é"));
    }
}
