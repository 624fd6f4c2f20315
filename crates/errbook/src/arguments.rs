//! The arguments of constructors of generated errors.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{Display, Write as _};

/// A whole number of any type, as an argument of a generated constructor: a `usize` or `u32` where a param is a `u64`.
///
/// A number that does not fit becomes the nearest that does, so a negative number becomes 0 for a `u64`.
///
/// # Examples
///
/// ```
/// use errbook::IntoInteger;
/// use vonage_errors::generic::Error;
///
/// let items = ["a", "b"];
/// let error = Error::out_of_credit(30_u8, items.len());
/// assert_eq!(error, Error::OutOfCredit { balance: 30, cost: 2 });
/// assert_eq!(IntoInteger::<u64>::into_integer(-1_i32), 0);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a whole number",
    note = "pass any integer, or implement `errbook::IntoInteger<{T}>` for your own type"
)]
pub trait IntoInteger<T> {
    /// Returns the number, or the nearest that fits.
    fn into_integer(self) -> T;
}

macro_rules! into_integer {
    ($to:ty: $($from:ty)*) => {$(
        impl IntoInteger<$to> for $from {
            fn into_integer(self) -> $to {
                <$to>::try_from(self).unwrap_or(if self > 0 { <$to>::MAX } else { <$to>::MIN })
            }
        }
    )*};
}

into_integer!(i64: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);
into_integer!(u64: i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize);

/// Returns the text of a value. If the value fails to show itself, it is what was written until then.
#[must_use]
pub fn to_text(value: impl Display) -> Cow<'static, str> {
    shown(&value)
}

/// Returns the text of each value.
#[must_use]
pub fn to_texts(values: impl IntoIterator<Item = impl Display>) -> Vec<Cow<'static, str>> {
    values.into_iter().map(|value| shown(&value)).collect()
}

fn shown(value: &dyn Display) -> Cow<'static, str> {
    let mut text = String::new();
    let _ = write!(text, "{value}");
    Cow::Owned(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use core::fmt;

    #[test]
    fn a_number_that_does_not_fit_becomes_the_nearest() {
        let unsigned: [u64; 5] = [
            5_u8.into_integer(),
            usize::MAX.into_integer(),
            (-1_i8).into_integer(),
            i128::MIN.into_integer(),
            u128::MAX.into_integer(),
        ];
        assert_eq!(unsigned, [5, usize::MAX as u64, 0, 0, u64::MAX]);
        let signed: [i64; 4] = [
            (-5_i8).into_integer(),
            u64::MAX.into_integer(),
            i128::MIN.into_integer(),
            i128::MAX.into_integer(),
        ];
        assert_eq!(signed, [-5, i64::MAX, i64::MIN, i64::MAX]);
    }

    #[test]
    fn a_text_that_fails_is_cut() {
        struct Fails;
        impl Display for Fails {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("half")?;
                Err(fmt::Error)
            }
        }
        assert_eq!(to_text(Fails), "half");
        assert_eq!(to_texts([1, 2]), ["1", "2"]);
        assert_eq!(to_texts(["a"; 0]), [""; 0]);
    }
}
