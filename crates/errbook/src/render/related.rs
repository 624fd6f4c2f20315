//! Lists of errors: those of one response, and the chain of causes.

use super::cursor::Cursor;
use super::program::{Escape, Link, Machine};
use super::rendering::Rendering;
use super::tree::{ErrorTree, Further, causes};
use super::variable::{Value, Variable};
use crate::Args;
use crate::header::quotes::Quotes;
use crate::tables::{list, op, var};

/// The maximum number of causes that are sent.
const MAX_CAUSES: usize = 32;
/// The deepest nesting of errors in lists; a generated program has one level.
const MAX_DEPTH: u8 = 4;

impl<'m> Machine<'m> {
    /// Runs an operation for related errors, or the one that switches to XML.
    pub(super) fn related_step(&mut self, operation: u8, program: &mut Cursor<'_>) -> Option<()> {
        match operation {
            op::EACH_OF => {
                let (list, target) = (program.byte()?, program.position()?);
                self.each_of(list, program.at());
                program.jump(target)
            }
            op::CHAIN => {
                let target = program.position()?;
                self.chain(program.at());
                program.jump(target)
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
        let tree = self.rendering.tree;
        match list {
            list::ERRORS => {
                let own = self.rendering;
                self.nested(own, None, start);
                for error in tree.into_iter().flat_map(Further::new) {
                    self.added(error, None, start);
                }
            }
            list::CAUSES => {
                for cause in tree.into_iter().flat_map(causes).take(MAX_CAUSES) {
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
        let next = self.rendering.tree.and_then(ErrorTree::cause);
        self.link = Some(Link { start, next, left: MAX_CAUSES });
        self.next_cause();
    }

    /// Runs the part of a chain for the next cause.
    fn next_cause(&mut self) {
        let Some((cause, link)) = self.next_link() else { return };
        // Each cause is written once, even if the part contains several.
        self.link = None;
        self.added(cause, Some(link), link.start);
    }

    fn has_next(&self) -> bool {
        self.next_link().is_some()
    }

    /// Returns the value of a variable of a chain, or of the error that is the item.
    pub(super) fn related_value(&self, variable: Variable) -> Value<'m> {
        if variable.kind == var::NEXT {
            return if self.has_next() { Value::Fields } else { Value::Absent };
        }
        let own = Variable { kind: variable.kind & !var::OF_ITEM, ..variable };
        self.error.map_or(Value::Absent, |error| error.value(own, None))
    }

    fn next_link(&self) -> Option<(&'m dyn ErrorTree, Link<'m>)> {
        let Link { start, next, left } = self.link?;
        let left = left.checked_sub(1)?;
        let cause = next?;
        Some((cause, Link { start, next: cause.cause(), left }))
    }

    /// Runs a part of the program for an error that was added.
    fn added(&mut self, error: &dyn ErrorTree, link: Option<Link<'_>>, start: usize) {
        let mut args = Args::new();
        error.take_args(&mut args);
        let outer = self.rendering;
        let mut rendering = Rendering::new(error.entry(), &args, outer.context, None);
        // The id that the request gives belongs to the error that the response is about.
        rendering.instance = error.instance();
        rendering.envelope_catalog = Some(outer.envelope_catalog.unwrap_or(outer.entry.catalog()));
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
            // The number of causes bounds a chain.
            depth: if is_link { self.depth } else { self.depth.saturating_add(1) },
            lacks_value: false,
            quotes: Quotes::default(),
            tested: None,
        };
        machine.run(start);
    }
}
