//! The cover's selections of entries: sets and fallbacks.

use std::collections::BTreeMap;

use super::codes::Index;
use super::draft::{Draft, Resolver};
use super::extends;
use super::name_words::upper_camel;
use super::names::TakenNames;
use super::place_ref::PlaceRef;
use super::text;
use super::texts::MarkdownReader;
use crate::diagnostic::words::{identity, reference, shape};
use crate::diagnostic::{Diagnostics, Place};
use crate::document::SetDecl;
use crate::model::{EntryId, Set};

/// The module of the generated sets.
const MODULE: &str = "sets";
/// The generated type that every set converts into.
const ANY_ERROR: &str = "AnyError";

/// The errors that frameworks raise themselves, and their statuses.
const FALLBACKS: [(&str, u16); 22] = [
    ("bad_request", 400),
    ("unauthorized", 401),
    ("forbidden", 403),
    ("not_found", 404),
    ("method_not_allowed", 405),
    ("not_acceptable", 406),
    ("request_timeout", 408),
    ("conflict", 409),
    ("gone", 410),
    ("length_required", 411),
    ("precondition_failed", 412),
    ("body_too_large", 413),
    ("uri_too_long", 414),
    ("unsupported_media_type", 415),
    ("unprocessable", 422),
    ("too_many_requests", 429),
    ("headers_too_large", 431),
    ("internal", 500),
    ("not_implemented", 501),
    ("bad_gateway", 502),
    ("unavailable", 503),
    ("timeout", 504),
];

/// Resolves the sets, and sorts them by name.
pub(super) fn sets(
    resolver: &Resolver<'_>,
    index: &Index<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Set> {
    let cover = PlaceRef::File(resolver.settings.cover.file);
    let at = cover.key("sets");
    let written = &resolver.settings.cover.decl.sets;
    module(resolver, &at, diagnostics);
    let mut types = TakenNames::default();
    let mut sets = Vec::new();
    for (i, (name, decl)) in written.iter().enumerate() {
        let at_set = at.key(name);
        if !text::kebab_name("set", name, at_set.name(), diagnostics) {
            continue;
        }
        let rust_name = upper_camel(name) + "Error";
        if rust_name == ANY_ERROR {
            diagnostics.push(identity::set_taken(&rust_name, at_set.name()));
        }
        if let Some(first) = types.take(&rust_name, i) {
            let first = at.key(&written[first].0).name();
            let help = "rename one of the sets";
            diagnostics.push(identity::rust_collision(&rust_name, help, at_set.name(), first));
        }
        let markdown = MarkdownReader::new(index, false);
        let description = match decl {
            SetDecl::Codes(_) => None,
            SetDecl::Spec(spec) => {
                markdown.optional(spec.description.as_ref(), "description", &at_set, diagnostics)
            }
        };
        let entries = entries(resolver, index, (name, decl), &at_set, diagnostics);
        let extends = Vec::new();
        sets.push(Set { name: name.clone(), rust_name, description, extends, entries });
    }
    sets.sort_by(|left, right| left.name.cmp(&right.name));
    extends::extends(&mut sets, written, &at, diagnostics);
    sets
}

/// Reports a group with the module name of the sets.
fn module(resolver: &Resolver<'_>, at: &PlaceRef<'_>, diagnostics: &mut Diagnostics) {
    let group = resolver.groups.iter().find(|group| group.group.module == MODULE);
    if let Some(group) = group.filter(|_| !resolver.settings.cover.decl.sets.is_empty()) {
        let group = PlaceRef::File(group.file);
        let help = "choose another name for the group";
        diagnostics.push(identity::rust_collision(
            MODULE,
            help,
            group.key("group").value(),
            at.name(),
        ));
    }
}

/// Returns the entries of a set, in catalog order.
fn entries(
    resolver: &Resolver<'_>,
    index: &Index<'_>,
    (name, decl): (&str, &SetDecl),
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<EntryId> {
    let codes_at = at.key("codes");
    let (codes, list) = match decl {
        SetDecl::Codes(codes) => (codes, at),
        SetDecl::Spec(spec) => {
            let Some(codes) = &spec.codes else {
                if spec.extends.is_empty() {
                    at.missing("codes", diagnostics);
                }
                return Vec::new();
            };
            (codes, &codes_at)
        }
    };
    let extends_others = matches!(decl, SetDecl::Spec(spec) if !spec.extends.is_empty());
    if codes.is_empty() && !extends_others && !diagnostics.rejects_within(list.file(), &list.path())
    {
        diagnostics.push(reference::empty_set(name, at.name()));
    }
    // Each with its position in the list.
    let mut found = BTreeMap::new();
    for (i, code) in codes.iter().enumerate() {
        let place = list.index(i).value();
        let Some(id) = in_use(resolver, index, (code, name), place.clone(), diagnostics) else {
            continue;
        };
        match found.get(&id) {
            Some(first) => {
                let first = list.index(*first).value();
                diagnostics.push(reference::twice_in_set(code, place, first));
            }
            None => _ = found.insert(id, i),
        }
    }
    found.into_keys().collect()
}

/// Finds an entry that can be raised; `by` is the set or fallback that names it.
fn in_use(
    resolver: &Resolver<'_>,
    index: &Index<'_>,
    (code, by): (&str, &str),
    place: Place,
    diagnostics: &mut Diagnostics,
) -> Option<EntryId> {
    let id = index.find(code, place.clone(), diagnostics)?;
    if resolver.drafts[id.0].decl.retired.is_some() {
        diagnostics.push(reference::retired_reference(by, code, place));
        return None;
    }
    Some(id)
}

/// Resolves the fallbacks: status and entry, sorted.
pub(super) fn fallbacks(
    resolver: &Resolver<'_>,
    index: &Index<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<(u16, EntryId)> {
    let cover = PlaceRef::File(resolver.settings.cover.file);
    let at = cover.key("fallbacks");
    let mut fallbacks = Vec::new();
    for (name, code) in &resolver.settings.cover.decl.fallbacks {
        let at = at.key(name);
        let Some((_, status)) = FALLBACKS.iter().find(|(known, _)| known == name) else {
            let known = FALLBACKS.map(|(known, _)| known);
            let near = text::nearest_word(name, &known, diagnostics);
            let help = near.map(|near| format!("did you mean `{near}`?"));
            diagnostics.push(shape::unknown_key(name, &known, help, at.name()));
            continue;
        };
        let found = in_use(resolver, index, (code, name), at.value(), diagnostics);
        let Some(id) = found else { continue };
        match needs(&resolver.drafts[id.0]) {
            Some(needs) => {
                let entry = resolver.place(id);
                let needed = entry.key(needs).name();
                diagnostics.push(reference::fallback_needs(code, needs, at.value(), needed));
            }
            None => fallbacks.push((*status, id)),
        }
    }
    fallbacks.sort_unstable();
    fallbacks
}

/// Returns the key of values that an occurrence requires, if any.
fn needs(draft: &Draft<'_>) -> Option<&'static str> {
    if !draft.decl.cases.is_empty() {
        return Some("cases");
    }
    draft.entry.params.iter().any(|param| !param.optional).then_some("params")
}

#[cfg(test)]
mod tests {
    use super::FALLBACKS;
    use crate::explain_key;

    #[test]
    fn the_reference_lists_every_kind_of_rejection() {
        let text = explain_key("fallbacks").unwrap();
        for (kind, _) in FALLBACKS {
            assert!(text.contains(&format!("`{kind}`")), "{kind}");
        }
    }
}
