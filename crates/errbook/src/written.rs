//! Generated code that is committed goes through editors, merges and version control. What is not what was written does not compile.

use crate::tables::{Envelope, Index, Localized, Tables, Text};

/// A file: its bytes, how many were written, and where the parts that the fingerprint covers begin and end.
type File<'a> = (&'a [u8], usize, &'a [usize]);

/// Returns the tables of a catalog, where all its generated code is what was written.
///
/// # Panics
///
/// While it is compiled, where anything else was written.
#[must_use]
pub const fn written<'t>(tables: Tables<'t>, mut files: &[File<'_>], expected: u128) -> Tables<'t> {
    let mut is_written = fingerprint(&tables, files) == expected;
    while let [(bytes, len, _), more @ ..] = files {
        is_written &= bytes.len() == *len;
        files = more;
    }
    assert_written(is_written);
    tables
}

/// Refuses code that is not what was written.
///
/// # Panics
///
/// While it is compiled, where it is not.
pub const fn assert_written(is_written: bool) {
    assert!(
        is_written,
        "this is not what errbook wrote: change the catalog, and run `errbook rust` again; where version control converts line ends, \
         commit the `.gitattributes` that it writes; where `cargo fmt` does, write `#[rustfmt::skip]` above `mod`"
    );
}

/// Refuses codes that are declared in another order than that of the tables.
#[doc(hidden)]
#[macro_export]
macro_rules! __in_order {
    ($code:ty) => {
        const _: () = {
            let (mut is_written, mut index, mut codes) = (true, 0, <$code>::ALL);
            while let [code, more @ ..] = codes {
                is_written &= *code as usize == index;
                index += 1;
                codes = more;
            }
            $crate::__v1::assert_written(is_written);
        };
    };
}

/// Returns the fingerprint of tables and of parts of files.
#[must_use]
pub const fn fingerprint(tables: &Tables<'_>, mut files: &[File<'_>]) -> u128 {
    let mut sum = with_tables(FACTOR, tables);
    while let [(bytes, _, parts), more @ ..] = files {
        let mut parts = *parts;
        while let [start, end, others @ ..] = parts {
            sum = with_part(sum, bytes, *start, *end);
            parts = others;
        }
        files = more;
    }
    sum
}

/// What is beyond the end of a file is not there.
const fn with_part(sum: u128, bytes: &[u8], start: usize, end: usize) -> u128 {
    match bytes.split_at_checked(end) {
        Some((bytes, _)) if start <= end => with(sum, bytes.split_at(start).1),
        _ => sum,
    }
}

const fn with_tables(mut sum: u128, tables: &Tables<'_>) -> u128 {
    let texts = [tables.name, tables.type_uri, tables.docs_url, tables.pieces];
    sum = with_texts(with_texts(sum, &texts), tables.languages);
    sum = with_index(with_text(sum, &tables.codes), &tables.index);
    let rows = [
        tables.records,
        tables.groups,
        tables.params,
        tables.variants,
        tables.attributes,
        tables.numbers,
        tables.program,
        tables.fallbacks,
        tables.reading,
    ];
    sum = with_each(sum, &rows);
    sum = with_text(with_text(sum, &tables.strings), &tables.templates);
    sum = with_localized(with_localized(sum, &tables.titles), &tables.descriptions);
    sum = with_localized(with_localized(sum, &tables.resolutions), &tables.messages);
    let mut envelopes = tables.envelopes;
    while let [envelope, more @ ..] = envelopes {
        sum = with_envelope(sum, envelope);
        envelopes = more;
    }
    with_number(sum, tables.offered as u32)
}

const fn with_index(sum: u128, index: &Index<'_>) -> u128 {
    let rows = [index.pilots, index.slots, index.keys.as_bytes(), index.owners];
    with_number(with_each(sum, &rows), index.full as u32)
}

const fn with_localized(sum: u128, localized: &Localized<'_>) -> u128 {
    let (mut sum, mut texts) = (with_each(sum, localized.complete), localized.texts);
    while let [text, more @ ..] = texts {
        sum = with_text(sum, text);
        texts = more;
    }
    sum
}

const fn with_text(sum: u128, text: &Text<'_>) -> u128 {
    with(with(sum, text.blob.as_bytes()), text.offsets)
}

const fn with_envelope(mut sum: u128, envelope: &Envelope<'_>) -> u128 {
    sum = with_texts(sum, &[envelope.name, envelope.content_type]);
    sum = with_number(sum, envelope.http_status as u32);
    let mut kept = envelope.keeps_status;
    while let [status, more @ ..] = kept {
        sum = with_number(sum, *status as u32);
        kept = more;
    }
    sum = with_number(with_number(sum, envelope.body), envelope.reading);
    with_each(sum, &[envelope.headers, envelope.header_reading])
}

const fn with_texts(mut sum: u128, mut texts: &[&str]) -> u128 {
    while let [text, more @ ..] = texts {
        sum = with(sum, text.as_bytes());
        texts = more;
    }
    sum
}

const fn with_each(mut sum: u128, mut rows: &[&[u8]]) -> u128 {
    while let [bytes, more @ ..] = rows {
        sum = with(sum, bytes);
        rows = more;
    }
    sum
}

const fn with_number(sum: u128, number: u32) -> u128 {
    (sum ^ number as u128).wrapping_mul(FACTOR)
}

/// An odd number: multiplying by it loses nothing.
const FACTOR: u128 = 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835;

/// Reads a word as little-endian: rustc interprets this while it compiles, where each call has its price.
#[cfg(target_endian = "little")]
macro_rules! word {
    ($bytes:ident) => {
        u128::from_ne_bytes(*$bytes)
    };
}

#[cfg(not(target_endian = "little"))]
macro_rules! word {
    ($bytes:ident) => {
        u128::from_le_bytes(*$bytes)
    };
}

macro_rules! mixed {
    ($bytes:ident, $by:literal) => {{
        let word = word!($bytes);
        word ^ (word << $by)
    }};
}

/// Returns a number that differs wherever one byte or the length does, and in all likelihood wherever several do.
///
/// Each step can be undone, so that no change of one word is lost, and takes 16 words, each mixed by bits of its own.
const fn with(sum: u128, bytes: &[u8]) -> u128 {
    let (mut words, mut rest) = bytes.as_chunks::<16>();
    let mut sum = (sum ^ bytes.len() as u128).wrapping_mul(FACTOR);
    while let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, more @ ..] = words {
        sum = sum ^ word!(a) ^ mixed!(b, 9_u32) ^ mixed!(c, 10_u32) ^ mixed!(d, 11_u32);
        sum = sum ^ mixed!(e, 12_u32) ^ mixed!(f, 13_u32) ^ mixed!(g, 14_u32) ^ mixed!(h, 15_u32);
        sum = sum ^ mixed!(i, 17_u32) ^ mixed!(j, 18_u32) ^ mixed!(k, 19_u32) ^ mixed!(l, 20_u32);
        sum = sum ^ mixed!(m, 21_u32) ^ mixed!(n, 22_u32) ^ mixed!(o, 23_u32) ^ mixed!(p, 25_u32);
        sum = sum.wrapping_mul(FACTOR);
        words = more;
    }
    while let [word, more @ ..] = words {
        sum = (sum ^ word!(word)).wrapping_mul(FACTOR);
        words = more;
    }
    while let [byte, more @ ..] = rest {
        sum = (sum ^ *byte as u128).wrapping_mul(FACTOR);
        rest = more;
    }
    sum
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::with;

    #[test]
    fn every_changed_byte_is_seen() {
        for length in 0..600_usize {
            let bytes: Vec<u8> =
                (0..251_u8).cycle().map(|it| it.wrapping_mul(37)).take(length).collect();
            let written = with(7, &bytes);
            for at in 0..bytes.len() {
                for other in [0, 1, b'\r', 0xff, bytes[at] ^ 0x80] {
                    let mut changed = bytes.clone();
                    changed[at] = other;
                    assert_eq!(with(7, &changed) == written, other == bytes[at], "{length} {at}");
                }
            }
            for distance in (1..length).take(300) {
                let mut swapped = bytes.clone();
                swapped.rotate_left(distance);
                assert_eq!(with(7, &swapped) == written, swapped == bytes, "{length} {distance}");
            }
            let longer: Vec<u8> = bytes.iter().copied().chain([0]).collect();
            assert_ne!(with(7, &longer), written);
        }
    }

    /// Code that was generated elsewhere, and at another time, has these numbers in it.
    #[test]
    fn it_is_the_same_everywhere() {
        assert_eq!(with(7, b""), 111_013_012_022_066_258_306_656_159_461_013_485_939);
        assert_eq!(
            with(7, b"The shop is closed. The quick brown fox jumps."),
            2_745_390_106_907_519_209_002_747_967_049_636_252
        );
        assert_eq!(with(7, &[b'x'; 600]), 92_151_261_614_821_199_803_927_944_499_555_893_847);
    }
}
