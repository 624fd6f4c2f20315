//! Texts with variables in them.

use super::variable::note_fact;
use super::{Machine, wide};
use crate::captures::{Facts, Slot, Source};
use crate::node_reader::{NodeReader, Variable};
use errbook::__v1::identify::value_end;
use errbook::__v1::{Tables, node, text as string, var};

impl Machine<'_> {
    /// Reads a text: the operands of a node, after its first byte.
    pub(super) fn text(&mut self, reader: NodeReader<'_>, at: u32) -> Option<bool> {
        let Some(text) = self.tape.scalar(at) else { return Some(false) };
        let mut parts = TextParts::new(self.tables, reader, &text)?;
        // Nothing is noted unless all strings are found.
        let is_complete = parts.clone().by_ref().all(|part| part.is_some());
        if is_complete {
            while let Some(Some((variable, before, after))) = parts.next() {
                self.note(
                    variable,
                    Slot { source: Source::Body, at, before, after, ..Slot::default() },
                );
            }
        }
        Some(is_complete)
    }
}

/// Reads the variables of a header if its value fits. Returns whether it does; `None` if the node is malformed.
pub(crate) fn read_header(
    tables: &Tables<'_>,
    start: u32,
    text: &str,
    header: u32,
    facts: &mut Facts,
) -> Option<bool> {
    let mut reader = NodeReader::new(tables.reading, start);
    let slot = Slot { source: Source::Header, at: header, ..Slot::default() };
    let fits = match reader.byte()? {
        node::LITERAL => lookup(tables, reader.word()?) == text,
        node::VALUE => {
            let variable = reader.variable()?;
            note_fact(facts, variable, Slot { filter: variable.filter, ..slot });
            true
        }
        node::TEXT => {
            let parts = TextParts::new(tables, reader, text)?;
            let is_complete = parts.clone().all(|part| part.is_some());
            for (variable, before, after) in parts.flatten().filter(|_| is_complete) {
                let slot = Slot { before, after, filter: variable.filter, ..slot };
                note_fact(facts, variable, slot);
            }
            is_complete
        }
        node::EITHER => {
            let parts = reader.list()?.iter().map(|part| u32::from_le_bytes(*part));
            // Positions only point forwards.
            let mut parts = parts.filter(|part| *part > start);
            parts.any(|part| read_header(tables, part, text, header, facts) == Some(true))
        }
        _ => false,
    };
    Some(fits)
}

/// The variables of a text, each with the number of bytes before and after it; `None` if a string is not found.
#[derive(Clone)]
struct TextParts<'t> {
    tables: &'t Tables<'t>,
    reader: NodeReader<'t>,
    left: u8,
    text: &'t str,
    /// The start of the next variable.
    at: Option<usize>,
}

impl<'t> TextParts<'t> {
    fn new(tables: &'t Tables<'t>, mut reader: NodeReader<'t>, text: &'t str) -> Option<Self> {
        let left = reader.byte()?;
        let prefix = lookup(tables, reader.word()?);
        let at = text.starts_with(prefix).then_some(prefix.len());
        Some(Self { tables, reader, left, text, at })
    }

    fn part(&mut self) -> Option<(Variable, u32, u32)> {
        let start = self.at.take()?;
        let variable = self.reader.variable()?;
        let suffix = lookup(self.tables, self.reader.word()?);
        let rest = self.text.get(start..)?;
        let end = start + value_end(rest, suffix, self.left == 0, var::is_name(variable.kind))?;
        self.at = Some(end + suffix.len());
        let after = u32::try_from(self.text.len() - end).ok()?;
        Some((variable, u32::try_from(start).ok()?, after))
    }
}

impl Iterator for TextParts<'_> {
    type Item = Option<(Variable, u32, u32)>;

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        Some(self.part())
    }
}

fn lookup<'t>(tables: &Tables<'t>, index: u32) -> &'t str {
    string(&tables.strings, wide(index))
}
