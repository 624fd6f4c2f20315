//! Finds a code by its text.

use crate::bytes::{rows, u16_at, u32_at, wide};
use crate::hash::{bucket, hash, slot};
use crate::tables::Index;

/// Low 24 bits of a slot's words.
const LOW: u32 = 0x00FF_FFFF;
/// The slot's owner is an entry.
const ONE: u32 = 1;
/// The slot's owner is a position of a list of entries.
const MANY: u32 = 2;

/// Returns the index of the entry with a code or alias; `None` if several entries have it.
#[must_use]
#[inline]
pub fn find(index: &Index<'_>, code: &str) -> Option<usize> {
    match lookup(index, code.as_bytes())? {
        (at, ONE) => Some(at),
        (at, _) => match list(index, at) {
            [owner] => Some(usize::from(u16::from_le_bytes(*owner))),
            _ => None,
        },
    }
}

/// Returns the index of the entry with a code or alias, among `len` entries from `first` on.
#[must_use]
#[inline]
pub fn find_in(index: &Index<'_>, code: &str, first: usize, len: usize) -> Option<usize> {
    owners(index, code).find(|owner| owner.checked_sub(first).is_some_and(|at| at < len))
}

/// Returns the indices of the entries with a code or alias.
#[must_use]
#[inline]
pub fn owners<'a>(index: &Index<'a>, code: &str) -> Owners<'a> {
    match lookup(index, code.as_bytes()) {
        Some((at, ONE)) => Owners { first: Some(at), rest: &[] },
        Some((at, _)) => Owners { first: None, rest: list(index, at) },
        None => Owners::default(),
    }
}

/// Returns an entry and [`ONE`], or the position of a list of entries and [`MANY`].
#[inline]
fn lookup(index: &Index<'_>, code: &[u8]) -> Option<(usize, u32)> {
    let hash = hash(code, index.hashed);
    let pilots = index.pilots.as_chunks::<2>().0;
    let slots = index.slots.as_chunks::<8>().0;
    let pilot = u16::from_le_bytes(*pilots.get(bucket(hash, pilots.len()))?);
    let found = slots.get(slot(hash, pilot, slots.len()))?;
    let (key, owner) = (u32_at(found, 0), u32_at(found, 4));
    let start = wide(key & LOW);
    let text = index.keys.as_bytes().get(start..start + wide(key >> 24))?;
    if text != code {
        return None;
    }
    let kind = owner >> 24;
    matches!(kind, ONE | MANY).then_some((wide(owner & LOW), kind))
}

/// Returns the entries at a position of the lists.
#[cold]
fn list<'a>(index: &Index<'a>, at: usize) -> &'a [[u8; 2]] {
    let count = usize::from(u16_at(index.owners, at.saturating_mul(2)));
    rows(index.owners, at + 1, count)
}

/// The indices of the entries with a code.
#[derive(Clone, Debug, Default)]
pub struct Owners<'a> {
    first: Option<usize>,
    rest: &'a [[u8; 2]],
}

impl Iterator for Owners<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        if let Some(first) = self.first.take() {
            return Some(first);
        }
        let (next, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(usize::from(u16::from_le_bytes(*next)))
    }
}
