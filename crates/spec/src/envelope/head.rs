//! Checks the keys of an envelope other than the body and headers.

use super::source::{Places, Source};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::words::envelope as words;
use crate::model::Serializer;

/// Returns the media type.
pub(super) fn content_type(
    source: &Source,
    places: &Places<'_>,
    diagnostics: &mut Diagnostics,
) -> String {
    let Some((text, at)) = &source.content_type else { return "application/json".to_owned() };
    if !is_media_type(text) {
        diagnostics.push(words::media_type(text, places.value(at)));
    }
    text.clone()
}

/// Returns how the body is written.
pub(super) fn serializer(source: &Source) -> Serializer {
    match source.serializer.as_deref() {
        Some("xml") => Serializer::Xml,
        _ => Serializer::Json,
    }
}

/// Returns the fixed status, if there is one.
pub(super) fn http_status(
    source: &Source,
    places: &Places<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<u16> {
    let (text, at) = source.http_status.as_ref().filter(|(text, _)| text != "real")?;
    let status = status(text);
    if status.is_none() {
        diagnostics.push(words::fixed_status(text, places.value(at)));
    }
    status
}

/// Returns the statuses that the fixed status does not replace.
pub(super) fn keeps_status(
    source: &Source,
    places: &Places<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<u16> {
    let is_fixed = source.http_status.as_ref().is_some_and(|(text, _)| text != "real");
    if let Some((_, at)) = source.keeps_status.first().filter(|_| !is_fixed) {
        diagnostics.push(words::kept_without_fixed(places.value(at)));
    }
    let mut kept = Vec::new();
    for (text, at) in &source.keeps_status {
        match status(text) {
            Some(status) => kept.push(status),
            None => diagnostics.push(words::kept_status(text, places.value(at))),
        }
    }
    kept
}

/// Parses a status.
pub(super) fn status(text: &str) -> Option<u16> {
    text.parse().ok().filter(|status| (200..600).contains(status) && text.len() == 3)
}

/// Returns whether a text is a token (RFC 9110, section 5.6.2).
pub(super) fn is_token(text: &str) -> bool {
    let is_tchar = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_tchar)
}

/// Returns whether a text is a media type, with or without parameters (RFC 9110, section 8.3.1).
fn is_media_type(text: &str) -> bool {
    let mut parts = text.split(';').map(str::trim);
    let essence = parts.next().and_then(|essence| essence.split_once('/'));
    let is_value = |value: &str| {
        let inner = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
        is_token(value)
            || inner.is_some_and(|text| {
                text.bytes()
                    .all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\'))
            })
    };
    essence.is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
        && parts.all(|part| {
            part.split_once('=').is_some_and(|(name, value)| is_token(name) && is_value(value))
        })
}

#[cfg(test)]
mod tests {
    use super::is_media_type;

    #[test]
    fn knows_media_types() {
        let good = ["application/json", "application/problem+json; charset=utf-8", "a/b;c=\"d e\""];
        for text in good {
            assert!(is_media_type(text), "{text}");
        }
        for text in ["", "json", "a/b/c", "a/", "a /b", "a/b;", "a/b; c", "a/b\r\nX: y", "a/ñ"] {
            assert!(!is_media_type(text), "{text}");
        }
    }
}
