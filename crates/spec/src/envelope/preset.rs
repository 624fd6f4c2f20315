//! The built-in envelopes: YAML files, read by the parser of a user's.

use super::other_names::letters;
use super::{Facts, Uris, resolve};
use crate::diagnostic::{Diagnostics, Place};
use crate::document::{CoverDecl, EnvelopeDecl, InFile};
use crate::model::{Catalog, Entry, Envelope};
use crate::parse::parse_envelope;
use crate::source::FileId;

/// Name, text and the other names of its format or company, in small letters and digits alone. Sorted by name.
static PRESETS: [(&str, &str, &[&str]); 21] = [
    ("adyen", include_str!("../../presets/adyen.yaml"), &[]),
    ("aws-json", include_str!("../../presets/aws-json.yaml"), &["aws", "amazon"]),
    ("aws-query-xml", include_str!("../../presets/aws-query-xml.yaml"), &["awsxml", "awsquery"]),
    ("azure", include_str!("../../presets/azure.yaml"), &["microsoft", "msgraph", "odata"]),
    ("connect", include_str!("../../presets/connect.yaml"), &["connectrpc"]),
    ("fhir", include_str!("../../presets/fhir.yaml"), &["hl7", "operationoutcome"]),
    ("github", include_str!("../../presets/github.yaml"), &[]),
    ("google", include_str!("../../presets/google.yaml"), &["gcp", "googlerpc", "aip193"]),
    ("graphql", include_str!("../../presets/graphql.yaml"), &["gql"]),
    ("jsonapi", include_str!("../../presets/jsonapi.yaml"), &[]),
    ("jsonrpc", include_str!("../../presets/jsonrpc.yaml"), &["jsonrpc20"]),
    ("oauth2", include_str!("../../presets/oauth2.yaml"), &["oauth", "oidc", "rfc6749"]),
    ("paypal", include_str!("../../presets/paypal.yaml"), &[]),
    (
        "rfc9457",
        include_str!("../../presets/rfc9457.yaml"),
        &["rfc7807", "problem", "problemjson", "problemdetails", "applicationproblemjson"],
    ),
    (
        "rfc9457-xml",
        include_str!("../../presets/rfc9457-xml.yaml"),
        &["problemxml", "applicationproblemxml", "rfc7807xml"],
    ),
    ("shopify", include_str!("../../presets/shopify.yaml"), &[]),
    ("slack", include_str!("../../presets/slack.yaml"), &[]),
    ("stripe", include_str!("../../presets/stripe.yaml"), &[]),
    ("twilio", include_str!("../../presets/twilio.yaml"), &[]),
    ("vonage", include_str!("../../presets/vonage.yaml"), &["nexmo"]),
    ("wompi", include_str!("../../presets/wompi.yaml"), &[]),
];

/// Returns the names of the built-in envelopes, sorted.
pub fn presets() -> impl Iterator<Item = &'static str> {
    PRESETS.iter().map(|(name, ..)| *name)
}

/// Returns the built-in envelope that is meant by the name of a format or company.
pub(super) fn by_other_name(name: &str) -> Option<&'static str> {
    let letters = letters(name);
    let is_meant = |others: &[&str]| others.contains(&letters.as_str());
    PRESETS.iter().find(|(.., others)| is_meant(others)).map(|(preset, ..)| *preset)
}

/// Returns a built-in envelope as written, under the comment that documents it; `None` where there is none of that name.
#[must_use]
pub fn preset_text(name: &str) -> Option<&'static str> {
    PRESETS.iter().find(|(preset, ..)| *preset == name).map(|(_, text, _)| *text)
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
    let (name, text, _) = PRESETS.iter().find(|(preset, ..)| *preset == name)?;
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
    fn are_known_by_other_names() {
        let found = |name: &str| super::by_other_name(name);
        assert_eq!((found("RFC 7807"), found("zzz")), (Some("rfc9457"), None));
        let mut others: Vec<&str> = super::PRESETS.iter().flat_map(|row| row.2).copied().collect();
        let count = others.len();
        others.sort_unstable();
        others.dedup();
        assert_eq!(others.len(), count);
        assert!(others.iter().all(|other| super::letters(other) == **other));
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
