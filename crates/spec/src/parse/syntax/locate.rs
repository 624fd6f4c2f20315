//! Paths → bytes.

use std::collections::BTreeMap;
use std::ops::Range;

use super::spelling::Spelling;
use super::{Content, NodeId, NodeKind, SyntaxTree};
use crate::diagnostic::{Diagnostics, Path, Place, PlacePart, Seg};

/// A cache for look-ups in one syntax tree, so that each list and each text is scanned once.
#[derive(Debug, Default)]
pub(in crate::parse) struct Seen {
    items: BTreeMap<NodeId, Vec<NodeId>>,
    spelling: Option<(NodeId, Option<Spelling>)>,
}

/// Resolves the paths of all problems to bytes of the files. Returns the texts of the files.
pub(crate) fn locate(trees: Vec<SyntaxTree>, diagnostics: &mut Diagnostics) -> Vec<String> {
    let mut seen: Vec<Seen> = trees.iter().map(|_| Seen::default()).collect();
    for label in diagnostics.list.iter_mut().flat_map(|diagnostic| &mut diagnostic.labels) {
        if let Place::At(file, path, part) = &label.place {
            let tree = trees.get(file.0).zip(seen.get_mut(file.0));
            let range = tree.map_or(0..0, |(tree, seen)| tree.locate(path, part, seen));
            label.place = Place::Span(*file, range);
        }
    }
    trees.into_iter().map(|tree| tree.text).collect()
}

impl SyntaxTree {
    /// Returns the bytes of a path and part. If the path does not exist, returns the key of its longest existing prefix. A text
    /// in the place of a map counts as the text in it.
    pub(in crate::parse) fn locate(
        &self,
        path: &Path,
        part: &PlacePart,
        seen: &mut Seen,
    ) -> Range<usize> {
        let Some(mut id) = self.root() else { return 0..0 };
        for (depth, seg) in path.0.iter().enumerate() {
            let next = match seg {
                Seg::Key(key) => self.get(id, key),
                Seg::Index(index) => {
                    let items = seen.items.entry(id).or_insert_with(|| self.items(id).collect());
                    items.get(*index).copied()
                }
            };
            let is_short =
                depth + 1 == path.0.len() && *part != PlacePart::Key && self.is_scalar(id);
            match next {
                Some(next) => id = next,
                None if is_short => break,
                None => return self.key_range(id),
            }
        }
        match part {
            PlacePart::Key => self.key_range(id),
            PlacePart::Value => self.value_range(id),
            PlacePart::Within(range) => {
                self.within(id, range, seen).unwrap_or_else(|| self.value_range(id))
            }
        }
    }

    /// Returns the path of a node.
    pub(crate) fn path_to(&self, mut id: NodeId) -> Path {
        let mut segs = Vec::new();
        while let Some(parent) = self.parent(id) {
            match self.key_of(id) {
                Some(key) => segs.push(Seg::Key(self.scalar(key).to_owned())),
                None => {
                    segs.push(Seg::Index(
                        self.items(parent).position(|item| item == id).unwrap_or(0),
                    ));
                }
            }
            id = parent;
        }
        segs.reverse();
        Path(segs)
    }

    /// Returns the bytes of a value's key; for a list item or the top, the first line of the value.
    pub(crate) fn key_range(&self, id: NodeId) -> Range<usize> {
        match self.key_of(id) {
            Some(key) => self.first_line(self.range(key)),
            None => self.first_line(self.range(id)),
        }
    }

    /// Returns the bytes that show a value in a report: its first line; for a block value, its key.
    pub(crate) fn value_range(&self, id: NodeId) -> Range<usize> {
        let range = self.range(id);
        let block = matches!(self.node(id).content, Content::Children(_, _, false));
        if block || range.is_empty() { self.key_range(id) } else { self.first_line(range) }
    }

    /// Returns the path to the innermost map value around a byte.
    pub(crate) fn path_at(&self, at: usize) -> Path {
        let mut path = Path::default();
        let mut map = self.root();
        while let Some(id) = map {
            let is_around = |(key, value): &(NodeId, NodeId)| {
                (self.range(*key).start..=self.range(*value).end).contains(&at)
            };
            let pair = self.pairs(id).find(is_around);
            path.0.extend(pair.map(|(key, _)| Seg::Key(self.scalar(key).to_owned())));
            map = pair.map(|(_, value)| value);
        }
        path
    }

    /// Returns the text of a map value's key.
    pub(crate) fn key_text(&self, id: NodeId) -> Option<&str> {
        self.key_of(id).map(|key| self.scalar(key))
    }

    /// Returns the key of a map value. The key precedes it in the list of nodes.
    pub(super) fn key_of(&self, id: NodeId) -> Option<NodeId> {
        let parent = self.parent(id).filter(|parent| self.kind(*parent) == NodeKind::Map)?;
        let key = NodeId(id.0.checked_sub(1)?);
        (self.parent(key) == Some(parent) && self.next(key) == Some(id)).then_some(key)
    }

    /// Returns the first non-empty line of a range, without surrounding blanks.
    fn first_line(&self, range: Range<usize>) -> Range<usize> {
        let text = &self.text[range.clone()];
        let start = range.start + (text.len() - text.trim_start().len());
        let text = &self.text[start.min(range.end)..range.end];
        let line = text.lines().next().unwrap_or_default().trim_end();
        if line.is_empty() { range.start..range.start } else { start..start + line.len() }
    }

    /// Returns the source bytes of a part of a scalar's text, only their first line.
    fn within(&self, id: NodeId, part: &Range<usize>, seen: &mut Seen) -> Option<Range<usize>> {
        let text = self.scalar(id);
        text.get(part.clone())?;
        let range = self.range(id);
        let start = match self.node(id).content {
            Content::AsSpelled(_) => range.start,
            Content::BetweenQuotes => range.start + 1,
            _ => {
                if seen.spelling.as_ref().is_none_or(|(last, _)| *last != id) {
                    let spelled = &self.text[range.clone()];
                    seen.spelling = Some((id, Spelling::new(self.kind(id), spelled, text)));
                }
                let source = seen.spelling.as_ref()?.1.as_ref()?.source(part)?;
                return Some(self.first_line(range.start + source.start..range.start + source.end));
            }
        };
        Some(self.first_line(start + part.start..start + part.end))
    }
}
