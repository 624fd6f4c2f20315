//! Little-endian integers in byte tables. What is out of range reads as zero.

/// Reads a `u16` at a position.
#[inline]
pub(crate) fn u16_at(bytes: &[u8], at: usize) -> u16 {
    match bytes.get(at..).and_then(<[u8]>::first_chunk) {
        Some(chunk) => u16::from_le_bytes(*chunk),
        None => 0,
    }
}

/// Reads a `u32` at a position.
#[inline]
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> u32 {
    match bytes.get(at..).and_then(<[u8]>::first_chunk) {
        Some(chunk) => u32::from_le_bytes(*chunk),
        None => 0,
    }
}

/// Reads an `i32` at a position.
#[inline]
pub(crate) fn i32_at(bytes: &[u8], at: usize) -> i32 {
    u32_at(bytes, at).cast_signed()
}

/// Returns the item with an index in a table of items of equal size; empty where there is none.
#[inline]
pub(crate) fn item(table: &[u8], size: usize, index: usize) -> &[u8] {
    let start = index.saturating_mul(size);
    table.get(start..start.saturating_add(size)).unwrap_or_default()
}

/// Widens an index.
#[inline]
pub(crate) const fn wide(index: u32) -> usize {
    index as usize
}
