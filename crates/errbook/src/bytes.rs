//! Little-endian integers in byte tables. Out of range, they are zero.

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

/// Returns a row of a table by its index. Reads from a row need no bounds checks, as its size is known.
#[inline]
pub(crate) fn row<const SIZE: usize>(table: &[u8], index: usize) -> Option<&[u8; SIZE]> {
    table.as_chunks().0.get(index)
}

/// Returns up to `len` rows of a table, from one on.
#[inline]
pub(crate) fn rows<const SIZE: usize>(table: &[u8], first: usize, len: usize) -> &[[u8; SIZE]] {
    let rows = table.as_chunks().0.get(first..).unwrap_or_default();
    rows.get(..len).unwrap_or(rows)
}

/// Converts an index to `usize`.
#[inline]
pub(crate) const fn wide(index: u32) -> usize {
    index as usize
}
