//! The keys of a map: each once.

use std::collections::BTreeSet;

use super::build::Builder;
use super::{NodeId, Outline};
use crate::diagnostic::words::parse as words;
use crate::diagnostic::{Diagnostic, Place};

/// Maps with more keys get a sorted list of them.
const SMALL_MAP: usize = 8;

impl Builder<'_> {
    /// Reports and leaves out duplicate keys, and sorts the keys of a large map.
    pub(super) fn keys(&mut self, map: NodeId) {
        let outline = &*self.outline;
        let pairs: Vec<(NodeId, NodeId)> = outline.pairs(map).collect();
        let mut sorted: Vec<NodeId> = pairs.iter().map(|(key, _)| *key).collect();
        sorted.sort_by(|left, right| {
            outline.scalar(*left).cmp(outline.scalar(*right)).then(left.cmp(right))
        });
        let mut again = Vec::new();
        let mut first = None;
        sorted.retain(|key| match first {
            Some(before) if outline.scalar(before) == outline.scalar(*key) => {
                again.push((*key, before));
                false
            }
            _ => {
                first = Some(*key);
                true
            }
        });
        if let Some(problem) = self.misindented(map, &pairs, &again) {
            self.problems.push(problem);
            return;
        }
        if let Some((key, before)) = again.iter().min() {
            let place = |id| Place::Span(self.file, self.outline.range(id));
            let mut others: Vec<NodeId> =
                again.iter().map(|(other, _)| *other).filter(|other| other != key).collect();
            others.sort();
            let others: Vec<_> = others.iter().map(|other| self.outline.scalar(*other)).collect();
            let name = self.outline.scalar(*key);
            self.problems.push(words::duplicate_key(name, &others, place(*key), place(*before)));
        }
        if !again.is_empty() {
            self.outline.doubled.push(map);
            let again: BTreeSet<NodeId> = again.iter().map(|(key, _)| *key).collect();
            let kept: Vec<_> = pairs.iter().filter(|(key, _)| !again.contains(key)).collect();
            for (index, (_, value)) in kept.iter().enumerate() {
                let next = kept.get(index + 1).and_then(|(key, _)| key.link());
                self.outline.nodes[value.0 as usize].next = next;
            }
        }
        if sorted.len() > SMALL_MAP {
            self.outline.sorted_keys.insert(map, sorted);
        }
    }

    /// Returns the one mistake behind keys that appear again below a key without a value: that one belongs to the map around.
    fn misindented(
        &self,
        map: NodeId,
        pairs: &[(NodeId, NodeId)],
        again: &[(NodeId, NodeId)],
    ) -> Option<Diagnostic> {
        let outline = &*self.outline;
        let around = outline.key_of(map)?;
        let first = again.iter().map(|(key, _)| *key).min()?;
        let is_hollow =
            |(key, value): &&(NodeId, NodeId)| *key < first && outline.range(*value).is_empty();
        let (key, _) = pairs.iter().rfind(is_hollow)?;
        let is_next =
            pairs.iter().find(|(other, _)| other > key).is_some_and(|(other, _)| *other == first);
        (again.len() > 1 || is_next).then(|| {
            let place = Place::Span(self.file, outline.range(*key));
            let (name, sibling) = (outline.scalar(*key), outline.scalar(around));
            let (indent, expected) = (outline.indent(*key), outline.indent(around));
            words::misindented(name, indent, expected, Some(sibling), place)
        })
    }
}

impl Outline {
    /// Returns how many bytes precede a node on its line.
    pub(in crate::parse) fn indent(&self, id: NodeId) -> usize {
        let start = self.range(id).start;
        start - self.text[..start].rfind('\n').map_or(0, |at| at + 1)
    }

    /// Returns how the keys of a map are indented that is below a key: two more than the key.
    pub(in crate::parse) fn indent_around(&self, map: NodeId) -> usize {
        self.key_of(map).map_or(0, |key| self.indent(key) + 2)
    }
}
