//! Reading JSON (RFC 8259), all of it, in one pass without recursion.

use errbook::__v1::first_special;

use super::{Kind, MAX_DEPTH, Node, Nodes, escape};
use crate::reading::MAX_BODY;

/// Reads a text into an empty list; `None` where it is no JSON, is nested too deeply or is too long.
pub(super) fn read(text: &str, nodes: &mut Nodes) -> Option<()> {
    if text.len() > MAX_BODY {
        return None;
    }
    let (bytes, open) = (text.as_bytes(), [0; MAX_DEPTH]);
    Reader { bytes, at: 0, nodes, open, depth: 0, objects: 0 }.document()
}

struct Reader<'t> {
    bytes: &'t [u8],
    at: usize,
    nodes: &'t mut Nodes,
    /// The objects and arrays that have begun.
    open: [u16; MAX_DEPTH],
    depth: usize,
    /// A bit each, the innermost last: whether it is an object.
    objects: u64,
}

impl Reader<'_> {
    fn document(&mut self) -> Option<()> {
        while !self.value()? || self.after_value()? {}
        self.skip_space();
        (self.at == self.bytes.len()).then_some(())
    }

    /// Reads a scalar, an empty container or the beginning of another, with its first key. Returns whether the value has ended.
    fn value(&mut self) -> Option<bool> {
        self.skip_space();
        match self.peek()? {
            b'"' => self.string()?,
            b'{' => {
                self.begin(Kind::Object)?;
                if self.takes(b'}') {
                    self.end()?;
                } else {
                    self.key()?;
                    return Some(false);
                }
            }
            b'[' => {
                self.begin(Kind::Array)?;
                if self.takes(b']') {
                    self.end()?;
                } else {
                    return Some(false);
                }
            }
            b't' => self.word(b"true", Kind::True)?,
            b'f' => self.word(b"false", Kind::False)?,
            b'n' => self.word(b"null", Kind::Null)?,
            _ => self.number()?,
        }
        Some(true)
    }

    /// Reads what follows a value, to the next value. Returns whether there is one.
    fn after_value(&mut self) -> Option<bool> {
        loop {
            if self.depth == 0 {
                return Some(false);
            }
            let is_object = self.objects & 1 == 1;
            self.skip_space();
            let byte = self.peek()?;
            self.at += 1;
            match (byte, is_object) {
                (b',', true) => {
                    self.skip_space();
                    self.key()?;
                    return Some(true);
                }
                (b',', false) => return Some(true),
                (b'}', true) | (b']', false) => self.end()?,
                _ => return None,
            }
        }
    }

    fn key(&mut self) -> Option<()> {
        if self.peek()? != b'"' {
            return None;
        }
        self.string()?;
        self.takes(b':').then_some(())
    }

    fn begin(&mut self, kind: Kind) -> Option<()> {
        *self.open.get_mut(self.depth)? = short(self.nodes.len());
        self.depth += 1;
        self.objects = self.objects << 1 | u64::from(kind == Kind::Object);
        self.push(kind, self.at, self.at);
        self.at += 1;
        Some(())
    }

    fn end(&mut self) -> Option<()> {
        self.depth = self.depth.checked_sub(1)?;
        self.objects >>= 1;
        let (at, next) = (*self.open.get(self.depth)?, short(self.nodes.len()));
        self.nodes.get_mut(usize::from(at))?.next = next;
        Some(())
    }

    #[inline]
    fn string(&mut self) -> Option<()> {
        let start = self.at + 1;
        let mut kind = Kind::String;
        self.at = start;
        loop {
            let rest = self.bytes.get(self.at..)?;
            self.at += first_special(rest)?;
            match self.peek()? {
                b'"' => break,
                b'\\' => {
                    kind = Kind::Escaped;
                    let (_, len) = escape::read(self.bytes.get(self.at + 1..)?)?;
                    self.at += len + 1;
                }
                _ => return None,
            }
        }
        self.push(kind, start, self.at);
        self.at += 1;
        Some(())
    }

    fn word(&mut self, word: &[u8], kind: Kind) -> Option<()> {
        let (start, end) = (self.at, self.at + word.len());
        if self.bytes.get(start..end)? != word {
            return None;
        }
        self.at = end;
        self.push(kind, start, end);
        Some(())
    }

    fn number(&mut self) -> Option<()> {
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        if self.peek()? == b'0' {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            self.digits()?;
        }
        self.push(Kind::Number, start, self.at);
        Some(())
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        (self.at > start).then_some(())
    }

    #[inline]
    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        let next = short(self.nodes.len() + 1);
        self.nodes.push(Node { kind, start: short(start), len: short(end - start), next });
    }

    /// Takes a byte, after spaces.
    #[inline]
    fn takes(&mut self, byte: u8) -> bool {
        self.skip_space();
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    #[inline]
    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }
}

/// Returns a position in a text of at most 64 KiB. Only a number that fills it is longer than can be said: it reads as empty.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "a text is at most 64 KiB")]
const fn short(position: usize) -> u16 {
    position as u16
}
