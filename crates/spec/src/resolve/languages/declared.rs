//! The languages of a catalog.

use super::tag;
use crate::diagnostic::words::{identity, language};
use crate::diagnostic::{Diagnostics, Place};
use crate::document::CoverDecl;
use crate::resolve::place_ref::PlaceRef;

/// The tag of an unknown language (RFC 5646, section 4.1).
const UNKNOWN: &str = "und";
/// The maximum number of languages: the tables count them in a byte.
const MOST_LANGUAGES: usize = 255;

/// Returns the languages that the cover declares, the source language first.
pub(in crate::resolve) fn declared(
    cover: &CoverDecl,
    at: &PlaceRef<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let source_at = at.key("language");
    let list = at.key("languages");
    let mut places: Vec<(String, Place)> = Vec::new();
    match &cover.language {
        None => at.missing("language", diagnostics),
        Some(written) => {
            if let Some(tag) = tag::checked(written, source_at.value(), diagnostics) {
                places.push((tag, source_at.value()));
            }
        }
    }
    // The source language comes first, even if it is unknown.
    if places.is_empty() {
        places.push((UNKNOWN.to_owned(), source_at.value()));
    }
    for (i, written) in cover.languages.iter().enumerate() {
        let place = list.index(i).value();
        let Some(tag) = tag::checked(written, place.clone(), diagnostics) else { continue };
        match places.iter().find(|(known, _)| *known == tag) {
            Some((_, first)) => diagnostics.push(language::duplicate(&tag, place, first.clone())),
            None => places.push((tag, place)),
        }
    }
    if places.len() > MOST_LANGUAGES {
        let place = list.name();
        diagnostics.push(identity::too_many("languages", places.len(), MOST_LANGUAGES, place));
    }
    places.into_iter().map(|(tag, _)| tag).collect()
}
