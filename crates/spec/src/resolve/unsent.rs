//! Warnings for values that an author wrote for callers and that no response contains.

use std::collections::BTreeSet;

use super::draft::Resolver;
use super::place_ref::PlaceRef;
use super::shared_params::SharedParam;
use super::used::Envelopes;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::{message as words, sent};
use crate::model::{Param, ParamType, Variable, Visibility};

/// Reports the detail and params of a 5xx, unless the author sets whether they are sent.
pub(super) fn check(resolver: &Resolver<'_>, diagnostics: &mut Diagnostics) {
    // Shared params alone are reported once, where they are declared.
    let mut shared = BTreeSet::new();
    for draft in &resolver.drafts {
        let group = &resolver.groups[draft.entry.group];
        let expose = draft.decl.expose.or(group.defaults.expose);
        let is_said = expose.is_some() || !draft.entry.is_public();
        if draft.broken || is_said || !draft.entry.has_unsent() {
            continue;
        }
        let at = draft.place();
        let (what, key) = match draft.decl {
            decl if decl.detail.is_some() && decl.params.is_empty() => ("the detail", "detail"),
            decl if decl.detail.is_some() => ("the detail and the params", "detail"),
            decl if !decl.cases.is_empty() => ("the cases and the params", "cases"),
            decl if decl.params.is_empty() => {
                let is_public = |it: &&SharedParam| it.param.visibility == Visibility::Public;
                shared.extend(group.shared.iter().filter(is_public).map(|it| it.file));
                continue;
            }
            _ => ("the params", "params"),
        };
        diagnostics.push(words::unsent(what, at.key(key).name()));
    }
    for file in shared {
        let place = PlaceRef::File(file).key("params").name();
        diagnostics.push(words::unsent("the params", place));
    }
}

/// Reports field errors that no envelope of their entry sends.
pub(super) fn fields(
    resolver: &Resolver<'_>,
    envelopes: &Envelopes,
    diagnostics: &mut Diagnostics,
) {
    let has_place = |it: &crate::model::Envelope| it.variables().contains(&Variable::Fields);
    let have_place: Vec<bool> = envelopes.envelopes.iter().map(has_place).collect();
    let is_fields =
        |it: &Param| it.kind == ParamType::Fields && it.visibility == Visibility::Public;
    for draft in &resolver.drafts {
        let entry = &draft.entry;
        let is_sent = entry.is_public() && !entry.is_masked();
        let of_entry = have_place.get(envelopes.range(entry)).unwrap_or(&[true]);
        // If there are no envelopes, their problems are reported.
        let is_said = of_entry.is_empty() || of_entry.contains(&true);
        if draft.broken || draft.decl.retired.is_some() || !is_sent || is_said {
            continue;
        }
        let mut of_cases = entry.cases.iter().flat_map(|case| &case.params);
        let key = match () {
            () if entry.params.iter().any(is_fields) => "params",
            () if of_cases.any(is_fields) => "cases",
            () => continue,
        };
        let names = envelopes.of(entry).iter().map(|it| it.name.as_str());
        diagnostics.push(sent::fields(names, draft.place().key(key).name()));
    }
}
