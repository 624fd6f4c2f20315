//! `Debug` of errors and values.

use core::fmt::{self, DebugStruct};

use super::tree::ErrorTree;
use crate::bytes::wide;
use crate::field::Problem;
use crate::{Arg, Args, Catalog, FieldError, OwnedArg, Param, Variant};

/// Writes the code, the case and the values of an error: `out-of-credit { balance: 30, secret: <internal> }`.
pub(crate) fn debug_error(error: &dyn ErrorTree, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut args = Args::new();
    error.take_args(&mut args);
    let entry = error.entry();
    let case = entry.case(args.case_index());
    let mut shown = f.debug_struct(entry.code());
    if let Some(case) = case {
        shown.field("case", &format_args!("{}", case.name()));
    }
    let params = entry.params().chain(case.into_iter().flat_map(|case| case.params()));
    for (index, param) in params.enumerate() {
        debug_arg(&mut shown, param, args.get(index));
    }
    shown.finish()
}

/// Adds a param to `Debug` output, without its value if it is internal.
pub(crate) fn debug_arg(shown: &mut DebugStruct<'_, '_>, param: Param<'_>, arg: Arg<'_>) {
    if param.is_internal() {
        shown.field(param.name(), &format_args!("<internal>"));
    } else {
        shown.field(param.name(), &DebugValue(arg));
    }
}

/// A value as Rust writes it.
pub(crate) struct DebugValue<'a>(pub(crate) Arg<'a>);

impl fmt::Debug for DebugValue<'_> {
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
            Arg::Json(json) => fmt::Debug::fmt(json, f),
            Arg::Fields(fields) => fmt::Debug::fmt(fields, f),
        }
    }
}

/// Shows the path and the issue with its public values, as in `reference: too-long { max: 64 }`.
impl fmt::Debug for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug_field(self, debug_arg, f)
    }
}

/// Shows a field error with all its values, for logs.
#[cfg(feature = "tracing")]
pub(crate) struct WithInternal<'f>(pub(crate) &'f FieldError);

#[cfg(feature = "tracing")]
impl fmt::Debug for WithInternal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let show = |shown: &mut DebugStruct<'_, '_>, param: Param<'_>, arg: Arg<'_>| {
            shown.field(param.name(), &DebugValue(arg));
        };
        debug_field(self.0, show, f)
    }
}

fn debug_field(
    error: &FieldError,
    show: fn(&mut DebugStruct<'_, '_>, Param<'_>, Arg<'_>),
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    write!(f, "{}: ", error.path().escape_debug())?;
    match error.problem() {
        Problem::Text(text) => fmt::Debug::fmt(text, f),
        Problem::Issue { catalog, index, args } => debug_issue(*catalog, *index, args, show, f),
    }
}

/// Writes a field issue and its values, as `show` adds them: `too-long { max: 64 }`.
pub(crate) fn debug_issue(
    catalog: Option<&Catalog<'_>>,
    index: u32,
    args: &[OwnedArg],
    show: fn(&mut DebugStruct<'_, '_>, Param<'_>, Arg<'_>),
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let Some(catalog) = catalog else { return write!(f, "issue {index}") };
    let variant = Variant::at(catalog, wide(index));
    let mut shown = f.debug_struct(variant.name());
    for (param, arg) in variant.params().zip(args) {
        show(&mut shown, param, arg.as_arg());
    }
    shown.finish()
}
