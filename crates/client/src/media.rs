//! Media types (RFC 9110, section 8.3).

/// The syntax of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Syntax {
    Json,
    Xml,
}

/// Returns the syntax of a media type: `application/json`, `application/problem+json`, `application/x-amz-json-1.1`, `text/xml`.
pub(crate) fn syntax(media_type: &[u8]) -> Option<Syntax> {
    if is_plain_json(media_type) {
        return Some(Syntax::Json);
    }
    let essence = essence(media_type);
    let slash = essence.iter().position(|byte| *byte == b'/')?;
    let subtype = essence.get(slash + 1..)?;
    let has = |word: &[u8]| subtype.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    let suffix = subtype.rsplit(|byte| *byte == b'+').next()?;
    if suffix.eq_ignore_ascii_case(b"xml") {
        return Some(Syntax::Xml);
    }
    // `application/json-seq` is a sequence of JSON texts, not one.
    (suffix.eq_ignore_ascii_case(b"json") || has(b"-json-1.")).then_some(Syntax::Json)
}

/// Returns whether a media type is one of the two that most errors have, as most servers write it.
fn is_plain_json(media_type: &[u8]) -> bool {
    matches!(media_type, b"application/json" | b"application/problem+json")
}

/// Returns the syntax that a body without a media type seems to have.
pub(crate) fn guess(text: &str) -> Option<Syntax> {
    match text.trim_ascii_start().as_bytes().first()? {
        b'{' | b'[' => Some(Syntax::Json),
        b'<' => Some(Syntax::Xml),
        _ => None,
    }
}

/// Returns whether a media type has no charset other than UTF-8.
#[cfg(any(feature = "xml", test))]
pub(crate) fn is_utf8(media_type: &[u8]) -> bool {
    if is_plain_json(media_type) {
        return true;
    }
    let mut params = media_type.split(|byte| *byte == b';').skip(1).map(<[u8]>::trim_ascii);
    params.all(|param| {
        let Some((name, value)) = param.split_at_checked(8) else { return true };
        if !name.eq_ignore_ascii_case(b"charset=") {
            return true;
        }
        let value = value.strip_prefix(b"\"").unwrap_or(value);
        let value = value.strip_suffix(b"\"").unwrap_or(value);
        [&b"utf-8"[..], b"utf8", b"us-ascii"].iter().any(|it| it.eq_ignore_ascii_case(value))
    })
}

/// Returns whether two media types are equal, ignoring their parameters.
pub(crate) fn is_same(one: &[u8], other: &[u8]) -> bool {
    one == other || essence(one).eq_ignore_ascii_case(essence(other))
}

/// Returns a media type without its parameters.
fn essence(media_type: &[u8]) -> &[u8] {
    media_type.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syntaxes() {
        let cases: [(&str, Option<Syntax>); 12] = [
            ("application/json", Some(Syntax::Json)),
            ("application/problem+json; charset=utf-8", Some(Syntax::Json)),
            ("Application/VND.api+JSON", Some(Syntax::Json)),
            ("application/x-amz-json-1.1", Some(Syntax::Json)),
            ("text/xml;charset=utf-8", Some(Syntax::Xml)),
            ("application/problem+xml", Some(Syntax::Xml)),
            ("application/json-seq", None),
            ("text/html", None),
            ("application/xhtml", None),
            ("json", None),
            ("/", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(syntax(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn charsets() {
        let good =
            ["a/b", "a/b;charset=UTF-8", "a/b; x=y; charset=\"utf-8\"", "a/b;", "a/b;c", "a/b;ñ"];
        for text in good {
            assert!(is_utf8(text.as_bytes()), "{text}");
        }
        for text in ["a/b;charset=iso-8859-1", "a/b; Charset=utf-16", "a/b;charset="] {
            assert!(!is_utf8(text.as_bytes()), "{text}");
        }
    }
}
