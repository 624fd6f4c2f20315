//! The language of each file.

use std::collections::{BTreeMap, BTreeSet};

use super::tag;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::language;
use crate::document::{Document, InFile, OverlayDecl};
use crate::resolve::draft::Resolver;
use crate::resolve::place_ref::PlaceRef;

/// Finds the files of each language, at least one, and the languages in file names whose files declare another one, or none.
pub(super) fn by_language<'o>(
    resolver: &Resolver<'_>,
    document: &'o Document,
    diagnostics: &mut Diagnostics,
) -> (BTreeMap<String, Vec<&'o InFile<OverlayDecl>>>, BTreeSet<String>) {
    let mut overlays = BTreeMap::<String, Vec<&InFile<OverlayDecl>>>::new();
    let mut refused = BTreeSet::new();
    let cover = PlaceRef::File(resolver.settings.cover.file);
    let is_tag = |written: &String| tag::canonical(written).is_some();
    let list_refused = diagnostics.rejects_within(cover.file(), &cover.key("languages").path())
        || !resolver.settings.cover.decl.languages.iter().all(is_tag);
    for overlay in &document.overlays {
        let at = PlaceRef::File(overlay.file);
        let Some(written) = &overlay.decl.language else {
            at.missing("language", diagnostics);
            refused.extend(named(overlay));
            continue;
        };
        let place = at.key("language").value();
        let Some(tag) = tag::checked(written, place.clone(), diagnostics) else {
            refused.extend(named(overlay));
            continue;
        };
        let languages = &resolver.settings.languages;
        let is_other = |other: &String| *other != tag && named(overlay).as_ref() == Some(other);
        let is_known = languages.iter().skip(1).any(|known| *known == tag) || list_refused;
        let is_taken = |other: &InFile<OverlayDecl>| named(other).as_ref() == Some(&tag);
        if let Some(name) = languages.iter().skip(1).find(|other| is_other(other))
            && (!is_known || document.overlays.iter().any(is_taken))
        {
            diagnostics.push(language::misnamed(&overlay.path, &tag, name, is_known, place));
            refused.insert(name.clone());
            continue;
        }
        if languages.first() == Some(&tag) {
            let source = cover.key("language").value();
            diagnostics.push(language::duplicate(&tag, place, source));
        } else if !is_known {
            diagnostics.push(language::undeclared(&tag, place));
        }
        overlays.entry(tag).or_default().push(overlay);
    }
    // A misplaced file, which is reported, is only read if there is no other.
    for files in overlays.values_mut().filter(|files| files.len() > 1) {
        let is_placed = |file: &&InFile<OverlayDecl>| file.path.starts_with("languages/");
        if files.iter().any(is_placed) {
            files.retain(is_placed);
        }
    }
    (overlays, refused)
}

/// Returns the language in a file's name, whatever the file declares.
fn named(overlay: &InFile<OverlayDecl>) -> Option<String> {
    let name = overlay.path.rsplit('/').next()?;
    tag::canonical(name.strip_suffix(".yaml")?)
}
