//! Lists: of anything, of field errors, of errors and of causes.

use errbook::__v1::{Tables, list, node};

use super::Machine;
use crate::captures::{Fact, Facts, FieldSlots, Owner, Relative, Slot, Source};
use crate::node_reader::{NodeReader, Variable};
use crate::tape::ValueKind;
use crate::value::cut;

/// The number of errors that are kept besides the response's own.
const MAX_RELATED: usize = 64;

impl Machine<'_> {
    /// Reads each item by the first node that fits it.
    pub(super) fn array(&mut self, nodes: &[[u8; 4]], at: u32) -> bool {
        let tape = self.tape;
        for item in tape.items(at) {
            // The values that an item has for the error itself are kept, unless a later item has better ones.
            let before = core::mem::take(&mut self.captures.own);
            self.either(nodes, item);
            let found = core::mem::replace(&mut self.captures.own, before);
            self.captures.own.add(&found);
            if self.steps == 0 {
                return false;
            }
        }
        tape.kind(at).is_array()
    }

    /// Reads each item as one of a list.
    pub(super) fn each(&mut self, list: u8, part: u32, at: u32) -> bool {
        let tape = self.tape;
        if !tape.kind(at).is_array() {
            return false;
        }
        let mut fits = true;
        // A member that appears twice counts once.
        match list {
            node::FIELDS => self.forget_fields(0),
            list::ITEM_FIELDS => self.forget_fields(self.owner),
            _ => {}
        }
        for (index, item) in tape.items(at).enumerate() {
            fits &= self.item_of(list, part, index, item);
            if self.steps == 0 {
                return false;
            }
        }
        fits
    }

    /// Reads the item of a list with an index.
    fn item_of(&mut self, list: u8, part: u32, index: usize, item: u32) -> bool {
        match list {
            node::FIELDS => self.field(0, FieldSlots::default(), part, item),
            list::ITEM_FIELDS => self.field(self.owner, FieldSlots::default(), part, item),
            list::ERRORS if index == 0 => self.within(0, part, item),
            list::ERRORS | list::CAUSES => self.relative(list == list::CAUSES, part, item),
            _ => false,
        }
    }

    /// Reads a list that has field errors and other errors in it: each item by the first of the lists that it fits. Returns whether
    /// there are such lists among the nodes, and all items fit.
    pub(super) fn mixed<'n>(
        &mut self,
        nodes: impl Iterator<Item = &'n [u8; 4]> + Clone,
        at: u32,
    ) -> bool {
        let tables = self.tables;
        let lists = nodes.filter_map(|part| list_of(tables, u32::from_le_bytes(*part)));
        if !self.tape.kind(at).is_array() || lists.clone().nth(1).is_none() {
            return false;
        }
        let before = self.snapshot();
        self.forget_fields(0);
        let mut items = self.tape.items(at).enumerate();
        let fits = items.all(|(index, item)| {
            let before = self.snapshot();
            let fits = lists.clone().any(|(list, part)| {
                let fits = self.item_of(list, part, index, item);
                if !fits {
                    self.restore(&before);
                }
                fits
            });
            fits && self.steps > 0
        });
        if !fits {
            self.restore(&before);
        }
        fits
    }

    /// Reads the members of an object as field errors that share their path.
    pub(super) fn group(&mut self, key: Variable, part: u32, at: u32) -> bool {
        let tape = self.tape;
        if tape.kind(at) != ValueKind::Object {
            return false;
        }
        self.forget_fields(0);
        for (name, value) in tape.members(at) {
            let path =
                Slot { source: Source::Body, at: name, filter: key.filter, ..Slot::default() };
            let field = FieldSlots { path, path_kind: key.kind, ..FieldSlots::default() };
            for item in tape.items(value) {
                self.field(0, field, part, item);
            }
            if self.steps == 0 {
                return false;
            }
        }
        true
    }

    /// Reads the next cause.
    pub(super) fn cause(&mut self, part: u32, at: u32) -> bool {
        self.tape.kind(at) == ValueKind::Object && self.relative(true, part, at)
    }

    /// Reads an item of the field errors. An item about another error than those before it is a further error.
    fn field(&mut self, owner: Owner, field: FieldSlots, part: u32, item: u32) -> bool {
        let (before, outer) = (self.snapshot(), self.field);
        let known = core::mem::take(self.captures.facts_mut(owner));
        self.field = Some(field);
        let fits = self.walk(part, item);
        let field = self.field.take();
        let found = core::mem::replace(self.captures.facts_mut(owner), known);
        if !fits {
            self.restore(&before);
            return false;
        }
        self.field = outer;
        let owner = if self.is_another(self.captures.facts(owner), &found) {
            let Some(owner) = self.add_relative(false) else { return true };
            owner
        } else {
            owner
        };
        self.captures.facts_mut(owner).add(&found);
        let field = field.filter(says_something);
        self.captures.fields.extend(field.map(|field| FieldSlots { owner, ..field }));
        true
    }

    /// Returns whether two items are about different errors.
    fn is_another(&self, known: &Facts, found: &Facts) -> bool {
        let text = |slot: Slot| match slot.source {
            Source::Body => cut(self.tape.scalar(slot.at)?, (slot.before, slot.after)),
            Source::None | Source::Header => None,
        };
        let differs = |fact| matches!((text(known.get(fact)), text(found.get(fact))), (Some(one), Some(other)) if one != other);
        [Fact::TypeUri, Fact::Code, Fact::Number].into_iter().any(differs)
    }

    /// Adds an error; `None` where there are too many.
    fn add_relative(&mut self, is_cause: bool) -> Option<Owner> {
        if self.captures.related.len() >= MAX_RELATED {
            return None;
        }
        self.captures.related.push(Relative { is_cause, facts: Facts::default() });
        Owner::try_from(self.captures.related.len()).ok()
    }

    fn relative(&mut self, is_cause: bool, part: u32, item: u32) -> bool {
        let before = self.snapshot();
        let Some(owner) = self.add_relative(is_cause) else { return true };
        let fits = self.within(owner, part, item);
        if !fits {
            self.restore(&before);
        }
        fits
    }

    /// Reads a value as an error.
    fn within(&mut self, owner: Owner, part: u32, item: u32) -> bool {
        let outer = core::mem::replace(&mut self.owner, owner);
        let fits = self.walk(part, item);
        self.owner = outer;
        fits
    }

    fn forget_fields(&mut self, owner: Owner) {
        self.captures.fields.retain(|field| field.owner != owner);
    }
}

/// Returns a list of the field errors or of the errors of a response, and what an item is.
fn list_of(tables: &Tables<'_>, start: u32) -> Option<(u8, u32)> {
    let mut reader = NodeReader::new(tables.reading, start);
    let is_each = reader.byte()? == node::EACH;
    let list = reader.byte()?;
    let is_one = is_each && matches!(list, node::FIELDS | list::ERRORS);
    Some((list, reader.word().filter(|_| is_one)?))
}

fn says_something(field: &FieldSlots) -> bool {
    [field.path, field.message, field.code].iter().any(|slot| slot.source != Source::None)
}
