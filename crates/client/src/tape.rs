//! A body, parsed into a flat list of values.

mod escape;
mod json;
mod nodes;
#[cfg(test)]
mod tests;
#[cfg(feature = "xml")]
mod xml;

use alloc::borrow::Cow;

pub use nodes::MAX_DEPTH;
use nodes::{Node, Nodes};
pub(crate) use nodes::{ValueKind, wide};

/// A body as a list of values; every member of an object is its key, then its value.
#[derive(Clone, Debug)]
pub(crate) struct Tape<'b> {
    text: Cow<'b, str>,
    nodes: Nodes,
    /// All values are texts.
    is_xml: bool,
}

impl Default for Tape<'_> {
    #[inline]
    fn default() -> Self {
        Self { text: Cow::Borrowed(""), nodes: Nodes::new(), is_xml: false }
    }
}

impl<'b> Tape<'b> {
    /// Parses JSON (RFC 8259) into an empty tape, which stays empty for anything else.
    #[inline]
    pub(crate) fn read_json(&mut self, text: &'b str) -> Option<()> {
        self.text = Cow::Borrowed(text);
        let read = json::read(text, &mut self.nodes);
        if read.is_none() {
            self.nodes.truncate(0);
        }
        read
    }

    /// Parses XML (1.0, fifth edition) into an empty tape, which stays empty for anything else.
    #[cfg(feature = "xml")]
    pub(crate) fn read_xml(&mut self, text: &str) -> Option<()> {
        let (text, nodes) = xml::read(text)?;
        *self = Self { text: Cow::Owned(text), nodes, is_xml: true };
        Some(())
    }

    pub(crate) fn into_owned(self) -> Tape<'static> {
        let text = Cow::Owned(self.text.into_owned());
        Tape { text, nodes: self.nodes, is_xml: self.is_xml }
    }

    pub(crate) fn is_xml(&self) -> bool {
        self.is_xml
    }

    /// Returns the number of values and keys.
    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    #[inline]
    pub(crate) fn kind(&self, at: u32) -> ValueKind {
        self.node(at).kind
    }

    /// Returns the source text; for a string, the text between the quotes.
    #[inline]
    pub(crate) fn raw(&self, at: u32) -> &str {
        let Node { start, len, .. } = self.node(at);
        let start = wide(start);
        self.text.get(start..start.saturating_add(wide(len))).unwrap_or_default()
    }

    /// Returns the text of a scalar; `None` for `null`, objects and arrays.
    #[inline]
    pub(crate) fn scalar(&self, at: u32) -> Option<Cow<'_, str>> {
        match self.kind(at) {
            ValueKind::Escaped => Some(Cow::Owned(escape::decode(self.raw(at)))),
            ValueKind::String | ValueKind::Number | ValueKind::True | ValueKind::False => {
                Some(Cow::Borrowed(self.raw(at)))
            }
            ValueKind::Null | ValueKind::Object | ValueKind::Array | ValueKind::Elements => None,
        }
    }

    /// Returns whether a key or string is a text.
    #[inline]
    pub(crate) fn is(&self, at: u32, text: &str) -> bool {
        let node = self.node(at);
        match node.kind {
            ValueKind::Escaped => escape::decode(self.raw(at)) == text,
            ValueKind::String => wide(node.len) == text.len() && self.raw(at) == text,
            _ => false,
        }
    }

    /// Returns the keys and values of an object's members; none for other values.
    #[inline]
    pub(crate) fn members(&self, at: u32) -> Members<'_> {
        let node = self.node(at);
        let end = if node.kind == ValueKind::Object { node.next } else { 0 };
        Members { nodes: self.nodes.as_slice(), at: at.saturating_add(1), end }
    }

    /// Returns the items of an array; none for other values.
    pub(crate) fn items(&self, at: u32) -> impl Iterator<Item = u32> {
        let node = self.node(at);
        let has_keys = node.kind == ValueKind::Elements;
        let mut at = at.saturating_add(1);
        let end = if node.kind.is_array() { node.next } else { 0 };
        core::iter::from_fn(move || {
            while at < end {
                let is_item = !has_keys || !self.raw(at).starts_with('@');
                let item = at.saturating_add(u32::from(has_keys));
                at = self.node(item).next.max(at.saturating_add(1));
                if is_item {
                    return Some(item);
                }
            }
            None
        })
    }

    /// Returns the value of the last member with a name.
    pub(crate) fn member(&self, object: u32, name: &str) -> Option<u32> {
        self.members(object).filter(|(key, _)| self.is(*key, name)).last().map(|(_, value)| value)
    }

    #[inline]
    fn node(&self, at: u32) -> Node {
        self.nodes.as_slice().get(wide(at)).copied().unwrap_or_default()
    }
}

/// The remaining members of an object.
pub(crate) struct Members<'t> {
    nodes: &'t [Node],
    at: u32,
    end: u32,
}

impl Iterator for Members<'_> {
    type Item = (u32, u32);

    #[inline]
    fn next(&mut self) -> Option<(u32, u32)> {
        if self.at >= self.end {
            return None;
        }
        let (key, value) = (self.at, self.at + 1);
        self.at = self.nodes.get(wide(value))?.next;
        Some((key, value))
    }
}

#[cfg(test)]
pub(crate) fn json_tape(text: &str) -> Option<Tape<'_>> {
    let mut tape = Tape::default();
    tape.read_json(text).map(|()| tape)
}
