//! The lookup index over the distinct code texts and aliases.

use std::collections::BTreeMap;

use errbook::__v1::{ALL_BYTES, hash};

use super::OwnedIndex;
use super::bytes::{Put, int16, int32};
use super::pilots::{Pilots, pilots};
use crate::model::Entry;

/// Kind of a slot whose owner is an entry.
const ONE: u32 = 1;
/// Kind of a slot whose owners are listed.
const SEVERAL: u32 = 2;

/// The number of times that the table grows for a position. Hashes that need more are not spread evenly.
const FEW_GROWTHS: usize = 3;
/// The number of times that the table grows for the hash of all bytes, which is the last to be tried.
const MOST_GROWTHS: usize = 40;

/// Builds the index.
///
/// # Panics
///
/// Panics if the hash of all bytes gives two codes the same value.
pub(super) fn index(entries: &[Entry]) -> OwnedIndex {
    let keys = keys(entries);
    // Most codes of one style differ in their second word.
    let longest = keys.keys().map(|key| key.len()).max().unwrap_or_default();
    let end = u8::try_from(longest).unwrap_or(ALL_BYTES).max(9);
    let positions =
        (8..end).step_by(4).map(|at| (at, FEW_GROWTHS)).chain([(ALL_BYTES, MOST_GROWTHS)]);
    let found = positions.into_iter().find_map(|(at, growths)| {
        let hashes: Vec<u64> = keys.keys().map(|key| hash(key.as_bytes(), at)).collect();
        Some((at, pilots(&hashes, growths)?))
    });
    let (hashed, pilots) = found.expect("64 bits over all bytes separate the codes of a catalog");
    write(&keys, &pilots, hashed)
}

/// Returns the owners of each text: the entries whose code it is, then those that have it as an alias.
fn keys(entries: &[Entry]) -> BTreeMap<&str, Vec<usize>> {
    let mut keys: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        keys.entry(&entry.code).or_default().push(index);
    }
    for (index, entry) in entries.iter().enumerate() {
        for alias in &entry.aliases {
            let owners = keys.entry(alias).or_default();
            if !owners.contains(&index) {
                owners.push(index);
            }
        }
    }
    keys
}

/// Writes the tables.
fn write(keys: &BTreeMap<&str, Vec<usize>>, found: &Pilots, hashed: u8) -> OwnedIndex {
    let mut index = OwnedIndex { hashed, ..OwnedIndex::default() };
    for pilot in &found.pilots {
        index.pilots.put_u16(*pilot);
    }
    let mut entries = Vec::with_capacity(keys.len());
    for (key, owners) in keys {
        let text = packed(index.keys.len(), int32(key.len()));
        index.keys.push_str(key);
        let owner = if let [owner] = owners[..] {
            packed(owner, ONE)
        } else {
            let position = index.owners.len() / 2;
            index.owners.put_u16(int16(owners.len()));
            for owner in owners {
                index.owners.put_u16(int16(*owner));
            }
            packed(position, SEVERAL)
        };
        entries.push((text, owner));
    }
    for slot in &found.slots {
        let (text, owner) = slot.and_then(|key| entries.get(key).copied()).unwrap_or_default();
        index.slots.put_u32(text);
        index.slots.put_u32(owner);
    }
    index
}

/// Packs 24 bits of position and 8 other bits.
fn packed(position: usize, other: u32) -> u32 {
    let position = int32(position);
    assert!(position >> 24 == 0 && other >> 8 == 0, "codes have at most 63 bytes, 65,535 at most");
    position | other << 24
}
