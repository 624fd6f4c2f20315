//! The interpreter of an envelope's program; see [`op`] for its operations.

use alloc::vec::Vec;

use super::Rendering;
use super::related::Link;
use super::sink::{Json, Raw};
use super::value::separate;
use super::variable::{Value, Variable, write_members};
use super::xml;
use crate::FieldError;
use crate::bytes::wide;
use crate::tables::{filter, op, var};

/// How deep lists may be nested; a generated program has one level.
const MAX_DEPTH: u8 = 4;

/// How text is escaped.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Escape {
    /// For JSON.
    Json,
    /// For XML; values are elements.
    Xml,
    /// Not at all.
    Nothing,
}

/// Runs a program for one response.
///
/// Targets lead forwards only, so every program ends; a malformed one ends where it is malformed.
pub(super) struct Machine<'m> {
    pub(super) rendering: &'m Rendering<'m, 'm>,
    pub(super) escape: Escape,
    pub(super) out: &'m mut Vec<u8>,
    pub(super) item: Option<&'m FieldError>,
    /// The error that is the item.
    pub(super) error: Option<&'m Rendering<'m, 'm>>,
    pub(super) link: Option<Link>,
    pub(super) depth: u8,
    pub(super) lacks_value: bool,
    /// The variable that was found to be there last, as most are written right after.
    pub(super) tested: Option<(Variable, Value<'m>)>,
}

impl<'m> Machine<'m> {
    pub(super) const fn new(
        rendering: &'m Rendering<'m, 'm>,
        escape: Escape,
        out: &'m mut Vec<u8>,
    ) -> Self {
        Self {
            rendering,
            escape,
            out,
            item: None,
            error: None,
            link: None,
            depth: 0,
            lacks_value: false,
            tested: None,
        }
    }

    /// Returns whether every text that was to be written was there.
    pub(super) const fn is_complete(&self) -> bool {
        !self.lacks_value
    }

    /// Runs the program from a position on.
    pub(super) fn run(&mut self, start: usize) {
        let tables = self.rendering.entry.catalog().tables();
        let Some(mut code) = Code::new(tables.program, start) else { return };
        while let Some(()) = self.step(&mut code, tables.pieces) {}
    }

    /// Runs an operation; `None` where the program ends.
    #[inline]
    fn step(&mut self, code: &mut Code<'_>, pieces: &str) -> Option<()> {
        match code.byte()? {
            op::LITERAL => {
                let (start, len) = (code.position()?, code.position()?);
                let piece = pieces.as_bytes().get(start..start.checked_add(len)?)?;
                self.out.extend_from_slice(piece);
            }
            op::TEXT => self.text(code.variable()?),
            op::VALUE => {
                let variable = code.variable()?;
                let fresh;
                let value = match &self.tested {
                    Some((tested, value)) if tested.is_same(variable) => value,
                    _ => {
                        fresh = self.look_up(variable);
                        &fresh
                    }
                };
                match self.escape {
                    Escape::Xml => xml::write(value, variable.filter, self.out),
                    _ => value.write_json(variable.filter, self.out),
                }
            }
            op::SEPARATOR => separate(self.out),
            op::UNLESS => {
                let (variable, target) = (code.variable()?, code.position()?);
                let value = self.look_up(variable);
                if value.is_absent() {
                    code.jump(target)?;
                } else {
                    self.tested = Some((variable, value));
                }
            }
            op::JUMP => {
                let target = code.position()?;
                code.jump(target)?;
            }
            op::EACH => {
                let target = code.position()?;
                for field in self.rendering.fields() {
                    self.part(code.at(), field);
                }
                code.jump(target)?;
            }
            op::GROUP => {
                let (variable, target) = (code.variable()?, code.position()?);
                self.groups(variable, code.at());
                code.jump(target)?;
            }
            op::MEMBERS => {
                let flags = code.byte()?;
                self.members(flags);
            }
            operation => return self.related_step(operation, code),
        }
        Some(())
    }

    /// Returns what a variable stands for. The one that was tested last is not looked up again.
    #[inline]
    fn value(&self, variable: Variable) -> Value<'m> {
        match self.tested {
            Some((tested, value)) if tested.is_same(variable) => value,
            _ => self.look_up(variable),
        }
    }

    #[inline]
    fn look_up(&self, variable: Variable) -> Value<'m> {
        if variable.kind >= var::NEXT {
            return self.related_value(variable);
        }
        // The field errors of an error that is the item have its messages, in its language.
        let owner = self.error.filter(|_| variable.kind >= var::ITEM_PATH);
        owner.unwrap_or(self.rendering).value(variable, self.item)
    }

    fn members(&mut self, flags: u8) {
        let rendering = if flags & 2 == 0 { Some(self.rendering) } else { self.error };
        let occurrence = rendering.and_then(|rendering| rendering.occurrence.as_ref());
        let write = match self.escape {
            Escape::Xml => xml::write_members,
            _ => write_members,
        };
        write(occurrence, flags & 1 != 0, self.out);
    }

    fn text(&mut self, variable: Variable) {
        let value = self.value(variable);
        match self.escape {
            Escape::Json => value.write_filtered(variable.filter, &mut Json(self.out)),
            Escape::Xml => value.write_filtered(variable.filter, &mut xml::Xml(self.out)),
            Escape::Nothing => {
                self.lacks_value |= value.is_absent();
                value.write_filtered(variable.filter, &mut Raw(self.out));
            }
        }
    }

    /// Runs a part of the program for a field error.
    pub(super) fn part(&mut self, start: usize, field: &'m FieldError) {
        if self.depth < MAX_DEPTH {
            self.depth += 1;
            let outer = self.item.replace(field);
            self.tested = None;
            self.run(start);
            self.tested = None;
            self.item = outer;
            self.depth -= 1;
        }
    }

    /// Writes a member for each distinct key, with a list of what a part writes for the field errors that have it.
    fn groups(&mut self, key: Variable, part: usize) {
        let fields = self.rendering.fields();
        for (index, field) in fields.iter().enumerate() {
            let (before, from_here) = fields.split_at_checked(index).unwrap_or_default();
            if before.iter().any(|other| self.same_key(key, field, other)) {
                continue;
            }
            separate(self.out);
            self.out.push(b'"');
            self.key(key, field);
            self.out.extend_from_slice(b"\":[");
            for other in from_here {
                if self.same_key(key, field, other) {
                    self.part(part, other);
                }
            }
            self.out.push(b']');
        }
    }

    /// Compares the keys of two field errors, in the buffer beyond the body.
    fn same_key(&mut self, key: Variable, one: &FieldError, other: &FieldError) -> bool {
        if key.kind == var::ITEM_PATH && key.filter == filter::NONE {
            return one.path() == other.path();
        }
        let start = self.out.len();
        self.key(key, one);
        let middle = self.out.len();
        self.key(key, other);
        let (one, other) = (self.out.get(start..middle), self.out.get(middle..));
        let same = one == other;
        self.out.truncate(start);
        same
    }

    fn key(&mut self, key: Variable, field: &FieldError) {
        let value = self.rendering.value(key, Some(field));
        value.write_filtered(key.filter, &mut Json(self.out));
    }
}

/// A program and what is left of it.
pub(super) struct Code<'p> {
    program: &'p [u8],
    rest: &'p [u8],
}

impl<'p> Code<'p> {
    fn new(program: &'p [u8], start: usize) -> Option<Self> {
        Some(Self { program, rest: program.get(start..)? })
    }

    pub(super) fn at(&self) -> usize {
        self.program.len() - self.rest.len()
    }

    #[inline]
    fn take<const LEN: usize>(&mut self) -> Option<[u8; LEN]> {
        let (taken, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(*taken)
    }

    #[inline]
    pub(super) fn byte(&mut self) -> Option<u8> {
        self.take().map(|[byte]| byte)
    }

    #[inline]
    pub(super) fn position(&mut self) -> Option<usize> {
        self.take().map(|word| wide(u32::from_le_bytes(word)))
    }

    #[inline]
    fn variable(&mut self) -> Option<Variable> {
        let [kind, filter, a, b, c, d] = self.take()?;
        Some(Variable { kind, filter, argument: u32::from_le_bytes([a, b, c, d]) })
    }

    #[inline]
    pub(super) fn jump(&mut self, target: usize) -> Option<()> {
        (target >= self.at()).then_some(())?;
        self.rest = self.program.get(target..)?;
        Some(())
    }
}
