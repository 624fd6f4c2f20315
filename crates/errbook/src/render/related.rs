//! Lists of errors: those of one response, and the chain of causes.

use super::program::{Code, Escape, Machine};
use super::variable::{Value, Variable};
use super::{Related, Rendering};
use crate::header::quotes::Quotes;
use crate::occurrence::Further;
use crate::tables::{list, op, var};
use crate::{AddedError, Args, Entry};

/// How many causes are sent.
const MAX_CAUSES: usize = 32;
/// How deep errors may be nested in lists; a generated program has one level.
const MAX_DEPTH: u8 = 4;

/// Errors that belong to another.
#[derive(Clone, Copy)]
pub(crate) enum Added<'r> {
    /// Those of a program, each followed by those that were added to it.
    Errors(&'r [AddedError]),
    /// A cause of a program and its causes.
    Cause(Option<&'r AddedError>),
    /// Entries with their values, for tools that have no types of them.
    Parts(&'r [(Entry<'r>, Args<'r>)]),
}

/// One of [`Added`].
#[derive(Clone, Copy)]
enum One<'r> {
    Error(&'r AddedError),
    Part(&'r (Entry<'r>, Args<'r>)),
}

impl<'r> Added<'r> {
    pub(crate) const fn is_empty(self) -> bool {
        match self {
            Self::Errors(errors) => errors.is_empty(),
            Self::Cause(cause) => cause.is_none(),
            Self::Parts(parts) => parts.is_empty(),
        }
    }

    fn split_first(self) -> Option<(One<'r>, Self)> {
        Some(match self {
            Self::Errors(errors) => {
                let (first, rest) = errors.split_first()?;
                (One::Error(first), Self::Errors(rest))
            }
            Self::Cause(cause) => (One::Error(cause?), Self::Cause(cause?.nearest_cause())),
            Self::Parts(parts) => {
                let (first, rest) = parts.split_first()?;
                (One::Part(first), Self::Parts(rest))
            }
        })
    }

    fn iter(self) -> impl Iterator<Item = One<'r>> {
        let (errors, mut rest) = match self {
            Self::Errors(errors) => (errors, Self::default()),
            other => (&[][..], other),
        };
        let others = core::iter::from_fn(move || {
            let (one, after) = rest.split_first()?;
            rest = after;
            Some(one)
        });
        Further::new(errors).map(One::Error).chain(others)
    }
}

impl Default for Added<'_> {
    fn default() -> Self {
        Self::Errors(&[])
    }
}

/// Where a chain is.
#[derive(Clone, Copy)]
pub(super) struct Link<'m> {
    /// Where the part begins that writes a link.
    start: usize,
    /// The causes after this one.
    rest: Added<'m>,
    /// How many more may be sent.
    left: usize,
}

impl<'m> Machine<'m> {
    /// Runs an operation about related errors, or the one that turns to XML.
    pub(super) fn related_step(&mut self, operation: u8, code: &mut Code<'_>) -> Option<()> {
        match operation {
            op::EACH_OF => {
                let (list, target) = (code.byte()?, code.position()?);
                self.each_of(list, code.at());
                code.jump(target)
            }
            op::CHAIN => {
                let target = code.position()?;
                self.chain(code.at());
                code.jump(target)
            }
            op::NEXT => {
                self.next_cause();
                Some(())
            }
            op::XML => {
                self.escape = Escape::Xml;
                Some(())
            }
            _ => None,
        }
    }

    /// Runs a part of the program for each item of a list.
    fn each_of(&mut self, list: u8, start: usize) {
        let Related { errors, causes } = self.rendering.related;
        match list {
            list::ERRORS => {
                let own = self.rendering;
                self.nested(own, None, start);
                for error in errors.iter() {
                    self.added(error, None, start);
                }
            }
            list::CAUSES => {
                for cause in causes.iter().take(MAX_CAUSES) {
                    self.added(cause, None, start);
                }
            }
            list::ITEM_FIELDS => {
                let fields = self.error.map(Rendering::fields).unwrap_or_default();
                for field in fields {
                    self.part(start, field);
                }
            }
            _ => {}
        }
    }

    /// Runs a part of the program for the nearest cause.
    fn chain(&mut self, start: usize) {
        let rest = self.rendering.related.causes;
        self.link = Some(Link { start, rest, left: MAX_CAUSES });
        self.next_cause();
    }

    /// Runs the part of a chain for the next cause.
    fn next_cause(&mut self) {
        let Some((cause, link)) = self.next_link() else { return };
        // Each cause is written once, however often the part asks for it.
        self.link = None;
        self.added(cause, Some(link), link.start);
    }

    fn has_next(&self) -> bool {
        self.next_link().is_some()
    }

    /// Returns what a variable stands for that belongs to a chain or to the error that is the item.
    pub(super) fn related_value(&self, variable: Variable) -> Value<'m> {
        if variable.kind == var::NEXT {
            return if self.has_next() { Value::Fields } else { Value::Absent };
        }
        let own = Variable { kind: variable.kind & !var::OF_ITEM, ..variable };
        self.error.map_or(Value::Absent, |error| error.value(own, None))
    }

    fn next_link(&self) -> Option<(One<'m>, Link<'m>)> {
        let Link { start, rest, left } = self.link?;
        let left = left.checked_sub(1)?;
        let (cause, rest) = rest.split_first()?;
        Some((cause, Link { start, rest, left }))
    }

    /// Runs a part of the program for an error that was added.
    fn added(&mut self, error: One<'_>, link: Option<Link<'_>>, start: usize) {
        let mut own = Args::new();
        let (entry, args, instance) = match error {
            One::Error(error) => {
                error.args(&mut own);
                (error.entry(), &own, error.instance())
            }
            One::Part((entry, args)) => (*entry, args, None),
        };
        let outer = self.rendering;
        let mut rendering = Rendering::new(entry, args, outer.context, instance);
        // What the request calls the occurrence is the one that the response is about.
        rendering.instance = instance;
        rendering.speaker = Some(outer.speaker.unwrap_or(outer.entry.catalog()));
        self.nested(&rendering, link, start);
    }

    fn nested(&mut self, error: &Rendering<'_, '_>, link: Option<Link<'_>>, start: usize) {
        let is_link = link.is_some();
        if self.depth >= MAX_DEPTH {
            return;
        }
        let mut machine = Machine {
            rendering: self.rendering,
            escape: self.escape,
            out: &mut *self.out,
            item: None,
            error: Some(error),
            link,
            // A chain is bounded by its causes.
            depth: if is_link { self.depth } else { self.depth.saturating_add(1) },
            lacks_value: false,
            quotes: Quotes::default(),
            tested: None,
        };
        machine.run(start);
    }
}
