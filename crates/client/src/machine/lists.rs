//! Lists: of anything, of field errors, of errors and of causes.

use errbook::__v1::{list, node};

use super::Machine;
use crate::captures::{Facts, FieldSlots, Owner, Relative, Slot, Source};
use crate::code::Variable;
use crate::tape::Kind;

/// How many errors are kept besides the response's own.
const MAX_RELATED: usize = 64;

impl Machine<'_> {
    /// Reads each item by the first node that fits it.
    pub(super) fn array(&mut self, nodes: &[[u8; 4]], at: u32) -> bool {
        let tape = self.tape;
        for item in tape.items(at) {
            self.either(nodes, item);
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
        // A member that stands twice counts once.
        match list {
            node::FIELDS => self.forget_fields(0),
            list::ITEM_FIELDS => self.forget_fields(self.owner),
            _ => {}
        }
        for (index, item) in tape.items(at).enumerate() {
            fits &= match list {
                node::FIELDS => self.field(0, FieldSlots::default(), part, item),
                list::ITEM_FIELDS => self.field(self.owner, FieldSlots::default(), part, item),
                list::ERRORS if index == 0 => self.within(0, part, item),
                list::ERRORS | list::CAUSES => self.relative(list == list::CAUSES, part, item),
                _ => false,
            };
            if self.steps == 0 {
                return false;
            }
        }
        fits
    }

    /// Reads the members of an object as field errors that share their path.
    pub(super) fn group(&mut self, key: Variable, part: u32, at: u32) -> bool {
        let tape = self.tape;
        if tape.kind(at) != Kind::Object {
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
        self.tape.kind(at) == Kind::Object && self.relative(true, part, at)
    }

    fn field(&mut self, owner: Owner, field: FieldSlots, part: u32, item: u32) -> bool {
        let (before, outer) = (self.snapshot(), self.field);
        self.field = Some(FieldSlots { owner, ..field });
        let fits = self.walk(part, item);
        let found = self.field.take();
        if fits {
            self.captures.fields.extend(found.filter(says_something));
            self.field = outer;
        } else {
            self.restore(&before);
        }
        fits
    }

    fn relative(&mut self, is_cause: bool, part: u32, item: u32) -> bool {
        if self.captures.related.len() >= MAX_RELATED {
            return true;
        }
        let before = self.snapshot();
        self.captures.related.push(Relative { is_cause, facts: Facts::default() });
        let owner = Owner::try_from(self.captures.related.len()).unwrap_or_default();
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

fn says_something(field: &FieldSlots) -> bool {
    [field.path, field.message, field.code].iter().any(|slot| slot.source != Source::None)
}
