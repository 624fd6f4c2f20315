//! The values of an occurrence, for the renderer.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::time::Duration;

use crate::{FieldError, Json, OwnedArg};

/// The number of values that are kept without allocating.
const INLINE: usize = 16;

/// A value of a param, borrowed from the error.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Arg<'a> {
    /// An optional param without a value.
    #[default]
    Absent,
    /// Text.
    Text(&'a str),
    /// Whole number.
    Integer(i64),
    /// Non-negative whole number.
    Unsigned(u64),
    /// Floating point number. Bodies contain 0 instead of NaN, and the largest finite number instead of an infinity.
    Number(f64),
    /// Boolean.
    Boolean(bool),
    /// Time span; whole seconds in JSON and in text, rounded up.
    Duration(Duration),
    /// A list of texts.
    Texts(&'a [Cow<'static, str>]),
    /// JSON.
    Json(&'a Json),
    /// Field errors.
    Fields(&'a [FieldError]),
}

/// Receives the values of an error: the params of the entry in declaration order, then those of the case.
pub trait ArgSink<'s> {
    /// Takes the index of the case, for an entry with cases.
    fn case(&mut self, index: u16);

    /// Takes the next value.
    fn arg(&mut self, value: Arg<'s>);
}

/// The values of one occurrence.
///
/// Allocates only for more than 16 values.
///
/// # Examples
///
/// ```
/// use errbook::{Arg, ArgSink, Args};
///
/// let mut args = Args::new();
/// args.arg(Arg::Integer(30));
/// assert_eq!(args.get(0), Arg::Integer(30));
/// assert_eq!(args.get(1), Arg::Absent);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Args<'s> {
    case: Option<u16>,
    /// Whether field errors are among the values.
    has_fields: bool,
    len: usize,
    inline: [Arg<'s>; INLINE],
    spilled: Vec<Arg<'s>>,
}

impl<'s> Args<'s> {
    /// Returns an empty list of values.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            case: None,
            has_fields: false,
            len: 0,
            inline: [Arg::Absent; INLINE],
            spilled: Vec::new(),
        }
    }

    /// Returns the value of the param with an index, or [`Arg::Absent`] if there is none.
    #[must_use]
    #[inline]
    pub fn get(&self, index: usize) -> Arg<'s> {
        self.find(index).copied().unwrap_or_default()
    }

    #[inline]
    pub(crate) fn find(&self, index: usize) -> Option<&Arg<'s>> {
        match index.checked_sub(INLINE) {
            None => self.inline.get(index),
            Some(index) => self.spilled.get(index),
        }
    }

    /// Returns whether field errors are among the values.
    pub(crate) const fn has_fields(&self) -> bool {
        self.has_fields
    }

    /// Returns the index of the case.
    #[must_use]
    pub fn case_index(&self) -> Option<u16> {
        self.case
    }

    /// Returns the number of values.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Returns whether there are no values.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Returns the field errors among the values.
    #[must_use]
    pub fn fields(&self) -> &'s [FieldError] {
        let find = |args: &[Arg<'s>]| {
            args.iter().find_map(|arg| match arg {
                Arg::Fields(fields) => Some(*fields),
                _ => None,
            })
        };
        let inline = self.inline.get(..self.len.min(INLINE)).unwrap_or_default();
        find(inline).or_else(|| find(&self.spilled)).unwrap_or_default()
    }
}

impl Default for Args<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'s> ArgSink<'s> for Args<'s> {
    fn case(&mut self, index: u16) {
        self.case = Some(index);
    }

    fn arg(&mut self, value: Arg<'s>) {
        self.has_fields |= matches!(value, Arg::Fields(_));
        match self.inline.get_mut(self.len) {
            Some(place) => *place = value,
            None => self.spilled.push(value),
        }
        self.len += 1;
    }
}

impl OwnedArg {
    /// Returns the value, borrowed.
    #[must_use]
    pub fn as_arg(&self) -> Arg<'_> {
        match self {
            Self::Absent => Arg::Absent,
            Self::Text(text) => Arg::Text(text),
            Self::Integer(value) => Arg::Integer(*value),
            Self::Unsigned(value) => Arg::Unsigned(*value),
            Self::Number(value) => Arg::Number(*value),
            Self::Boolean(value) => Arg::Boolean(*value),
            Self::Duration(value) => Arg::Duration(*value),
            Self::Texts(texts) => Arg::Texts(texts),
            Self::Json(json) => Arg::Json(json),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_beyond_the_array_are_kept() {
        let mut args = Args::new();
        for value in 0..40 {
            args.arg(Arg::Unsigned(value));
        }
        assert_eq!(args.len(), 40);
        for index in [0, 15, 16, 39] {
            assert_eq!(args.get(index), Arg::Unsigned(index as u64));
        }
        assert_eq!(args.get(40), Arg::Absent);
        assert_eq!(args.get(usize::MAX), Arg::Absent);
    }

    #[test]
    fn sixteen_values_do_not_allocate() {
        let mut args = Args::new();
        for value in 0..16 {
            args.arg(Arg::Unsigned(value));
        }
        assert_eq!(args.spilled.capacity(), 0);
        args.arg(Arg::Fields(&[]));
        assert_eq!(args.spilled.len(), 1);
    }

    #[test]
    fn field_errors_are_found_anywhere() {
        let fields = [FieldError::text("name", "is missing")];
        for before in [0, 3, 20] {
            let mut args = Args::new();
            (0..before).for_each(|_| args.arg(Arg::Absent));
            args.arg(Arg::Fields(&fields));
            assert_eq!(args.fields().len(), 1, "after {before}");
        }
    }
}
