//! The interpreter of an envelope's program; see [`op`] for its operations.

use alloc::vec::Vec;

use super::cursor::Cursor;
use super::header::Quoted;
use super::rendering::Rendering;
use super::sink::{Json, Raw};
use super::tree::ErrorTree;
use super::value::separate;
use super::variable::{Value, Variable, write_members};
use super::xml;
use crate::FieldError;
use crate::bytes::{u32_at, wide};
use crate::header::quotes::Quotes;
use crate::tables::{op, var};

/// The deepest nesting of lists; a generated program has one level.
const MAX_DEPTH: u8 = 4;

/// The escaping of text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Escape {
    /// For JSON.
    Json,
    /// For XML; values are elements.
    Xml,
    /// For a header: values in its quoted strings.
    Header,
}

/// Runs a program for one response.
///
/// Targets only point forwards, so every program ends. A malformed program ends early.
pub(super) struct Machine<'m> {
    pub(super) rendering: &'m Rendering<'m, 'm>,
    pub(super) escape: Escape,
    pub(super) out: &'m mut Vec<u8>,
    pub(super) item: Option<&'m FieldError>,
    /// The error that is the item.
    pub(super) error: Option<&'m Rendering<'m, 'm>>,
    pub(super) link: Option<Link<'m>>,
    pub(super) depth: u8,
    pub(super) lacks_value: bool,
    /// The quoting state after the literals of a header.
    pub(super) quotes: Quotes,
    /// The last variable that was found to have a value, as most are written right after.
    pub(super) tested: Option<(Variable, Value<'m>)>,
}

/// The position in a chain of causes.
#[derive(Clone, Copy)]
pub(super) struct Link<'m> {
    /// The start of the part that writes a link.
    pub(super) start: usize,
    /// The next cause.
    pub(super) next: Option<&'m dyn ErrorTree>,
    /// The number of causes that may still be sent.
    pub(super) left: usize,
}

impl<'m> Machine<'m> {
    pub(super) fn new(
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
            quotes: Quotes::default(),
            tested: None,
        }
    }

    /// Returns whether every text had a value.
    pub(super) const fn is_complete(&self) -> bool {
        !self.lacks_value
    }

    /// Runs the program from a position on.
    pub(super) fn run(&mut self, start: usize) {
        let tables = self.rendering.entry.catalog().tables();
        let Some(mut program) = Cursor::new(tables.program, start) else { return };
        while let Some(next) = self.step(program, tables.pieces) {
            program = next;
        }
    }

    /// Runs an operation and returns the rest of the program; `None` at its end.
    #[inline]
    fn step<'p>(&mut self, mut program: Cursor<'p>, pieces: &str) -> Option<Cursor<'p>> {
        match program.byte()? {
            op::LITERAL => {
                let piece = program.piece(pieces)?;
                self.out.extend_from_slice(piece);
                if self.escape == Escape::Header {
                    self.quotes.take_all(piece);
                }
            }
            operation @ (op::MEMBER | op::OPTIONAL) => {
                let operands: [u8; 14] = program.take()?;
                let (start, len) = (wide(u32_at(&operands, 0)), wide(u32_at(&operands, 4)));
                let piece = pieces.as_bytes().get(start..start.checked_add(len)?)?;
                let [kind, filter] = [operands[8], operands[9]];
                let variable = Variable { kind, filter, argument: u32_at(&operands, 10) };
                let is_optional = operation == op::OPTIONAL;
                if !self.frequent(piece, variable) {
                    self.member(piece, variable, is_optional);
                }
            }
            op::UNLESS => {
                let (variable, target) = (program.variable()?, program.position()?);
                if self.is_absent(variable) {
                    program.jump(target)?;
                }
            }
            op::MEMBERS => {
                let flags = program.byte()?;
                self.members(flags);
            }
            op::SEPARATOR => separate(self.out),
            op::END => return None,
            operation => return self.rare_step(operation, program),
        }
        Some(program)
    }

    /// Runs an operation that few bodies have.
    #[cold]
    fn rare_step<'p>(&mut self, operation: u8, mut program: Cursor<'p>) -> Option<Cursor<'p>> {
        match operation {
            op::TEXT => self.text(program.variable()?),
            op::VALUE => self.member(b"", program.variable()?, false),
            op::JUMP => {
                let target = program.position()?;
                program.jump(target)?;
            }
            op::EACH => {
                let target = program.position()?;
                for field in self.rendering.fields() {
                    self.part(program.at(), field);
                }
                program.jump(target)?;
            }
            op::GROUP => {
                let (variable, target) = (program.variable()?, program.position()?);
                self.groups(variable, program.at());
                program.jump(target)?;
            }
            operation => self.related_step(operation, &mut program)?,
        }
        Some(program)
    }

    /// Writes a piece, and the value of a variable after it; nothing if the variable is optional and absent.
    #[cold]
    fn member(&mut self, piece: &[u8], variable: Variable, is_optional: bool) {
        let value = self.value(variable);
        if is_optional && value.is_absent() {
            return;
        }
        self.out.extend_from_slice(piece);
        match self.escape {
            Escape::Xml => xml::write(&value, variable.filter, self.out),
            _ => value.write_json(variable.filter, self.out),
        }
    }

    /// Returns whether a variable is absent or empty. Keeps the value if not, as most are written right after.
    #[inline]
    fn is_absent(&mut self, variable: Variable) -> bool {
        if variable.kind == var::FIELDS {
            return self.rendering.fields().is_empty();
        }
        self.is_other_absent(variable)
    }

    #[cold]
    fn is_other_absent(&mut self, variable: Variable) -> bool {
        let value = self.look_up(variable);
        let is_absent = value.is_absent();
        if !is_absent {
            self.tested = Some((variable, value));
        }
        is_absent
    }

    /// Returns the value of a variable. Does not look up the last tested one again.
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
        let values = rendering.and_then(|rendering| rendering.values.as_ref());
        let write = match self.escape {
            Escape::Xml => xml::write_members,
            _ => write_members,
        };
        write(values, flags & 1 != 0, self.out);
    }

    fn text(&mut self, variable: Variable) {
        let value = self.value(variable);
        match self.escape {
            Escape::Json => value.write_filtered(variable.filter, &mut Json(self.out)),
            Escape::Xml => value.write_filtered(variable.filter, &mut xml::Xml(self.out)),
            Escape::Header => {
                self.lacks_value |= value.is_absent();
                if self.quotes.is_quoted() {
                    value.write_filtered(variable.filter, &mut Quoted(self.out));
                } else {
                    value.write_filtered(variable.filter, &mut Raw(self.out));
                }
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
}
