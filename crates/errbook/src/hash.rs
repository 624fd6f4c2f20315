//! The hash functions of the code index, which the generator builds with the same functions.
//!
//! Written by hand, because the runtime has no dependency, and because tables that are generated once must find their codes with every
//! later version: the functions are part of the table format.

const K0: u64 = 0x9E37_79B9_7F4A_7C15;
const K1: u64 = 0xD1B5_4A32_D192_ED03;
const K2: u64 = 0xA076_1D64_78BD_642F;
const K3: u64 = 0xE703_7ED1_A0B4_28DB;

/// Instead of a position: all bytes are hashed.
pub const ALL_BYTES: u8 = u8::MAX;

/// Returns the hash of a key: of its words, of which one starts at a position, or of all of it if the position is [`ALL_BYTES`].
#[must_use]
#[inline]
pub fn hash(key: &[u8], position: u8) -> u64 {
    if position == ALL_BYTES { hash_full(key) } else { hash_words(key, position) }
}

/// Returns the hash of the length and the first eight bytes of a key, its last eight, and the eight from a position on, or of all of
/// a key that is shorter than eight bytes.
///
/// The generator chooses a position where these words separate its keys. Then no step depends on the length of a key, which a
/// processor can't predict.
#[inline]
fn hash_words(key: &[u8], position: u8) -> u64 {
    let (Some(first), Some(last)) = (key.first_chunk::<8>(), key.last_chunk::<8>()) else {
        return hash_tiny(key);
    };
    let start = usize::from(position).min(key.len() - 8);
    let other = key.get(start..).and_then(<[u8]>::first_chunk::<8>).unwrap_or(last);
    let ends =
        fold(u64::from_le_bytes(*first) ^ K0 ^ key.len() as u64, u64::from_le_bytes(*last) ^ K1);
    // A fold of its own, because every byte of the word has to change the low bits too, which choose the bucket.
    ends ^ fold(u64::from_le_bytes(*other) ^ K3, K2)
}

/// Returns the hash of all bytes of a key.
#[must_use]
#[inline]
pub fn hash_full(key: &[u8]) -> u64 {
    let Some(last) = key.last_chunk::<8>() else {
        return hash_tiny(key);
    };
    let (pairs, rest) = key.as_chunks::<16>();
    let mut state = K2;
    for pair in pairs {
        let (a, b) = halves(pair);
        state = fold(a ^ K1, b ^ state);
    }
    // The last eight bytes may be hashed twice, so that no loop runs over single bytes.
    let first = rest.first_chunk::<8>().unwrap_or(last);
    let hash = fold(u64::from_le_bytes(*first) ^ K3, u64::from_le_bytes(*last) ^ state ^ K0);
    // Not part of the fold, where a byte of the last word could cancel it out.
    hash ^ (key.len() as u64).wrapping_mul(K1)
}

/// Maps 32 bits of a hash evenly to `0..len`.
#[must_use]
#[inline]
pub const fn reduce(bits: u32, len: usize) -> usize {
    ((bits as u64 * len as u64) >> 32) as usize
}

/// Returns the bucket of a hash among `len` buckets; each has a pilot.
#[must_use]
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the low half is meant")]
pub const fn bucket(hash: u64, len: usize) -> usize {
    reduce(hash as u32, len)
}

/// Returns the slot of a hash among `len` slots, given the pilot of its bucket.
#[must_use]
#[inline]
pub const fn slot(hash: u64, pilot: u16, len: usize) -> usize {
    let mixed = (hash ^ (pilot as u64).wrapping_mul(K2)).wrapping_mul(K0);
    reduce((mixed >> 32) as u32, len)
}

/// Returns the hash of up to seven bytes.
#[inline]
fn hash_tiny(key: &[u8]) -> u64 {
    let word = match (key.first_chunk::<4>(), key.last_chunk::<4>(), key) {
        (Some(first), Some(last), _) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
        }
        (_, _, [first, .., last]) => {
            let middle = key.get(key.len() / 2).unwrap_or(first);
            u64::from_le_bytes([*first, *middle, *last, 0, 0, 0, 0, 0])
        }
        (_, _, [only]) => u64::from(*only),
        _ => 0,
    };
    fold(word ^ K0, K1) ^ (key.len() as u64).wrapping_mul(K3)
}

#[inline]
fn halves(pair: &[u8; 16]) -> (u64, u64) {
    let word = |half: &[u8]| half.first_chunk::<8>().map_or(0, |it| u64::from_le_bytes(*it));
    let (low, high) = pair.split_at(8);
    (word(low), word(high))
}

/// Multiplies to 128 bits and folds the halves together.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the halves are meant")]
const fn fold(a: u64, b: u64) -> u64 {
    let product = (a as u128).wrapping_mul(b as u128);
    (product as u64) ^ ((product >> 64) as u64)
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;
    use alloc::vec;

    use super::*;

    #[test]
    fn every_part_of_a_long_key_counts() {
        let key = *b"abcdefghijklmnopqrstuvwx";
        for at in 0..24 {
            let mut other = key;
            other[at] ^= 1;
            assert_ne!(hash(&key, 8), hash(&other, 8), "byte {at}");
        }
    }

    #[test]
    fn keys_around_eight_bytes_differ() {
        let text = b"aaaaaaaaaaaaaaaaaaaa";
        for a in 0..20 {
            for b in 0..a {
                for at in [8, 12, ALL_BYTES] {
                    assert_ne!(hash(&text[..a], at), hash(&text[..b], at), "{a} {b} {at}");
                }
            }
        }
    }

    #[test]
    fn lengths_and_last_bytes_do_not_cancel_out() {
        let key = |last: u8, len: usize| [vec![b'a'; len - 1], vec![last]].concat();
        let mut hashes = BTreeSet::new();
        for len in 8..64 {
            for last in b'!'..=b'~' {
                assert!(hashes.insert(hash_full(&key(last, len))), "{len} {last}");
            }
        }
    }

    #[test]
    fn every_byte_of_a_word_chooses_the_bucket() {
        for at in 0..24 {
            let mut key = *b"payment-error-0000-refused";
            let buckets: BTreeSet<_> = (b'!'..=b'~')
                .map(|byte| {
                    key[at] = byte;
                    bucket(hash(&key, 9), 1_000_000)
                })
                .collect();
            // Two bytes are in none of the three words.
            let counts = at != 8 && at != 17;
            assert!(!counts || buckets.len() > 90, "byte {at}: {}", buckets.len());
        }
    }

    #[test]
    fn words_start_where_they_are_said_to() {
        let key = *b"aaaaaaaa-bbbbbbbb-cccccccc-dddddddd";
        for position in [8, 12, 16, 20, 200] {
            let start = usize::min(position, key.len() - 8);
            let hash = |key: &[u8]| hash(key, u8::try_from(position).unwrap());
            for at in 8..key.len() - 8 {
                let mut other = key;
                other[at] ^= 1;
                let counts = (start..start + 8).contains(&at);
                assert_eq!(hash(&key) != hash(&other), counts, "{position}, byte {at}");
                assert_ne!(hash_full(&key), hash_full(&other));
            }
        }
    }

    #[test]
    fn hashes_stay_those_of_generated_tables() {
        let cases = [
            ("", 0xD6CB_8892_A926_A943, 0xD6CB_8892_A926_A943, [66, 475]),
            ("x", 0x0B3A_74FB_3410_3A58, 0x0B3A_74FB_3410_3A58, [20, 699]),
            ("42", 0xA201_77D1_ED24_F3BF, 0xA201_77D1_ED24_F3BF, [92, 443]),
            ("abc", 0x335A_90DD_B04A_32A6, 0x335A_90DD_B04A_32A6, [68, 748]),
            ("expired", 0xAE93_2716_30E6_8F4B, 0xAE93_2716_30E6_8F4B, [19, 657]),
            ("conflict", 0x63D1_373F_220C_63D8, 0xEE32_C457_A322_4FCA, [13, 610]),
            ("out-of-credit", 0x55C1_A286_CA26_F699, 0x7F7B_B113_A076_D80B, [78, 56]),
            ("INVALID_ACCESS_TOKEN", 0x4A31_8487_6434_06EC, 0x7350_F01C_74C1_DC78, [39, 808]),
            (
                "error-number-42-of-the-many-errors",
                0xE4CA_ED53_6572_43E7,
                0x8D76_7C2E_BA44_D4CF,
                [39, 507],
            ),
        ];
        for (key, short, full, places) in cases {
            assert_eq!(
                [hash(key.as_bytes(), 8), hash_full(key.as_bytes())],
                [short, full],
                "{key}"
            );
            assert_eq!([bucket(short, 100), slot(short, 5, 1000)], places, "{key}");
        }
    }

    #[test]
    fn positions_are_in_range() {
        for len in [1, 2, 3, 97, 65_535] {
            for key in [&b"a"[..], b"", b"number-in-use", b"zzzzzzzzzzzzzzzzzzzzz"] {
                let hash = hash(key, 8);
                assert!(bucket(hash, len) < len);
                assert!((0..=u16::MAX).step_by(257).all(|pilot| slot(hash, pilot, len) < len));
            }
        }
        assert_eq!(slot(1, 1, 0), 0);
    }
}
