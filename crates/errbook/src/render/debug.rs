//! Values for developers.

use core::fmt::{self, DebugStruct};

use crate::{Arg, Param};

/// Adds a param to what `Debug` shows; of an internal one only that it is there.
pub(crate) fn debug_arg(shown: &mut DebugStruct<'_, '_>, param: Param<'_>, arg: Arg<'_>) {
    if param.is_internal() {
        shown.field(param.name(), &format_args!("<internal>"));
    } else {
        shown.field(param.name(), &Shown(arg));
    }
}

/// A value as Rust writes it.
pub(crate) struct Shown<'a>(pub(crate) Arg<'a>);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Arg::Absent => f.write_str("none"),
            Arg::Text(text) => fmt::Debug::fmt(text, f),
            Arg::Integer(value) => fmt::Debug::fmt(&value, f),
            Arg::Unsigned(value) => fmt::Debug::fmt(&value, f),
            Arg::Number(value) => fmt::Debug::fmt(&value, f),
            Arg::Boolean(value) => fmt::Debug::fmt(&value, f),
            Arg::Duration(span) => fmt::Debug::fmt(&span, f),
            Arg::Texts(texts) => fmt::Debug::fmt(texts, f),
            Arg::Fields(fields) => fmt::Debug::fmt(fields, f),
        }
    }
}
