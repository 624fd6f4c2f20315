//! What an author wrote for callers, and no response says.

use super::draft::Scene;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::message as words;
use crate::model::Audience;

/// Reports a detail and params of a 5xx, unless the author says whether they are sent.
pub(super) fn check(scene: &Scene<'_>, diagnostics: &mut Diagnostics) {
    for draft in &scene.drafts {
        let is_said = draft.decl.expose.is_some() || draft.entry.audience != Audience::Public;
        if draft.broken || is_said || !draft.entry.has_unsent() {
            continue;
        }
        let at = draft.spot();
        let (what, key) = match draft.decl {
            decl if decl.detail.is_some() && decl.params.is_empty() => ("the detail", "detail"),
            decl if decl.detail.is_some() => ("the detail and the params", "detail"),
            decl if !decl.cases.is_empty() => ("the cases and the params", "cases"),
            _ => ("the params", "params"),
        };
        diagnostics.push(words::unsent(what, at.key(key).name()));
    }
}
