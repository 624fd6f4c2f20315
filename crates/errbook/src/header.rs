//! What may be in a header.

pub(crate) mod list;

/// Returns whether a text is a header name: a token (RFC 9110, section 5.6.2).
pub(crate) fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// Returns whether a text can be sent as a header value: it has no control character but tabs (RFC 9110, section 5.5).
pub(crate) fn is_value(value: &[u8]) -> bool {
    value.iter().all(|byte| *byte == b'\t' || !byte.is_ascii_control())
}

/// Returns whether a response can have only one such header: the catalog's, where it has one.
pub(crate) fn is_single(name: &str) -> bool {
    let names = ["content-type", "content-language", "retry-after"];
    names.iter().any(|single| name.eq_ignore_ascii_case(single))
}

/// Returns whether a header says how a body is framed, which only the server knows (RFC 9112, section 6).
pub(crate) fn is_for_the_server(name: &str) -> bool {
    let names = ["content-length", "transfer-encoding"];
    names.iter().any(|framing| name.eq_ignore_ascii_case(framing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_end_a_header_is_refused() {
        for bad in ["a\r\nSet-Cookie: x", "a\nb", "a\0b", "\u{7f}", "\u{1b}[0m"] {
            assert!(!is_value(bad.as_bytes()), "{bad:?}");
        }
        assert!(is_value("realm=\"a\tb\" ñ".as_bytes()));
    }

    #[test]
    fn names_are_tokens() {
        assert!(is_name("WWW-Authenticate"));
        for bad in ["", "a b", "a:", "ñ", "a\r"] {
            assert!(!is_name(bad), "{bad:?}");
        }
    }
}
