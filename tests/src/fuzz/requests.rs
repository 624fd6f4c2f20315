//! Fuzzes the headers of requests.

use errbook::{CatalogError, OwnedRequestContext, RequestContext};

use super::bytes::Bytes;
use super::{Fuzz, bodies, clients};

impl Fuzz {
    /// Checks that the response to a request of three lines, `Accept`, `Accept-Language` and `traceparent`, has a language
    /// and a format of the catalog, however the headers are split into lines.
    pub(super) fn request(&self, data: &[u8]) {
        let known = self.known("rfc9457.accept");
        let mut lines = data.splitn(3, |byte| *byte == b'\n');
        let mut line = || lines.next().unwrap_or_default();
        let (accept, language, trace) = (line(), line(), line());
        let headers = [("Accept", accept), ("accept-language", language), ("TraceParent", trace)];
        let facts = OwnedRequestContext::from_headers(headers);
        let split = headers.iter().flat_map(|(name, value)| {
            let parts = value.split(|byte| *byte == b',' && *name != "TraceParent");
            parts.map(|part| (*name, part))
        });
        let split = OwnedRequestContext::from_headers(split);
        let context = RequestContext::new().accept(accept).accept_language(language);
        for error in known.examples() {
            let response = error.response(&facts.context());
            bodies::check(&response);
            let chosen = response.header("Content-Language").expect("it has a language");
            assert!(known.runtime.languages().contains(&chosen), "{chosen}");
            assert!(response.header("Vary").is_some_and(|it| it.ends_with("Accept-Language")));
            let other = error.response(&context);
            assert_eq!(other.header("Content-Language"), Some(chosen));
            assert_eq!(other.header("Content-Type"), response.header("Content-Type"));
            if accept.len() < 4096 && language.len() < 4096 {
                assert_eq!(error.response(&split.context()), response);
            }
        }
    }

    /// Checks that an error with any values has a well-formed body, and that a client reads the same code from it.
    pub(super) fn body(&self, data: &[u8]) {
        let mut data = Bytes::new(data);
        let line = data.line();
        let (name, code) = line.split_once(' ').unwrap_or((&line, ""));
        let known = self.known(name);
        let entries = &known.model.entries;
        let any = || entries.get(super::any_index(code, entries.len()));
        let found = entries.iter().find(|entry| entry.code == code).or_else(any);
        let entry = found.expect("no catalog is empty");
        let error = known.example(entry, &data.example(entry));
        let languages = known.runtime.languages();
        let language = languages.get(data.below(languages.len())).copied().unwrap_or_default();
        let [instance, trace, docs, time, name] = [(); 5].map(|()| data.maybe_text());
        let value = data.text();
        let mut context = RequestContext::new().language(language);
        for (text, set) in [
            (&instance, RequestContext::instance as fn(_, _) -> _),
            (&trace, RequestContext::trace_id),
            (&docs, RequestContext::docs_url),
            (&time, RequestContext::timestamp),
        ] {
            if let Some(text) = text {
                context = set(context, text.as_str());
            }
        }
        if let Some(name) = &name {
            context = context.json(name, &value);
        }
        let response = error.response(&context);
        bodies::check(&response);
        if name.is_none() {
            bodies::check_spelling(&response);
        }
        if let Some(example) = entry.examples.first() {
            clients::check(known, &error, &known.example(entry, example), &response);
        }
    }
}
