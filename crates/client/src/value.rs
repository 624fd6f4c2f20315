//! Values of a body.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use errbook::Json;

use crate::captures::Slot;
use crate::tape::{Tape, ValueKind, wide};

/// A value of the body, as sent. In XML, every value is a text, except lists and elements with children.
///
/// # Examples
///
/// ```
/// # fn show(received: &errbook_client::Reading<'_, '_>) {
/// if let Some(balance) = received.param("balance").and_then(|value| value.as_i64()) {
///     println!("{balance} left");
/// }
/// # }
/// ```
#[derive(Clone, Copy)]
pub struct Value<'r> {
    tape: &'r Tape<'r>,
    at: u32,
    /// The numbers of bytes at the start and the end of the text that are not part of the value.
    around: (u32, u32),
}

impl<'r> Value<'r> {
    pub(crate) const fn new(tape: &'r Tape<'r>, at: u32) -> Self {
        Self { tape, at, around: (0, 0) }
    }

    /// Returns a value that may be a part of a text.
    pub(crate) const fn part(tape: &'r Tape<'r>, slot: Slot) -> Self {
        Self { tape, at: slot.at, around: (slot.before, slot.after) }
    }

    /// Returns the text of a string.
    #[must_use]
    pub fn as_str(&self) -> Option<Cow<'r, str>> {
        self.tape.kind(self.at).is_string().then(|| self.text()).flatten()
    }

    /// Returns the text of a string, a number or a boolean.
    #[must_use]
    pub fn text(&self) -> Option<Cow<'r, str>> {
        cut(self.tape.scalar(self.at)?, self.around)
    }

    /// Returns an integer, whether written `30`, `30.0` or `3e1`.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        let text = self.number()?;
        text.parse().ok().or_else(|| exact_integer(text))
    }

    /// Returns a non-negative integer, in any of these notations.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        let text = self.number()?;
        text.parse().ok().or_else(|| u64::try_from(exact_integer(text)?).ok())
    }

    /// Returns a number, or `None` if it is out of range.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        self.number()?.parse().ok().filter(|value: &f64| value.is_finite())
    }

    /// Returns a boolean.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self.tape.kind(self.at) {
            ValueKind::True => Some(true),
            ValueKind::False => Some(false),
            _ if self.tape.is_xml() => self.number()?.parse().ok(),
            _ => None,
        }
    }

    /// Returns whether it is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.tape.kind(self.at) == ValueKind::Null
    }

    /// Returns whether it is a list.
    #[must_use]
    pub fn is_list(&self) -> bool {
        self.tape.kind(self.at).is_array()
    }

    /// Returns whether it has members.
    #[must_use]
    pub fn is_object(&self) -> bool {
        self.tape.kind(self.at) == ValueKind::Object
    }

    /// Returns the items of a list.
    pub fn items(&self) -> impl Iterator<Item = Self> + use<'r> {
        let tape = self.tape;
        tape.items(self.at).map(move |at| Self::new(tape, at))
    }

    /// Returns the names and values of the members, in the order of the body.
    pub fn members(&self) -> impl Iterator<Item = (Cow<'r, str>, Self)> + use<'r> {
        let tape = self.tape;
        let members = tape.members(self.at);
        members.filter_map(move |(key, at)| Some((tape.scalar(key)?, Self::new(tape, at))))
    }

    /// Returns the value of the last member with a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Self> {
        Some(Self::new(self.tape, self.tape.member(self.at, name)?))
    }

    /// Returns the value as JSON, or `None` if it is nested more than 32 deep. In XML, every value is a string, a list or an object.
    #[must_use]
    pub fn to_json(&self) -> Option<Json> {
        let mut json = Vec::new();
        self.write_json(&mut json);
        Json::parse(String::from_utf8(json).ok()?).ok()
    }

    fn write_json(&self, out: &mut Vec<u8>) {
        match self.tape.kind(self.at) {
            ValueKind::Object => {
                out.push(b'{');
                for (index, (key, at)) in self.tape.members(self.at).enumerate() {
                    out.extend((index > 0).then_some(b','));
                    Self::new(self.tape, key).write_json(out);
                    out.push(b':');
                    Self::new(self.tape, at).write_json(out);
                }
                out.push(b'}');
            }
            ValueKind::Array | ValueKind::Elements => {
                out.push(b'[');
                for (index, item) in self.items().enumerate() {
                    out.extend((index > 0).then_some(b','));
                    item.write_json(out);
                }
                out.push(b']');
            }
            ValueKind::Null => out.extend_from_slice(b"null"),
            ValueKind::String | ValueKind::Escaped => {
                out.push(b'"');
                errbook::__v1::json(&self.text().unwrap_or_default(), out);
                out.push(b'"');
            }
            ValueKind::Number | ValueKind::True | ValueKind::False => {
                out.extend_from_slice(self.tape.raw(self.at).as_bytes());
            }
        }
    }

    /// Returns the text of a number.
    pub(crate) fn number(&self) -> Option<&'r str> {
        let kind = self.tape.kind(self.at);
        let is_number =
            kind == ValueKind::Number || (self.tape.is_xml() && kind == ValueKind::String);
        (is_number && self.around == (0, 0)).then(|| self.tape.raw(self.at))
    }
}

/// Returns a text without some bytes at the start and the end.
pub(crate) fn cut(text: Cow<'_, str>, around: (u32, u32)) -> Option<Cow<'_, str>> {
    if around == (0, 0) {
        return Some(text);
    }
    let (start, after) = (wide(around.0), wide(around.1));
    let end = text.len().checked_sub(after)?;
    match text {
        Cow::Borrowed(text) => text.get(start..end).map(Cow::Borrowed),
        Cow::Owned(text) => text.get(start..end).map(|part| Cow::Owned(part.into())),
    }
}

/// Returns a number of an entry, which some servers write as `2.0`.
pub(crate) fn whole_number(text: &str) -> Option<i32> {
    text.parse().ok().or_else(|| i32::try_from(exact_integer(text)?).ok())
}

/// Returns the integer that a text with a fraction or an exponent stands for, if it is exact.
pub(crate) fn exact_integer(text: &str) -> Option<i64> {
    /// 2^53: the integers up to it are exact.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let value: f64 = text.parse().ok()?;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a whole number in range, as the line says"
    )]
    (value.abs() <= EXACT && value % 1.0 == 0.0).then_some(value as i64)
}

/// Shows the value as it was sent.
impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.tape.kind(self.at) {
            ValueKind::Object => f.debug_map().entries(self.members()).finish(),
            ValueKind::Array | ValueKind::Elements => f.debug_list().entries(self.items()).finish(),
            ValueKind::String | ValueKind::Escaped => {
                fmt::Debug::fmt(&self.text().unwrap_or_default(), f)
            }
            _ => f.write_str(&self.text().unwrap_or(Cow::Borrowed("null"))),
        }
    }
}
