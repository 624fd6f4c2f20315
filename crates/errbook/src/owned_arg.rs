//! The values of params, owned.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::time::Duration;

use crate::Json;

/// A value of a param that owns its text, for values that outlive what made them.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum OwnedArg {
    /// An optional param without a value.
    #[default]
    Absent,
    /// Text.
    Text(Cow<'static, str>),
    /// Whole number.
    Integer(i64),
    /// Whole number from zero on.
    Unsigned(u64),
    /// Floating point number.
    Number(f64),
    /// Boolean.
    Boolean(bool),
    /// Time span.
    Duration(Duration),
    /// A list of texts.
    Texts(Vec<Cow<'static, str>>),
    /// JSON.
    Json(Json),
}
