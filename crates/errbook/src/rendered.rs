//! Entries and errors as responses, and as text.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::fmt;

use crate::render::{self, ErrorTree, Rendering, debug_error};
use crate::response::log_left_out;
use crate::{Args, CatalogError, Entry, Head, LanguageId, RequestContext, Response};

impl<'a> Entry<'a> {
    /// Appends the response body to a buffer and returns the status and headers of the response.
    ///
    /// Allocates only to grow the buffer, or if an envelope groups more than 16 field errors.
    pub fn render(
        &self,
        args: &Args<'_>,
        context: &RequestContext<'_>,
        body: &mut Vec<u8>,
    ) -> Head<'a> {
        Rendering::new(*self, args, context, None).body(body)
    }

    /// Returns the whole response.
    #[must_use]
    pub fn response(&self, args: &Args<'_>, context: &RequestContext<'_>) -> Response {
        Response::new(&Rendering::new(*self, args, context, None), &[], &mut log_left_out)
    }

    /// Returns the whole response with further errors and causes, each an entry with its values.
    ///
    /// Tools show with it what [`CatalogError::with_error`] and [`CatalogError::with_cause`] send, without generated types.
    #[must_use]
    pub fn response_with(
        &self,
        args: &Args<'_>,
        context: &RequestContext<'_>,
        errors: &[(Entry<'_>, Args<'_>)],
        causes: &[(Entry<'_>, Args<'_>)],
    ) -> Response {
        let chain = causes.iter().rev().fold(None, |cause, (entry, args)| {
            Some(Box::new(UntypedError { entry, args, errors: &[], cause }))
        });
        let tree = UntypedError { entry: self, args, errors, cause: chain };
        let rendering = Rendering::new(*self, args, context, None).with_tree(&tree);
        Response::new(&rendering, &[], &mut log_left_out)
    }

    /// Writes the detail of one occurrence, or nothing if the catalog has none. It is for developers: nothing is masked, except
    /// that internal params are left out.
    ///
    /// # Errors
    ///
    /// Returns an error if the writer does.
    pub fn write_detail(
        &self,
        args: &Args<'_>,
        language: LanguageId,
        out: &mut impl fmt::Write,
    ) -> fmt::Result {
        render::write_detail(*self, args, language, out)
    }
}

/// Returns the whole response, for a layer. Does not log which headers are left out: the first rendering, without the request,
/// has logged them.
#[must_use]
pub fn response_in_layer(error: &dyn CatalogError, context: &RequestContext<'_>) -> Response {
    Response::of(&error, error.entry(), error.headers(), context, &mut |_| ())
}

/// Writes an error as [`Display`](fmt::Display) of generated types does: its detail in the source language, else
/// its title.
///
/// # Errors
///
/// Returns an error if the formatter does.
pub fn display(error: &dyn CatalogError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    render::write_text(&error, f)
}

/// Writes an error as [`Debug`](fmt::Debug) of generated types does, without the values of internal params:
/// `out-of-credit { balance: 30, secret: <internal> }`.
///
/// # Errors
///
/// Returns an error if the formatter does.
pub fn debug(error: &dyn CatalogError, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    debug_error(&error, f)
}

impl<E: CatalogError> ErrorTree for E {
    fn entry(&self) -> Entry<'_> {
        CatalogError::entry(self)
    }

    fn take_args<'s>(&'s self, args: &mut Args<'s>) {
        self.args(args);
    }

    fn instance(&self) -> Option<&str> {
        CatalogError::instance(self)
    }

    fn added(&self, index: usize) -> Option<&dyn ErrorTree> {
        Some(self.errors().get(index)?)
    }

    fn cause(&self) -> Option<&dyn ErrorTree> {
        Some(self.nearest_cause()?)
    }
}

/// An entry with its values, for tools that have no generated types.
struct UntypedError<'p> {
    entry: &'p Entry<'p>,
    args: &'p Args<'p>,
    errors: &'p [(Entry<'p>, Args<'p>)],
    cause: Option<Box<Self>>,
}

impl ErrorTree for (Entry<'_>, Args<'_>) {
    fn entry(&self) -> Entry<'_> {
        self.0
    }

    fn take_args<'s>(&'s self, args: &mut Args<'s>) {
        args.clone_from(&self.1);
    }
}

impl ErrorTree for UntypedError<'_> {
    fn entry(&self) -> Entry<'_> {
        *self.entry
    }

    fn take_args<'s>(&'s self, args: &mut Args<'s>) {
        args.clone_from(self.args);
    }

    fn added(&self, index: usize) -> Option<&dyn ErrorTree> {
        Some(self.errors.get(index)?)
    }

    fn cause(&self) -> Option<&dyn ErrorTree> {
        Some(&**self.cause.as_ref()?)
    }
}
