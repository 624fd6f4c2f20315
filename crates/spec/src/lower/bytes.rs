//! Little-endian integers of the table format. Lengths are checked, never cut.

/// Appends integers.
pub(super) trait Put {
    /// Appends a byte.
    fn put_u8(&mut self, value: u8);
    /// Appends two bytes.
    fn put_u16(&mut self, value: u16);
    /// Appends four bytes.
    fn put_u32(&mut self, value: u32);
    /// Appends four bytes.
    fn put_i32(&mut self, value: i32);
}

impl Put for Vec<u8> {
    fn put_u8(&mut self, value: u8) {
        self.push(value);
    }

    fn put_u16(&mut self, value: u16) {
        self.extend_from_slice(&value.to_le_bytes());
    }

    fn put_u32(&mut self, value: u32) {
        self.extend_from_slice(&value.to_le_bytes());
    }

    fn put_i32(&mut self, value: i32) {
        self.extend_from_slice(&value.to_le_bytes());
    }
}

/// Returns a position or count of the tables as they write it.
///
/// # Panics
///
/// Panics if a table reaches 2 GiB. Sources of that size are refused earlier.
pub(super) fn int32(value: usize) -> u32 {
    u32::try_from(value)
        .ok()
        .filter(|value| value >> 31 == 0)
        .expect("no table of a catalog reaches 2 GiB")
}

/// Returns a count or index of one entry as the tables write it.
///
/// # Panics
///
/// Panics if a count exceeds 65,535. `resolve` refuses such entries.
pub(super) fn int16(value: usize) -> u16 {
    u16::try_from(value).expect("an entry has at most 65,535 of anything")
}
