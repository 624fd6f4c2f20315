//! Searches for bytes, many at a time.

use crate::tables::{MARKER, MARKER_BASE};

const ONES: u64 = u64::MAX / 255;
const TOPS: u64 = ONES * 0x80;
const BLANKS: u64 = ONES * b' ' as u64;
/// The number of bytes that are skipped at once if they contain no match.
const BLOCK: usize = 16;

/// Returns the position of the first byte that JSON escapes in a string. [`MARKER`] is one of them.
#[must_use]
#[inline]
pub fn first_special(bytes: &[u8]) -> Option<usize> {
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let Some(last) = bytes.last_chunk::<BLOCK>() else { return first_special_word(bytes) };
    // A loop without an early exit is compiled to operations on whole blocks.
    let is_clean = |block: &[u8; BLOCK]| {
        let or = |found: u8, byte: &u8| {
            let is_quoting = u8::from(*byte == b'"') | u8::from(*byte == b'\\');
            found | u8::from(*byte < b' ') | is_quoting
        };
        block.iter().fold(0, or) == 0
    };
    let at = match blocks.iter().position(|block| !is_clean(block)) {
        Some(block) => block * BLOCK,
        None if rest.is_empty() || is_clean(last) => return None,
        None => bytes.len() - BLOCK,
    };
    Some(at + first_special_word(bytes.get(at..)?)?)
}

/// Finds the same eight bytes at a time.
#[inline]
fn first_special_word(bytes: &[u8]) -> Option<usize> {
    first(bytes, |word| {
        let low = word & !TOPS;
        let is_no_control = low + (TOPS - BLANKS);
        is_no_control & differs(low, b'"') & differs(low, b'\\') | word
    })
}

/// Splits a template at its first placeholder: the text before, the index, and the text after.
#[inline]
pub(crate) fn split_placeholder(template: &str) -> Option<(&str, u8, &str)> {
    let at = first_marker(template.as_bytes())?;
    let (before, marked) = template.split_at_checked(at)?;
    let (index, after) = placeholder(marked)?;
    Some((before, index, after))
}

/// Reads the placeholder at the start of a text: its index, and the text after.
#[inline]
pub(crate) fn placeholder(marked: &str) -> Option<(u8, &str)> {
    let [MARKER, index, ..] = marked.as_bytes() else { return None };
    Some((index.checked_sub(MARKER_BASE)?, marked.get(2..)?))
}

/// Returns the position of the first [`MARKER`].
#[inline]
pub(crate) fn first_marker(bytes: &[u8]) -> Option<usize> {
    first(bytes, |word| differs(word & !TOPS, MARKER) | word)
}

/// Returns the position of the first byte whose top bit `passes` clears. A blank passes.
#[inline]
fn first(bytes: &[u8], passes: impl Fn(u64) -> u64) -> Option<usize> {
    let find = |at: usize, word: u64| {
        let found = !passes(word) & TOPS;
        (found != 0).then(|| at + found.trailing_zeros() as usize / 8)
    };
    let Some(last) = bytes.last_chunk::<8>() else {
        let word = bytes.iter().rev().fold(BLANKS, |word, byte| (word << 8) | u64::from(*byte));
        return find(0, word);
    };
    let (words, _) = bytes.as_chunks::<8>();
    let mut at = 0;
    for word in words {
        let found = find(at, u64::from_le_bytes(*word));
        if found.is_some() {
            return found;
        }
        at += 8;
    }
    find(bytes.len() - 8, u64::from_le_bytes(*last))
}

/// Sets the top bit of each byte that differs from one; the top bits of the word are zero, so no byte carries.
#[inline]
const fn differs(low: u64, byte: u8) -> u64 {
    (low ^ (ONES * byte as u64)) + !TOPS
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn placeholders() {
        assert_eq!(split_placeholder("a\u{1}!b"), Some(("a", 1, "b")));
        assert_eq!(split_placeholder("é and more\u{1} "), Some(("é and more", 0, "")));
        for none in ["", "a", "a longer text without one", "a\u{1}", "a\u{1}\u{2}"] {
            assert_eq!(split_placeholder(none), None, "{none:?}");
        }
    }

    proptest! {
        #[test]
        fn the_first_special_byte(bytes in prop::collection::vec(prop_oneof![8 => 0x20..=0xFF_u8, 1 => any::<u8>()], 0..40)) {
            let is_special = |byte: &u8| *byte < 0x20 || matches!(byte, b'"' | b'\\');
            prop_assert_eq!(first_special(&bytes), bytes.iter().position(is_special));
        }

        #[test]
        fn the_first_marker(bytes in prop::collection::vec(0..4_u8, 0..40)) {
            let found = first_marker(&bytes);
            prop_assert_eq!(found, bytes.iter().position(|byte| *byte == MARKER), "{:?}", Vec::from(&*bytes));
        }
    }
}
