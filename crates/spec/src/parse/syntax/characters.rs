//! Characters that a catalog must not contain.

use std::ops::Range;

/// Finds the characters that are refused, in order: controls other than tab and line ends, bidirectional controls, U+FEFF and the
/// noncharacters that YAML excludes (YAML 1.2.2, section 5.1).
///
/// U+2028 and U+2029 are allowed: word processors insert them into prose, and every output escapes them where necessary.
pub(super) fn forbidden(text: &str) -> impl Iterator<Item = (char, Range<usize>)> + '_ {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(length) = bytes[from..].iter().position(|byte| SUSPECT[usize::from(*byte)]) {
            let start = from + length;
            let character = text[start..].chars().next()?;
            from = start + character.len_utf8();
            if is_forbidden(character) {
                return Some((character, start..from));
            }
        }
        from = bytes.len();
        None
    })
}

/// Whether a forbidden character can start with the byte.
static SUSPECT: [bool; 256] = {
    let mut suspect = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        suspect[byte] = byte != 0x09 && byte != 0x0A && byte != 0x0D;
        byte += 1;
    }
    suspect[0x7F] = true;
    suspect[0xC2] = true;
    suspect[0xE2] = true;
    suspect[0xEF] = true;
    suspect
};

/// Returns whether a character is refused.
pub(crate) fn is_forbidden(character: char) -> bool {
    match character {
        '\t' | '\n' | '\r' => false,
        '\0'..='\u{1F}'
        | '\u{7F}'..='\u{9F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{FFFE}'
        | '\u{FFFF}' => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::forbidden;

    #[test]
    fn prose_passes() {
        let text = "Añó\t“x”\r\n\u{2028}\u{2029}\u{200D}\u{A0}👩\u{200D}👩\u{FE0F} e\u{301} שלום \u{200B}…—";
        assert_eq!(forbidden(text).count(), 0);
    }

    #[test]
    fn finds_each_with_its_bytes() {
        let text = "a\u{7}b\u{202E}c\u{85}\u{FEFF}\u{2066}\u{FFFF}\u{7F}\0";
        let found: Vec<_> = forbidden(text).collect();
        assert_eq!(found[0], ('\u{7}', 1..2));
        assert_eq!(found[1], ('\u{202E}', 3..6));
        assert_eq!(found.len(), 8);
    }
}
