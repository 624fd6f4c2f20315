//! Generated code that is committed goes through editors, merges and version control. A file that differs from what was written does not
//! compile.

/// Checks, while it is compiled, that files have the bytes that were written: so many, and with this [`fingerprint`].
///
/// The file that holds the check can't hold its own fingerprint.
#[doc(hidden)]
#[macro_export]
macro_rules! __written {
    ($($path:literal: $len:literal $($sum:literal)?;)*) => {$(
        const _: () = {
            let bytes = ::core::include_bytes!($path);
            assert!(
                bytes.len() == $len $(&& $crate::__v1::fingerprint(bytes) == $sum)?,
                ::core::concat!(
                    "`",
                    $path,
                    "` is not what errbook wrote: change the catalog, and run `errbook rust` again; where version control converts line \
                     ends, commit the `.gitattributes` that it writes; where `cargo fmt` does, write `#[rustfmt::skip]` above `mod`"
                )
            );
        };
    )*};
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
#[must_use]
pub const fn fingerprint(bytes: &[u8]) -> u128 {
    let (mut words, mut rest) = bytes.as_chunks::<16>();
    let mut sum = (bytes.len() as u128).wrapping_mul(FACTOR);
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

    use super::fingerprint;

    #[test]
    fn every_changed_byte_is_seen() {
        for length in 0..600_usize {
            let bytes: Vec<u8> =
                (0..251_u8).cycle().map(|it| it.wrapping_mul(37)).take(length).collect();
            let written = fingerprint(&bytes);
            for at in 0..bytes.len() {
                for other in [0, 1, b'\r', 0xff, bytes[at] ^ 0x80] {
                    let mut changed = bytes.clone();
                    changed[at] = other;
                    assert_eq!(
                        fingerprint(&changed) == written,
                        other == bytes[at],
                        "{length} {at}"
                    );
                }
            }
            for distance in (1..length).take(300) {
                let mut swapped = bytes.clone();
                swapped.rotate_left(distance);
                assert_eq!(
                    fingerprint(&swapped) == written,
                    swapped == bytes,
                    "{length} {distance}"
                );
            }
            let longer: Vec<u8> = bytes.iter().copied().chain([0]).collect();
            assert_ne!(fingerprint(&longer), written);
        }
    }

    /// Code that was generated elsewhere, and at another time, has these numbers in it.
    #[test]
    fn it_is_the_same_everywhere() {
        assert_eq!(
            fingerprint(b"The shop is closed. The quick brown fox jumps."),
            148_992_892_024_783_185_782_901_440_461_939_729_551
        );
        assert_eq!(fingerprint(&[b'x'; 600]), 165_226_184_005_024_332_208_415_096_736_913_216_960);
    }
}
