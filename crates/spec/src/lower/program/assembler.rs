//! Assembles the bytes of a program: collects literals, and patches jump targets once they are known.

use std::collections::BTreeMap;

use errbook::__v1::op;

use super::guard::Guard;
use crate::lower::bytes::{Put, int32};
use crate::lower::text::Strings;
use crate::model::{Filter, Variable};

/// Assembles programs, one after another.
pub(super) struct Assembler<'s> {
    pub(super) program: Vec<u8>,
    pub(super) pieces: String,
    pub(super) strings: &'s mut Strings,
    pub(super) catalog: &'s str,
    pub(super) comma: Comma,
    literal: String,
    known_pieces: BTreeMap<String, u32>,
}

/// Whether a separator goes before the next member or item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comma {
    /// Nothing precedes it.
    None,
    /// Something precedes it.
    Written,
    /// It depends on the occurrence.
    Unknown,
}

impl Comma {
    /// Merges the states at the end of two branches.
    pub(super) fn join(self, other: Self) -> Self {
        if self == other { self } else { Self::Unknown }
    }
}

/// A jump operand that is patched once its target is known.
#[must_use]
pub(super) struct JumpOperand(usize);

impl<'s> Assembler<'s> {
    pub(super) fn new(catalog: &'s str, strings: &'s mut Strings) -> Self {
        Self {
            program: Vec::new(),
            pieces: String::new(),
            strings,
            catalog,
            comma: Comma::None,
            literal: String::new(),
            known_pieces: BTreeMap::new(),
        }
    }

    /// Adds literal text.
    pub(super) fn literal(&mut self, text: &str) {
        self.literal.push_str(text);
    }

    /// Adds an operation; the caller adds its operands.
    pub(super) fn op(&mut self, op: u8) {
        self.flush();
        self.program.put_u8(op);
    }

    /// Adds the separator before a member or item.
    pub(super) fn separator(&mut self) {
        match self.comma {
            Comma::None => {}
            Comma::Written => self.literal(","),
            Comma::Unknown => self.op(op::SEPARATOR),
        }
    }

    /// Adds a jump that is taken if a variable is absent.
    pub(super) fn unless(&mut self, guard: &Guard<'_>) -> JumpOperand {
        self.op(op::UNLESS);
        self.variable(guard.0, Filter::None);
        self.operand()
    }

    /// Adds a jump.
    pub(super) fn jump(&mut self) -> JumpOperand {
        self.op(op::JUMP);
        self.operand()
    }

    /// Adds an operand to be patched.
    pub(super) fn operand(&mut self) -> JumpOperand {
        self.program.put_u32(0);
        JumpOperand(self.program.len() - 4)
    }

    /// Makes the next operation the target of a jump.
    #[expect(clippy::needless_pass_by_value, reason = "an operand is filled in once")]
    pub(super) fn land(&mut self, operand: JumpOperand) {
        let here = self.here().to_le_bytes();
        if let Some(bytes) = self.program.get_mut(operand.0..operand.0 + 4) {
            bytes.copy_from_slice(&here);
        }
    }

    /// Returns the position of the next operation.
    pub(super) fn here(&mut self) -> u32 {
        self.flush();
        int32(self.program.len())
    }

    /// Adds a variable's JSON after the collected text.
    pub(super) fn member(&mut self, operation: u8, variable: &Variable, filter: Filter) {
        let (start, len) = self.piece();
        self.program.put_u8(operation);
        self.program.put_u32(start);
        self.program.put_u32(len);
        self.variable(variable, filter);
    }

    /// Writes the collected text as one operation.
    pub(super) fn flush(&mut self) {
        if !self.literal.is_empty() {
            let (start, len) = self.piece();
            self.program.put_u8(op::LITERAL);
            self.program.put_u32(start);
            self.program.put_u32(len);
        }
    }

    /// Returns whether there is collected text.
    pub(super) const fn has_literal(&self) -> bool {
        !self.literal.is_empty()
    }

    /// Stores the collected text as a piece.
    fn piece(&mut self) -> (u32, u32) {
        let literal = std::mem::take(&mut self.literal);
        let len = int32(literal.len());
        let start = if let Some(start) = self.known_pieces.get(&literal) {
            *start
        } else {
            let start = int32(self.pieces.len());
            self.pieces.push_str(&literal);
            self.known_pieces.insert(literal, start);
            start
        };
        (start, len)
    }
}
