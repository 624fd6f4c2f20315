//! The built-in envelopes: YAML files, read by the parser of a user's.

use crate::document::EnvelopeDecl;
use crate::parse::parse_envelope;

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

/// Returns a built-in envelope.
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
    fn are_read_and_sorted() {
        assert!(super::presets().is_sorted());
        for name in super::presets() {
            let decl = super::find(name).expect(name).1;
            assert!(decl.body.is_some() && decl.content_type.is_some(), "{name}");
        }
    }
}
