//! Where links may lead.

use std::ops::Range;

use super::Setting;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::docs;
use crate::model::LinkTarget;
use crate::resolve::uris;

/// Returns where a link leads; `None` where it is reported. Entities are decoded already.
pub(super) fn target(
    written: &str,
    setting: Setting<'_, '_>,
    range: &Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Option<LinkTarget> {
    let place = || setting.at.within(range.clone());
    if let Some(code) = written.strip_prefix("code:") {
        let found = setting.index.find_from(code, setting.internal, place(), diagnostics);
        return found.map(LinkTarget::Entry);
    }
    if let Some(anchor) = written.strip_prefix('#') {
        let known = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if !anchor.is_empty() && anchor.chars().all(known) {
            return Some(LinkTarget::Anchor(anchor.to_owned()));
        }
    }
    if let Some(url) = url(written) {
        return Some(LinkTarget::Url(url));
    }
    diagnostics.push(docs::link(written, place()));
    None
}

/// Returns the address with a lower-case scheme, percent-encoded where it is not ASCII. Browsers drop control characters and
/// spaces before they look at the scheme, so an address with any is refused.
fn url(written: &str) -> Option<String> {
    let (scheme, rest) = written.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    if !matches!(scheme.as_str(), "https" | "http" | "mailto") {
        return None;
    }
    let mut url = scheme + ":";
    for c in rest.chars() {
        if c.is_control() {
            return None;
        }
        if uris::is_uri_char(c) {
            url.push(c);
        } else {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                url.push('%');
                url.push(hex(byte >> 4));
                url.push(hex(byte & 15));
            }
        }
    }
    uris::is_url(&url).then_some(url)
}

/// Returns a digit of a byte.
fn hex(digit: u8) -> char {
    char::from(b"0123456789ABCDEF"[usize::from(digit & 15)])
}

#[cfg(test)]
mod tests {
    use super::url;

    #[test]
    fn schemes() {
        assert_eq!(url("HTTPS://example.com/é").as_deref(), Some("https://example.com/%C3%A9"));
        assert_eq!(url("mailto:a@example.com").as_deref(), Some("mailto:a@example.com"));
        for bad in [
            "javascript:alert(1)",
            "java\nscript:x",
            "data:x",
            "//x",
            "/x",
            "https:",
            "https://",
            " https://x",
            "https:\u{1}//x",
        ] {
            assert_eq!(url(bad), None, "{bad:?}");
        }
    }
}
