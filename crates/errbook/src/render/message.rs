//! Messages: texts with placeholders, and their values.

use super::sink::Sink;
use super::value;
use crate::bytes::{u32_at, wide};
use crate::parts::is_internal;
use crate::scan::split_placeholder;
use crate::tables::{MARKER, MARKER_BASE, MEASURED, PARAM, Text};
use crate::text::{Stored, stored};
use crate::{Arg, Args, Entry, FieldError, OwnedArg, Variant};

/// A message of the catalog with the values of one occurrence.
#[derive(Clone, Copy)]
pub(super) struct Message<'v> {
    pub(super) stored: Stored<'v>,
    pub(super) values: Values<'v>,
}

/// The values of a message's placeholders.
#[derive(Clone, Copy)]
pub(super) enum Values<'v> {
    /// Nothing is shown.
    None,
    /// The values of an error.
    Error(&'v ErrorValues<'v, 'v>),
    /// The values of a field error.
    Field { params: &'v [[u8; PARAM]], args: &'v [OwnedArg] },
}

/// The values of an error, with what the catalog says about them.
#[derive(Clone, Copy)]
pub(super) struct ErrorValues<'a, 'r> {
    pub(super) case: Option<Variant<'a>>,
    /// The index of the case among those of the entry.
    pub(super) case_index: Option<u16>,
    /// The rows of the entry's params.
    params: &'a [[u8; PARAM]],
    /// The rows of the case's params; their values follow those of the entry's.
    case_params: &'a [[u8; PARAM]],
    /// The texts that the rows name params with.
    names: &'a Text<'a>,
    args: &'r Args<'r>,
}

impl Message<'_> {
    /// Writes the text. Absent and internal values become empty.
    #[inline]
    pub(super) fn write(&self, sink: &mut impl Sink) {
        if self.stored.plain {
            return sink.plain(self.stored.text);
        }
        if let Some(measured) = self.stored.text.as_bytes().strip_prefix(&[MEASURED]) {
            self.write_measured(measured, sink);
            return;
        }
        let mut rest = self.stored.text;
        while let Some((index, after)) = sink.before_placeholder(rest) {
            value::write_text(self.values.get(usize::from(index)), sink);
            rest = after;
        }
    }

    /// Writes a measured text, which needs no search. `None` marks the end.
    #[inline]
    fn write_measured(&self, measured: &[u8], sink: &mut impl Sink) -> Option<()> {
        let mut rest = measured;
        loop {
            let (len, after) = rest.split_first()?;
            let (text, marked) =
                after.split_at_checked(usize::from(len.checked_sub(MARKER_BASE)?))?;
            sink.plain_bytes(text);
            let [MARKER, index, after @ ..] = marked else { return None };
            let index = usize::from(index.checked_sub(MARKER_BASE)?);
            value::write_text(self.values.get(index), sink);
            rest = after;
        }
    }

    /// Returns whether a placeholder has no value.
    pub(super) fn lacks_value(&self) -> bool {
        let mut rest = self.stored.text;
        while let Some((_, index, after)) = split_placeholder(rest) {
            if self.values.get(usize::from(index)) == Arg::Absent {
                return true;
            }
            rest = after;
        }
        false
    }

    /// Returns whether there is nothing to write, because there is no message or its values are not shown.
    pub(super) fn is_absent(&self) -> bool {
        self.stored.text.is_empty()
            || (matches!(self.values, Values::None)
                && split_placeholder(self.stored.text).is_some())
    }
}

impl<'v> Values<'v> {
    /// Returns the value of a param; absent if it is internal.
    #[inline]
    pub(super) fn get(&self, index: usize) -> Arg<'v> {
        match *self {
            Self::None => Arg::Absent,
            Self::Error(values) => values.get(index),
            Self::Field { params, args } => match (params.get(index), args.get(index)) {
                (Some(row), Some(arg)) if !is_internal(*row) => arg.as_arg(),
                _ => Arg::Absent,
            },
        }
    }
}

impl<'a, 'r> ErrorValues<'a, 'r> {
    pub(super) fn new(entry: Entry<'a>, args: &'r Args<'r>) -> Self {
        let case = entry.case(args.case_index());
        let case_index = args.case_index().filter(|_| case.is_some());
        let case_params = case.map_or(&[][..], |case| case.param_rows());
        let names = &entry.catalog().tables().strings;
        Self { case, case_index, params: entry.param_rows(), case_params, names, args }
    }

    /// Passes on the public params that have a value, except field errors.
    #[inline]
    pub(super) fn params(&self, mut take: impl FnMut(Stored<'a>, &Arg<'r>)) {
        for (index, row) in self.params.iter().chain(self.case_params).enumerate() {
            match self.args.find(index) {
                None | Some(Arg::Absent | Arg::Fields(_)) => {}
                Some(_) if is_internal(*row) => {}
                Some(arg) => take(stored(self.names, wide(u32_at(row, 0))), arg),
            }
        }
    }

    /// Returns a public param that has a value, by name.
    pub(super) fn param(&self, name: &str) -> Option<Arg<'r>> {
        let mut found = None;
        self.params(|other, arg| {
            if found.is_none() && other.text == name {
                found = Some(*arg);
            }
        });
        found
    }

    /// Returns the first field errors that are public.
    pub(super) fn fields(&self) -> &'r [FieldError] {
        let len = if self.args.has_fields() { self.args.len() } else { 0 };
        for index in 0..len {
            if let Arg::Fields(fields) = self.get(index) {
                return fields;
            }
        }
        &[]
    }

    #[inline]
    fn get(&self, index: usize) -> Arg<'r> {
        match self.row(index) {
            Some(row) if !is_internal(*row) => self.args.get(index),
            _ => Arg::Absent,
        }
    }

    #[inline]
    fn row(&self, index: usize) -> Option<&'a [u8; PARAM]> {
        self.params.get(index).or_else(|| self.case_params.get(index - self.params.len()))
    }
}
