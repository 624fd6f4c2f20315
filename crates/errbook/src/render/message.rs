//! Messages: text with placeholders, and what stands for them.

use super::sink::Sink;
use super::value;
use crate::tables::{MARKER, MARKER_BASE};
use crate::text::Stored;
use crate::{Arg, Args, Entry, OwnedArg, Param, Variant};

/// A message of the catalog with the values of one occurrence.
#[derive(Clone, Copy)]
pub(super) struct Message<'v> {
    pub(super) stored: Stored<'v>,
    pub(super) values: Values<'v>,
}

/// What the placeholders of a message stand for.
#[derive(Clone, Copy)]
pub(super) enum Values<'v> {
    /// Nothing is shown.
    None,
    /// The values of an error.
    Occurrence { entry: Entry<'v>, case: Option<Variant<'v>>, args: &'v Args<'v> },
    /// The values of a field error.
    Field { variant: Variant<'v>, args: &'v [OwnedArg] },
}

impl Message<'_> {
    /// Writes the text. A value that is absent or internal leaves nothing.
    #[inline]
    pub(super) fn write(&self, sink: &mut impl Sink) {
        if self.stored.plain {
            return sink.plain(self.stored.text);
        }
        let mut rest = self.stored.text;
        while let Some((before, index, after)) = next_placeholder(rest) {
            sink.text(before);
            value::write_text(self.values.get(index), sink);
            rest = after;
        }
        sink.text(rest);
    }

    /// Returns whether a placeholder has no value.
    pub(super) fn lacks_value(&self) -> bool {
        let mut rest = self.stored.text;
        while let Some((_, index, after)) = next_placeholder(rest) {
            if self.values.get(index) == Arg::Absent {
                return true;
            }
            rest = after;
        }
        false
    }

    /// Returns whether there is nothing to write, because there is no message or its values are not shown.
    pub(super) fn is_absent(&self) -> bool {
        self.stored.text.is_empty()
            || (matches!(self.values, Values::None) && next_placeholder(self.stored.text).is_some())
    }
}

impl<'v> Values<'v> {
    /// Returns the value of a param; absent where it is internal.
    pub(super) fn get(&self, index: usize) -> Arg<'v> {
        match *self {
            Self::None => Arg::Absent,
            Self::Occurrence { entry, case, args } => {
                let is_public = param(entry, case, index).is_some_and(|param| !param.is_internal());
                if is_public { args.get(index) } else { Arg::Absent }
            }
            Self::Field { variant, args } => {
                let is_public =
                    variant.params().nth(index).is_some_and(|param| !param.is_internal());
                if is_public {
                    args.get(index).map_or(Arg::Absent, OwnedArg::as_arg)
                } else {
                    Arg::Absent
                }
            }
        }
    }

    /// Returns the public params of an error that have a value, with it; without its field errors.
    pub(super) fn params(&self) -> impl Iterator<Item = (Param<'v>, Arg<'v>)> + use<'v> {
        let values = *self;
        let occurrence = match values {
            Self::Occurrence { entry, case, .. } => Some((entry, case)),
            _ => None,
        };
        occurrence.into_iter().flat_map(move |(entry, case)| {
            let params = entry.params().chain(case.into_iter().flat_map(|case| case.params()));
            params.enumerate().filter_map(move |(index, param)| match values.get(index) {
                Arg::Absent | Arg::Fields(_) => None,
                arg => Some((param, arg)),
            })
        })
    }
}

/// Returns a param by its position among the entry's params and then the case's.
fn param<'v>(entry: Entry<'v>, case: Option<Variant<'v>>, index: usize) -> Option<Param<'v>> {
    let (first, len) = entry.param_range();
    if index < len {
        return Some(Param::at(entry.catalog(), first.saturating_add(index)));
    }
    case?.params().nth(index - len)
}

/// Splits text before its first placeholder: the text before, the index of the param, and the text after.
#[inline]
fn next_placeholder(text: &str) -> Option<(&str, usize, &str)> {
    let at = text.find(char::from(MARKER))?;
    let (before, marked) = text.split_at_checked(at)?;
    let index = marked.as_bytes().get(1)?.checked_sub(MARKER_BASE)?;
    Some((before, usize::from(index), marked.get(2..)?))
}
