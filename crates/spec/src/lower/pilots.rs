//! A perfect hash over given hashes: one pilot per bucket, chosen so that no two keys share a slot.

use errbook::__v1::{bucket, slot};

/// The average number of keys per bucket. More keys make the pilots fewer and harder to find.
const BUCKET: usize = 3;

/// A perfect hash.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pilots {
    /// One per bucket.
    pub(super) pilots: Vec<u16>,
    /// The key in each slot.
    pub(super) slots: Vec<Option<usize>>,
}

/// Finds pilots for distinct hashes, in a table that grows `growths` times at most; `None` if there are none, or two hashes are equal.
pub(super) fn pilots(hashes: &[u64], growths: usize) -> Option<Pilots> {
    if hashes.is_empty() {
        return Some(Pilots { pilots: Vec::new(), slots: Vec::new() });
    }
    let mut sorted = hashes.to_vec();
    sorted.sort_unstable();
    if sorted.windows(2).any(|pair| pair[0] == pair[1]) {
        return None;
    }
    let buckets = buckets(hashes);
    // Start at a load of 0.97, then grow by a twentieth at a time.
    let mut len = hashes.len() + hashes.len().div_ceil(32);
    for _ in 0..=growths {
        if let Some(found) = attempt(hashes, &buckets, len) {
            return Some(found);
        }
        len += len.div_ceil(20);
    }
    None
}

/// Returns the keys of each bucket.
fn buckets(hashes: &[u64]) -> Vec<Vec<usize>> {
    let mut buckets = vec![Vec::new(); hashes.len().div_ceil(BUCKET)];
    for (key, hash) in hashes.iter().enumerate() {
        let bucket = bucket(*hash, buckets.len());
        buckets[bucket].push(key);
    }
    buckets
}

/// Fills `len` slots, the fullest buckets first.
fn attempt(hashes: &[u64], buckets: &[Vec<usize>], len: usize) -> Option<Pilots> {
    let mut order: Vec<usize> = (0..buckets.len()).collect();
    order.sort_by_key(|bucket| std::cmp::Reverse(buckets[*bucket].len()));
    let mut pilots = vec![0; buckets.len()];
    let mut slots = vec![None; len];
    let mut places = Vec::new();
    for bucket in order {
        let keys = &buckets[bucket];
        let pilot = (0..=u16::MAX).find(|pilot| fits(hashes, keys, *pilot, &slots, &mut places))?;
        pilots[bucket] = pilot;
        for (key, place) in keys.iter().zip(&places) {
            slots[*place] = Some(*key);
        }
    }
    Some(Pilots { pilots, slots })
}

/// Returns whether the keys of a bucket find free slots with a pilot; `places` then contains these slots.
fn fits(
    hashes: &[u64],
    keys: &[usize],
    pilot: u16,
    slots: &[Option<usize>],
    places: &mut Vec<usize>,
) -> bool {
    places.clear();
    for key in keys {
        let place = slot(hashes[*key], pilot, slots.len());
        if slots[place].is_some() || places.contains(&place) {
            return false;
        }
        places.push(place);
    }
    true
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn equal_hashes_cannot_be_separated() {
        assert_eq!(pilots(&[1, 2, 1], 9), None);
        assert_eq!(pilots(&[], 0).map(|found| found.slots.len()), Some(0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_key_has_its_own_slot(hashes in prop::collection::btree_set(any::<u64>(), 0..500)) {
            let hashes: Vec<u64> = hashes.into_iter().collect();
            let found = pilots(&hashes, 3).expect("distinct hashes");
            prop_assert!(found.slots.len() <= hashes.len() + hashes.len() / 5 + 2);
            for (key, hash) in hashes.iter().enumerate() {
                let pilot = found.pilots[bucket(*hash, found.pilots.len())];
                prop_assert_eq!(found.slots[slot(*hash, pilot, found.slots.len())], Some(key));
            }
            prop_assert_eq!(found.slots.iter().flatten().count(), hashes.len());
        }
    }
}
