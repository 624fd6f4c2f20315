//! The built-in envelopes: YAML files, read by the parser of a user's.

use crate::suggest::letters;

/// Name, text and the other names of its format or company, in small letters and digits alone. Sorted by name.
static PRESETS: [(&str, &str, &[&str]); 21] = [
    ("adyen", include_str!("../presets/adyen.yaml"), &[]),
    ("aws-json", include_str!("../presets/aws-json.yaml"), &["aws", "amazon"]),
    ("aws-query-xml", include_str!("../presets/aws-query-xml.yaml"), &["awsxml", "awsquery"]),
    ("azure", include_str!("../presets/azure.yaml"), &["microsoft", "msgraph", "odata"]),
    ("connect", include_str!("../presets/connect.yaml"), &["connectrpc"]),
    ("fhir", include_str!("../presets/fhir.yaml"), &["hl7", "operationoutcome"]),
    ("github", include_str!("../presets/github.yaml"), &[]),
    ("google", include_str!("../presets/google.yaml"), &["gcp", "googlerpc", "aip193"]),
    ("graphql", include_str!("../presets/graphql.yaml"), &["gql"]),
    ("jsonapi", include_str!("../presets/jsonapi.yaml"), &[]),
    ("jsonrpc", include_str!("../presets/jsonrpc.yaml"), &["jsonrpc20"]),
    ("oauth2", include_str!("../presets/oauth2.yaml"), &["oauth", "oidc", "rfc6749"]),
    ("paypal", include_str!("../presets/paypal.yaml"), &[]),
    (
        "rfc9457",
        include_str!("../presets/rfc9457.yaml"),
        &["rfc7807", "problem", "problemjson", "problemdetails", "applicationproblemjson"],
    ),
    (
        "rfc9457-xml",
        include_str!("../presets/rfc9457-xml.yaml"),
        &["problemxml", "applicationproblemxml", "rfc7807xml"],
    ),
    ("shopify", include_str!("../presets/shopify.yaml"), &[]),
    ("slack", include_str!("../presets/slack.yaml"), &[]),
    ("stripe", include_str!("../presets/stripe.yaml"), &[]),
    ("twilio", include_str!("../presets/twilio.yaml"), &[]),
    ("vonage", include_str!("../presets/vonage.yaml"), &["nexmo"]),
    ("wompi", include_str!("../presets/wompi.yaml"), &[]),
];

/// The built-in envelope with the standard format, problem details.
pub const STANDARD_PRESET: &str = "rfc9457";

/// Returns the names of the built-in envelopes, sorted.
pub fn presets() -> impl Iterator<Item = &'static str> {
    PRESETS.iter().map(|(name, ..)| *name)
}

/// Returns the built-in envelope for the name of a format or company.
pub(crate) fn by_other_name(name: &str) -> Option<&'static str> {
    let letters = letters(name);
    let is_meant = |others: &[&str]| others.contains(&letters.as_str());
    PRESETS.iter().find(|(.., others)| is_meant(others)).map(|(preset, ..)| *preset)
}

/// Returns the source of a built-in envelope, with the comment that documents it. Returns `None` if no preset has that name.
#[must_use]
pub fn preset_text(name: &str) -> Option<&'static str> {
    find(name).map(|(_, text)| text)
}

/// Returns the name and the text of a built-in envelope.
pub(crate) fn find(name: &str) -> Option<(&'static str, &'static str)> {
    PRESETS.iter().find(|(preset, ..)| *preset == name).map(|(name, text, _)| (*name, *text))
}

#[cfg(test)]
mod tests {
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
    fn are_sorted() {
        assert!(super::presets().is_sorted());
    }
}
