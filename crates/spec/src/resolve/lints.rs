//! The levels of warnings: `allow` in entries, and `lint` in the cover.

use std::collections::BTreeMap;

use super::draft::Resolver;
use super::place_ref::PlaceRef;
use super::text;
use crate::diagnostic::words::value;
use crate::diagnostic::{
    Diagnostic, DiagnosticKind, DiagnosticSeverity, Diagnostics, Path, Place, kinds,
};
use crate::document::Document;
use crate::source::FileId;

/// The level of a warning.
#[derive(Clone, Copy)]
enum LintLevel {
    Warn,
    Allow,
    Deny,
}

/// Applies both to all diagnostics.
pub(super) fn apply(resolver: &Resolver<'_>, document: &Document, diagnostics: &mut Diagnostics) {
    let kinds = kinds();
    let levels = levels(resolver, &kinds, diagnostics);
    allow(resolver, document, &kinds, diagnostics);
    diagnostics.list.retain_mut(|found| {
        if found.severity == DiagnosticSeverity::Error {
            return true;
        }
        match levels.get(found.kind.id) {
            Some(LintLevel::Allow) => return false,
            Some(LintLevel::Deny) => {
                found.severity = DiagnosticSeverity::Error;
                found
                    .notes
                    .push(format!("catalog.yaml has `{}: deny` under `lint`", found.kind.id));
            }
            Some(LintLevel::Warn) | None => {}
        }
        true
    });
}

/// Reads the cover's `lint`.
fn levels<'d>(
    resolver: &Resolver<'d>,
    kinds: &[&DiagnosticKind],
    diagnostics: &mut Diagnostics,
) -> BTreeMap<&'d str, LintLevel> {
    let cover = PlaceRef::File(resolver.settings.cover.file);
    let at = cover.key("lint");
    let known = [("warn", LintLevel::Warn), ("allow", LintLevel::Allow), ("deny", LintLevel::Deny)];
    let mut levels = BTreeMap::new();
    for (id, word) in &resolver.settings.cover.decl.lint {
        let at = at.key(id);
        if is_warning(id, kinds, &at, diagnostics) {
            let level = text::word(Some(word), &known, id, &at, diagnostics);
            levels.insert(id.as_str(), level);
        }
    }
    levels
}

/// Removes the warnings that entries allow, and reports unnecessary exceptions.
fn allow(
    resolver: &Resolver<'_>,
    document: &Document,
    kinds: &[&DiagnosticKind],
    diagnostics: &mut Diagnostics,
) {
    // The places of entries with exceptions, and their positions.
    let mut regions: BTreeMap<(FileId, Path), usize> = BTreeMap::new();
    // Whether each exception was needed.
    let mut allowed: BTreeMap<(usize, &str), bool> = BTreeMap::new();
    for (index, draft) in resolver.drafts.iter().enumerate() {
        let entry = draft.place();
        let at = entry.key("allow");
        for (id, reason) in &draft.decl.allow {
            let at = at.key(id);
            let known = is_warning(id, kinds, &at, diagnostics);
            if text::said(reason, id, &at, diagnostics) && known {
                allowed.insert((index, id), false);
            }
        }
        if draft.decl.allow.is_empty() {
            continue;
        }
        regions.insert((draft.file, entry.path()), index);
        let group = &resolver.groups[draft.entry.group].group.name;
        for overlay in &document.overlays {
            let path = Path::keys(["errors", group, draft.code]);
            regions.insert((overlay.file, path), index);
        }
    }
    diagnostics.list.retain(|found| {
        let entry = (found.severity == DiagnosticSeverity::Warning)
            .then(|| region(found, &regions))
            .flatten();
        let used = entry.and_then(|entry| allowed.get_mut(&(entry, found.kind.id)));
        used.map(|used| *used = true).is_none()
    });
    // After an error, some checks were skipped.
    if !diagnostics.has_errors() {
        for ((index, id), _) in allowed.into_iter().filter(|(_, used)| !used) {
            let entry = resolver.drafts[index].place();
            diagnostics.push(value::unused_allow(id, entry.key("allow").key(id).name()));
        }
    }
}

/// Returns the entry around a problem, from `regions`.
fn region(found: &Diagnostic, regions: &BTreeMap<(FileId, Path), usize>) -> Option<usize> {
    let Place::At(file, path, _) = &found.labels.first()?.place else { return None };
    // `errors.code` in a group, `errors.group.code` in a translation.
    (2..=3).find_map(|length| {
        let around = Path(path.0.get(..length)?.to_vec());
        regions.get(&(*file, around)).copied()
    })
}

/// Returns whether this is the id of a warning. Reports it if it isn't.
fn is_warning(
    id: &str,
    kinds: &[&DiagnosticKind],
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let kind = kinds.iter().find(|kind| kind.id == id);
    let is_error = kind.is_some_and(|kind| kind.severity == DiagnosticSeverity::Error);
    if kind.is_some() && !is_error {
        return true;
    }
    let mut warnings = kinds.iter().filter(|kind| kind.severity == DiagnosticSeverity::Warning);
    let named = warnings.find(|kind| kind.name == id).map(|kind| kind.id);
    diagnostics.push(value::lint(id, is_error, named, at.name()));
    false
}
