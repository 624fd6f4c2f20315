//! The built-in envelopes: YAML files, read by the parser of a user's.

use super::{Facts, Uris, resolve};
use crate::diagnostic::{Diagnostics, Place};
use crate::document::{CoverDecl, EnvelopeDecl, InFile};
use crate::model::{Catalog, Entry, Envelope};
use crate::parse::parse_envelope;
use crate::source::FileId;

/// Name and text, sorted by name.
static PRESETS: [(&str, &str); 21] = [
    ("adyen", include_str!("../../presets/adyen.yaml")),
    ("aws-json", include_str!("../../presets/aws-json.yaml")),
    ("aws-query-xml", include_str!("../../presets/aws-query-xml.yaml")),
    ("azure", include_str!("../../presets/azure.yaml")),
    ("connect", include_str!("../../presets/connect.yaml")),
    ("fhir", include_str!("../../presets/fhir.yaml")),
    ("github", include_str!("../../presets/github.yaml")),
    ("google", include_str!("../../presets/google.yaml")),
    ("graphql", include_str!("../../presets/graphql.yaml")),
    ("jsonapi", include_str!("../../presets/jsonapi.yaml")),
    ("jsonrpc", include_str!("../../presets/jsonrpc.yaml")),
    ("oauth2", include_str!("../../presets/oauth2.yaml")),
    ("paypal", include_str!("../../presets/paypal.yaml")),
    ("rfc9457", include_str!("../../presets/rfc9457.yaml")),
    ("rfc9457-xml", include_str!("../../presets/rfc9457-xml.yaml")),
    ("shopify", include_str!("../../presets/shopify.yaml")),
    ("slack", include_str!("../../presets/slack.yaml")),
    ("stripe", include_str!("../../presets/stripe.yaml")),
    ("twilio", include_str!("../../presets/twilio.yaml")),
    ("vonage", include_str!("../../presets/vonage.yaml")),
    ("wompi", include_str!("../../presets/wompi.yaml")),
];

/// Returns the names of the built-in envelopes, sorted.
pub fn presets() -> impl Iterator<Item = &'static str> {
    PRESETS.iter().map(|(name, _)| *name)
}

/// Returns a built-in envelope as written, under the comment that documents it; `None` where there is none of that name.
#[must_use]
pub fn preset_text(name: &str) -> Option<&'static str> {
    PRESETS.iter().find(|(preset, _)| *preset == name).map(|(_, text)| *text)
}

/// Returns a built-in envelope for an entry of a catalog, whether or not the catalog uses it; `None` where there is none of
/// that name.
///
/// # Errors
///
/// Returns what does not fit together, lower case and with no full stop.
#[must_use]
pub fn preset(name: &str, catalog: &Catalog, entry: &Entry) -> Option<Result<Envelope, String>> {
    preset_text(name)?;
    let at = Place::File(FileId(0));
    let facts = Facts {
        entries: &[entry],
        code_style: catalog.code_style,
        uris: Uris { type_uri: catalog.type_uri.is_some(), docs_url: catalog.docs_url.is_some() },
        place: &|_, _| Place::File(FileId(0)),
    };
    let cover = InFile { file: FileId(0), path: String::new(), decl: CoverDecl::default() };
    let mut diagnostics = Diagnostics::default();
    let found = resolve(name, &at, &cover, &facts, &mut diagnostics);
    let message = || diagnostics.list.first().map(|it| it.message.clone()).unwrap_or_default();
    Some(found.map(|found| found.envelope).ok_or_else(message))
}

/// Returns a built-in envelope as written.
///
/// # Panics
///
/// Where a file of this crate is wrong: a test reads them all.
pub(super) fn find(name: &str) -> Option<(&'static str, EnvelopeDecl)> {
    let (name, text) = PRESETS.iter().find(|(preset, _)| *preset == name)?;
    let decl = parse_envelope(name, text).expect("the built-in envelopes are well-formed");
    Some((name, decl))
}

#[cfg(test)]
mod tests {
    #[test]
    fn fit_entries_of_other_catalogs() {
        let catalog = crate::fixture::catalog(Vec::new());
        for name in super::presets() {
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

    #[test]
    fn are_read_and_sorted() {
        assert!(super::presets().is_sorted());
        for name in super::presets() {
            let decl = super::find(name).expect(name).1;
            assert!(decl.body.is_some() && decl.content_type.is_some(), "{name}");
        }
    }
}
