//! JSON strings (RFC 8259, section 7).

use alloc::vec::Vec;

/// Appends the inside of a JSON string: quotes, backslashes and control characters are escaped.
#[inline]
pub(super) fn escape(text: &str, out: &mut Vec<u8>) {
    let mut rest = text.as_bytes();
    while let Some(at) = first_special(rest) {
        let Some((clean, [special, after @ ..])) = rest.split_at_checked(at) else { break };
        out.extend_from_slice(clean);
        escape_byte(*special, out);
        rest = after;
    }
    out.extend_from_slice(rest);
}

#[cold]
fn escape_byte(byte: u8, out: &mut Vec<u8>) {
    const HEX: [u8; 16] = *b"0123456789abcdef";
    let short = match byte {
        b'"' | b'\\' => byte,
        0x08 => b'b',
        b'\t' => b't',
        b'\n' => b'n',
        0x0C => b'f',
        b'\r' => b'r',
        _ => {
            let digit = |value: u8| HEX.get(usize::from(value & 15)).copied().unwrap_or(b'0');
            out.extend_from_slice(&[b'\\', b'u', b'0', b'0', digit(byte >> 4), digit(byte)]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// Returns where the first byte is that has to be escaped, looking at eight bytes at a time.
#[inline]
fn first_special(bytes: &[u8]) -> Option<usize> {
    let (words, rest) = bytes.as_chunks::<8>();
    for (index, word) in words.iter().enumerate() {
        let found = special_bytes(u64::from_le_bytes(*word));
        if found != 0 {
            return Some(index * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    let at = rest.iter().position(|byte| *byte < 0x20 || *byte == b'"' || *byte == b'\\')?;
    Some(words.len() * 8 + at)
}

/// Returns a word whose lowest set bit is the top bit of the lowest byte that has to be escaped.
///
/// A borrow can mark bytes above a byte that is rightly marked, never below.
#[inline]
const fn special_bytes(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    const TOPS: u64 = ONES * 0x80;
    let quote = word ^ (ONES * b'"' as u64);
    let backslash = word ^ (ONES * b'\\' as u64);
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    let quote = quote.wrapping_sub(ONES) & !quote;
    let backslash = backslash.wrapping_sub(ONES) & !backslash;
    (control | quote | backslash) & TOPS
}

#[cfg(test)]
mod tests {
    use alloc::string::String;
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::*;

    fn quoted(text: &str) -> String {
        let mut out = Vec::from(*b"\"");
        escape(text, &mut out);
        out.push(b'"');
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_character_of_a_byte_at_every_position() {
        for value in 0..=0x7F_u8 {
            for before in 0..17 {
                let mut text = "é".repeat(before);
                text.push(char::from(value));
                text.push_str("tail of a text");
                assert_eq!(quoted(&text), serde_json::to_string(&text).unwrap());
            }
        }
    }

    proptest! {
        #[test]
        fn is_what_serde_json_writes(text in any::<String>()) {
            prop_assert_eq!(quoted(&text), serde_json::to_string(&text).unwrap());
        }

        #[test]
        fn is_what_serde_json_writes_of_mostly_special(text in "[\\x00-\\x24\\\\a-cé]{0,40}") {
            prop_assert_eq!(quoted(&text), serde_json::to_string(&text).unwrap());
        }
    }
}
