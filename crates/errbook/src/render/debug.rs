//! Values for developers.

use core::fmt::DebugStruct;

use crate::{Arg, Param};

/// Adds a param to what `Debug` shows; of an internal one only that it is there.
pub(crate) fn debug_arg(shown: &mut DebugStruct<'_, '_>, param: Param<'_>, arg: Arg<'_>) {
    let name = param.name();
    if param.is_internal() {
        shown.field(name, &format_args!("<internal>"));
        return;
    }
    match arg {
        Arg::Absent => shown.field(name, &format_args!("none")),
        Arg::Text(text) => shown.field(name, &text),
        Arg::Integer(value) => shown.field(name, &value),
        Arg::Unsigned(value) => shown.field(name, &value),
        Arg::Number(value) => shown.field(name, &value),
        Arg::Boolean(value) => shown.field(name, &value),
        Arg::Duration(span) => shown.field(name, &span),
        Arg::Texts(texts) => shown.field(name, &texts),
        Arg::Fields(fields) => shown.field(name, &fields),
    };
}
