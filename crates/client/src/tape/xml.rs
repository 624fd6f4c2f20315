//! Parses XML (1.0, fifth edition) into the objects, arrays and texts that it stands for.

use alloc::string::String;
use alloc::vec::Vec;

use quick_xml::XmlVersion::Implicit1_0;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::nodes::{MAX_DEPTH, Node, Nodes, ValueKind};

/// The name of an item of an array.
const ITEM: &str = "i";

/// Parses a text into an object with one member, the root element. `None` if it is not XML, declares a document type, uses an
/// entity beyond the five, is nested too deeply, or is too long.
pub(super) fn read(text: &str) -> Option<(String, Nodes)> {
    let mut builder = Builder { text: String::new(), nodes: Nodes::new(), open: Vec::new() };
    builder.push(ValueKind::Object, 0)?;
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) => builder.begin(&element)?,
            Event::Empty(element) => {
                builder.begin(&element)?;
                builder.end()?;
            }
            Event::End(_) => builder.end()?,
            Event::Text(text) => builder.text(&text.xml_content(Implicit1_0))?,
            Event::CData(text) => builder.text(&text.xml_content(Implicit1_0))?,
            Event::GeneralRef(reference) => builder.reference(&reference)?,
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            Event::DocType(_) => return None,
            Event::Eof => break,
        }
    }
    builder.finish()
}

struct Builder {
    text: String,
    nodes: Nodes,
    open: Vec<Element>,
}

/// An open element.
struct Element {
    at: usize,
    children: Children,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Children {
    None,
    /// All are items.
    Items,
    Members,
}

impl Builder {
    fn begin(&mut self, element: &BytesStart<'_>) -> Option<()> {
        if self.open.len() + 1 >= MAX_DEPTH {
            return None;
        }
        let name = element.local_name();
        let name: &str = name.as_ref();
        match self.open.last_mut() {
            // A document has one root.
            None if self.nodes.len() > 1 => return None,
            None => {}
            Some(parent) => {
                let is_item = name == ITEM && parent.children != Children::Members;
                parent.children = if is_item { Children::Items } else { Children::Members };
            }
        }
        self.scalar(&[name])?;
        let at = self.nodes.len();
        self.push(ValueKind::String, self.text.len())?;
        for attribute in element.attributes().with_checks(false) {
            let attribute = attribute.ok()?;
            let name: &str = attribute.key.as_ref();
            self.scalar(&["@", name])?;
            self.scalar(&[&attribute.normalized_value(Implicit1_0).ok()?])?;
        }
        // The text of the element begins after its attributes.
        let start = u32::try_from(self.text.len()).ok()?;
        self.nodes.get_mut(at)?.start = start;
        self.open.push(Element { at, children: Children::None });
        Some(())
    }

    fn end(&mut self) -> Option<()> {
        let Element { at, children } = self.open.pop()?;
        let (end, next) = (self.text.len(), u32::try_from(self.nodes.len()).ok()?);
        let node = self.nodes.get_mut(at)?;
        node.next = next;
        match children {
            Children::None => node.len = u32::try_from(end).ok()?.checked_sub(node.start)?,
            Children::Items => node.kind = ValueKind::Elements,
            Children::Members => node.kind = ValueKind::Object,
        }
        Some(())
    }

    /// Takes text; text between elements is ignored.
    fn text(&mut self, text: &str) -> Option<()> {
        match self.open.last() {
            Some(element) if element.children == Children::None => self.text.push_str(text),
            Some(_) => {}
            None => return text.trim_ascii().is_empty().then_some(()),
        }
        Some(())
    }

    fn reference(&mut self, reference: &BytesRef<'_>) -> Option<()> {
        match reference.resolve_char_ref().ok()? {
            Some(character) => self.text(character.encode_utf8(&mut [0; 4])),
            None => self.text(resolve_predefined_entity(reference)?),
        }
    }

    fn scalar(&mut self, parts: &[&str]) -> Option<()> {
        let start = self.text.len();
        for part in parts {
            self.text.push_str(part);
        }
        self.push(ValueKind::String, start)
    }

    fn push(&mut self, kind: ValueKind, start: usize) -> Option<()> {
        let (start, end) = (u32::try_from(start).ok()?, u32::try_from(self.text.len()).ok()?);
        let next = u32::try_from(self.nodes.len() + 1).ok()?;
        self.nodes.push(Node { kind, start, len: end.checked_sub(start)?, next });
        Some(())
    }

    fn finish(mut self) -> Option<(String, Nodes)> {
        if !self.open.is_empty() || self.nodes.len() < 2 {
            return None;
        }
        let next = u32::try_from(self.nodes.len()).ok()?;
        self.nodes.get_mut(0)?.next = next;
        Some((self.text, self.nodes))
    }
}
