//! Recognises responses in a built-in envelope that the catalog does not use.

use errbook_spec::model::Entry;
use errbook_spec::{lower, preset, presets};

use super::decode::{self, Matches};
use super::pasted::Pasted;
use crate::catalogs::CheckedCatalog;

/// Returns the catalog in the first built-in envelope that identifies one of its errors in a response, and the name of the envelope.
pub(super) fn in_preset(
    catalogs: &[CheckedCatalog],
    pasted: &Pasted,
) -> Option<(&'static str, CheckedCatalog)> {
    let own = pasted.header("content-type").map(essence);
    catalogs.iter().find_map(|checked| {
        let is_used = |name: &&str| checked.catalog.envelopes.iter().any(|it| it.name == *name);
        let others = presets().filter(|name| !is_used(name));
        let mut read = others.filter_map(|name| {
            let other = in_envelope(checked, name)?;
            let decoded = decode::decode(std::slice::from_ref(&other), pasted);
            matches!(decoded, Matches::One(_)).then_some((name, other))
        });
        let first = read.next()?;
        // If several envelopes match, the one with the response's media type wins.
        let has_type = |(_, other): &(&str, CheckedCatalog)| {
            Some(essence(&other.catalog.envelopes[0].content_type)) == own
        };
        if has_type(&first) { Some(first) } else { Some(read.find(has_type).unwrap_or(first)) }
    })
}

/// Returns a media type without its parameters.
fn essence(text: &str) -> String {
    text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Returns a catalog with all errors in a built-in envelope, or `None` if the catalog cannot use it.
fn in_envelope(checked: &CheckedCatalog, name: &str) -> Option<CheckedCatalog> {
    let mut catalog = checked.catalog.clone();
    let is_public = |entry: &&Entry| entry.is_public();
    let first = catalog.entries.iter().find(is_public)?;
    catalog.envelopes = vec![preset(name, &catalog, first)?.ok()?];
    catalog.offered = 1;
    catalog.entries.iter_mut().for_each(|entry| entry.envelope = 0);
    let languages: Vec<usize> = (1..catalog.languages.len()).collect();
    let lowered = lower(&catalog, &languages);
    Some(CheckedCatalog { folder: checked.folder.clone(), catalog, lowered })
}
