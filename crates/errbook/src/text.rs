//! Reads texts from their blobs, and the facts of a code.
//!
//! These functions take single tables, so that a program that only uses statuses contains no texts.

use crate::LanguageId;
use crate::bytes::{i32_at, row, u16_at, u32_at, wide};
use crate::tables::{Localized, RECORD, Text, flag, record};

/// The bit of an offset that marks a text without placeholders and without characters that JSON escapes.
const PLAIN: u32 = 1 << 31;

/// Returns a text of a list, or the empty text if there is none.
#[must_use]
#[inline]
pub fn text<'a>(list: &Text<'a>, index: usize) -> &'a str {
    stored(list, index).text
}

/// Returns whether a text of a list equals another. Compares lengths first.
#[must_use]
#[inline]
pub fn is_text(list: &Text<'_>, index: usize, other: &str) -> bool {
    let at = index.saturating_mul(4);
    let Some(both) = list.offsets.get(at..).and_then(<[u8]>::first_chunk::<8>) else {
        return false;
    };
    let [start, end] = [u32_at(both, 0), u32_at(both, 4)].map(|offset| wide(offset & !PLAIN));
    end.wrapping_sub(start) == other.len()
        && list.blob.as_bytes().get(start..end) == Some(other.as_bytes())
}

/// Returns an entry's text in a language, or in the source language if the entry is incomplete in it.
#[must_use]
#[inline]
pub fn localized<'a>(texts: &Localized<'a>, entry: usize, language: LanguageId) -> &'a str {
    let language = complete_or_source(texts, entry, language);
    texts.texts.get(language.index()).map_or("", |list| text(list, entry))
}

/// Returns the HTTP status of an entry, or 0 if there is none.
#[must_use]
#[inline]
pub fn status(records: &[u8], entry: usize) -> u16 {
    row::<RECORD>(records, entry).map_or(0, |row| u16_at(row, record::STATUS))
}

/// Returns the stable number of an entry.
#[must_use]
#[inline]
pub fn number(records: &[u8], entry: usize) -> Option<i32> {
    let row = row::<RECORD>(records, entry)?;
    let has_number = u16_at(row, record::FLAGS) & flag::NUMBER != 0;
    has_number.then(|| i32_at(row, record::NUMBER))
}

/// A text as it is stored.
#[derive(Clone, Copy, Default)]
pub(crate) struct Stored<'a> {
    pub(crate) text: &'a str,
    /// Whether it has no placeholders, and no characters that JSON escapes.
    pub(crate) plain: bool,
}

/// Returns a text of a list and what is known about it.
#[inline]
pub(crate) fn stored<'a>(list: &Text<'a>, index: usize) -> Stored<'a> {
    let at = index.saturating_mul(4);
    let Some(both) = list.offsets.get(at..).and_then(<[u8]>::first_chunk::<8>) else {
        return Stored::default();
    };
    let (start, end) = (u32_at(both, 0), u32_at(both, 4));
    Stored {
        text: list.blob.get(wide(start & !PLAIN)..wide(end & !PLAIN)).unwrap_or(""),
        plain: start & PLAIN != 0,
    }
}

/// Returns an entry's text in a language, without any fallback.
#[inline]
pub(crate) fn stored_in<'a>(
    texts: &Localized<'a>,
    index: usize,
    language: LanguageId,
) -> Stored<'a> {
    texts.texts.get(language.index()).map_or(Stored::default(), |list| stored(list, index))
}

/// Returns whether an entry has all its texts in a language.
#[inline]
pub(crate) fn is_complete(texts: &Localized<'_>, entry: usize, language: LanguageId) -> bool {
    language == LanguageId::SOURCE
        || texts
            .complete
            .get(language.index())
            .and_then(|bits| bits.get(entry / 8))
            .is_some_and(|byte| byte >> (entry % 8) & 1 == 1)
}

/// Returns the language, or the source language if the entry is incomplete in it.
#[inline]
pub(crate) fn complete_or_source(
    texts: &Localized<'_>,
    entry: usize,
    language: LanguageId,
) -> LanguageId {
    if is_complete(texts, entry, language) { language } else { LanguageId::SOURCE }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: Text<'_> = Text {
        blob: "onezwei",
        offsets: b"\x00\x00\x00\x80\x03\x00\x00\x00\x03\x00\x00\x80\x07\x00\x00\x00",
    };

    #[test]
    fn the_top_bit_is_no_part_of_an_offset() {
        assert_eq!([0, 1, 2, 3].map(|index| text(&LIST, index)), ["one", "", "zwei", ""]);
        assert!(is_text(&LIST, 2, "zwei") && !is_text(&LIST, 2, "drei") && !is_text(&LIST, 3, ""));
        assert_eq!([0, 1, 2].map(|index| stored(&LIST, index).plain), [true, false, true]);
    }

    #[test]
    fn an_incomplete_entry_falls_back_as_a_whole() {
        let texts = Localized { texts: &[LIST, LIST], complete: &[&[0b111], &[0b100]] };
        let other = LanguageId::new(1);
        assert!(!is_complete(&texts, 0, other));
        assert!(is_complete(&texts, 2, other));
        assert!(!is_complete(&texts, 99, other));
        assert_eq!(localized(&texts, 2, other), "zwei");
        assert_eq!(localized(&texts, 2, LanguageId::new(9)), "zwei");
    }

    #[test]
    fn broken_offsets_read_as_empty() {
        let list = Text { blob: "é", offsets: b"\x01\x00\x00\x00\x09\x00\x00\x00" };
        assert_eq!(text(&list, 0), "");
        assert_eq!(text(&Text { blob: "a", offsets: b"\x00" }, 0), "");
    }
}
