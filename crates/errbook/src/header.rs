//! Header names and values.

pub(crate) mod list;
pub(crate) mod quotes;

pub use quotes::unescaped;

use alloc::borrow::Cow;
use alloc::string::String;

/// Returns whether a text is a header name: a token (RFC 9110, section 5.6.2).
pub(crate) fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// Returns a text with only the characters of header values: visible ASCII, blanks and tabs (RFC 9110, section 5.5). Line ends
/// become blanks, any other character `?`.
#[must_use]
pub fn sendable(value: &str) -> Cow<'_, str> {
    if value.bytes().all(|byte| matches!(byte, b'\t' | b' '..=b'~')) {
        return value.trim().into();
    }
    let replaced = value.chars().map(|character| match character {
        '\r' | '\n' => ' ',
        '\t' | ' '..='~' => character,
        _ => '?',
    });
    String::from(replaced.collect::<String>().trim()).into()
}

/// Returns the header that a response of a status must have (RFC 9110, sections 15.5.2, 15.5.6, 15.5.8 and 15.5.22).
#[must_use]
pub const fn required_header(status: u16) -> Option<&'static str> {
    Some(match status {
        401 => "WWW-Authenticate",
        405 => "Allow",
        407 => "Proxy-Authenticate",
        426 => "Upgrade",
        _ => return None,
    })
}

/// Returns whether a response of a status must have a header.
pub(crate) fn is_required(status: u16, name: &str) -> bool {
    required_header(status).is_some_and(|required| name.eq_ignore_ascii_case(required))
}

/// Returns whether a response can have only one such header.
pub(crate) fn is_single(name: &str) -> bool {
    let names = ["content-type", "content-language", "retry-after"];
    names.iter().any(|single| name.eq_ignore_ascii_case(single))
}

/// Returns whether a header describes the framing of the body, which only the server knows (RFC 9112, section 6).
pub(crate) fn is_for_the_server(name: &str) -> bool {
    let names = ["content-length", "transfer-encoding"];
    names.iter().any(|framing| name.eq_ignore_ascii_case(framing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_header_can_carry_is_replaced() {
        let cases = [
            ("a\r\nSet-Cookie: x", "a  Set-Cookie: x"),
            ("a\nb", "a b"),
            ("a\0b", "a?b"),
            ("\u{7f}\u{1b}[0m", "??[0m"),
            ("realm=\"a\tb\" gr\u{fc}n \u{1f600}", "realm=\"a\tb\" gr?n ?"),
            ("\r\n a\n", "a"),
            ("\n", ""),
        ];
        for (value, expected) in cases {
            assert_eq!(sendable(value), expected, "{value:?}");
        }
    }

    #[test]
    fn names_are_tokens() {
        assert!(is_name("WWW-Authenticate"));
        for bad in ["", "a b", "a:", "ñ", "a\r"] {
            assert!(!is_name(bad), "{bad:?}");
        }
    }
}
