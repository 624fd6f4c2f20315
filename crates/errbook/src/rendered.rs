//! An error as a response, and as text.

use core::fmt;

use crate::render::{Added, Related, Rendering, debug_arg, write_detail};
use crate::{Args, CatalogError, LanguageId, RequestContext, Response};

/// Renders an error.
pub(crate) fn rendered<E: CatalogError + ?Sized, R>(
    error: &E,
    context: &RequestContext<'_>,
    with: impl FnOnce(&Rendering<'static, '_>) -> R,
) -> R {
    let mut args = Args::new();
    error.args(&mut args);
    let related = Related {
        errors: Added::Errors(error.errors()),
        causes: Added::Cause(error.nearest_cause()),
    };
    let mut rendering = Rendering::new(error.entry(), &args, context, error.instance());
    rendering.add_related(related);
    with(&rendering)
}

/// Returns the whole response, for a layer. Which headers are left out of it was logged when the error was answered without
/// its request.
#[must_use]
pub fn response_in_layer(error: &dyn CatalogError, context: &RequestContext<'_>) -> Response {
    rendered(error, context, |rendering| Response::new(rendering, error.headers(), &mut |_| ()))
}

/// Writes an error as [`Display`](fmt::Display) of generated types does: its detail in the source language, else
/// its title.
///
/// # Errors
///
/// Returns the error of the formatter.
pub fn display(error: &dyn CatalogError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut args = Args::new();
    error.args(&mut args);
    let entry = error.entry();
    if entry.message(entry.case(&args), LanguageId::SOURCE).text.is_empty() {
        return f.write_str(entry.title(LanguageId::SOURCE));
    }
    write_detail(entry, &args, LanguageId::SOURCE, f)
}

/// Writes an error as [`Debug`](fmt::Debug) of generated types does, without the values of internal params:
/// `out-of-credit { balance: 30, secret: <internal> }`.
///
/// # Errors
///
/// Returns the error of the formatter.
pub fn debug(error: &dyn CatalogError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut args = Args::new();
    error.args(&mut args);
    let entry = error.entry();
    let case = entry.case(&args);
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
