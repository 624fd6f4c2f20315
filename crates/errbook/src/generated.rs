//! Functions for generated code, except those that read single tables.

mod macros;

use core::error::Error;
use core::{fmt, iter};

use crate::{Args, Catalog, CatalogError, Entry, FieldIssue, Occurrence, render};

/// A code with its index in the catalog.
#[doc(hidden)]
pub trait Coded: Sized {
    /// Returns the index of the entry in the catalog.
    fn index(self) -> usize;

    /// Returns the code of the entry with an index in the catalog, if it is of this type.
    fn from_index(index: usize) -> Option<Self>;
}

/// Returns the entry with an index, which the catalog must have.
#[must_use]
#[inline]
pub const fn entry<'a>(catalog: &'a Catalog<'a>, index: usize) -> Entry<'a> {
    Entry::at(catalog, index)
}

/// Returns whether two errors of a type have the same code and the same values.
///
/// To compare fields in generated code would take rustc longer than everything else about an error.
#[must_use]
pub fn same(left: &dyn CatalogError, right: &dyn CatalogError) -> bool {
    let [mut of_left, mut of_right] = [Args::new(), Args::new()];
    left.args(&mut of_left);
    right.args(&mut of_right);
    left.entry() == right.entry() && of_left == of_right
}

/// Returns an error as the catalog's type if it is of a type, or an occurrence of it.
#[must_use]
pub fn as_error<E, A>(error: &(dyn Error + 'static)) -> Option<A>
where
    E: CatalogError + Clone + 'static,
    A: From<E>,
{
    let occurrence = || error.downcast_ref::<Occurrence<E>>().map(Occurrence::error);
    error.downcast_ref::<E>().or_else(occurrence).cloned().map(A::from)
}

/// Returns the first error among an error and its sources that one of the functions takes.
#[must_use]
pub fn find_error<A>(
    error: &(dyn Error + 'static),
    functions: &[fn(&(dyn Error + 'static)) -> Option<A>],
) -> Option<A> {
    let mut chain = iter::successors(Some(error), |&error| error.source());
    chain.find_map(|error| functions.iter().find_map(|as_error| as_error(error)))
}

/// Writes a case by itself, without the values of internal params: `expired { since: 30 }`.
///
/// # Errors
///
/// Returns an error if the formatter does.
pub fn debug_case(entry: Entry<'_>, args: &Args<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let Some(case) = entry.case(args.case_index()) else { return f.write_str("unknown case") };
    let mut shown = f.debug_struct(case.name());
    for (index, param) in case.params().enumerate() {
        render::debug_arg(&mut shown, param, args.get(index));
    }
    shown.finish()
}

/// Writes a field issue by itself, without the values of internal params: `too-long { max: 64 }`.
///
/// # Errors
///
/// Returns an error if the formatter does.
pub fn debug_issue(issue: impl FieldIssue, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let (catalog, index) = (issue.catalog(), issue.index());
    render::debug_issue(catalog, index, &issue.args(), render::debug_arg, f)
}
