//! Runs an envelope in reverse: walks a body together with the nodes that describe its parts.

mod lists;
#[cfg(test)]
mod tests;
mod text;
mod variable;

pub(crate) use crate::tape::wide;
pub(crate) use text::read_header;

use alloc::vec::Vec;

use errbook::__v1::{NONE, Tables, is_text, list, node, rest, text as string, var};

use crate::captures::{Captures, Facts, FieldSlots, Owner, Rest};
use crate::node_reader::NodeReader;
use crate::tape::{MAX_DEPTH, Tape, ValueKind};

/// The maximum nesting of nodes: a value has one or two.
const MAX_NESTING: usize = 3 * MAX_DEPTH;

/// When an ambiguous list counts as field errors.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum FieldsPriority {
    /// If it fits.
    First,
    /// If nothing else fits.
    Last,
}

/// Reads a body with one envelope. Skips what does not fit.
pub(crate) fn read(
    tables: &Tables<'_>,
    start: u32,
    tape: &Tape<'_>,
    fields: FieldsPriority,
    captures: &mut Captures,
) {
    Machine { fields, ..Machine::new(tables, tape, captures) }.walk(start, 0);
}

/// Walks a body once and by each alternative once more, within a number of steps that grows with the body.
struct Machine<'m> {
    tables: &'m Tables<'m>,
    tape: &'m Tape<'m>,
    captures: &'m mut Captures,
    fields: FieldsPriority,
    /// The error that is the item.
    owner: Owner,
    /// The field error that is the item.
    field: Option<FieldSlots>,
    /// The number of nodes that may still be visited.
    steps: usize,
    nesting: usize,
}

/// The state before an alternative is tried.
struct Snapshot {
    own: Facts,
    item: Facts,
    field: Option<FieldSlots>,
    related: usize,
    fields: usize,
    params: usize,
    rests: usize,
}

impl<'m> Machine<'m> {
    fn new(tables: &'m Tables<'m>, tape: &'m Tape<'m>, captures: &'m mut Captures) -> Self {
        Self {
            tables,
            tape,
            captures,
            fields: FieldsPriority::First,
            owner: 0,
            field: None,
            steps: 256 + 32 * tape.len(),
            nesting: 0,
        }
    }

    /// Reads a value by a node. Returns whether it fits.
    fn walk(&mut self, start: u32, at: u32) -> bool {
        if self.steps == 0 || self.nesting >= MAX_NESTING {
            return false;
        }
        self.steps -= 1;
        self.nesting += 1;
        let fits = self.read(NodeReader::new(self.tables.reading, start), at).unwrap_or(false);
        self.nesting -= 1;
        fits
    }

    /// Reads the operands of a node and runs it; `None` if the node is malformed.
    fn read(&mut self, mut reader: NodeReader<'m>, at: u32) -> Option<bool> {
        let fits = match reader.byte()? {
            node::SKIP => true,
            node::LITERAL => {
                let text = self.string(reader.word()?);
                self.tape.kind(at).is_scalar() && self.tape.scalar(at).as_deref() == Some(text)
            }
            node::VALUE => {
                let variable = reader.variable()?;
                self.value(variable, at)
            }
            node::TEXT => self.tape.kind(at).is_string() && self.text(reader, at)?,
            node::OBJECT => self.object(reader, at)?,
            node::ARRAY => {
                let nodes = reader.list()?;
                self.array(nodes, at)
            }
            node::EACH => {
                let (list, part) = (reader.byte()?, reader.word()?);
                self.each(list, part, at)
            }
            node::GROUP => {
                let (key, part) = (reader.variable()?, reader.word()?);
                self.group(key, part, at)
            }
            node::CHAIN | node::NEXT => {
                let part = reader.word()?;
                self.cause(part, at)
            }
            node::EITHER => {
                let nodes = reader.list()?;
                self.either(nodes, at)
            }
            _ => return None,
        };
        Some(fits)
    }

    /// Reads the members of an object. Most come in the order of the envelope.
    fn object(&mut self, mut reader: NodeReader<'m>, at: u32) -> Option<bool> {
        let start = reader.start();
        let flags = reader.byte()?;
        let count = usize::from(reader.half()?);
        let known = reader.rows::<8>(count)?;
        if self.tape.kind(at) != ValueKind::Object {
            return Some(false);
        }
        let (mut fits, mut seen, mut expected) = (true, 0, 0);
        let tape = self.tape;
        for (key, value) in tape.members(at) {
            let decoded;
            let name = if tape.kind(key) == ValueKind::Escaped {
                decoded = tape.scalar(key).unwrap_or_default();
                &*decoded
            } else {
                tape.raw(key)
            };
            let Some((index, row)) = self.find(known, name, expected) else { continue };
            expected = index + 1;
            let [name, part] = words(*row);
            if !self.walk(part, value) && name & node::REQUIRED != 0 {
                fits = false;
            }
            // A duplicate counts twice, which can only make an odd body fit.
            seen += usize::from(name & node::REQUIRED != 0);
            if self.steps == 0 {
                return Some(false);
            }
        }
        let required = known.iter().filter(|row| words(**row)[0] & node::REQUIRED != 0).count();
        if flags & rest::PARAMS != 0 {
            self.captures.rests.push(Rest {
                owner: if flags & rest::OF_ITEM != 0 { self.owner } else { 0 },
                object: at,
                node: start,
                as_texts: flags & rest::STRINGS != 0,
            });
        }
        Some(fits && seen >= required)
    }

    /// Returns the row of a member, searching from an index on.
    #[inline]
    fn find(
        &self,
        known: &'m [[u8; 8]],
        name: &str,
        expected: usize,
    ) -> Option<(usize, &'m [u8; 8])> {
        let is_named = |row: &&[u8; 8]| is_named(self.tables, **row, name);
        if let Some(row) = known.get(expected).filter(is_named) {
            return Some((expected, row));
        }
        known.iter().enumerate().find(|(_, row)| is_named(row))
    }

    /// Reads a value by the first node that fits.
    fn either(&mut self, nodes: &[[u8; 4]], at: u32) -> bool {
        if self.fields == FieldsPriority::First {
            return self.first_of(nodes.iter(), at);
        }
        let are_fields = |part: &&[u8; 4]| self.are_fields(u32::from_le_bytes(**part));
        let (fields, others): (Vec<_>, Vec<_>) = nodes.iter().partition(are_fields);
        self.first_of(others.into_iter().chain(fields), at)
    }

    fn first_of<'n>(
        &mut self,
        mut nodes: impl Iterator<Item = &'n [u8; 4]> + Clone,
        at: u32,
    ) -> bool {
        self.mixed(nodes.clone(), at)
            || nodes.any(|part| {
                let part = u32::from_le_bytes(*part);
                // A node that is neither a list nor an object notes nothing unless it fits.
                let before = self.has_parts(part).then(|| self.snapshot());
                let fits = self.walk(part, at);
                if let Some(before) = before.filter(|_| !fits) {
                    self.restore(&before);
                }
                fits
            })
    }

    /// Returns whether a node is of field errors.
    fn are_fields(&self, start: u32) -> bool {
        let mut reader = NodeReader::new(self.tables.reading, start);
        match reader.byte() {
            Some(node::GROUP) => true,
            Some(node::EACH) => matches!(reader.byte(), Some(node::FIELDS | list::ITEM_FIELDS)),
            _ => false,
        }
    }

    /// Returns whether a node is of what is made of values.
    fn has_parts(&self, start: u32) -> bool {
        let kind = NodeReader::new(self.tables.reading, start).byte();
        !matches!(kind, Some(node::SKIP | node::LITERAL | node::VALUE | node::TEXT))
    }

    /// Notes an object whose members are params.
    fn params(&mut self, owner: Owner, object: u32) -> bool {
        if self.tape.kind(object) != ValueKind::Object {
            return false;
        }
        self.captures.rests.push(Rest { owner, object, node: NONE, as_texts: false });
        true
    }

    fn snapshot(&self) -> Snapshot {
        let captures = &*self.captures;
        Snapshot {
            own: captures.own.clone(),
            item: captures.facts(self.owner).clone(),
            field: self.field,
            related: captures.related.len(),
            fields: captures.fields.len(),
            params: captures.params.len(),
            rests: captures.rests.len(),
        }
    }

    fn restore(&mut self, before: &Snapshot) {
        let captures = &mut *self.captures;
        captures.related.truncate(before.related);
        captures.fields.truncate(before.fields);
        captures.params.truncate(before.params);
        captures.rests.truncate(before.rests);
        captures.facts_mut(self.owner).clone_from(&before.item);
        captures.own.clone_from(&before.own);
        self.field = before.field;
    }

    /// Returns a string of the tables.
    #[inline]
    fn string(&self, index: u32) -> &'m str {
        string(&self.tables.strings, wide(index))
    }
}

/// Returns the key and the node of a member.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "the halves are meant")]
fn words(row: [u8; 8]) -> [u32; 2] {
    let both = u64::from_le_bytes(row);
    [both as u32, (both >> 32) as u32]
}

/// Returns whether a node of an object has a member with a name.
pub(crate) fn has_name(tables: &Tables<'_>, start: u32, name: &str) -> bool {
    let mut reader = NodeReader::new(tables.reading, start);
    let rows = (|| {
        (reader.byte()? == node::OBJECT && reader.byte().is_some()).then_some(())?;
        let count = usize::from(reader.half()?);
        reader.rows::<8>(count)
    })();
    rows.unwrap_or_default().iter().any(|row| is_named(tables, *row, name))
}

/// Returns whether a member has a name.
#[inline]
fn is_named(tables: &Tables<'_>, row: [u8; 8], name: &str) -> bool {
    is_text(&tables.strings, wide(words(row)[0] & !node::REQUIRED), name)
}

/// Returns whether a variable is one of the item's.
const fn is_of_item(kind: u8) -> bool {
    kind & var::OF_ITEM != 0
}
