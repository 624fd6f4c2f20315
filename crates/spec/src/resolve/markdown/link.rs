//! The check of link targets.

use std::ops::Range;

use super::Setting;
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::docs;
use crate::model::LinkTarget;
use crate::resolve::url::{encoded, is_url};

/// Returns the target of a link, or reports it and returns `None`. Entities are already decoded.
pub(super) fn target(
    written: &str,
    setting: Setting<'_, '_>,
    range: &Range<usize>,
    diagnostics: &mut Diagnostics,
) -> Option<LinkTarget> {
    let place = || setting.at.within(range.clone());
    let code = written.strip_prefix("code:").or_else(|| {
        // Codes are the only anchors that every output has.
        written.strip_prefix('#').filter(|anchor| setting.index.knows(anchor))
    });
    if let Some(code) = code {
        let found = setting.index.find_from(code, setting.internal, place(), diagnostics);
        return found.map(LinkTarget::Entry);
    }
    if written.starts_with('#') {
        diagnostics.push(docs::anchor(written, place()));
        return None;
    }
    if written.starts_with('/') && !written.starts_with("//") {
        return setting.index.on_site(written, place(), diagnostics).map(LinkTarget::Url);
    }
    if let Some(url) = url(written) {
        return Some(LinkTarget::Url(url));
    }
    diagnostics.push(docs::link(written, place()));
    None
}

/// Returns the address with a lower-case scheme, and percent-encoded where it is not ASCII. Refuses control characters and
/// spaces, because browsers drop them before they read the scheme.
fn url(written: &str) -> Option<String> {
    let (scheme, rest) = written.split_once(':')?;
    let scheme = scheme.to_ascii_lowercase();
    if !matches!(scheme.as_str(), "https" | "http" | "mailto") {
        return None;
    }
    let url = scheme + ":" + &encoded(rest)?;
    is_url(&url).then_some(url)
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
