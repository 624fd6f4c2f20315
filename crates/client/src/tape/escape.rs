//! The escapes of JSON strings (RFC 8259, section 7).

use alloc::string::String;

/// Decodes the escape after a backslash: the character, and the length of the escape without the backslash. A lone surrogate
/// becomes U+FFFD: JavaScript sends one where it has cut a text.
pub(super) fn read(after: &[u8]) -> Option<(char, usize)> {
    let plain = match after.first()? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode(after),
        _ => return None,
    };
    Some((plain, 1))
}

/// Decodes `uXXXX`, or a pair of surrogates.
fn unicode(after: &[u8]) -> Option<(char, usize)> {
    let unit = |at: usize| {
        let digits = after.get(at..)?.first_chunk::<4>()?;
        digits.iter().try_fold(0, |unit, digit| {
            char::from(*digit).to_digit(16).map(|digit| unit << 4 | digit)
        })
    };
    let first = unit(1)?;
    let pair = || {
        let high = first.checked_sub(0xD800).filter(|high| *high < 0x400)?;
        let second = unit(7).filter(|_| after.get(5..7) == Some(b"\\u"))?;
        let low = second.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
        char::from_u32(0x1_0000 + (high << 10) + low)
    };
    Some(match (char::from_u32(first), pair()) {
        (Some(character), _) => (character, 5),
        (None, Some(character)) => (character, 11),
        (None, None) => (char::REPLACEMENT_CHARACTER, 5),
    })
}

/// Decodes all escapes of the inside of a well-formed string.
pub(super) fn decode(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at_checked(at).unwrap_or_default();
        out.push_str(before);
        let after = escape.get(1..).unwrap_or_default();
        let Some((character, len)) = read(after.as_bytes()) else { return out };
        out.push(character);
        rest = after.get(len..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}
