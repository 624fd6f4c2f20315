//! Compiles one built-in envelope.

use crate::diagnostic::{Diagnostics, Place};
use crate::document::{CoverDecl, InFile};
use crate::envelope::{self, EnvelopeUsage, Uris};
use crate::model::{Catalog, Entry, Envelope};
use crate::parse;
use crate::presets::preset_text;
use crate::source::FileId;

/// Compiles a built-in envelope for one entry, even if the catalog doesn't use it. Returns `None` if no preset has
/// that name.
///
/// # Errors
///
/// Returns an error message, lower case and without a full stop, if the envelope and the entry don't fit together.
#[must_use]
pub fn preset(name: &str, catalog: &Catalog, entry: &Entry) -> Option<Result<Envelope, String>> {
    preset_text(name)?;
    let presets = parse::presets([name]);
    let at = Place::File(FileId(0));
    let usage = EnvelopeUsage {
        entries: &[entry],
        code_style: catalog.code_style,
        uris: Uris { type_uri: catalog.type_uri.is_some(), docs_url: catalog.docs_url.is_some() },
        place: &|_, _| Place::File(FileId(0)),
        param: &|_, _| Place::File(FileId(0)),
        written: &|_, _, _| None,
    };
    let cover = InFile {
        file: FileId(0),
        path: String::new(),
        decl: CoverDecl { presets, ..CoverDecl::default() },
    };
    let mut diagnostics = Diagnostics::default();
    let found = envelope::resolve(name, &at, &cover, &usage, &mut diagnostics);
    let message = || diagnostics.list.first().map(|it| it.message.clone()).unwrap_or_default();
    Some(found.map(|found| found.envelope).ok_or_else(message))
}

#[cfg(test)]
mod tests {
    #[test]
    fn fit_entries_of_other_catalogs() {
        let catalog = crate::fixture::catalog(Vec::new());
        for name in crate::presets() {
            for entry in &catalog.entries {
                assert!(super::preset(name, &catalog, entry).unwrap().is_ok(), "{name}");
            }
        }
        let mut catalog = catalog;
        catalog.type_uri = None;
        let entry = &catalog.entries[0];
        assert!(super::preset("none", &catalog, entry).is_none());
        let wrong = super::preset("rfc9457", &catalog, entry).unwrap().unwrap_err();
        assert!(wrong.starts_with("`$type_uri` may be absent"), "{wrong}");
    }
}
