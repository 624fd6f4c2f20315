//! Generated code that is committed goes through editors, merges and version control. What is not what was written does not compile.

/// Returns a text of generated code.
///
/// # Panics
///
/// While it is compiled, where another text was written.
#[must_use]
pub const fn written(text: &'static str, fingerprint: u128) -> &'static str {
    assert_written(text.as_bytes(), fingerprint);
    text
}

/// Returns a table of generated code.
///
/// # Panics
///
/// While it is compiled, where another table was written.
#[must_use]
pub const fn written_bytes(bytes: &'static [u8], fingerprint: u128) -> &'static [u8] {
    assert_written(bytes, fingerprint);
    bytes
}

const fn assert_written(bytes: &[u8], expected: u128) {
    assert!(
        fingerprint(bytes) == expected,
        "this is not what errbook wrote: change the catalog, and run `errbook rust` again; where version control converts line ends, \
         commit the `.gitattributes` that it writes"
    );
}

/// An odd number: multiplying by it loses nothing.
const FACTOR: u128 = 0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835;

/// Returns a number that differs wherever one byte does, and in all likelihood wherever several do.
///
/// Each step can be undone, so that no change of one byte is lost. rustc interprets it while it compiles, at a price for each step:
/// a step takes 32 bytes.
#[must_use]
pub const fn fingerprint(bytes: &[u8]) -> u128 {
    let (mut words, mut rest) = bytes.as_chunks::<16>();
    let mut sum = FACTOR ^ bytes.len() as u128;
    while let [first, second, more @ ..] = words {
        let left = sum ^ u128::from_le_bytes(*first);
        sum = left.wrapping_mul(FACTOR) ^ u128::from_le_bytes(*second);
        words = more;
    }
    if let [word] = words {
        sum = (sum ^ u128::from_le_bytes(*word)).wrapping_mul(FACTOR);
    }
    while let [byte, more @ ..] = rest {
        sum = (sum ^ *byte as u128).wrapping_mul(FACTOR);
        rest = more;
    }
    sum.wrapping_mul(FACTOR)
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::fingerprint;

    #[test]
    fn every_changed_byte_is_seen() {
        for length in 0..130 {
            let bytes: Vec<u8> = (0..length).map(|index: u8| index.wrapping_mul(37)).collect();
            let written = fingerprint(&bytes);
            for at in 0..bytes.len() {
                for other in [0, 1, b'\r', 0xff, bytes[at] ^ 1, bytes[at] ^ 0x80] {
                    let mut changed = bytes.clone();
                    changed[at] = other;
                    assert_eq!(
                        fingerprint(&changed) == written,
                        other == bytes[at],
                        "{length} {at}"
                    );
                }
                let swapped = bytes.iter().rev().copied().collect::<Vec<_>>();
                assert!(length < 2 || fingerprint(&swapped) != written);
            }
            let longer: Vec<u8> = bytes.iter().copied().chain([0]).collect();
            assert_ne!(fingerprint(&longer), written);
        }
    }

    #[test]
    fn converted_line_ends_are_seen() {
        let text = "a line\nanother\n";
        let converted = text.replace('\n', "\r\n");
        assert_ne!(fingerprint(text.as_bytes()), fingerprint(converted.as_bytes()));
    }

    /// Code that was generated elsewhere, and at another time, has these numbers in it.
    #[test]
    fn it_is_the_same_everywhere() {
        assert_eq!(fingerprint(b""), 31_262_733_017_884_601_067_784_706_559_533_439_737);
        assert_eq!(
            fingerprint(b"The shop is closed. The quick brown fox jumps."),
            261_414_412_204_946_485_789_798_450_341_321_284_666
        );
    }
}
