//! Numbers as text, without allocation.

use core::fmt::Write;

use super::sink::{Plain, Sink};

/// Writes a whole number.
pub(super) fn signed(value: i64, sink: &mut impl Sink) {
    if value < 0 {
        sink.plain("-");
    }
    unsigned(value.unsigned_abs(), sink);
}

/// Writes a non-negative whole number, two digits at a time.
pub(super) fn unsigned(value: u64, sink: &mut impl Sink) {
    // The compiler copies known lengths without a call.
    if value >= 10_000 {
        return long(value, sink);
    }
    let pairs = (value / 100) | ((value % 100) << 16);
    let tens = ((pairs * 103) >> 10) & 0x000F_000F;
    let digits = tens | ((pairs - tens * 10) << 8) | 0x3030_3030;
    let [a, b, c, d, ..] = digits.to_le_bytes();
    match value {
        1000.. => sink.plain_bytes(&[a, b, c, d]),
        100.. => sink.plain_bytes(&[b, c, d]),
        10.. => sink.plain_bytes(&[c, d]),
        _ => sink.plain_bytes(&[d]),
    }
}

#[cold]
fn long(mut value: u64, sink: &mut impl Sink) {
    let mut buffer = [0; 20];
    let mut start = buffer.len();
    for pair in buffer.as_chunks_mut().0.iter_mut().rev() {
        *pair = digits(value % 100);
        value /= 100;
        start -= 2;
        if value == 0 {
            break;
        }
    }
    start += usize::from(buffer.get(start) == Some(&b'0'));
    sink.plain_bytes(buffer.get(start..).unwrap_or_default());
}

/// Returns the two digits of a number below 100.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the number is below 100")]
const fn digits(pair: u64) -> [u8; 2] {
    let pair = pair as u8;
    [b'0' + pair / 10, b'0' + pair % 10]
}

/// Writes a number as the shortest JSON text that reads back. JSON and the contracts only have finite numbers, so NaN becomes 0,
/// and an infinity the largest finite number.
pub(super) fn float(value: f64, sink: &mut impl Sink) {
    let value = if value.is_nan() { 0.0 } else { value.clamp(f64::MIN, f64::MAX) };
    let size = value.abs();
    let is_moderate = size == 0.0 || (1e-5..1e16).contains(&size);
    let mut out = Plain(sink);
    // Writing to this sink never fails.
    let _ = if is_moderate { write!(out, "{value}") } else { write!(out, "{value:e}") };
}

#[cfg(test)]
mod tests {
    use alloc::string::{String, ToString};
    use alloc::vec::Vec;

    use proptest::prelude::*;

    use super::super::sink::Json;
    use super::*;

    fn written(write: impl FnOnce(&mut Json<'_>)) -> String {
        let mut out = Vec::new();
        write(&mut Json(&mut out));
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn edges() {
        for value in [0, 1, 9, 10, 99, 100, 999, 1000, 9999, 10_000, 123_456, u64::MAX] {
            assert_eq!(written(|sink| unsigned(value, sink)), value.to_string());
        }
        for value in [i64::MIN, -1, 0, i64::MAX] {
            assert_eq!(written(|sink| signed(value, sink)), value.to_string());
        }
        let floats = [
            (0.0, "0"),
            (-0.0, "-0"),
            (1.0, "1"),
            (0.1, "0.1"),
            (1e15, "1000000000000000"),
            (1e16, "1e16"),
            (1.5e-7, "1.5e-7"),
            (f64::MAX, "1.7976931348623157e308"),
            (f64::MIN_POSITIVE, "2.2250738585072014e-308"),
            (f64::NAN, "0"),
            (-f64::NAN, "0"),
            (f64::INFINITY, "1.7976931348623157e308"),
            (f64::NEG_INFINITY, "-1.7976931348623157e308"),
        ];
        for (value, text) in floats {
            assert_eq!(written(|sink| float(value, sink)), text);
        }
    }

    proptest! {
        #[test]
        fn floats_read_back(value in prop::num::f64::ANY) {
            let text = written(|sink| float(value, sink));
            if value.is_finite() {
                prop_assert_eq!(text.parse::<f64>().unwrap().to_bits(), value.to_bits());
            }
            prop_assert!(serde_json::from_str::<serde_json::Value>(&text).unwrap().is_number());
        }

        #[test]
        fn integers(a: i64, b: u64) {
            prop_assert_eq!(written(|sink| signed(a, sink)), a.to_string());
            prop_assert_eq!(written(|sink| unsigned(b, sink)), b.to_string());
        }
    }
}
