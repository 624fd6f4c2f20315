//! The Rust types of params, of the values that a response carries. `None` where the value is of another type or absent.

#![expect(clippy::needless_pass_by_value, reason = "generated code calls them all alike")]

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::time::Duration;

use crate::OwnedArg;

/// Returns the value of a `string`.
#[must_use]
pub fn text(value: OwnedArg) -> Option<Cow<'static, str>> {
    if let OwnedArg::Text(text) = value { Some(text) } else { None }
}

/// Returns the value of an `integer`.
#[must_use]
pub fn integer(value: OwnedArg) -> Option<i64> {
    if let OwnedArg::Integer(value) = value { Some(value) } else { None }
}

/// Returns the value of an `unsigned`.
#[must_use]
pub fn unsigned(value: OwnedArg) -> Option<u64> {
    if let OwnedArg::Unsigned(value) = value { Some(value) } else { None }
}

/// Returns the value of a `number`.
#[must_use]
pub fn number(value: OwnedArg) -> Option<f64> {
    if let OwnedArg::Number(value) = value { Some(value) } else { None }
}

/// Returns the value of a `boolean`.
#[must_use]
pub fn boolean(value: OwnedArg) -> Option<bool> {
    if let OwnedArg::Boolean(value) = value { Some(value) } else { None }
}

/// Returns the value of a `duration`.
#[must_use]
pub fn duration(value: OwnedArg) -> Option<Duration> {
    if let OwnedArg::Duration(span) = value { Some(span) } else { None }
}

/// Returns the value of a list of strings.
#[must_use]
pub fn texts(value: OwnedArg) -> Option<Vec<Cow<'static, str>>> {
    if let OwnedArg::Texts(texts) = value { Some(texts) } else { None }
}
