//! Reading the nodes of an envelope in reverse, byte by byte.

/// A variable: kind, filter, argument.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Variable {
    pub(crate) kind: u8,
    pub(crate) filter: u8,
    /// A string: the name of a param.
    pub(crate) argument: u32,
}

/// The bytes of the nodes that are left.
#[derive(Clone, Copy)]
pub(crate) struct NodeReader<'t> {
    start: u32,
    rest: &'t [u8],
}

impl<'t> NodeReader<'t> {
    #[inline]
    pub(crate) fn new(reading: &'t [u8], start: u32) -> Self {
        let at = usize::try_from(start).unwrap_or(usize::MAX);
        Self { start, rest: reading.get(at..).unwrap_or_default() }
    }

    /// Returns the position that it began at.
    pub(crate) const fn start(&self) -> u32 {
        self.start
    }

    #[inline]
    pub(crate) fn byte(&mut self) -> Option<u8> {
        self.take::<1>().map(|[byte]| *byte)
    }

    #[inline]
    pub(crate) fn half(&mut self) -> Option<u16> {
        self.take().copied().map(u16::from_le_bytes)
    }

    #[inline]
    pub(crate) fn word(&mut self) -> Option<u32> {
        self.take().copied().map(u32::from_le_bytes)
    }

    #[inline]
    pub(crate) fn variable(&mut self) -> Option<Variable> {
        Some(Variable { kind: self.byte()?, filter: self.byte()?, argument: self.word()? })
    }

    /// Reads a count and this many positions.
    pub(crate) fn list(&mut self) -> Option<&'t [[u8; 4]]> {
        let count = usize::from(self.half()?);
        self.rows(count)
    }

    #[inline]
    pub(crate) fn rows<const SIZE: usize>(&mut self, count: usize) -> Option<&'t [[u8; SIZE]]> {
        self.rest.as_chunks().0.get(..count)
    }

    #[inline]
    fn take<const SIZE: usize>(&mut self) -> Option<&'t [u8; SIZE]> {
        let (taken, rest) = self.rest.split_first_chunk()?;
        self.rest = rest;
        Some(taken)
    }
}
