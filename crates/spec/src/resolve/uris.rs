//! Addresses, and the template of the type URIs.

use std::collections::BTreeMap;

use super::draft::{Draft, Resolver};
use super::messages::{self, Token, lex};
use super::place_ref::PlaceRef;
use super::{text, url};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::{message, reference, value};
use crate::document::CoverDecl;
use crate::model::{
    UriPart, UriTemplate, default_type_uri, is_page, language_folders, page_name, page_uri,
    type_page,
};

const VARIABLES: [&str; 5] = ["code", "group", "number", "catalog", "docs_url"];

/// Checks `docs_url` and returns it without a final slash.
pub(super) fn docs_url(
    written: Option<&String>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let written = written?.trim();
    if let Some(why) = url::web_flaw(written) {
        diagnostics.push(value::url("docs_url", why, at.value()));
        return None;
    }
    if written.contains(['?', '#']) {
        let why = "addresses of pages are made by adding to it, so it has no `?` and no `#`";
        diagnostics.push(value::url("docs_url", why, at.value()));
        return None;
    }
    Some(written.trim_end_matches('/').to_owned())
}

/// Checks `contact`.
pub(super) fn contact(
    written: Option<&String>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let written = written?.trim();
    let is_known = written.starts_with("https:") || written.starts_with("mailto:");
    let flaw =
        if is_known { url::flaw(written) } else { Some("not an `https` or `mailto` address") };
    if let Some(why) = flaw {
        diagnostics.push(value::url("contact", why, at.value()));
        return None;
    }
    Some(written.to_owned())
}

/// Reads the template; without one, `docs_url` gives the type URIs.
pub(super) fn template(
    cover: &CoverDecl,
    docs_url: Option<&str>,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<UriTemplate> {
    let Some(written) = &cover.type_uri else {
        return docs_url.map(default_type_uri);
    };
    let written = written.trim();
    if !text::said(written, "type_uri", at, diagnostics) {
        return None;
    }
    if let Some((start, c)) =
        written.char_indices().find(|(_, c)| !url::is_uri_char(*c) && !matches!(c, '{' | '}'))
    {
        let place = at.within(start..start + c.len_utf8());
        diagnostics.push(value::type_uri("no character of a URI", place));
    } else if let Some(why) = template_flaw(written) {
        diagnostics.push(value::url("type_uri", why, at.value()));
    }
    let mut template = UriTemplate(Vec::new());
    for token in lex(written) {
        match token {
            Token::Text(text) => {
                if text.contains(['{', '}']) {
                    diagnostics.push(value::type_uri("a URI cannot contain a brace", at.value()));
                }
                push_text(&mut template, &text);
            }
            Token::Name(name, range) => match name {
                "code" => template.0.push(UriPart::Code),
                "group" => template.0.push(UriPart::Group),
                "number" => template.0.push(UriPart::Number),
                "catalog" => template.0.push(UriPart::Catalog),
                "docs_url" => match docs_url {
                    Some(docs_url) => push_text(&mut template, docs_url),
                    // A wrong `docs_url` is already reported.
                    None if cover.docs_url.is_some() => {}
                    None => diagnostics.push(message::no_docs_url(at.within(range))),
                },
                _ => {
                    let near = text::nearest_word(name, &VARIABLES, diagnostics);
                    diagnostics.push(message::uri_variable(name, near, at.within(range)));
                }
            },
            problem => {
                messages::report(&problem, |name| VARIABLES.contains(&name), at, diagnostics);
            }
        }
    }
    Some(template)
}

/// Returns why a template never makes URIs. Paths and URNs may be type URIs, too.
fn template_flaw(written: &str) -> Option<&'static str> {
    let part = |token| match token {
        Token::Text(text) => text.replace(['{', '}'], ""),
        _ => "1".to_owned(),
    };
    let uri: String = lex(written).into_iter().map(part).collect();
    let is_web = ["https:", "http:"].iter().any(|scheme| uri.starts_with(scheme));
    if is_web { url::web_flaw(&uri) } else { url::in_any(&uri) }
}

fn push_text(template: &mut UriTemplate, text: &str) {
    if let Some(UriPart::Literal(last)) = template.0.last_mut() {
        last.push_str(text);
    } else {
        template.0.push(UriPart::Literal(text.to_owned()));
    }
}

/// Checks that every type URI can be made, and is unique.
pub(super) fn check(resolver: &mut Resolver<'_>, diagnostics: &mut Diagnostics) {
    let settings = &resolver.settings;
    let Some(template) = &settings.type_uri else { return };
    let cover = PlaceRef::File(settings.cover.file);
    let at =
        cover.key(if settings.cover.decl.type_uri.is_some() { "type_uri" } else { "docs_url" });
    if template.0.contains(&UriPart::Number) {
        for draft in resolver.drafts.iter().filter(|draft| draft.decl.number.is_none()) {
            let place = draft.place().name();
            diagnostics.push(reference::number_missing(draft.code, place, at.value()));
        }
    }
    if let Some(uri) = off_the_site(resolver) {
        let written = settings.cover.decl.type_uri.as_deref().unwrap_or_default().trim();
        diagnostics.push(reference::type_uri_off_the_site(written, &uri, at.value()));
    }
    // Equal codes are reported with the codes; one report is enough for a template.
    let names = template.0.contains(&UriPart::Code) || template.0.contains(&UriPart::Number);
    let by_group =
        settings.unique == crate::model::Unique::Catalog || template.0.contains(&UriPart::Group);
    if names && by_group {
        return;
    }
    let mut firsts = BTreeMap::<String, &Draft<'_>>::new();
    for draft in &resolver.drafts {
        let uri = expand(template, resolver, draft);
        if let Some(first) = firsts.get(&uri) {
            diagnostics.push(reference::type_uri(&uri, first.code, draft.code, at.value()));
            return;
        }
        firsts.insert(uri, draft);
    }
}

/// Returns the first type URI below `docs_url` that is neither a page of the published docs nor an anchor on one.
fn off_the_site(resolver: &Resolver<'_>) -> Option<String> {
    let settings = &resolver.settings;
    let (docs_url, template) = (settings.docs_url.as_deref()?, settings.type_uri.as_ref()?);
    let names = resolver.groups.iter().map(|group| group.group.name.as_str());
    // All codes are anchors on one page, which the docs have unless a group has its name.
    if let Some(page) = type_page(docs_url, template) {
        let below = page.strip_prefix(docs_url).and_then(|below| below.strip_prefix('/'));
        let first = below.and_then(|below| below.split('/').next());
        let is_group = |first: &str| names.clone().any(|name| name.eq_ignore_ascii_case(first));
        if !first.is_some_and(is_group) {
            return None;
        }
    }
    let folders = language_folders(names, None, &settings.languages);
    let is_off = |draft: &&Draft<'_>| {
        let uri = expand(template, resolver, draft);
        let group = &resolver.groups[draft.entry.group].group.name;
        // `https://example.com/errors-2` is not below `https://example.com/errors`.
        let below = uri.strip_prefix(docs_url).filter(|it| it.starts_with(['/', '?', '#']));
        below.is_some_and(|below| {
            !is_page(below.trim_start_matches('/'), group, draft.code, &folders)
        })
    };
    let draft = resolver.drafts.iter().find(is_off)?;
    Some(expand(template, resolver, draft))
}

/// Returns the type URI of an entry, if the catalog has type URIs.
pub(super) fn type_uri(resolver: &Resolver<'_>, draft: &Draft<'_>) -> Option<String> {
    Some(expand(resolver.settings.type_uri.as_ref()?, resolver, draft))
}

/// Returns the address of an entry's page, if the docs are published.
pub(super) fn page(resolver: &Resolver<'_>, draft: &Draft<'_>) -> Option<String> {
    Some(expand(&page_uri(resolver.settings.docs_url.as_deref()?), resolver, draft))
}

fn expand(template: &UriTemplate, resolver: &Resolver<'_>, draft: &Draft<'_>) -> String {
    let part = |part: &UriPart| match part {
        UriPart::Literal(text) => text.clone(),
        UriPart::Code => draft.code.to_owned(),
        UriPart::Page => page_name(draft.code),
        UriPart::Group => resolver.groups[draft.entry.group].group.name.clone(),
        UriPart::Catalog => resolver.settings.name.clone(),
        UriPart::Number => draft.decl.number.map(|n| n.to_string()).unwrap_or_default(),
    };
    template.0.iter().map(part).collect()
}
