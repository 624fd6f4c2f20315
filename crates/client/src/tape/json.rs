//! Parses JSON (RFC 8259) in one pass, without recursion.
//!
//! Written by hand, because it borrows from the body, works without `std`, and keeps the order and the text of every value, with which
//! the machine walks. `serde_json` builds maps, and rounds long numbers.

use errbook::__v1::first_special;

use super::escape;
use super::nodes::{MAX_DEPTH, Node, Nodes, ValueKind, wide};

/// Parses a text into an empty list; `None` if it is not JSON, or has positions beyond 32 bits.
pub(super) fn read(text: &str, nodes: &mut Nodes) -> Option<()> {
    u32::try_from(text.len()).ok()?;
    JsonParser { bytes: text.as_bytes(), at: 0, nodes, open: 0, depth: 0, objects: 0 }.document()
}

struct JsonParser<'t> {
    bytes: &'t [u8],
    at: usize,
    nodes: &'t mut Nodes,
    /// The innermost open object or array. Until it ends, its `next` is the one around it.
    open: u32,
    depth: usize,
    /// Whether each open one is an object, a bit each, the innermost last.
    objects: u64,
}

impl JsonParser<'_> {
    fn document(&mut self) -> Option<()> {
        while !self.value()? || self.after_value()? {}
        self.visible().is_none().then_some(())
    }

    /// Reads a scalar, an empty container, or the start of another with its first key. Returns whether the value has ended.
    #[inline]
    fn value(&mut self) -> Option<bool> {
        match self.visible()? {
            b'"' => self.string()?,
            b'{' | b'[' if self.depth == MAX_DEPTH => self.skip()?,
            b'{' => {
                self.begin(ValueKind::Object);
                if self.visible()? != b'}' {
                    self.key()?;
                    return Some(false);
                }
                self.end()?;
            }
            b'[' => {
                self.begin(ValueKind::Array);
                if self.visible()? != b']' {
                    return Some(false);
                }
                self.end()?;
            }
            b't' => self.word(b"true", ValueKind::True)?,
            b'f' => self.word(b"false", ValueKind::False)?,
            b'n' => self.word(b"null", ValueKind::Null)?,
            _ => self.number()?,
        }
        Some(true)
    }

    /// Reads from the end of a value to the next value. Returns whether there is one.
    #[inline]
    fn after_value(&mut self) -> Option<bool> {
        while self.depth > 0 {
            let is_object = self.objects & 1 == 1;
            match (self.visible()?, is_object) {
                (b',', _) => {
                    self.at += 1;
                    if is_object {
                        self.key()?;
                    }
                    return Some(true);
                }
                (b'}', true) | (b']', false) => self.end()?,
                _ => return None,
            }
        }
        Some(false)
    }

    #[inline]
    fn key(&mut self) -> Option<()> {
        if self.visible()? != b'"' {
            return None;
        }
        self.string()?;
        let is_followed = self.visible()? == b':';
        self.at += 1;
        is_followed.then_some(())
    }

    /// Reads an object or array that is too deep as `null`.
    #[cold]
    fn skip(&mut self) -> Option<()> {
        let start = self.at;
        let mut depth = 0_usize;
        loop {
            match self.peek()? {
                b'"' => _ = self.string_end()?,
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                self.push(ValueKind::Null, start, self.at);
                return Some(());
            }
        }
    }

    fn begin(&mut self, kind: ValueKind) {
        let at = short(self.nodes.len());
        self.nodes.push(Node { kind, start: short(self.at), len: 0, next: self.open });
        self.open = at;
        self.depth += 1;
        self.objects = self.objects << 1 | u64::from(kind == ValueKind::Object);
        self.at += 1;
    }

    fn end(&mut self) -> Option<()> {
        let next = short(self.nodes.len());
        let node = self.nodes.get_mut(wide(self.open))?;
        self.open = core::mem::replace(&mut node.next, next);
        self.depth -= 1;
        self.objects >>= 1;
        self.at += 1;
        Some(())
    }

    #[inline]
    fn string(&mut self) -> Option<()> {
        let start = self.at + 1;
        let kind = self.string_end()?;
        self.push(kind, start, self.at);
        self.at += 1;
        Some(())
    }

    /// Skips to the closing quote of a string, and returns its kind.
    #[inline]
    fn string_end(&mut self) -> Option<ValueKind> {
        let start = self.at + 1;
        self.at = start + first_special(self.bytes.get(start..)?)?;
        if self.peek() == Some(b'"') {
            return Some(ValueKind::String);
        }
        self.escapes()?;
        Some(ValueKind::Escaped)
    }

    /// Reads the rest of a string, from an escape on.
    #[cold]
    fn escapes(&mut self) -> Option<()> {
        while self.peek()? != b'"' {
            let after = self.bytes.get(self.at..)?.strip_prefix(b"\\")?;
            let (_, len) = escape::read(after)?;
            self.at += len + 1;
            self.at += first_special(self.bytes.get(self.at..)?)?;
        }
        Some(())
    }

    fn word(&mut self, word: &[u8], kind: ValueKind) -> Option<()> {
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
        self.push(ValueKind::Number, start, self.at);
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
    fn push(&mut self, kind: ValueKind, start: usize, end: usize) {
        let next = short(self.nodes.len() + 1);
        self.nodes.push(Node { kind, start: short(start), len: short(end - start), next });
    }

    /// Skips white space, and returns the byte after it.
    #[inline]
    fn visible(&mut self) -> Option<u8> {
        loop {
            let byte = self.peek()?;
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.at += 1;
        }
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }
}

/// Returns a position in a text, or the index of a value in it.
#[inline]
#[expect(clippy::cast_possible_truncation, reason = "a text is at most 4 GiB long")]
const fn short(position: usize) -> u32 {
    position as u32
}
