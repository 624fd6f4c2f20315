//! Lists the headers of an entry's responses.

use errbook_spec::model::{Catalog, Entry, Message};

use crate::response::response;
use crate::words::Words;

/// The headers of every response, which the examples show.
const ON_EVERY_RESPONSE: [&str; 2] = ["Content-Type", "Content-Language"];

/// A response header as the docs show it.
pub(crate) struct ShownHeader<'e> {
    pub(crate) name: String,
    pub(crate) value: HeaderValue<'e>,
    /// The purpose of the header; empty for headers that the catalog defines itself.
    pub(crate) about: &'e str,
}

/// The value of a header.
pub(crate) enum HeaderValue<'e> {
    /// A template from the catalog, with placeholders.
    Message(&'e Message),
    /// The value that the first example's response has.
    Text(String),
}

/// Returns the headers that an entry's responses have besides those of every response, whether they come from the entry, the envelope or the
/// framework.
pub(crate) fn shown<'e>(
    catalog: &Catalog,
    tables: &errbook::Catalog<'_>,
    entry: &'e Entry,
    language: &str,
    words: &Words<'e>,
) -> Vec<ShownHeader<'e>> {
    let example = entry.examples.first();
    let sent = example.and_then(|it| response(catalog, tables, entry, it, language));
    let sent = sent.iter().flat_map(errbook::Response::headers);
    let sent = sent.map(|(name, value)| (name.to_string(), value.to_string()));
    let is_own = |name: &str| entry.headers.iter().any(|own| own.name.eq_ignore_ascii_case(name));
    let others =
        sent.filter(|(name, _)| !is_own(name) && !ON_EVERY_RESPONSE.contains(&name.as_str()));
    let others = others.map(|(name, value)| (name, HeaderValue::Text(value)));
    let own = entry.headers.iter();
    let own = own.map(|header| (header.name.clone(), HeaderValue::Message(&header.value)));
    let all = others.chain(own);
    all.map(|(name, value)| ShownHeader { about: about(&name, words), name, value }).collect()
}

fn about<'w>(name: &str, words: &Words<'w>) -> &'w str {
    match name.to_ascii_lowercase().as_str() {
        "allow" => words.header_allow,
        "proxy-authenticate" => words.header_proxy_authenticate,
        "retry-after" => words.header_retry_after,
        "upgrade" => words.header_upgrade,
        "www-authenticate" => words.header_www_authenticate,
        _ => "",
    }
}
