//! Reads the program of an envelope.

use super::variable::Variable;
use crate::bytes::wide;

/// A program, and the rest of it.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'p> {
    program: &'p [u8],
    rest: &'p [u8],
}

impl<'p> Cursor<'p> {
    pub(super) fn new(program: &'p [u8], start: usize) -> Option<Self> {
        Some(Self { program, rest: program.get(start..)? })
    }

    pub(super) fn at(&self) -> usize {
        self.program.len() - self.rest.len()
    }

    #[inline]
    pub(super) fn take<const LEN: usize>(&mut self) -> Option<[u8; LEN]> {
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

    /// Reads the position of a piece, and returns the piece.
    #[inline]
    pub(super) fn piece<'t>(&mut self, pieces: &'t str) -> Option<&'t [u8]> {
        let (start, len) = (self.position()?, self.position()?);
        pieces.as_bytes().get(start..start.checked_add(len)?)
    }

    #[inline]
    pub(super) fn variable(&mut self) -> Option<Variable> {
        let [kind, filter] = self.take()?;
        Some(Variable { kind, filter, argument: self.take().map(u32::from_le_bytes)? })
    }

    #[inline]
    pub(super) fn jump(&mut self, target: usize) -> Option<()> {
        (target >= self.at()).then_some(())?;
        self.rest = self.program.get(target..)?;
        Some(())
    }
}
