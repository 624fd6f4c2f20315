//! Paths of fields, as server code writes them.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write;

use errbook::__v1::var;

/// Returns the path that was sent as the value of a variable; a pointer becomes a dotted path if both mean the same.
pub(crate) fn path(sent: Cow<'_, str>, kind: u8) -> Cow<'_, str> {
    match kind {
        var::ITEM_JSON_POINTER => dotted(sent),
        var::ITEM_POINTER => match sent.strip_prefix('#') {
            Some(fragment) => dotted(unescaped(fragment).into()),
            None => dotted(sent),
        },
        _ => sent,
    }
}

/// Converts `/items/0/name` to `items[0].name`; a pointer with other characters in its parts stays a pointer.
fn dotted(pointer: Cow<'_, str>) -> Cow<'_, str> {
    let Some(parts) = pointer.strip_prefix('/') else { return pointer };
    let is_plain = |part: &str| {
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
        !part.is_empty() && part.bytes().all(is_word)
    };
    if !parts.split('/').all(is_plain) {
        return pointer;
    }
    let mut out = String::with_capacity(pointer.len());
    for part in parts.split('/') {
        let is_index = part.bytes().all(|byte| byte.is_ascii_digit());
        let dot = if out.is_empty() { "" } else { "." };
        // Writing to a string never fails.
        let _ = if is_index && !out.is_empty() {
            write!(out, "[{part}]")
        } else {
            write!(out, "{dot}{part}")
        };
    }
    Cow::Owned(out)
}

/// Decodes percent-encoding (RFC 3986, section 2.1); a text that is not UTF-8 afterwards stays as sent.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |at: usize| after.get(at).and_then(|digit| char::from(*digit).to_digit(16));
        let encoded = match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => u8::try_from(high << 4 | low).ok(),
            _ => None,
        };
        bytes.push(encoded.unwrap_or(*first));
        rest = if encoded.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_become_the_paths_that_servers_write() {
        let cases = [
            ("#/reference", "reference"),
            ("#/profile/color", "profile.color"),
            ("#/items/0/name", "items[0].name"),
            ("#/0/name", "0.name"),
            ("#/a%22b%5Cc%20%25%C3%B1", "/a\"b\\c %ñ"),
            ("#/a~1b", "/a~1b"),
            ("#/a.b", "/a.b"),
            ("#/a//b", "/a//b"),
            ("#", ""),
            ("#/%FF%", "/%FF%"),
            ("plain", "plain"),
        ];
        for (sent, expected) in cases {
            assert_eq!(path(sent.into(), var::ITEM_POINTER), expected, "{sent}");
        }
        assert_eq!(path("/a/b".into(), var::ITEM_JSON_POINTER), "a.b");
        assert_eq!(path("#/a".into(), var::ITEM_PATH), "#/a");
    }
}
