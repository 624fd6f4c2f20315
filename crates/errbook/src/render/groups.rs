//! Groups field errors by a key.

use alloc::vec::Vec;
use core::ops::Range;

use super::program::Machine;
use super::sink::Json;
use super::value::separate;
use super::variable::Variable;
use crate::FieldError;

/// The most field errors that are compared in pairs, which does not allocate.
const FEW: usize = 16;

impl<'m> Machine<'m> {
    /// Writes a member for each distinct key, with a list of what a part writes for the field errors that have it.
    pub(super) fn groups(&mut self, key: Variable, part: usize) {
        let fields = self.rendering.fields();
        if fields.len() > FEW {
            self.many(key, part, fields);
            return;
        }
        for (index, field) in fields.iter().enumerate() {
            let (before, from_here) = fields.split_at_checked(index).unwrap_or_default();
            if before.iter().any(|other| self.same_key(key, field, other)) {
                continue;
            }
            self.open(|this| this.key(key, field));
            for other in from_here {
                if self.same_key(key, field, other) {
                    self.part(part, other);
                }
            }
            self.out.push(b']');
        }
    }

    /// Does the same for any number of field errors: writes each key once, and sorts them.
    fn many(&mut self, key: Variable, part: usize, fields: &'m [FieldError]) {
        let start = self.out.len();
        let mut keys: Vec<(Range<usize>, usize)> = Vec::with_capacity(fields.len());
        for (index, field) in fields.iter().enumerate() {
            let from = self.out.len() - start;
            self.key(key, field);
            keys.push((from..self.out.len() - start, index));
        }
        let text = self.out.split_off(start);
        let name = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
        keys.sort_by(|(one, _), (other, _)| name(one).cmp(name(other)));
        let mut groups: Vec<_> =
            keys.chunk_by(|one, other| name(&one.0) == name(&other.0)).collect();
        groups.sort_by_key(|group| group.first().map(|(_, index)| *index));
        for group in groups {
            let name = group.first().map(|(range, _)| name(range)).unwrap_or_default();
            self.open(|this| this.out.extend_from_slice(name));
            for field in group.iter().filter_map(|(_, index)| fields.get(*index)) {
                self.part(part, field);
            }
            self.out.push(b']');
        }
    }

    /// Begins the member of a group.
    fn open(&mut self, key: impl FnOnce(&mut Self)) {
        separate(self.out);
        self.out.push(b'"');
        key(self);
        self.out.extend_from_slice(b"\":[");
    }

    /// Compares the keys of two field errors, in the buffer beyond the body.
    fn same_key(&mut self, key: Variable, one: &FieldError, other: &FieldError) -> bool {
        let start = self.out.len();
        self.key(key, one);
        let middle = self.out.len();
        self.key(key, other);
        let same = self.out.get(start..middle) == self.out.get(middle..);
        self.out.truncate(start);
        same
    }

    fn key(&mut self, key: Variable, field: &FieldError) {
        let value = self.rendering.value(key, Some(field));
        value.write_filtered(key.filter, &mut Json(self.out));
    }
}
