//! Quoted strings of headers (RFC 9110, section 5.6.4).

use alloc::borrow::Cow;
use core::ops::Range;

/// The state within a header value: in a quoted string, after a backslash, or outside.
#[derive(Clone, Copy, Default)]
pub(crate) struct Quotes {
    is_quoted: bool,
    is_escaped: bool,
}

impl Quotes {
    /// Takes the next byte. Returns whether the byte after it is in a quoted string.
    pub(crate) fn take(&mut self, byte: u8) -> bool {
        if self.is_escaped {
            self.is_escaped = false;
        } else if byte == b'"' {
            self.is_quoted = !self.is_quoted;
        } else {
            self.is_escaped = self.is_quoted && byte == b'\\';
        }
        self.is_quoted
    }

    /// Takes the next bytes.
    pub(crate) fn take_all(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.take(*byte);
        }
    }

    /// Returns whether the text is in a quoted string.
    pub(crate) const fn is_quoted(self) -> bool {
        self.is_quoted
    }
}

/// Returns a part of the value of a header; in a quoted string, without the backslashes of quoted pairs. `None` if there is no such
/// part.
#[must_use]
pub fn unescaped(value: &str, range: Range<usize>) -> Option<Cow<'_, str>> {
    let mut quotes = Quotes::default();
    quotes.take_all(value.as_bytes().get(..range.start)?);
    let part = value.get(range)?;
    if !quotes.is_quoted() || !part.contains('\\') {
        return Some(Cow::Borrowed(part));
    }
    let mut rest = part.chars();
    let next = || match rest.next()? {
        // A backslash at the end escapes nothing.
        '\\' => rest.next().or(Some('\\')),
        other => Some(other),
    };
    Some(core::iter::from_fn(next).collect())
}

/// Passes a text on in parts, as the inside of a quoted string.
pub(crate) fn escape(text: &str, take: &mut dyn FnMut(&str)) {
    for part in text.split_inclusive(['"', '\\']) {
        let plain = part.trim_end_matches(['"', '\\']);
        take(plain);
        if let Some(special) = part.get(plain.len()..).filter(|special| !special.is_empty()) {
            take("\\");
            take(special);
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::{escape, unescaped};

    #[test]
    fn what_is_escaped_comes_back() {
        for text in ["", "a", "a b", "\"", "\\", "say \"no\" \\", "\\\"", "é\"ü"] {
            let mut value = String::from("Bearer a=\"");
            escape(text, &mut |part| value.push_str(part));
            value.push_str("\", b=\"c\"");
            let range = 10..value.len() - 8;
            assert_eq!(unescaped(&value, range).as_deref(), Some(text), "{value}");
        }
    }

    #[test]
    fn a_backslash_elsewhere_is_one() {
        assert_eq!(unescaped("a\\b", 0..3).as_deref(), Some("a\\b"));
        assert_eq!(unescaped("a \"b\" c\\d", 6..9).as_deref(), Some("c\\d"));
        assert_eq!(unescaped("a=\"b\\", 3..5).as_deref(), Some("b\\"));
        assert_eq!(unescaped("é", 1..2), None);
        assert_eq!(unescaped("a", 2..3), None);
    }
}
