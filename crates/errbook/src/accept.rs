//! Chooses an envelope by an `Accept` header (RFC 9110, section 12.5.1).
//!
//! Written by hand, as are all headers, because the runtime has no dependency.

use crate::header::list::{limited, parse_weight, split, trim};
use crate::tables::Envelope;

/// The number of ranges that count.
const MAX_RANGES: usize = 32;

/// Returns the position of the envelope with the highest weight; of equal weights the most specific, then the first. Takes any
/// bytes, and skips ranges that are not well-formed.
pub(crate) fn choose(header: &[u8], envelopes: &[Envelope<'_>]) -> usize {
    let mut best = (0, None);
    for (index, envelope) in envelopes.iter().enumerate() {
        let wanted = wanted(header, envelope.content_type.as_bytes());
        if wanted > best.1 {
            best = (index, wanted);
        }
    }
    best.0
}

/// Returns the weight of a media type in thousandths, from the most specific range; `None` if no range fits.
fn wanted(header: &[u8], content_type: &[u8]) -> Option<(u16, Fit)> {
    let offered = essence(content_type);
    let ranges = split(limited(header), b',').filter(|range| !trim(range).is_empty());
    let fitting = ranges
        .take(MAX_RANGES)
        .filter_map(|range| Some((weight(range)?, fit(essence(range), offered)?)));
    // The first of two equally specific ranges counts.
    let best = fitting.reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.filter(|(quality, _)| *quality > 0)
}

/// The specificity of a range; greater is more specific.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// `*/*`
    Any,
    /// `application/*`
    Type,
    /// `application/json`, for `application/problem+json`.
    Syntax,
    /// The media type itself.
    Exact,
}

fn fit(range: &[u8], offered: &[u8]) -> Option<Fit> {
    if range == b"*/*" {
        return Some(Fit::Any);
    }
    if range.eq_ignore_ascii_case(offered) {
        return Some(Fit::Exact);
    }
    let ([kind, subtype], [offered_kind, _]) = (halves(range)?, halves(offered)?);
    if subtype == b"*" {
        return kind.eq_ignore_ascii_case(offered_kind).then_some(Fit::Type);
    }
    let plain = syntax(range).filter(|_| !subtype.contains(&b'+'))?;
    (syntax(offered) == Some(plain)).then_some(Fit::Syntax)
}

/// A syntax that media types are named after (RFC 6839).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Syntax {
    Json,
    Xml,
}

/// Returns the syntax of a media type: `application/json`, `text/xml`, `application/problem+xml`.
fn syntax(media_type: &[u8]) -> Option<Syntax> {
    let [kind, subtype] = halves(media_type)?;
    let suffix = subtype.rsplit(|byte| *byte == b'+').next()?;
    let is_text = kind.eq_ignore_ascii_case(b"text");
    let has_syntax =
        suffix.len() < subtype.len() || is_text || kind.eq_ignore_ascii_case(b"application");
    if suffix.eq_ignore_ascii_case(b"xml") && has_syntax {
        Some(Syntax::Xml)
    } else {
        (suffix.eq_ignore_ascii_case(b"json") && has_syntax && !is_text).then_some(Syntax::Json)
    }
}

/// Returns a media type without its parameters.
fn essence(text: &[u8]) -> &[u8] {
    trim(text.split(|byte| *byte == b';').next().unwrap_or_default())
}

fn halves(media_type: &[u8]) -> Option<[&[u8]; 2]> {
    let slash = media_type.iter().position(|byte| *byte == b'/')?;
    let (kind, subtype) = media_type.split_at_checked(slash)?;
    Some([kind, subtype.get(1..)?])
}

/// Returns the weight of a range in thousandths, or `None` if it is not well-formed.
fn weight(range: &[u8]) -> Option<u16> {
    let mut params = split(range, b';').skip(1).map(trim);
    params.find(|param| matches!(param, [b'q' | b'Q', b'=', ..])).map_or(Some(1000), parse_weight)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn chosen(header: &str, offered: &[&'static str]) -> usize {
        let envelope = |content_type: &&'static str| Envelope {
            name: "",
            content_type,
            http_status: 0,
            keeps_status: &[],
            body: 0,
            headers: &[],
            reading: 0,
            header_reading: &[],
        };
        let envelopes: alloc::vec::Vec<_> = offered.iter().map(envelope).collect();
        choose(header.as_bytes(), &envelopes)
    }

    #[test]
    fn what_is_wanted_most() {
        let offered = ["application/problem+json", "application/problem+xml", "application/json"];
        let cases = [
            ("", 0),
            ("*/*", 0),
            ("application/*", 0),
            ("application/problem+xml", 1),
            ("application/xml", 1),
            ("text/xml;q=0.9, application/json;q=0.8", 1),
            ("application/json", 2),
            ("application/json;q=0.5, application/problem+json;q=0.4", 2),
            ("application/vnd.api+json", 0),
            ("text/html", 0),
            ("text/html, */*;q=0.1", 0),
            ("APPLICATION/PROBLEM+XML ; charset=utf-8 ;q=1.0", 1),
            ("application/problem+json;q=0, */*;q=0.1", 1),
            ("*/*;q=0", 0),
            ("application/problem+xml;q=0", 0),
            ("application/json;q=0, application/json", 0),
            ("image/xml", 0),
            ("image/json", 0),
            ("*/*;q=0.1, application/problem+xml", 1),
            ("application/problem+xml, application/problem+xml;q=0", 1),
            ("text/json", 0),
            ("application/problem+xml;q=NaN", 0),
            ("application/problem+xml;q=2, application/json;q=0.1", 2),
            (",,;q=1,/,application/,application/problem+xml", 1),
            ("application/xml;q=0.9,*/*;q=0.8", 1),
            ("application/json, text/plain, */*", 2),
            ("application/problem+json, application/json", 0),
            (r#"text/plain; p="a,application/json;q=1,b", application/problem+xml;q=0.5"#, 1),
            (r#"application/json;p="x;q=0""#, 2),
            (r#"application/json;p="\";q=0", application/problem+xml;q=0.9"#, 2),
        ];
        for (header, expected) in cases {
            assert_eq!(chosen(header, &offered), expected, "{header}");
        }
    }

    #[test]
    fn media_types_of_the_same_syntax() {
        let cases = [
            ("application/json", ["application/xml", "application/problem+json"], 1),
            ("application/json", ["application/xml", "application/pdf"], 0),
            ("application/json", ["application/xml", "text/json"], 0),
            ("application/xml", ["application/json", "image/svg+xml"], 1),
            ("application/xml", ["application/json", "model/xml"], 0),
        ];
        for (header, offered, expected) in cases {
            assert_eq!(chosen(header, &offered), expected, "{header} of {offered:?}");
        }
    }

    #[test]
    fn only_so_many_ranges_count() {
        let offered = ["application/problem+json", "application/problem+xml"];
        for (other, expected) in [("a/b,", 0), (" ,", 1)] {
            let many = alloc::format!("{}application/problem+xml", other.repeat(40));
            assert_eq!(chosen(&many, &offered), expected, "{other}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_choose_one(header in any::<alloc::vec::Vec<u8>>()) {
            let envelopes = ["a/b", "application/json"].map(|content_type| Envelope {
                name: "", content_type, http_status: 0, keeps_status: &[], body: 0, headers: &[], reading: 0,
                header_reading: &[],
            });
            prop_assert!(choose(&header, &envelopes) < 2);
        }
    }
}
