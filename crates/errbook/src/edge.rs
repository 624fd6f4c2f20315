//! Code shared by the framework crates, so that all of them send the same responses.

#[cfg(target_has_atomic = "ptr")]
mod error_response;
#[cfg(target_has_atomic = "ptr")]
mod layer;

use alloc::string::String;

use crate::header::list::trim;

#[cfg(target_has_atomic = "ptr")]
pub use alloc::sync::Arc;
#[cfg(target_has_atomic = "ptr")]
pub use layer::{LayerOptions, OfRequest};

/// Headers that describe a body, and are wrong once another body replaces it. `Content-Type`, `Content-Language` and
/// `Content-Length` are always replaced. Sorted.
pub const OF_THE_BODY: [&str; 15] = [
    "content-digest",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-length",
    "content-location",
    "content-md5",
    "content-range",
    "content-type",
    "digest",
    "etag",
    "last-modified",
    "repr-digest",
    "trailer",
    "transfer-encoding",
];

/// Returns whether a header describes the body, by its name in lower case.
#[must_use]
pub fn is_of_the_body(name: &str) -> bool {
    OF_THE_BODY.binary_search(&name).is_ok()
}

/// Returns whether a response is a rejection of the framework, which is replaced: an error with plain text or without a body.
///
/// Takes the media type of the body, if there is one, and whether the body is known to be empty.
#[must_use]
pub fn is_rejection(status: u16, content_type: Option<&[u8]>, is_empty: bool) -> bool {
    let Some(content_type) = content_type else { return status >= 400 && is_empty };
    let essence = content_type.split(|byte| *byte == b';').next().unwrap_or_default();
    status >= 400 && trim(essence).eq_ignore_ascii_case(b"text/plain")
}

/// Returns the names that the `Vary` lines of a response lack, as a line to add, or `None` if it has all.
#[must_use]
pub fn missing_vary(present: &[&[u8]], wanted: &str) -> Option<String> {
    let names = present.iter().flat_map(|line| line.split(|byte| *byte == b',')).map(trim);
    let mut missing = String::new();
    for name in wanted.split(',').map(str::trim) {
        let covers = |other: &[u8]| other == b"*" || other.eq_ignore_ascii_case(name.as_bytes());
        if !names.clone().any(covers) {
            missing.push_str(if missing.is_empty() { "" } else { ", " });
            missing.push_str(name);
        }
    }
    (!missing.is_empty()).then_some(missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_framework_has_answered() {
        let cases: [(u16, Option<&[u8]>, bool, bool); 10] = [
            (404, None, true, true),
            (404, None, false, false),
            (399, None, true, false),
            (200, Some(b"text/plain"), false, false),
            (400, Some(b"text/plain; charset=utf-8"), false, true),
            (500, Some(b" TEXT/Plain ;x"), true, true),
            (404, Some(b"text/html"), false, false),
            (404, Some(b"application/json"), true, false),
            (404, Some(b"\xff"), false, false),
            (404, Some(b""), true, false),
        ];
        for (status, content_type, is_empty, expected) in cases {
            let found = is_rejection(status, content_type, is_empty);
            assert_eq!(found, expected, "{status} {content_type:?} {is_empty}");
        }
    }

    #[test]
    fn headers_of_the_body_are_found() {
        assert!(OF_THE_BODY.is_sorted() && OF_THE_BODY.into_iter().all(is_of_the_body));
        assert!(!is_of_the_body("vary") && !is_of_the_body(""));
    }

    #[test]
    fn names_of_vary_are_added_once() {
        let cases: [(&[&[u8]], Option<&str>); 7] = [
            (&[], Some("Accept, Accept-Language")),
            (&[b"origin"], Some("Accept, Accept-Language")),
            (&[b"Origin, accept-LANGUAGE"], Some("Accept")),
            (&[b"accept", b"x,  accept-language\t"], None),
            (&[b"*"], None),
            (&[b"\xff, accept"], Some("Accept-Language")),
            (&[b""], Some("Accept, Accept-Language")),
        ];
        for (present, expected) in cases {
            assert_eq!(missing_vary(present, "Accept, Accept-Language").as_deref(), expected);
        }
    }
}
