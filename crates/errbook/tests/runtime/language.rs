//! The choice of a language, against a plain reading of the rules.

use errbook::{CatalogError, RequestContext};
use proptest::prelude::*;

use crate::failure::Failure;

fn chosen(header: &[u8]) -> String {
    let context = RequestContext::new().accept_language(header);
    let mut body = Vec::new();
    Failure::out_of_credit().render(&context, &mut body).content_language().to_owned()
}

/// Chooses between `en` and `es` with strings and lists, as the rules read.
fn plain_choice(header: &[u8]) -> String {
    let text = String::from_utf8_lossy(header);
    let mut is_quoted = false;
    let elements = text.split(|c| {
        is_quoted ^= c == '"';
        c == ',' && !is_quoted
    });
    let mut ranges: Vec<(String, u16)> = elements.filter_map(range).collect();
    ranges.sort_by_key(|(_, quality)| core::cmp::Reverse(*quality));
    let covers = |range: &str, tag: &str| range == tag;
    let excluded = |tag: &str| ranges.iter().any(|(range, q)| *q == 0 && covers(range, tag));
    let mut offers: Vec<&str> = vec!["en", "es"];
    offers.retain(|tag| !excluded(tag));
    let wanted = || ranges.iter().filter(|(_, quality)| *quality > 0).map(|(range, _)| &**range);
    let primary = |range: &str| range.split('-').next().unwrap_or_default().to_owned();
    let named = wanted().find_map(|range| offers.iter().find(|tag| **tag == primary(range)));
    let first = || offers.first().filter(|_| wanted().any(|range| range == "*"));
    (*named.or_else(first).unwrap_or(&"en")).to_owned()
}

fn range(element: &str) -> Option<(String, u16)> {
    let blank = [' ', '\t'];
    let (tag, weight) = match element.split_once(';') {
        None => (element, "q=1"),
        Some((tag, weight)) => (tag, weight.trim_matches(blank)),
    };
    let tag = tag.trim_matches(blank).to_lowercase();
    let number = weight.strip_prefix("q=").or(weight.strip_prefix("Q="))?;
    let shape = number.len() <= 5
        && number
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 1 { byte == b'.' } else { byte.is_ascii_digit() });
    let quality: f64 = number.parse().ok().filter(|_| shape)?;
    let subtags = |tag: &str| {
        tag.split('-').enumerate().all(|(at, subtag)| {
            let digits = at > 0;
            (1..=8).contains(&subtag.len())
                && subtag
                    .bytes()
                    .all(|byte| byte.is_ascii_alphabetic() || digits && byte.is_ascii_digit())
        })
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 9.999")]
    let thousandths = (quality * 1000.0).round() as u16;
    (thousandths <= 1000 && (tag == "*" || subtags(&tag))).then_some((tag, thousandths))
}

#[test]
fn a_fallback_is_told() {
    let context = RequestContext::new().accept_language("es");
    let mut body = Vec::new();
    let head = Failure::new("throttled", []).render(&context, &mut body);
    assert_eq!((head.content_language(), head.negotiated()), ("en", true));
}

proptest! {
    #[test]
    fn any_bytes(mut header: Vec<u8>) {
        // The plain reading knows no escapes.
        header.retain(|byte| *byte != b'\\');
        prop_assert_eq!(chosen(&header), plain_choice(&header));
    }

    #[test]
    fn nearly_headers(header in "([ ,;q=.*\"-]|en|es|fr|q=|0|1|;q=0){0,40}") {
        prop_assert_eq!(chosen(header.as_bytes()), plain_choice(header.as_bytes()));
    }

    #[test]
    fn headers(
        ranges in prop::collection::vec(("(en|es|fr|ES-MX|\\*|en-x-1|e)", "(|;q=[01]|; q=0\\.[0-9]{0,4}|;q=1\\.0{0,3})"), 0..20),
    ) {
        let elements: Vec<_> = ranges.into_iter().map(|(tag, weight)| tag + &weight).collect();
        let header = elements.join(", ");
        prop_assert_eq!(chosen(header.as_bytes()), plain_choice(header.as_bytes()), "{}", header);
    }
}
