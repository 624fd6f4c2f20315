//! Records errors with `tracing`.

use core::fmt::{self, Write};

use tracing::{Level, event};

use crate::render::{DebugValue, Rendering, WithInternal};
use crate::{Arg, Args, CatalogError, FieldError, RequestContext, Severity};

/// Records an error as one event of the target `errbook`, at the level of its severity.
///
/// The message is the detail in the source language, else the title. The fields have the names of OpenTelemetry where these
/// exist: `error.type` (the code), `http.response.status_code`, `error.instance`, `trace_id`, `error.source` (the chain of
/// sources) and `error.params` (all values, including those that are only for logs). Absent values are left out.
///
/// # Examples
///
/// ```
/// use errbook::{CatalogError, RequestContext, Response};
///
/// fn answer(error: &dyn CatalogError, context: &RequestContext<'_>) -> Response {
///     errbook::record(error, context);
///     error.response(context)
/// }
/// ```
pub fn record(error: &dyn CatalogError, context: &RequestContext<'_>) {
    macro_rules! at {
        ($level:expr) => {
            event!(
                target: "errbook",
                $level,
                "error.type" = error.entry().code(),
                http.response.status_code = status(error, context),
                error.instance = error.instance().or(context.get_instance()),
                trace_id = context.get_trace_id(),
                error.source = core::error::Error::source(error).map(|source| tracing::field::display(OneLine(Chain(source)))),
                error.params = has_params(error).then(|| tracing::field::display(Params(error))),
                "{}",
                OneLine(error),
            )
        };
    }
    match error.entry().severity() {
        // `tracing` has no higher level.
        Severity::Fatal | Severity::Error => at!(Level::ERROR),
        Severity::Warn => at!(Level::WARN),
        Severity::Info => at!(Level::INFO),
    }
}

fn status(error: &dyn CatalogError, context: &RequestContext<'_>) -> u16 {
    let mut args = Args::new();
    error.args(&mut args);
    Rendering::new(error.entry(), &args, context, None).head().status()
}

fn has_params(error: &dyn CatalogError) -> bool {
    let mut args = Args::new();
    error.args(&mut args);
    !args.is_empty() || args.case_index().is_some()
}

/// A text on one line, for a log.
struct OneLine<T>(T);

impl<T: fmt::Display> fmt::Display for OneLine<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaped(f), "{}", self.0)
    }
}

struct Escaped<'f, 'g>(&'f mut fmt::Formatter<'g>);

impl Write for Escaped<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for part in text.split_inclusive(char::is_control) {
            let kept = part.trim_end_matches(char::is_control);
            self.0.write_str(kept)?;
            write!(self.0, "{}", part.get(kept.len()..).unwrap_or_default().escape_default())?;
        }
        Ok(())
    }
}

/// A source and its sources.
struct Chain<'e>(&'e (dyn core::error::Error + 'static));

impl fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.0, f)?;
        let mut next = self.0.source();
        while let Some(source) = next {
            write!(f, ": {source}")?;
            next = source.source();
        }
        Ok(())
    }
}

/// The values of an error.
struct Params<'e>(&'e dyn CatalogError);

impl fmt::Display for Params<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut args = Args::new();
        self.0.args(&mut args);
        let entry = self.0.entry();
        let case = entry.case(args.case_index());
        let mut shown = f.debug_map();
        if let Some(case) = case {
            shown.entry(&format_args!("case"), &format_args!("{}", case.name()));
        }
        let params = entry.params().chain(case.into_iter().flat_map(|case| case.params()));
        for (index, param) in params.enumerate() {
            let name = format_args!("{}", param.name());
            match args.get(index) {
                Arg::Absent => &mut shown,
                Arg::Fields(fields) => shown.entry(&name, &FieldErrors(fields)),
                arg => shown.entry(&name, &DebugValue(arg)),
            };
        }
        shown.finish()
    }
}

/// Field errors with all their values.
struct FieldErrors<'e>(&'e [FieldError]);

impl fmt::Debug for FieldErrors<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(WithInternal)).finish()
    }
}
