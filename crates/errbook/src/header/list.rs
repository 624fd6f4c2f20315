//! Lists in headers: elements with parameters and weights.

use super::quotes::Quotes;

/// The number of bytes of a list that are read; the rest is ignored.
const MAX_BYTES: usize = 4096;

/// Splits a text at each separator outside quoted strings.
pub(crate) fn split(text: &[u8], separator: u8) -> impl Iterator<Item = &[u8]> + Clone {
    let mut rest = Some(text);
    core::iter::from_fn(move || {
        let text = rest?;
        let end = text.iter().position(|byte| *byte == separator || *byte == b'"');
        // Few elements have quotes.
        let end = match end {
            Some(at) if text.get(at) == Some(&b'"') => {
                let mut quotes = Quotes::default();
                text.iter().position(|byte| !quotes.take(*byte) && *byte == separator)
            }
            end => end,
        };
        let (element, after) = text.split_at(end.unwrap_or(text.len()));
        rest = after.get(1..);
        Some(element)
    })
}

/// Cuts a list to its limit. Drops an element that the cut would shorten, as it could mean something else.
pub(crate) fn limited(header: &[u8]) -> &[u8] {
    let Some(head) = header.get(..=MAX_BYTES) else { return header };
    let cut = split(head, b',').last().map_or(0, <[u8]>::len);
    head.get(..head.len() - cut).unwrap_or_default()
}

/// Parses `q=` and a quality value, as thousandths (RFC 9110, section 12.4.2).
pub(crate) fn parse_weight(weight: &[u8]) -> Option<u16> {
    let [b'q' | b'Q', b'=', integer @ (b'0' | b'1'), fraction @ ..] = weight else {
        return None;
    };
    let digits = match fraction {
        [] => fraction,
        [b'.', digits @ ..] if digits.len() <= 3 => digits,
        _ => return None,
    };
    let mut quality = u16::from(*integer - b'0');
    for place in 0..3 {
        let digit = digits.get(place).copied().unwrap_or(b'0');
        if !digit.is_ascii_digit() {
            return None;
        }
        quality = quality * 10 + u16::from(digit - b'0');
    }
    (quality <= 1000).then_some(quality)
}

pub(crate) fn trim(bytes: &[u8]) -> &[u8] {
    let mut bytes = trim_start(bytes);
    while let [rest @ .., b' ' | b'\t'] = bytes {
        bytes = rest;
    }
    bytes
}

pub(crate) fn trim_start(mut bytes: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] = bytes {
        bytes = rest;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn separators_in_quoted_strings_separate_nothing() {
        let cases: [(&str, &[&str]); 9] = [
            ("", &[""]),
            (",a,", &["", "a", ""]),
            (r#"a;p="x,y",b"#, &[r#"a;p="x,y""#, "b"]),
            (r#"a;p="x\",y",b"#, &[r#"a;p="x\",y""#, "b"]),
            (r#"a;p="x\\",y"#, &[r#"a;p="x\\""#, "y"]),
            (r#"a\",b",c"#, &[r#"a\",b""#, "c"]),
            (r#"a,"b,c"#, &["a", r#""b,c"#]),
            (r#""",a"#, &[r#""""#, "a"]),
            (r"a\,b", &[r"a\", "b"]),
        ];
        for (text, expected) in cases {
            let elements: Vec<_> = split(text.as_bytes(), b',').collect();
            let expected: Vec<_> = expected.iter().map(|element| element.as_bytes()).collect();
            assert_eq!(elements, expected, "{text}");
        }
    }

    #[test]
    fn an_element_across_the_limit_is_dropped() {
        let last = |before: usize, after: &[u8]| {
            let mut header = b"es".to_vec();
            header.resize(MAX_BYTES - before, b',');
            header.extend_from_slice(after);
            let mut elements = limited(&header).split(|byte| *byte == b',');
            elements.rfind(|element| !element.is_empty()).map(<[u8]>::to_vec)
        };
        assert_eq!(last(3, b"en-US;q=0.5").as_deref(), Some(&b"es"[..]));
        assert_eq!(last(2, b"en,fr").as_deref(), Some(&b"en"[..]));
        assert_eq!(last(2, b"en").as_deref(), Some(&b"en"[..]));
        assert_eq!(limited(&[b'a'; 5000]), b"");
        let mut quoted = b"a,\"".to_vec();
        quoted.resize(5000, b',');
        assert_eq!(limited(&quoted), b"a,");
    }
}
