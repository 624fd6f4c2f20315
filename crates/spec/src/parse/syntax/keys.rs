//! The keys of a map, without duplicates.

use std::collections::BTreeSet;

use super::build::Builder;
use super::{NodeId, SyntaxTree};
use crate::diagnostic::words::parse as words;
use crate::diagnostic::{Diagnostic, Place};

/// Maps with more keys get a sorted list of them, for fast lookup.
const SMALL_MAP: usize = 8;

impl Builder<'_> {
    /// Reports and removes duplicate keys, and sorts the keys of a large map.
    pub(super) fn keys(&mut self, map: NodeId) {
        let tree = &*self.tree;
        let pairs: Vec<(NodeId, NodeId)> = tree.pairs(map).collect();
        let mut sorted: Vec<NodeId> = pairs.iter().map(|(key, _)| *key).collect();
        sorted.sort_by(|left, right| {
            tree.scalar(*left).cmp(tree.scalar(*right)).then(left.cmp(right))
        });
        let mut again = Vec::new();
        let mut first = None;
        sorted.retain(|key| match first {
            Some(before) if tree.scalar(before) == tree.scalar(*key) => {
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
            let place = |id| Place::Span(self.file, self.tree.range(id));
            let mut others: Vec<NodeId> =
                again.iter().map(|(other, _)| *other).filter(|other| other != key).collect();
            others.sort();
            let others: Vec<_> = others.iter().map(|other| self.tree.scalar(*other)).collect();
            let name = self.tree.scalar(*key);
            self.problems.push(words::duplicate_key(name, &others, place(*key), place(*before)));
        }
        if !again.is_empty() {
            self.tree.doubled.push(map);
            let again: BTreeSet<NodeId> = again.iter().map(|(key, _)| *key).collect();
            let kept: Vec<_> = pairs.iter().filter(|(key, _)| !again.contains(key)).collect();
            for (index, (_, value)) in kept.iter().enumerate() {
                let next = kept.get(index + 1).and_then(|(key, _)| key.link());
                self.tree.nodes[value.0 as usize].next = next;
            }
        }
        if sorted.len() > SMALL_MAP {
            self.tree.sorted_keys.insert(map, sorted);
        }
    }

    /// Returns the single cause of keys that repeat below a key without a value: that key belongs to the surrounding map.
    fn misindented(
        &self,
        map: NodeId,
        pairs: &[(NodeId, NodeId)],
        again: &[(NodeId, NodeId)],
    ) -> Option<Diagnostic> {
        let tree = &*self.tree;
        let around = tree.key_of(map)?;
        let first = again.iter().map(|(key, _)| *key).min()?;
        let is_hollow =
            |(key, value): &&(NodeId, NodeId)| *key < first && tree.range(*value).is_empty();
        let (key, _) = pairs.iter().rfind(is_hollow)?;
        let is_next =
            pairs.iter().find(|(other, _)| other > key).is_some_and(|(other, _)| *other == first);
        (again.len() > 1 || is_next).then(|| {
            let place = Place::Span(self.file, tree.range(*key));
            let (name, sibling) = (tree.scalar(*key), tree.scalar(around));
            let (indent, expected) = (tree.indent(*key), tree.indent(around));
            words::misindented(name, indent, expected, Some(sibling), place)
        })
    }
}

impl SyntaxTree {
    /// Returns the number of bytes before a node on its line.
    pub(in crate::parse) fn indent(&self, id: NodeId) -> usize {
        let start = self.range(id).start;
        start - self.text[..start].rfind('\n').map_or(0, |at| at + 1)
    }

    /// Returns the indentation for the keys of a map below a key: two more than the key.
    pub(in crate::parse) fn indent_around(&self, map: NodeId) -> usize {
        self.key_of(map).map_or(0, |key| self.indent(key) + 2)
    }
}
